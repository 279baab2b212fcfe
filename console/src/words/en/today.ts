// The English words of Today.
import { amount, count } from '../counting.ts';

export const today = {
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
  onlineThen: (n: number, longest: string): string =>
    n === 0
      ? 'None of all accounts that had offered by then is still online.'
      : `${count(n, 'account is', 'accounts are')} still online of all that had offered by then; at the end of that day the longest had been so for ${longest}.`,
  half: (time: string): string => `Half of those of this week were out of reach within ${time}.`,
  notHalf: 'Not yet half of those of this week are out of reach.',
  previousDay: 'The day before',
  nextDay: 'The day after',
  lastDay: 'To the last day',
  day: 'Day (UTC)',
  offers: 'Offers',
  offersSays: 'counted on this day',
  posts: 'posts',
  accounts: 'accounts',
  stillOnline: 'Still online',
  longest: (time: string): string => `longest ${time}`,
  longestThen: (time: string): string => `longest ${time} at the end of the day`,
  queue: 'Queue',
  urgent: 'urgent',
  standard: 'standard',
  overdue: (n: number): string => (n === 0 ? 'none overdue' : `${amount(n)} overdue`),
  screened: 'Items screened',
  onDay: (n: number): string => `${amount(n)} on this day; a post, a name and a profile count each`,
  shelf: 'Shelf',
  shelfSays: (n: number): string => (n === 0 ? 'everything was readable' : 'could not be read'),
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
  survival: {
    title: 'How long they stay online',
    axis: 'Time since the first offer',
    week: 'This week',
    before: 'The week before',
    says: (online: number, accounts: number): string =>
      `Of ${count(accounts, 'account', 'accounts')} that first offered this week, ${amount(online)} ${online === 1 ? 'is' : 'are'} online still: counted up to now. Kaplan–Meier estimate.`,
    none: 'No account first offered in these two weeks.',
    after: 'After',
    share: 'still online',
    between: '95 % between',
    atRisk: 'followed so long',
  },
  clocks: {
    title: 'How long people take',
    says: 'Of accounts first seen this week. What still waits counts for as long as it has waited.',
    step: 'Step',
    p50: 'Half within',
    p95: '95 % within',
    worst: 'Slowest',
    waiting: 'Waiting',
    names: { looked: 'Opened to first look', decided: 'Opened to decision', applied: 'Decision to applied' },
    open: 'not yet',
    none: '–',
    still: 'still waiting',
  },
  funnel: {
    title: 'What became of this week',
    says: 'Items screened, then the accounts first seen this week; each bar is a part of the accounts flagged. What waits for a signature or is pending is not applied.',
    stages: {
      seen: 'Items seen',
      flagged: 'Accounts flagged',
      looked: 'Looked at',
      acted: 'Measure applied',
      verified: 'Seen from outside',
    },
  },
  backlog: {
    title: 'Queue against the deadline',
    says: 'Open cases by how long they have been open.',
    ages: { hour: 'under an hour', day: '1 to 24 hours', week: '1 to 7 days', older: 'over a week' },
    overdue: 'first look overdue',
  },
  sources: {
    title: 'Sources',
    says: 'What was written on this day, by platform; when it was last heard of.',
    platform: 'Platform',
    items: 'Items',
    last: 'Last heard',
    none: 'Nothing was heard of any platform yet.',
  },
  list: {
    close: 'Close the list',
    offered: 'Accounts that offered on this day',
    online: 'Accounts still online, longest first',
    files: 'Accounts with a file, strongest first',
    shelf: 'What could not be read',
    columns: {
      account: 'Account',
      case: 'Case',
      posts: 'Posts',
      since: 'Since',
      bits: 'Bits',
      why: 'Why',
      source: 'Source',
    },
    none: 'Nothing is behind this number.',
    more: 'Show more',
    open: 'open',
    decided: 'decided',
    shelfCommand: 'Mend it with: vigil shelf again',
  },
};
