// The English words of the shelf: what could not be read, why, and what to do.
import { amount, count } from '../counting.ts';

export const shelf = {
  title: 'Shelf',
  says: 'What could not be read, kept whole until somebody mends the reason. Nothing on the shelf was lost, and nothing of it was screened.',
  empty: 'The shelf is empty',
  emptySays: 'Everything that came in was read.',
  columns: { why: 'Why', pieces: 'Pieces', from: 'From', since: 'Since', acts: 'Do' },
  pieces: (n: number): string => count(n, 'piece', 'pieces'),
  bytes: (n: number): string => count(n, 'byte', 'bytes'),
  http: 'requests over HTTP',
  source: (source: string, pieces: number): string => `${source} (${amount(pieces)})`,
  last: (when: string): string => `last ${when}`,
  show: 'Show pieces',
  hide: 'Hide pieces',
  again: 'Try again',
  againOf: (why: string): string => `Try again: ${why}`,
  againOne: (id: string): string => `Try again: ${id}`,
  done: (read: number, left: number, more: number): string =>
    [
      `${count(read, 'piece was', 'pieces were')} read and screened.`,
      left > 0 ? `${count(left, 'is', 'are')} still not understood.` : '',
      more > 0 ? `${count(more, 'was', 'were')} not tried yet: try again, or run vigil shelf again.` : '',
    ]
      .filter((one) => one !== '')
      .join(' '),
  more: 'Show more pieces',
  line: (line: number): string => `line ${amount(line)}`,
  offset: (offset: number): string => `byte ${amount(offset)}`,
  incomplete: 'not all of it has arrived',
  look: 'Look at the bytes',
  lookOf: (id: string): string => `Look at the bytes of ${id}`,
  lookSays: 'This is written to the audit log. Bytes are shown as numbers and plain letters only.',
  close: 'Close',
  closeOf: (id: string): string => `Close the bytes of ${id}`,
  next: 'Next bytes',
  stretch: (from: number, to: number, of: number): string => `Bytes ${amount(from)} to ${amount(to)} of ${amount(of)}`,
  mend: 'Most pieces are mended at the sender or in the connector: docs/formats.md says what each source must send. Then try again; what is understood is screened like any other post.',
  readOnly: 'A lead or an admin tries again.',
  offline: 'Vigil does not answer. Nothing was changed.',
};
