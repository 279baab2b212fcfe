// Lists as CSV tables: columns found by their usual names, as hasher-matcher-actioner, python-threatexchange and spreadsheets write them.
import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import type { HashKind } from '../../../../match/src/hashes/index.ts';
import type { ListInput, ListReader } from './reader.ts';
import type { Place } from './sheet.ts';
import { addGiven, addOtherKind, addProblem, kindNamed, kindOfFileName } from './sheet.ts';
import { LINE_UNITS, textOf } from './text.ts';

/** A whole hash of any kind. */
const HASH = /^(?:[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64})$/i;
const DELIMITERS = [',', ';', '\t', '|'];
/** Usual names of columns; case, blanks and marks do not count. */
const NAMES = {
  value: [
    'hash',
    'hashvalue',
    'value',
    'signal',
    'signalstr',
    'signalvalue',
    'indicator',
    'rawindicator',
    'fingerprint',
    'hex',
    'digest',
    'hashhex',
  ],
  kind: ['type', 'kind', 'hashtype', 'signaltype', 'algorithm', 'hashalgorithm', 'algo', 'indicatortype'],
  quality: ['quality', 'hashquality', 'pdqquality'],
  entry: [
    'id',
    'entry',
    'entryid',
    'contentid',
    'bankcontentid',
    'descriptorid',
    'name',
    'caseid',
    'uuid',
    'reference',
  ],
  list: ['list', 'collab', 'bank', 'bankname', 'source'],
} as const;

interface Columns {
  readonly value: number;
  readonly kind: number;
  readonly quality: number;
  readonly entry: number;
  readonly list: number;
  /** Columns named after a kind, whose cells are hashes of it. */
  readonly kinds: readonly { readonly kind: HashKind; readonly column: number }[];
}

/** The delimiter that the first line of the text holds most of, if any. */
export function delimiterIn(head: string): string | undefined {
  const line = firstLine(head);
  const counts = DELIMITERS.map((delimiter) => line.split(delimiter).length);
  const most = Math.max(...counts);
  return most > 1 ? DELIMITERS[counts.indexOf(most)] : undefined;
}

/** The first line that is neither blank nor a comment. */
export function firstLine(head: string): string {
  const lines = head.replace(/^\uFEFF/, '').split('\n');
  return lines.map((line) => line.trim()).find((line) => line !== '' && !line.startsWith('#')) ?? '';
}

/** Whether the cells are names of columns with hashes below. */
export function isHeader(cells: readonly string[]): boolean {
  const { value, kinds } = columnsOf(cells);
  return (value >= 0 || kinds.length > 0) && !cells.some((cell) => HASH.test(cell.trim()));
}

function columnsOf(header: readonly string[]): Columns {
  const names = header.map((cell) => cell.toLowerCase().replace(/[^a-z0-9]/g, ''));
  const find = (usual: readonly string[]): number =>
    usual.map((name) => names.indexOf(name)).find((column) => column >= 0) ?? -1;
  const kinds = header.flatMap((cell, column) => {
    const kind = kindNamed(cell);
    return kind === undefined ? [] : [{ kind, column }];
  });
  return {
    value: find(NAMES.value),
    kind: find(NAMES.kind),
    quality: find(NAMES.quality),
    entry: find(NAMES.entry),
    list: find(NAMES.list),
    kinds,
  };
}

/** Columns of a table without a header, told by the first record with a hash: vPDQ features (frame, quality, hash, time), or a hash beside its kind. */
function columnsByContent(cells: readonly string[]): Columns | undefined {
  const value = cells.findIndex((cell) => HASH.test(cell.trim()));
  if (value < 0) return undefined;
  const isFeature =
    value === 2 && cells.length === 4 && cells.slice(0, 2).every((cell) => /^\d{1,9}$/.test(cell.trim()));
  return {
    value,
    kind: cells.findIndex((cell) => kindNamed(cell) !== undefined),
    quality: isFeature ? 1 : -1,
    entry: -1,
    list: -1,
    kinds: [],
  };
}

/** Reads a table. A record without a usable hash becomes a problem, and those after it are read. */
export const readTable: ListReader = async (input) => {
  const { file, bytes, sheet, head } = input;
  let line = 0;
  let columns: Columns | undefined;
  const take = (cells: string[], info: { readonly lines: number }): null => {
    line = info.lines;
    const header = columns === undefined && isHeader(cells);
    if (header) columns = columnsOf(cells);
    else columns ??= columnsByContent(cells);
    if (columns === undefined) {
      const why = 'no column is called hash, value or signal or after a kind of hash, and there is no hash here';
      addProblem(sheet, { file, line }, why, 'name the column of the hashes in the first line');
    } else if (!header) readRecord(cells, columns, { file, line }, input);
    return null; // nothing is handed on, so nothing read before a broken record is lost with it
  };
  try {
    const parser = Readable.from(textOf(bytes)).pipe(
      parse({
        delimiter: delimiterIn(head) ?? ',',
        relax_column_count: true,
        relax_quotes: true,
        skip_empty_lines: true,
        comment: '#',
        comment_no_infix: true,
        max_record_size: LINE_UNITS,
        on_record: take,
      }),
    );
    for await (const _none of parser);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const why = 'from here on this is no CSV, perhaps because a quote never closes';
    addProblem(sheet, { file, line: line + 1 }, why, 'mend the record; nothing after it was read');
  }
};

function readRecord(cells: readonly string[], columns: Columns, place: Place, { list, sheet, file }: ListInput): void {
  const cell = (column: number): string => cells[column]?.trim() ?? '';
  const name = {
    list: cell(columns.list) || list,
    entry: cell(columns.entry),
    quality: cell(columns.quality) === '' ? undefined : Number(cell(columns.quality)),
  };
  if (Number.isNaN(name.quality)) {
    addProblem(sheet, place, 'the quality is no number', 'give a number from 0 to 100, or leave it empty');
    return;
  }
  let empty = true;
  for (const { kind, column } of columns.kinds) {
    if (cell(column) === '' || column === columns.value) continue;
    empty = false;
    addGiven(sheet, place, { ...name, kind, value: cell(column) });
  }
  const value = cell(columns.value);
  if (value !== '') {
    const said = cell(columns.kind);
    const kind = said === '' ? kindOfFileName(file) : kindNamed(said);
    if (said !== '' && kind === undefined) addOtherKind(sheet, said);
    else addGiven(sheet, place, { ...name, kind: kind ?? (name.quality === undefined ? undefined : 'pdq'), value });
  } else if (empty)
    addProblem(sheet, place, 'there is no hash in this record', 'fill in the hash or take the record out');
}
