// Every word the console shows, in one place, so that it can be reviewed and translated. Nouns are those of docs/concepts.md.

const count = (n: number, one: string, many: string): string => `${n.toLocaleString('en')} ${n === 1 ? one : many}`;

export const words = {
  name: 'Vigil',
  screens: { today: 'Today', queue: 'Queue', case: 'Case' },
  skip: 'Skip to content',
  theme: { toLight: 'Switch to light colours', toDark: 'Switch to dark colours' },
  keys: {
    title: 'Keys',
    open: 'Show the keys',
    close: 'Close',
    switch: 'Single-letter keys',
    switchSays: 'Turn off if they get in the way of your own tools; ? stays.',
    andThen: 'then',
    says: {
      today: 'Go to Today',
      queue: 'Go to the queue',
      next: 'Move down',
      previous: 'Move up',
      open: 'Open the chosen case',
      reveal: 'Reveal or mask the words of this case',
      back: 'Back to the queue',
      sheet: 'Show or hide this sheet',
    },
  },
  live: {
    on: 'Live',
    connecting: 'Connecting…',
    paused: (since: string): string => `Live paused since ${since}`,
    pausedSays: 'What you see may be old. It goes on by itself as soon as Vigil answers again.',
    opened: (urgent: number, standard: number): string => {
      const parts = [
        urgent > 0 ? count(urgent, 'new urgent case', 'new urgent cases') : '',
        standard > 0 ? count(standard, 'new standard case', 'new standard cases') : '',
      ];
      return parts.filter((part) => part !== '').join(', ');
    },
  },
  canary: {
    label: 'Canary',
    sang: (ago: string): string => `sang ${ago} ago`,
    now: 'sang just now',
    late: (ago: string): string => `silent for ${ago}`,
    never: 'has not sung yet',
    says: 'A planted harmless item goes through the whole flow every few minutes. If it stops coming out at the far end, something between input and store is broken.',
  },
  today: {
    headline: (accounts: number, posts: number): string =>
      accounts === 0
        ? 'No account offered the forbidden trade.'
        : `${count(accounts, 'account', 'accounts')} offered the forbidden trade in ${count(posts, 'post', 'posts')}.`,
    online: (n: number, longest: string): string =>
      n === 0
        ? 'None of all accounts that ever offered is still online.'
        : n === 1
          ? `One account is still online, for ${longest}.`
          : `${count(n, 'account is', 'accounts are')} still online, the longest for ${longest}.`,
    day: 'Day (UTC)',
    offers: 'Offers',
    offersSays: 'counted on this day',
    posts: 'posts',
    accounts: 'accounts',
    stillOnline: 'Still online',
    longest: (time: string): string => `longest ${time}`,
    queue: 'Queue',
    urgent: 'urgent',
    standard: 'standard',
    overdue: (n: number): string => (n === 0 ? 'none overdue' : `${n.toLocaleString('en')} overdue`),
    screened: 'Items screened',
    onDay: (n: number): string => `${n.toLocaleString('en')} on this day`,
    shelf: 'Shelf',
    shelfSays: (n: number): string => (n === 0 ? 'everything was readable' : 'could not be read; see vigil shelf'),
    files: 'Accounts with a file',
    filesSays: 'all others left a count only',
    pending: 'Orders pending',
    pendingSays: (n: number): string => (n === 0 ? 'nothing waits to be applied' : 'not yet applied'),
    series: 'Offers and accounts per day',
    showTable: 'As a table',
    showPlot: 'As a plot',
    plotSays: 'Bars: accounts that offered. Line: their posts. The table holds the same numbers.',
    needs: 'Needs a person now',
    toQueue: 'Open the queue',
    nothing: 'Nothing waits for a person.',
  },
  queue: {
    title: 'Queue',
    counts: (urgent: number, standard: number): string =>
      `${urgent.toLocaleString('en')} urgent · ${standard.toLocaleString('en')} standard`,
    overdue: (n: number): string => `${n.toLocaleString('en')} overdue`,
    columns: {
      severity: 'Severity',
      case: 'Case and account',
      why: 'Why',
      bits: 'Bits',
      kept: 'Kept',
      seen: 'Offering',
      due: 'First look',
    },
    severity: { urgent: 'Urgent', standard: 'Standard' },
    more: 'Show more cases',
    moreFamilies: (n: number): string => `and ${n} more`,
    empty: 'The queue is empty.',
    emptySays: (sang: string): string =>
      `Nothing waits for a person. The canary ${sang}, so Vigil is listening. New cases appear here by themselves.`,
    emptySilent:
      'Nothing waits for a person, but the canary has not sung: do not take this for a quiet day. Run vigil doctor.',
    filter: { all: 'All', urgent: 'Urgent', standard: 'Standard' },
    filterLabel: 'Which cases',
  },
  due: {
    in: (time: string): string => `due in ${time}`,
    by: (time: string): string => `overdue by ${time}`,
    now: 'due now',
  },
  case: {
    title: (id: string): string => `Case ${id}`,
    account: 'Account',
    platform: 'Platform',
    offering: 'Offering for',
    opened: 'Case opened',
    policy: 'Policy',
    standing: 'Who the account is stays hidden until a decision is drafted.',
    why: 'Why',
    bitsTotal: (bits: string): string => `${bits} bits`,
    bitsSays: 'Each bit doubles the odds. The reasons sum to the total; bars to the left speak for the account.',
    against: (says: string): string => `Weighed against the explanation that this account ${says}.`,
    probable: (share: number): string =>
      `Of cases like this, reviewers found ${Math.round(share * 100)} in 100 to be offending.`,
    uncalibrated: 'Too few cases are decided to tell a probability.',
    specialist: 'For a specialist: this may be a victim or a minor.',
    kept: (shown: number, all: number): string =>
      shown < all ? `${shown} of ${all.toLocaleString('en')} items kept` : `${count(all, 'item', 'items')} kept`,
    shared: 'Shared with other accounts',
    sharedSays: (n: number): string => `on ${count(n, 'other account', 'other accounts')}`,
    sharedNone: 'No value found here was seen on another account with a file.',
    reveal: 'Reveal words',
    mask: 'Mask words',
    revealSays: 'Each reveal is written to the audit log.',
    revealed: 'Words are revealed. This was written to the audit log.',
    quoted: 'quotes somebody else',
    removed: 'removed by the platform',
    cut: 'The text goes on; only the part around the findings is shown.',
    noText: 'Media, known by its hash only.',
    more: 'Show more items',
    back: 'Queue',
    readOnly: 'Decisions come with a later version; this page is for reading.',
    gone: 'There is no such case.',
    goneSays: 'It may belong to another data folder. Go back to the queue.',
  },
  trouble: {
    forbidden: 'Open the link printed in the terminal',
    forbiddenSays:
      'This browser has no session. Where Vigil runs, the terminal shows a link like http://127.0.0.1:…/#key=…; it ends when Vigil does, and a session lasts twelve hours.',
    refused: 'That link has ended',
    refusedSays: 'Its key belongs to an earlier start of Vigil. Open the link that the terminal shows now.',
    offline: 'Vigil does not answer',
    offlineSays:
      'Nothing is lost: what was acknowledged is recorded. See in the terminal whether Vigil still runs; this page tries again by itself.',
    store: 'The store is out of reach',
    storeSays: 'Vigil runs, but its database does not answer. Run vigil doctor; this page tries again by itself.',
    broken: 'This answer could not be read',
    brokenSays:
      'The console and the server may be of different versions. Build the console again and reload this page.',
    again: 'Try again',
  },
  loading: 'Loading…',
  families: {
    term: 'term',
    age: 'age cue',
    offer: 'offer',
    contact: 'contact',
    payment: 'payment',
    obfuscation: 'disguise',
    joint: 'term and trade',
    hash: 'known hash',
    link: 'shared value',
    notice: 'notices',
    classifier: 'classifier',
    context: 'context',
    absent: 'not seen',
    rarity: 'rarity',
    victim: 'possible victim',
  } as Readonly<Record<string, string>>,
} as const;
