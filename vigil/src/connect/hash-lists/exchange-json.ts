// Exports of ThreatExchange, hasher-matcher-actioner (HMA) and StopNCII as JSON: one value, or one a line.
import { enter, type Print, type Update } from './ledger.ts';
import type { ListInput, ListReader } from './reader.ts';
import { addOtherKind, addProblem, kindNamed, type Place } from './sheet.ts';
import { wholeText } from './text.ts';

type Fields = Readonly<Record<string, unknown>>;
/** Shapes are nested a few levels deep; deeper is something else. */
const DEEPEST = 8;
const VALUES = ['hashValue', 'signal_str', 'signal', 'signal_value', 'indicator', 'raw_indicator', 'hash', 'value'];
const KINDS = ['signalType', 'signal_type', 'type', 'hash_type', 'kind', 'algorithm'];
const IDS = ['bank_content_id', 'content_id', 'id', 'entry'];
/** Keys under which exports keep their records. */
const INSIDE = [
  'data',
  'hashRecords',
  'results',
  'records',
  'entries',
  'hashes',
  'signals',
  'content',
  'banks',
  'updates',
];
/** Exchanges whose pages are one list, whatever the files are called, told by the key that holds their records. */
const EXCHANGES: Readonly<Record<string, string>> = { hashRecords: 'stopncii', data: 'threatexchange' };
/** What records that must no longer be used are called. */
const GONE = /^(?:withdrawn|deleted|removed|non_malicious|false_positive)$/i;

/** Reads any of the known shapes. Records that say they are withdrawn, deleted or not malicious take the hash off the list. */
export const readExchangeJson: ListReader = async (input) => {
  const { file, bytes, sheet } = input;
  const text = await wholeText(bytes, file, sheet);
  if (text === undefined) return;
  const whole = parsed(text);
  if (whole !== undefined) {
    walk(whole.value, { file, line: 1 }, input, 0);
    return;
  }
  text.split('\n').forEach((line, number) => {
    if (line.trim() === '') return;
    const place = { file, line: number + 1 };
    const one = parsed(line);
    if (one === undefined)
      addProblem(sheet, place, 'this is no JSON', 'give one JSON value a line, or one in the whole file');
    else walk(one.value, place, input, 0);
  });
};

function parsed(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Takes a record, or looks into what holds records. In one JSON value the line is the number of the record in its list. */
function walk(value: unknown, place: Place, input: ListInput, depth: number): void {
  if (depth > DEEPEST) {
    addProblem(input.sheet, place, `this is nested deeper than ${DEEPEST} levels`, 'give the list of records itself');
  } else if (Array.isArray(value)) {
    value.forEach((one, number) => {
      walk(one, depth <= 1 ? { ...place, line: number + place.line } : place, input, depth + 1);
    });
  } else if (typeof value === 'string') {
    take(
      { key: `text ${value.toLowerCase()}`, name: '', at: Number.NEGATIVE_INFINITY, gone: false },
      [[undefined, value]],
      place,
      input,
    );
  } else if (typeof value === 'object' && value !== null) walkObject(value as Fields, place, input, depth);
  else addProblem(input.sheet, place, 'there is no hash in this record', 'give a hash with its kind');
}

function walkObject(record: Fields, place: Place, input: ListInput, depth: number): void {
  const prints = printsOf(record);
  if (prints.length > 0) {
    take(entryOf(record, prints), prints, place, input);
    return;
  }
  const inside = INSIDE.filter((key) => typeof record[key] === 'object' && record[key] !== null);
  if (inside.length === 0) {
    addProblem(
      input.sheet,
      place,
      'there is no hash in this record',
      'see docs/formats.md for the shapes that are read',
    );
    return;
  }
  for (const key of inside) {
    const exchange = depth === 0 && Array.isArray(record[key]) ? EXCHANGES[key] : undefined;
    if (exchange !== undefined) input.ledger.pages.push({ list: exchange, file: input.file, next: hasNext(record) });
    walk(record[key], place, exchange === undefined ? input : { ...input, list: exchange }, depth + 1);
  }
}

/** StopNCII says `hasMoreRecords`, ThreatExchange gives the address of the next page. */
function hasNext({ hasMoreRecords, paging }: Fields): boolean {
  const next = typeof paging === 'object' && paging !== null ? (paging as Fields)['next'] : undefined;
  return hasMoreRecords === true || (typeof next === 'string' && next !== '');
}

/** Kind and value of every hash in a record: `{signal_type, signal_str}`, `{signals: {pdq: …}}` or `{pdq: …, md5: […]}`. */
function printsOf(record: Fields): readonly (readonly [string | undefined, string])[] {
  const value = VALUES.map((key) => record[key]).find((one) => typeof one === 'string') as string | undefined;
  if (value !== undefined)
    return [[KINDS.map((key) => record[key]).find((one) => typeof one === 'string') as string | undefined, value]];
  const { signals } = record;
  const named =
    typeof signals === 'object' && signals !== null && !Array.isArray(signals) ? (signals as Fields) : record;
  return Object.entries(named).flatMap(([name, held]) => {
    if (kindNamed(name) === undefined && named === record) return [];
    if (typeof held === 'string') return [[name, held] as const];
    if (Array.isArray(held)) return held.flatMap((one) => (typeof one === 'string' ? [[name, one] as const] : []));
    return typeof held === 'object' && held !== null ? Object.keys(held).map((one) => [name, one] as const) : [];
  });
}

function entryOf(
  record: Fields,
  prints: readonly (readonly [string | undefined, string])[],
): Omit<Update, 'prints' | 'list'> {
  const id = IDS.map((key) => record[key]).find((one) => typeof one === 'string' || typeof one === 'number');
  const said = [record['hashStatus'], record['status']].find((one) => typeof one === 'string') as string | undefined;
  const at = record['lastModtimestamp'] ?? record['last_updated'];
  const moment = typeof at === 'number' ? at : typeof at === 'string' ? Date.parse(at) : Number.NaN;
  return {
    key:
      id === undefined
        ? prints.map(([name, value]) => `${kindNamed(name ?? '') ?? ''} ${value.toLowerCase()}`).join(' ')
        : `id ${id}`,
    name: id === undefined ? '' : String(id),
    at: Number.isFinite(moment) ? moment : Number.NEGATIVE_INFINITY,
    gone: record['should_delete'] === true || (said !== undefined && GONE.test(said)),
  };
}

function take(
  entry: Omit<Update, 'prints' | 'list'>,
  found: readonly (readonly [string | undefined, string])[],
  place: Place,
  { sheet, ledger, list }: ListInput,
): void {
  const prints: Print[] = [];
  for (const [name, value] of found) {
    const kind = name === undefined ? undefined : kindNamed(name);
    if (name !== undefined && kind === undefined) addOtherKind(sheet, name);
    else prints.push({ kind, value, place, disputed: false });
  }
  if (prints.length > 0 || entry.gone) enter(ledger, { ...entry, list, prints }, place, sheet);
}
