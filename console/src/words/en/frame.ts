// The English words of the frame of every screen, times, troubles and the families of evidence.
import { count } from '../counting.ts';

export const frame = {
  name: 'Vigil',
  screens: { today: 'Today', queue: 'Queue', case: 'Case', orders: 'Orders' },
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
      orders: 'Go to the orders',
      applied: 'On an order: it was carried out',
      seen: 'On an order: its effect was seen from outside',
      next: 'Move down',
      previous: 'Move up',
      open: 'Open the chosen case; on a case, submit the decision',
      claim: 'Take this case, or give it back',
      decide: 'Draft: violating, not violating, possible minor or victim, specialist, not enough yet',
      innocent: 'With not violating: what the account is instead',
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
  due: {
    in: (time: string): string => `due in ${time}`,
    by: (time: string): string => `overdue by ${time}`,
    now: 'due now',
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
};
