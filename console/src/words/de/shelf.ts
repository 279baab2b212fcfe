// The German words of the shelf: what could not be read, why, and what to do.
import { amount, plural } from '../counting.ts';

function piecesOf(n: number): string {
  return plural(n, { one: '# Stück', other: '# Stücke' });
}

export const shelf = {
  title: 'Ablage',
  says: 'Was nicht lesbar war, ganz aufbewahrt, bis jemand die Ursache behebt. Nichts in der Ablage ging verloren, und nichts davon wurde geprüft.',
  empty: 'Die Ablage ist leer',
  emptySays: 'Alles, was einging, wurde gelesen.',
  columns: { why: 'Warum', pieces: 'Stücke', from: 'Von', since: 'Dauer', acts: 'Tun' },
  pieces: (n: number): string => piecesOf(n),
  bytes: (n: number): string => plural(n, { one: '# Byte', other: '# Byte' }),
  http: 'Anfragen über HTTP',
  source: (source: string, pieces: number): string => `${source} (${amount(pieces)})`,
  last: (when: string): string => `zuletzt ${when}`,
  show: 'Stücke zeigen',
  hide: 'Stücke verbergen',
  again: 'Erneut versuchen',
  againOf: (why: string): string => `Erneut versuchen: ${why}`,
  againOne: (id: string): string => `Erneut versuchen: ${id}`,
  done: (read: number, left: number, more: number): string =>
    [
      `${plural(read, { one: '# Stück wurde', other: '# Stücke wurden' })} gelesen und geprüft.`,
      left > 0
        ? plural(left, { one: '# ist weiterhin unverständlich.', other: '# sind weiterhin unverständlich.' })
        : '',
      more > 0
        ? `${plural(more, { one: '# wurde', other: '# wurden' })} noch nicht versucht: Versuchen Sie es erneut, oder führen Sie vigil shelf again aus.`
        : '',
    ]
      .filter((one) => one !== '')
      .join(' '),
  more: 'Weitere Stücke zeigen',
  line: (line: number): string => `Zeile ${amount(line)}`,
  offset: (offset: number): string => `Byte ${amount(offset)}`,
  incomplete: 'noch nicht vollständig eingetroffen',
  look: 'Bytes ansehen',
  lookOf: (id: string): string => `Bytes von ${id} ansehen`,
  lookSays: 'Das wird ins Prüfprotokoll geschrieben. Bytes werden nur als Zahlen und einfache Buchstaben gezeigt.',
  close: 'Schließen',
  closeOf: (id: string): string => `Schließen: Bytes von ${id}`,
  next: 'Nächste Bytes',
  stretch: (from: number, to: number, of: number): string =>
    `Bytes ${amount(from)} bis ${amount(to)} von ${amount(of)}`,
  mend: 'Die meisten Stücke lassen sich beim Absender oder in der Anbindung beheben: docs/formats.md sagt, was jede Quelle senden muss. Versuchen Sie es dann erneut; was verstanden wird, wird geprüft wie jeder andere Beitrag.',
  readOnly: 'Erneut versuchen dürfen die Leitung oder ein Administrator.',
  offline: 'Vigil antwortet nicht. Nichts wurde geändert.',
};
