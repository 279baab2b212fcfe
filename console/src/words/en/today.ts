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
  overdue: (n: number): string => (n === 0 ? 'none overdue' : `${amount(n)} overdue`),
  screened: 'Items screened',
  onDay: (n: number): string => `${amount(n)} on this day`,
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
};
