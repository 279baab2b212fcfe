// Reads a lexicon from CSV (RFC 4180, comma, semicolon or tab). Our own scanner because every problem must name the exact line and column of its cell, which csv-parse does not tell.
import type { Drafted, Fault, Place, RawTerm } from './lexicon-draft.ts';
import { draftOfList } from './lexicon-draft.ts';
import { guessKind, idGiver } from './lexicon-guess.ts';
import { nearest } from './lexicon-nearest.ts';

/** Columns a header may name; only `term` must be there. */
const COLUMNS = ['id', 'term', 'family', 'kind', 'bits', 'mode', 'matches', 'ignores'];

interface Cell extends Place {
  readonly text: string;
}

/** Turns rows into terms. Empty cells count as absent; examples inside a cell stand one a line or between `|`. */
export function draftFromCsv(name: string, text: string): Drafted {
  const scanned = scan(text, delimiterOf(text));
  if ('why' in scanned) return { ok: false, faults: [scanned] };
  const [header, ...rows] = scanned.filter((row) => row.some((cell) => cell.text.trim() !== ''));
  const names = (header ?? []).map((cell) => cell.text.trim().toLowerCase());
  const faults = headerFaults(header ?? [], names);
  for (const row of rows) {
    const extra = row[names.length];
    if (extra === undefined) continue;
    faults.push({
      line: extra.line,
      column: extra.column,
      why: `this row has ${row.length} cells, the header has ${names.length}`,
      mend: 'put quotes around a cell that holds the delimiter',
    });
  }
  if (faults.length > 0) return { ok: false, faults };
  const giveId = idGiver();
  return {
    ok: true,
    draft: draftOfList(
      name,
      rows.map((row) => termOf(row, names, giveId)),
    ),
  };
}

/** True when the first line is a CSV header with a `term` column. */
export function looksLikeCsv(text: string): boolean {
  const cells = firstLine(text)
    .split(/[,;\t]/u)
    .map((cell) => cell.trim().replaceAll('"', '').toLowerCase());
  return cells.length > 1 && cells.includes('term') && cells.every((cell) => COLUMNS.includes(cell));
}

function headerFaults(header: readonly Cell[], names: readonly string[]): Fault[] {
  const faults: Fault[] = [];
  for (const [index, cell] of header.entries()) {
    const name = names[index] ?? '';
    if (!COLUMNS.includes(name))
      faults.push({ ...placeOf(cell), why: 'this column is not known', mend: nearest(name, COLUMNS) });
    else if (names.indexOf(name) !== index)
      faults.push({
        ...placeOf(cell),
        why: `the column ${name} stands here a second time`,
        mend: 'remove one of the two',
      });
  }
  if (!names.includes('term')) {
    faults.push({
      line: 1,
      column: 1,
      why: 'the header has no column `term`',
      mend: `begin with a header line such as ${COLUMNS.join(',')}`,
    });
  }
  return faults;
}

function termOf(
  row: readonly Cell[],
  names: readonly string[],
  giveId: (term: string, line: number) => string,
): RawTerm {
  const value: Record<string, unknown> = {};
  const fields: Record<string, Place> = {};
  for (const [index, cell] of row.entries()) {
    const name = names[index] ?? '';
    fields[name] = placeOf(cell);
    const text = cell.text.trim();
    if (text !== '') value[name] = cellValue(name, text);
  }
  const place = placeOf(row[names.indexOf('term')] ?? row[0] ?? { line: 1, column: 1 });
  const term = typeof value['term'] === 'string' ? value['term'] : '';
  value['family'] ??= 'term';
  value['kind'] ??= guessKind(term);
  value['id'] ??= giveId(term, place.line);
  return { place, fields, value };
}

function cellValue(name: string, text: string): unknown {
  if (name === 'bits') return /^[+-]?\d+(?:[.,]\d+)?$/u.test(text) ? Number(text.replace(',', '.')) : text;
  if (name !== 'matches' && name !== 'ignores') return text;
  return text
    .split(/[|\r\n]+/u)
    .map((example) => example.trim())
    .filter((example) => example !== '');
}

function placeOf(cell: Place): Place {
  return { line: cell.line, column: cell.column };
}

function firstLine(text: string): string {
  return (
    text
      .slice(0, 2_000)
      .trimStart()
      .split(/[\r\n]/u, 1)[0] ?? ''
  );
}

/** The delimiter the header uses most. */
function delimiterOf(text: string): string {
  const line = firstLine(text);
  const count = (mark: string) => line.split(mark).length;
  return [',', ';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}

/** Cuts text into rows of cells; a quote that is never closed is the only fault. */
function scan(text: string, delimiter: string): Cell[][] | Fault {
  const rows: Cell[][] = [[]];
  let at = 0;
  let line = 1;
  let lineStart = 0;
  for (;;) {
    const place = { line, column: at - lineStart + 1 };
    let content = '';
    if (text[at] === '"') {
      const close = closingQuote(text, at + 1);
      if (close < 0)
        return {
          ...place,
          why: 'a quote is opened here and never closed',
          mend: 'close it, or double the quote that belongs to the text',
        };
      const inside = text.slice(at + 1, close);
      content = inside.replaceAll('""', '"');
      for (let next = inside.indexOf('\n'); next >= 0; next = inside.indexOf('\n', next + 1)) {
        line += 1;
        lineStart = at + next + 2;
      }
      at = close + 1;
    }
    const end = cellEnd(text, at, delimiter);
    rows.at(-1)?.push({ ...place, text: content + text.slice(at, end) });
    if (end >= text.length) return rows;
    at = end + 1;
    if (text[end] === delimiter) continue;
    if (text[end] === '\r' && text[at] === '\n') at += 1;
    line += 1;
    lineStart = at;
    rows.push([]);
  }
}

function closingQuote(text: string, from: number): number {
  let close = text.indexOf('"', from);
  while (close >= 0 && text[close + 1] === '"') close = text.indexOf('"', close + 2);
  return close;
}

function cellEnd(text: string, from: number, delimiter: string): number {
  let end = from;
  while (end < text.length && text[end] !== delimiter && text[end] !== '\n' && text[end] !== '\r') end += 1;
  return end;
}
