// The English words of the queue.
import { amount } from '../counting.ts';

export const queue = {
  title: 'Queue',
  counts: (urgent: number, standard: number): string => `${amount(urgent)} urgent · ${amount(standard)} standard`,
  overdue: (n: number): string => `${amount(n)} overdue`,
  claimed: (by: string): string => `with ${by}`,
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
};
