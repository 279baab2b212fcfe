// The English words of a case.
import { amount, count } from '../counting.ts';

export const oneCase = {
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
    shown < all ? `${shown} of ${amount(all)} items kept` : `${count(all, 'item', 'items')} kept`,
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
  gone: 'There is no such case.',
  goneSays: 'It may belong to another data folder. Go back to the queue.',
};
