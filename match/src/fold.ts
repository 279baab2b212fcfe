// One pass over UTF-16 units: text becomes a stream of letter classes, each with its place in the source and what lies before it.
// Nothing is collapsed or dropped for good; this is a filter, and verification goes back to the source characters.

import { addStretch, type Stretch } from './nearby.ts';
import { MOST_PARTS, partsOf } from './parts.ts';
import { AS_HANDLE, isFlag, isIndicator, NOT_A_LETTER, signRole } from './signs.ts';
import {
  baseOf,
  classLetter,
  classOf,
  ENTRY,
  EXPAND,
  EXPANSIONS,
  entryOf,
  HIDE,
  HIGH,
  kindOf,
  LETTER,
  latinClass,
  MARK,
  NATIVE_KIND,
  OTHER,
  SCRIPT_MARK,
  SEVERAL,
  SIGN,
  SPACE,
  STYLED,
  spreadEntries,
  typeOf,
  UNSPACED_KIND,
} from './tables.ts';
import { loadUnits, unitBuffer } from './units.ts';

/** Gap bits: what lies between a symbol and the one before it. `HARD` bits end a word. */
export const G_OTHER = 1,
  G_SPACE = 2,
  G_LINE = 4,
  G_SCRIPT = 8,
  G_HIDDEN = 16,
  G_MARK = 32,
  HARD = 15;
const COUNT_SHIFT = 8,
  COUNT_MAX = 15,
  UNIT_SHIFT = 12;
/** How many separator characters a gap holds (15 means 15 or more). */
export const gapCount = (gap: number): number => (gap >> COUNT_SHIFT) & COUNT_MAX;
/** The first separator's UTF-16 unit. */
export const gapUnit = (gap: number): number => gap >>> UNIT_SHIFT;

/** Repeats of one letter beyond this many are not kept: they change no reading and would make verification slow. */
const RUN_LIMIT = 64;
const MAX_HANDLES = 32;

/** The working arrays of one fold. One set serves all calls, so that clean text costs no allocation. */
export interface Folded {
  /** The units of the text, read up to `length`. */
  units: Uint16Array;
  /** What each code point is: the tables' own entries, or those of a list of terms. */
  entries: Uint16Array;
  length: number;
  count: number;
  sym: Uint8Array;
  kind: Uint8Array;
  pos: Int32Array;
  gap: Int32Array;
  /** Where signs stand that touch a letter and may therefore be one. */
  readonly signs: Stretch[];
  /** Places of at signs that open a word. */
  readonly handles: Int32Array;
  handleCount: number;
}

const room = (size: number): Pick<Folded, 'sym' | 'kind' | 'pos' | 'gap'> => ({
  sym: new Uint8Array(size),
  kind: new Uint8Array(size),
  pos: new Int32Array(size),
  gap: new Int32Array(size),
});
/** A fresh set of working arrays; `fold` enlarges them as needed. */
export function workspace(): Folded {
  return {
    units: new Uint16Array(1),
    entries: ENTRY,
    length: 0,
    count: 0,
    ...room(1024),
    signs: [],
    handles: new Int32Array(MAX_HANDLES),
    handleCount: 0,
  };
}

/** Which part of the text to fold, whether signs that touch letters are read as letters, and which at signs are those of handles even then. */
export interface FoldRange {
  readonly from: number;
  readonly to: number;
  readonly signs: boolean;
  readonly isHandle?: (at: number) => boolean;
}

const addGap = (gap: number, bit: number, unit: number): number => {
  const counted = gapCount(gap);
  if (counted === 0) return gap | bit | (1 << COUNT_SHIFT) | (unit << UNIT_SHIFT);
  return (counted < COUNT_MAX ? gap + (1 << COUNT_SHIFT) : gap) | bit;
};

/** Two gaps with letters left out between them; together they are as long as a gap can be. */
const joinGaps = (one: number, other: number): number => {
  if ((one & HARD) === 0 || (other & HARD) === 0) return one | other;
  return other | (one & HARD) | (COUNT_MAX << COUNT_SHIFT);
};

/** What a character that is neither a plain letter nor a plain separator contributes. */
const rare = { entry: 0, units: 1 };
function readRare(folded: Folded, at: number, last: number, { signs, isHandle }: FoldRange): void {
  const text = folded.units;
  const unit = text[at] ?? 0;
  let found = folded.entries[unit] ?? 0;
  rare.units = 1;
  if (typeOf(found) === HIGH) {
    const low = at + 1 < folded.length ? (text[at + 1] ?? 0) : 0;
    if (low >= 0xdc00 && low < 0xe000) {
      const cp = 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
      rare.units = 2;
      found = isIndicator(text, at) && isFlag(text, at) ? OTHER << 10 : (folded.entries[cp] ?? entryOf(cp));
    } else found = OTHER << 10;
  }
  if (typeOf(found) === SIGN) {
    const role = signRole(text, at);
    if (role === AS_HANDLE && folded.handleCount < MAX_HANDLES) folded.handles[folded.handleCount++] = at;
    else if (role !== NOT_A_LETTER) addStretch(folded.signs, at, at + 1);
    const named = role === AS_HANDLE && isHandle?.(at) === true;
    found = signs && role !== NOT_A_LETTER && !named ? found & 0x3ff : OTHER << 10;
  } else if (typeOf(found) === SCRIPT_MARK)
    found = last === UNSPACED_KIND || last === NATIVE_KIND ? (last << 6) | classOf(found) : MARK << 10;
  rare.entry = found;
}

function grow(folded: Folded, size: number): void {
  if (folded.sym.length >= size) return;
  Object.assign(folded, room(size + (size >> 1)));
}

function begin(folded: Folded, units: Uint16Array, range: FoldRange): void {
  const most = typeOf(folded.entries[0xac00] ?? 0) === SEVERAL ? MOST_PARTS : 2;
  grow(folded, (range.to - range.from) * most + 32);
  folded.units = units;
  folded.length = range.to;
  folded.signs.length = 0;
  folded.handleCount = 0;
}

/** Entries below this are plain letters. */
const LETTER_END = 1024;
const GAP_BIT = Uint8Array.of(0, G_SPACE, G_LINE, G_OTHER);

const rareGap = (gap: number, type: number, unit: number): number => {
  if (type === HIDE) return gap | G_HIDDEN;
  return type === MARK ? gap | G_MARK : addGap(gap, type === SPACE ? G_SPACE : G_OTHER, unit);
};

/** Folds a part of a text into the working arrays. Linear in the part's length; never normalises, never allocates once warm. */
export function fold(folded: Folded, units: Uint16Array, range: FoldRange): void {
  const { from, to } = range;
  begin(folded, units, range);
  const { sym, kind, pos, gap: gaps, entries } = folded;
  const room = sym.length - 32;
  let n = 0,
    gap = G_LINE,
    run = 0,
    lastClass = 0,
    lastKind = 0;
  for (let i = from; i < to && n < room; i++) {
    const unit = units[i] ?? 0;
    let e = entries[unit] ?? 0;
    const at = i;
    if (e >= LETTER_END) {
      let type = e >> 10;
      if (type <= OTHER) {
        gap = addGap(gap, GAP_BIT[type] ?? 0, unit);
        continue;
      }
      // A mark behind a gap sits on no letter.
      readRare(folded, i, (gap & HARD) === 0 ? lastKind : 0, range);
      e = rare.entry;
      i += rare.units - 1;
      type = e >> 10;
      if (type === EXPAND || type === SEVERAL) {
        pos[n] = at;
        gaps[n] = gap;
        n = type === EXPAND ? expand(folded, n, EXPANSIONS[e & 0x3ff] ?? '') : takeApart(folded, n, lastKind);
        lastClass = sym[n - 1] ?? 0;
        lastKind = kind[n - 1] ?? 0;
        gap = run = 0;
        continue;
      }
      if (type !== LETTER) {
        gap = rareGap(gap, type, unit);
        continue;
      }
    }
    const cls = e & 63;
    const k = e >> 6;
    if (cls !== lastClass) run = 0;
    else if (++run >= RUN_LIMIT) {
      // The last one kept moves along, so that what is behind the run is beside it.
      pos[n - 1] = at;
      kind[n - 1] = lastKind = k;
      gaps[n - 1] = joinGaps(gaps[n - 1] ?? 0, gap);
      gap = 0;
      continue;
    }
    if (k !== lastKind && (k === UNSPACED_KIND || lastKind === UNSPACED_KIND) && n > 0) gap |= G_SCRIPT;
    sym[n] = lastClass = cls;
    kind[n] = lastKind = k;
    pos[n] = at;
    gaps[n++] = gap;
    gap = 0;
  }
  finish(folded, n, gap);
}
/** The symbol after the last one is a sentinel that ends every word. */
function finish(folded: Folded, count: number, gap: number): void {
  folded.sym[count] = 0;
  folded.kind[count] = 0;
  folded.pos[count] = folded.length;
  folded.gap[count] = gap | G_LINE;
  folded.count = count;
}
/** Writes the letters of one sign; the caller has set the place and the gap of the first. */
function expand(folded: Folded, start: number, letters: string): number {
  let n = start;
  for (let i = 0; i < letters.length; i++) {
    folded.sym[n] = latinClass(letters.charCodeAt(i));
    folded.kind[n] = STYLED;
    folded.pos[n] = folded.pos[start] ?? 0;
    if (i > 0) folded.gap[n] = 0;
    n++;
  }
  return n;
}

/** Writes the letters of a character that is several letters of another script; endless repeats are not kept. */
function takeApart(folded: Folded, start: number, lastKind: number): number {
  const { entries, sym, kind, pos, gap } = folded;
  const at = pos[start] ?? 0;
  const own = kindOf(entries[folded.units[at] ?? 0] ?? 0);
  const first = gap[start] ?? 0;
  const script = start > 0 && (own === UNSPACED_KIND) !== (lastKind === UNSPACED_KIND) ? G_SCRIPT : 0;
  let n = start;
  for (const part of partsOf(folded.units[at] ?? 0) ?? []) {
    const cls = classOf(entries[baseOf(part)] ?? 0);
    if (n >= RUN_LIMIT && sym[n - 1] === cls && sym.subarray(n - RUN_LIMIT, n).every((known) => known === cls))
      continue;
    sym[n] = cls;
    kind[n] = own;
    pos[n] = at;
    gap[n] = n === start ? first | script : 0;
    n++;
  }
  return n;
}

/** Whether a symbol is of the same character of another script as the one before it. */
export const isSameSign = ({ pos, kind }: Folded, index: number): boolean =>
  index > 0 && pos[index] === pos[index - 1] && (kind[index] === NATIVE_KIND || kind[index] === UNSPACED_KIND);

/** The UTF-16 offset just after a symbol's own character. */
export function symbolEnd(folded: Folded, index: number): number {
  const at = folded.pos[index] ?? 0;
  const unit = folded.units[at] ?? 0;
  const low = folded.units[at + 1] ?? 0;
  return at + (unit >= 0xd800 && unit < 0xdc00 && low >= 0xdc00 && low < 0xe000 ? 2 : 1);
}

/** A text as the matcher reads it: one letter per symbol (i also stands for l, b for g and q, u for v) and where each began. */
export interface Reading {
  readonly letters: string;
  readonly starts: readonly number[];
}

/** Shows a text as the coarse fold reads it, for tools and for people; at most 65,536 units are looked at. */
export function readText(text: string): Reading {
  const folded = workspace();
  folded.entries = spreadEntries();
  const buffer = unitBuffer();
  loadUnits(buffer, text, 65_536);
  fold(folded, buffer.units, { from: 0, to: buffer.length, signs: true });
  let letters = '';
  for (let i = 0; i < folded.count; i++) letters += classLetter(folded.sym[i] ?? 0);
  return { letters, starts: [...folded.pos.subarray(0, folded.count)] };
}
