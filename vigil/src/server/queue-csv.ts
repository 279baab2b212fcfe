// Writes the queue for a spreadsheet: rows without any text of a post, and no cell that a spreadsheet would run.
import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify/sync';
import type pg from 'pg';
import type { CaseRow } from '../store/read-cases.ts';
import { type CaseFilter, listCases, placeOf } from '../store/read-queue.ts';

const PAGE = 500;
/** Rows of one file: what a spreadsheet still opens with ease. */
export const MOST_ROWS = 10_000;

const COLUMNS: Readonly<Record<string, (row: CaseRow) => string | number>> = {
  case: (row) => row.id,
  severity: (row) => row.severity,
  route: (row) => row.route,
  platform: (row) => row.platform,
  account: (row) => row.account,
  bits: (row) => Number(row.bits.toFixed(2)),
  probability: (row) => row.assessment.probability ?? '',
  families: (row) => row.assessment.reasons.flatMap(({ family, bits }) => (bits > 0 ? [family] : [])).join(' '),
  reason: (row) => row.assessment.reasons[0]?.text ?? '',
  evidence: (row) => row.evidence,
  items: (row) => row.items,
  ring: (row) => row.ring?.id ?? '',
  ring_members: (row) => row.ring?.members ?? '',
  first_seen: (row) => utc(row.firstSeen),
  last_seen: (row) => utc(row.lastSeen),
  opened: (row) => utc(row.openedAt),
  due: (row) => utc(row.dueAt),
};

/**
 * The rows as CSV by RFC 4180, read from the store a page at a time while they are sent. A cell that begins with = + - @, tab, carriage return or a wide
 * form of these gets an apostrophe before it (OWASP, "CSV Injection"). Throws what the store throws for the first page.
 */
export async function writeQueue(pool: pg.Pool, filter: Omit<CaseFilter, 'limit' | 'after'>): Promise<Readable> {
  const first = await listCases(pool, { ...filter, limit: PAGE });
  return Readable.from(pages(pool, filter, first));
}

async function* pages(
  pool: pg.Pool,
  filter: Omit<CaseFilter, 'limit' | 'after'>,
  first: readonly CaseRow[],
): AsyncGenerator<string> {
  yield csv([Object.keys(COLUMNS)]);
  let page = first;
  for (let written = 0; page.length > 0; ) {
    yield csv(page.map((row) => Object.values(COLUMNS).map((cell) => cell(row))));
    written += page.length;
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE || written >= MOST_ROWS) return;
    page = await listCases(pool, { ...filter, limit: PAGE, after: placeOf(last) });
  }
}

function csv(rows: readonly (readonly (string | number)[])[]): string {
  return stringify(rows as (string | number)[][], { escape_formulas: true, record_delimiter: '\r\n' });
}

function utc(at: number): string {
  const date = new Date(at);
  return Number.isNaN(date.getTime()) ? '' : date.toISOString();
}
