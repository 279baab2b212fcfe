// CSV tables of posts, one record a post, with a column map that is guessed from usual names and may be given.
import { type Options, parse } from 'csv-parse/sync';
import type { Surface } from '../../core/item.ts';
import { accountId, platformName, SURFACES } from '../../core/item.ts';
import type { Reading } from '../../core/reading.ts';
import { addProfile, addText, newBundle, readingOf } from '../bundle.ts';
import { type Format, type Mapper, type Sample, type Settings, Unfit } from '../format.ts';
import { SourceError } from '../source-error.ts';
import { momentOf, oldXMoment } from '../time.ts';
import { FIELDS, type Field, USUAL_NAMES } from './client.ts';

const DELIMITERS = [',', ';', '\t', '|'];
/** Whole numbers below this are seconds since 1970, others milliseconds: as seconds it is the year 5138, as milliseconds 1973. */
const FIRST_MILLISECONDS = 100_000_000_000;

/** CSV with a header line. */
export const format: Format = {
  name: 'csv',
  title: 'CSV with a header line and a column map',
  shape: 'csv',
  fits: () => false,
  mapper: (settings, sample) => tableMapper(settings, sample),
};

/** The delimiter that the header line holds most of; a comma when it holds none. */
export function delimiterOf(text: string): string {
  const header = headerLine(text);
  const counts = DELIMITERS.map((delimiter) => header.split(delimiter).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ',';
}

/** Where each of our fields stands in a record. */
type Columns = ReadonlyMap<Field, number>;

/** The first record is the header: it has been read from the sample, so here it is only counted. */
function tableMapper(settings: Settings, sample: Sample): Mapper {
  const delimiter = delimiterOf(sample.text);
  const header = cellsOf(headerLine(sample.text), delimiter);
  const columns = columnsOf(header, settings.columns ?? {});
  let first = true;
  return (_value, text) => {
    if (first) {
      first = false;
      return { kind: 'skipped', why: 'header line' };
    }
    const cells = cellsOf(text, delimiter);
    if (cells.length !== header.length) throw new Unfit('not as many cells as the header has columns');
    return mapRecord((field) => cells[columns.get(field) ?? -1] ?? '', settings);
  };
}

function mapRecord(cell: (field: Field) => string, settings: Settings): Reading {
  const id = cell('id');
  if (id === '') throw new Unfit('no id');
  const platform = settings.platform ?? platformName('own');
  const owner = cell('account');
  const createdAt = createdAtOf(cell('createdAt'), settings);
  const bundle = newBundle(settings.limits.texts);
  const carrier = {
    id,
    platform,
    surface: surfaceOf(cell('surface')),
    author: accountId(owner === '' ? `anonymous/${id}` : owner),
    createdAt,
    language: cell('language') || 'und',
    selfAuthored: true,
  };
  addText(bundle, carrier, undefined, cell('text'));
  const [handle, displayName, bio] = [cell('handle'), cell('displayName'), cell('bio')];
  const standing = { ...(handle === '' ? {} : { handle }), ...(displayName === '' ? {} : { displayName }) };
  if (owner !== '') addProfile(bundle, { id: owner, texts: { displayName, bio }, standing }, platform, createdAt);
  return readingOf(bundle, 'no text');
}

function surfaceOf(value: string): Surface {
  if (value === '') return 'post';
  const surface = SURFACES.find((known) => known === value.toLowerCase());
  if (surface === undefined) throw new Unfit(`surface is none of ${SURFACES.join(', ')}`);
  return surface;
}

function createdAtOf(value: string, settings: Settings): number {
  if (value === '') return settings.receivedAt;
  const moment = /^-?\d+(\.\d+)?$/.test(value) ? numericMoment(Number(value)) : (momentOf(value) ?? oldXMoment(value));
  if (moment === undefined) throw new Unfit('createdAt is neither ISO 8601 nor seconds or milliseconds since 1970');
  return moment;
}

function numericMoment(value: number): number | undefined {
  return momentOf(Math.abs(value) < FIRST_MILLISECONDS ? Math.round(value * 1000) : value);
}

/** Which column holds which field. Throws `SourceError` when a column that was named, or one that must be there, is missing. */
function columnsOf(header: readonly string[], given: Readonly<Record<string, string>>): Columns {
  const columns = new Map<Field, number>();
  const shown = namesIn(header);
  for (const [field, name] of Object.entries(given)) {
    const known = FIELDS.find((own) => own === field);
    if (known === undefined)
      throw new SourceError(`${JSON.stringify(field)} is not a field of Vigil.`, `Use ${FIELDS.join(', ')}.`);
    const at = header.indexOf(name);
    if (at < 0) throw new SourceError(`This CSV has no column ${JSON.stringify(name)}.`, shown);
    columns.set(known, at);
  }
  const plain = header.map((name) => name.toLowerCase().replaceAll(/[\s_-]/g, ''));
  for (const field of FIELDS.filter((own) => !columns.has(own))) {
    const usual = USUAL_NAMES[field].find((name) => plain.includes(name));
    if (usual !== undefined) columns.set(field, plain.indexOf(usual));
  }
  for (const field of ['id', 'text'] as const) {
    if (!columns.has(field))
      throw new SourceError(
        `This CSV has no column for ${field}.`,
        `Say which it is with a column map such as ${field}=NAME. ${shown}`,
      );
  }
  return columns;
}

/** What may be told of a first line: a file without a header begins with somebody's post, so only a line that is nothing but names is quoted. */
function namesIn(header: readonly string[]): string {
  const isNames = header.every((cell) => /^[a-z]\w{0,29}$/i.test(cell));
  if (isNames)
    return `Its columns are ${header
      .map((cell) => JSON.stringify(cell))
      .join(', ')
      .slice(0, 500)}.`;
  return `Its first line has ${header.length} cells and is no row of column names; a CSV needs one.`;
}

/** The cells of one record. Quotes inside an unquoted cell are taken as they stand. */
function cellsOf(record: string, delimiter: string): readonly string[] {
  // Without a quote a record is its cells and nothing else; the library is for the rest.
  if (!record.includes('"')) return record.split(delimiter);
  const options: Options = { delimiter, relax_quotes: true, relax_column_count: true, skip_empty_lines: false };
  try {
    const rows: unknown = parse(record, options);
    const row: unknown = Array.isArray(rows) ? rows[0] : undefined;
    return Array.isArray(row) ? row.map(String) : [];
  } catch {
    // The library's message quotes the record, so only the fact is passed on.
    throw new Unfit('not a CSV record: a quote is missing or out of place');
  }
}

function headerLine(text: string): string {
  const lines = text.replace(/^\uFEFF/, '').split('\n');
  return (lines.find((line) => line.trim() !== '') ?? '').replace(/\r$/, '');
}
