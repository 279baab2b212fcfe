// Compiles listed terms into a matcher, and turns a matcher into bytes and back.
import { type Automaton, buildAutomaton } from './automaton.ts';
import { buildTokens } from './build-tokens.ts';
import { bytesError, layStrings, pack, type Sections, type Strings, stringAt, unpack } from './bytes.ts';
import { codesFor } from './codes.ts';
import { sha256 } from './digest.ts';
import { lay, patternsOf, startLaying } from './drafts.ts';
import { emojiSequence, emojiTable, layEmoji, readEmoji } from './emoji.ts';
import type { Matcher } from './matcher.ts';
import { draftsOf, foldTermsWith, P_SHORT, type Patterns } from './patterns.ts';
import { foreignBases } from './spelling.ts';
import { entriesFor } from './tables.ts';
import type { TokenTable } from './tokens.ts';
import { type MatcherOptions, type Term, type TermKind, termError } from './types.ts';
import { MOST_UNITS } from './units.ts';

const DEFAULT_UNITS = 65_536;
/** Changes whenever tables, hashes or layout change: older bytes are refused and must be compiled again. */
export const FORMAT_VERSION = 4;
const KINDS: readonly TermKind[] = ['word', 'phrase', 'tag', 'abbreviation', 'emoji'];

function unitsLimit(wanted: number | undefined): number {
  return wanted !== undefined && Number.isFinite(wanted)
    ? Math.max(1, Math.min(MOST_UNITS, Math.floor(wanted)))
    : DEFAULT_UNITS;
}
function digestOf(terms: readonly Term[], options: readonly number[]): string {
  const texts: string[] = [];
  for (const { id, text, kind } of terms) texts.push(id, text, kind);
  const { starts, units } = layStrings(texts);
  const words = new Int32Array(1 + options.length + starts.length);
  words.set([FORMAT_VERSION, ...options]);
  words.set(starts, 1 + options.length);
  const bytes = new Uint8Array(words.byteLength + units.byteLength);
  bytes.set(new Uint8Array(words.buffer), 0);
  bytes.set(new Uint8Array(units.buffer), words.byteLength);
  return sha256(bytes);
}

/** What each character is to a list without letters of other scripts and without emoji: most lists share it. */
let common: { readonly entries: Uint16Array; readonly codes: Uint16Array } | undefined;
function charactersFor(
  bases: readonly number[],
  emoji: Matcher['emoji'],
): { readonly entries: Uint16Array; readonly codes: Uint16Array } {
  const isCommon = bases.length === 0 && emoji.size === 0;
  if (isCommon && common !== undefined) return common;
  const entries = entriesFor(bases);
  const made = { entries, codes: codesFor(entries, emoji.keys()) };
  if (isCommon) common = made;
  return made;
}

/** The patterns that enter the automaton: short ones are looked up as whole words. */
function longOnes({ flags }: Patterns): Int32Array {
  const long = new Int32Array(flags.length);
  let count = 0;
  for (let pattern = 0; pattern < flags.length; pattern++)
    if (((flags[pattern] ?? 0) & P_SHORT) === 0) long[count++] = pattern;
  return long.subarray(0, count);
}

/** The flat parts from which the rest of a matcher is derived in milliseconds. */
function sectionsOf(terms: readonly Term[], options: MatcherOptions): Sections {
  const fuzzy = options.fuzzy ?? true;
  const maxUnits = unitsLimit(options.maxUnits);
  const bases = new Set<number>();
  for (const term of terms) if (term.kind !== 'emoji') for (const base of foreignBases(term)) bases.add(base);
  const emoji = terms.flatMap((term, index) => (term.kind === 'emoji' ? [emojiSequence(term, index)] : []));
  const { entries, codes } = charactersFor([...bases], emojiTable(emoji));
  foldTermsWith(entries);
  const laid = startLaying();
  for (const [index, term] of terms.entries())
    if (term.kind !== 'emoji') for (const draft of draftsOf(term, index)) lay(laid, draft);
  const patterns = patternsOf(laid);
  const { groupStart, groupClass } = patterns;
  const { denseStates, ...automaton } = buildAutomaton({ starts: groupStart, classes: groupClass }, longOnes(patterns));
  const tokens = buildTokens(patterns, laid.classes, fuzzy);
  const named: Record<string, Sections[string]> = {
    meta: Int32Array.from([terms.length, maxUnits, fuzzy ? 1 : 0, denseStates]),
    digest: Uint8Array.from(digestOf(terms, [fuzzy ? 1 : 0, maxUnits]).match(/../gu) ?? [], (pair) =>
      Number.parseInt(pair, 16),
    ),
    kinds: Uint8Array.from(terms, ({ kind }) => KINDS.indexOf(kind)),
    entries,
    codes,
    emoji: layEmoji(emoji),
  };
  const { canon, ...flat } = patterns;
  const strings: Record<string, Strings> = {
    ids: layStrings(terms.map(({ id }) => id)),
    texts: layStrings(terms.map(({ text }) => text)),
    canon,
  };
  for (const [name, { starts, units }] of Object.entries(strings)) {
    named[`${name}Starts`] = starts;
    named[`${name}Units`] = units;
  }
  for (const [name, section] of Object.entries({ ...flat, ...automaton })) named[name] = section;
  for (const [name, table] of Object.entries(tokens)) {
    named[`${name}Bits`] = table.bits;
    named[`${name}Keys`] = table.keys;
    named[`${name}Vals`] = table.values;
  }
  return named;
}

/** Typed access to sections that may come from a file. */
function reader(sections: Sections) {
  const missing = (name: string): never => {
    throw bytesError(`section ${name} is missing`);
  };
  const ints = (name: string): Int32Array => {
    const found = sections[name];
    return found instanceof Int32Array ? found : missing(name);
  };
  const bytes = (name: string): Uint8Array => {
    const found = sections[name];
    return found instanceof Uint8Array ? found : missing(name);
  };
  const shorts = (name: string): Uint16Array => {
    const found = sections[name];
    return found instanceof Uint16Array ? found : missing(name);
  };
  const strings = (name: string): Strings => ({ starts: ints(`${name}Starts`), units: shorts(`${name}Units`) });
  const table = (name: string): TokenTable => ({
    bits: ints(`${name}Bits`),
    keys: ints(`${name}Keys`),
    values: ints(`${name}Vals`),
  });
  return { ints, bytes, shorts, strings, table };
}

function matcherOf(sections: Sections): Matcher {
  const { ints, bytes, shorts, strings, table } = reader(sections);
  const [size = 0, maxUnits = DEFAULT_UNITS, fuzzy = 1, denseStates = 0] = ints('meta');
  const emoji = emojiTable(readEmoji(ints('emoji')));
  const automaton: Automaton = {
    denseStates,
    rows: ints('rows'),
    inClass: bytes('inClass'),
    firstChild: ints('firstChild'),
    fail: ints('fail'),
    out: ints('out'),
    outLink: ints('outLink'),
    nextSame: ints('nextSame'),
  };
  const patterns: Patterns = {
    term: ints('term'),
    flags: bytes('flags'),
    groupStart: ints('groupStart'),
    groupClass: bytes('groupClass'),
    wantStart: ints('wantStart'),
    want: ints('want'),
    breakBefore: bytes('breakBefore'),
    canon: strings('canon'),
  };
  return Object.freeze({
    digest: [...bytes('digest')].map((byte) => byte.toString(16).padStart(2, '0')).join(''),
    size,
    ids: strings('ids'),
    texts: strings('texts'),
    kinds: bytes('kinds'),
    maxUnits,
    fuzzy: fuzzy === 1,
    patterns,
    automaton,
    tokens: { strong: table('strong'), fuzzy: table('fuzzy'), phraseWords: table('phraseWords') },
    emoji,
    entries: shorts('entries'),
    codes: shorts('codes'),
    sections,
  });
}

/** Refuses what is no term at all, as a caller without types may hand over. */
function checkShape(terms: readonly Term[]): void {
  if (!Array.isArray(terms)) throw new TypeError('compile takes a list of terms: [{ id, text, kind }].');
  for (const [index, term] of terms.entries()) {
    const { id, text, kind } = (term ?? {}) as Partial<Record<keyof Term, unknown>>;
    if (typeof id !== 'string' || typeof text !== 'string')
      throw termError(index, 'its id or its text is no string', 'Give both as strings.');
    if (!KINDS.some((known) => known === kind))
      throw termError(index, 'its kind is not known', `Use one of: ${KINDS.join(', ')}.`);
  }
}

/**
 * Compiles terms once; the result is immutable and may be shared. Throws a `TermError` for the first term that cannot be used
 * (no letters, fewer than two, longer than 200 characters or 64 letters, an emoji term without emoji).
 */
export function compile(terms: readonly Term[], options: MatcherOptions = {}): Matcher {
  checkShape(terms);
  return matcherOf(sectionsOf(terms, options));
}

/** A matcher as bytes: to keep in a file, or to hand to a worker. */
export const save = (matcher: Matcher): Uint8Array => pack(matcher.sections, FORMAT_VERSION);

/** Opens saved bytes in milliseconds, without copying them. Throws a `BytesError` when they are damaged or of another version. */
export const load = (bytes: Uint8Array): Matcher => matcherOf(unpack(bytes, FORMAT_VERSION));

/** A listed term, by its index in the list given to `compile`. Throws a `RangeError` for an index that is not in it. */
export function termAt(matcher: Matcher, index: number): Term {
  if (!(index >= 0 && index < matcher.size))
    throw new RangeError(`The list has ${matcher.size} terms; there is no term ${index}.`);
  return {
    id: stringAt(matcher.ids, index),
    text: stringAt(matcher.texts, index),
    kind: KINDS[matcher.kinds[index] ?? 0] ?? 'word',
  };
}
