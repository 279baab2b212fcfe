// Decides on the source characters whether a pattern really stands where the automaton or the token table pointed.
import { digitCode } from './canonical.ts';
import { type Folded, G_LINE, G_SPACE, gapCount, gapUnit, HARD, isSameSign } from './fold.ts';
import { partsOf } from './parts.ts';
import { type Patterns, WITHIN } from './patterns.ts';
import { isLatin } from './stands.ts';
import {
  baseOf,
  DIGIT,
  EXPAND,
  entryOf,
  LOOK,
  LOWER,
  latinClass,
  MASK,
  NATIVE_KIND,
  readingsOf,
  STYLED,
  SYMBOL,
  typeOf,
  UNSPACED_KIND,
  UPPER,
} from './tables.ts';
import { pointIn } from './units.ts';

/** Where each group of a pattern lies in the folded text (symbol indices, inclusive), and what was met on the way. */
export interface Alignment {
  pattern: number;
  groups: number;
  readonly low: Int32Array;
  readonly high: Int32Array;
  /** Listed letters, and how many of the inner places between them are no break of the term. */
  letters: number;
  inner: number;
  /** Source letters; digits and signs read as letters; other scripts' look-alikes; characters equal to the listed ones. */
  plain: number;
  coded: number;
  alike: number;
  literal: number;
  /** Letters of other blocks that are not the listed ones: then the listed spelling does not stand there. */
  unlike: number;
  /** Gaps inside words of the term: all, those with spaces, those with line breaks, the longest, and their separator (-1 when mixed). */
  gaps: number;
  spaces: number;
  lines: number;
  longestGap: number;
  separator: number;
  /** Gaps at the term's own breaks: how many were closed, the longest, and whether a sentence ended there. */
  closedBreaks: number;
  longestBreak: number;
  sentence: boolean;
  /** Groups longer than listed, and by how much at most. */
  repeated: number;
  surplus: number;
}

/** 64 Hangul syllables of five letters are the longest term. */
const MOST_GROUPS = 352;
/** The alignment that `align` fills; one serves all calls. */
export const alignment: Alignment = {
  pattern: 0,
  groups: 0,
  low: new Int32Array(MOST_GROUPS),
  high: new Int32Array(MOST_GROUPS),
  letters: 0,
  inner: 0,
  plain: 0,
  coded: 0,
  alike: 0,
  literal: 0,
  unlike: 0,
  gaps: 0,
  spaces: 0,
  lines: 0,
  longestGap: 0,
  separator: 0,
  closedBreaks: 0,
  longestBreak: 0,
  sentence: false,
  repeated: 0,
  surplus: 0,
};

/** The source code point of a symbol; of a character that is several letters, the letter the symbol is. */
export function pointAt(folded: Folded, index: number): number {
  const at = folded.pos[index] ?? 0;
  const cp = pointIn(folded.units, at);
  const parts = cp < 0x1100 ? undefined : partsOf(cp);
  const kind = folded.kind[index];
  if (parts === undefined || (kind !== NATIVE_KIND && kind !== UNSPACED_KIND)) return cp;
  let offset = 0;
  while (offset < parts.length && folded.pos[index - offset - 1] === at) offset++;
  return baseOf(parts[offset] ?? cp);
}

/** Whether the source character of a symbol can stand for a listed character. A letter never stands for a listed digit or sign. */
export function standsFor(folded: Folded, index: number, want: number): boolean {
  const cp = pointAt(folded, index);
  if (cp === want || (cp < 0x80 && isLatin(want) && (cp | 32) === want && cp > 64)) return true;
  const kind = folded.kind[index] ?? 0;
  if (want < 0x80 && !isLatin(want)) return kind === DIGIT && digitCode(cp) === want;
  if (isLatin(want)) {
    const set = readingsOf(cp);
    return set !== 0
      ? ((set >> (want - 97)) & 1) === 1
      : typeOf(entryOf(cp)) === EXPAND && folded.sym[index] === latinClass(want);
  }
  return baseOf(cp) === want || (kind < MASK && (readingsOf(cp) & readingsOf(want)) !== 0);
}

/** Whether a run of symbols spells the listed letters of a group, each at least once and in order. */
function spells(patterns: Patterns, folded: Folded, group: number, range: readonly [number, number]): boolean {
  const from = patterns.wantStart[group] ?? 0,
    need = (patterns.wantStart[group + 1] ?? 0) - from;
  const [low, high] = range;
  if (high - low + 1 < need) return false;
  let reached = 0;
  for (let i = low; i <= high; i++) {
    let next = 0;
    for (let w = 0; w < need && w < 30; w++) {
      const open = i === low ? w === 0 : ((reached >> w) & 1) === 1 || (w > 0 && ((reached >> (w - 1)) & 1) === 1);
      if (open && standsFor(folded, i, patterns.want[from + w] ?? 0)) next |= 1 << w;
    }
    reached = next;
    if (reached === 0) return false;
  }
  return ((reached >> (Math.min(need, 30) - 1)) & 1) === 1;
}

/** Lays a pattern over the text so that it ends at symbol `last`; false when the characters do not spell it. */
export function align(patterns: Patterns, folded: Folded, pattern: number, last: number): boolean {
  const first = patterns.groupStart[pattern] ?? 0;
  const groups = (patterns.groupStart[pattern + 1] ?? 0) - first;
  const { sym, gap, count } = folded;
  alignment.pattern = pattern;
  alignment.groups = groups;
  let at = last;
  for (let g = groups - 1; g >= 0; g--) {
    const cls = patterns.groupClass[first + g] ?? 0;
    const need = (patterns.wantStart[first + g + 1] ?? 0) - (patterns.wantStart[first + g] ?? 0);
    if (at < 0 || sym[at] !== cls) return false;
    let low = at,
      high = at;
    while (low > 0 && sym[low - 1] === cls && (g > 0 || high - low + 1 < need || ((gap[low] ?? 0) & HARD) === 0)) low--;
    if (g === groups - 1)
      while (
        high + 1 < count &&
        sym[high + 1] === cls &&
        (high - low + 1 < need || ((gap[high + 1] ?? 0) & HARD) === 0)
      )
        high++;
    alignment.low[g] = low;
    alignment.high[g] = high;
    if (!spells(patterns, folded, first + g, [low, high]) && !trimEnd(patterns, folded, g)) return false;
    at = low - 1;
  }
  trimEnd(patterns, folded, 0);
  trimEnd(patterns, folded, groups - 1);
  // A syllable belongs to a finding as a whole.
  if (isSameSign(folded, alignment.low[0] ?? 0) || isSameSign(folded, (alignment.high[groups - 1] ?? 0) + 1))
    return false;
  measure(patterns, folded);
  return true;
}
/** Inside a longer word, more letters of a kind at the term's ends than listed belong to its neighbours: shops + snofaz. Returns whether it cut some off. */
function trimEnd(patterns: Patterns, folded: Folded, g: number): boolean {
  const a = alignment;
  const group = (patterns.groupStart[a.pattern] ?? 0) + g;
  const need = (patterns.wantStart[group + 1] ?? 0) - (patterns.wantStart[group] ?? 0);
  const low = a.low[g] ?? 0,
    high = a.high[g] ?? 0;
  if (high - low + 1 <= need) return false;
  if (g === 0 && boundaryAt(folded, low) === 0 && spells(patterns, folded, group, [high - need + 1, high])) {
    a.low[g] = high - need + 1;
    return true;
  }
  if (g !== a.groups - 1 || boundaryAt(folded, high + 1) !== 0) return false;
  if (!spells(patterns, folded, group, [low, low + need - 1])) return false;
  a.high[g] = low + need - 1;
  return true;
}

function measure(patterns: Patterns, folded: Folded): void {
  const a = alignment;
  const first = patterns.groupStart[a.pattern] ?? 0;
  a.letters = (patterns.wantStart[first + a.groups] ?? 0) - (patterns.wantStart[first] ?? 0);
  a.inner = a.letters - 1;
  a.plain = a.coded = a.alike = a.literal = a.unlike = a.gaps = a.spaces = a.lines = a.longestGap = a.separator = 0;
  a.closedBreaks = a.longestBreak = a.repeated = a.surplus = 0;
  a.sentence = false;
  for (let g = 0; g < a.groups; g++) measureGroup(patterns, folded, first, g);
}

function measureGroup(patterns: Patterns, folded: Folded, first: number, g: number): void {
  const a = alignment;
  const from = patterns.wantStart[first + g] ?? 0,
    need = (patterns.wantStart[first + g + 1] ?? 0) - from;
  const low = a.low[g] ?? 0,
    high = a.high[g] ?? 0;
  const surplus = high - low + 1 - need;
  if (surplus > 0) {
    a.repeated++;
    a.surplus = Math.max(a.surplus, surplus);
  }
  let innerBreak = false;
  for (let w = from + 1; w < from + need; w++) if (patterns.breakBefore[w] === 1) innerBreak = true;
  for (let w = from; w < from + need; w++) {
    const before = patterns.breakBefore[w] ?? 0;
    if (before > 0) a.inner--;
    if (before === WITHIN) a.letters--;
  }
  if (innerBreak && need === high - low + 1 && !spansBreak(folded, low, high)) a.closedBreaks++;
  for (let i = low; i <= high; i++) {
    countSymbol(folded, i, patterns.want[Math.min(from + i - low, from + need - 1)] ?? 0);
    if (i === low && g === 0) continue;
    const isBreak = i === low ? patterns.breakBefore[from] === 1 : innerBreak;
    if (isBreak) countBreak(folded.gap[i] ?? 0, i === low);
    else countGap(folded.gap[i] ?? 0);
  }
}
const spansBreak = (folded: Folded, low: number, high: number): boolean => {
  for (let i = low + 1; i <= high; i++) if (((folded.gap[i] ?? 0) & HARD) !== 0) return true;
  return false;
};

function countSymbol(folded: Folded, index: number, want: number): void {
  const a = alignment;
  const kind = folded.kind[index] ?? 0,
    cp = pointAt(folded, index);
  if (kind <= UNSPACED_KIND) a.plain++;
  if (kind === LOWER || kind === UPPER ? (cp | 32) === want : baseOf(cp) === want) a.literal++;
  else if (kind === DIGIT || kind === SYMBOL || kind === MASK) a.coded++;
  else if (kind === LOOK) a.alike++;
  else if (kind !== STYLED) return;
  if (cp >= FIRST_UNLIKE && cp !== KELVIN && baseOf(cp) !== want) a.unlike++;
}
/** Below, and at the Kelvin sign, other cases of a letter may be other code points than its look-alikes. */
const FIRST_UNLIKE = 0x370,
  KELVIN = 0x212a;
function countGap(gap: number): void {
  const a = alignment;
  if ((gap & HARD) === 0) return;
  a.separator = a.gaps === 0 || a.separator === gapUnit(gap) ? gapUnit(gap) : -1;
  a.gaps++;
  if ((gap & (G_SPACE | G_LINE)) !== 0) a.spaces++;
  if ((gap & G_LINE) !== 0) a.lines++;
  a.longestGap = Math.max(a.longestGap, gapCount(gap));
}
const SENTENCE_ENDS: ReadonlySet<number> = new Set([0x21, 0x2e, 0x3f, 0x2026, 0x3002]);
function countBreak(gap: number, atGroup: boolean): void {
  const a = alignment;
  if ((gap & HARD) === 0) {
    if (atGroup) a.closedBreaks++;
    return;
  }
  a.longestBreak = Math.max(a.longestBreak, gapCount(gap));
  if ((gap & (G_SPACE | G_LINE)) !== 0 && SENTENCE_ENDS.has(gapUnit(gap))) a.sentence = true;
}

/** How firmly a word begins at a symbol (or ends before it): 0 inside a word, 1 a change such as camelCase or a number, 2 a separator. */
export function boundaryAt(folded: Folded, index: number): 0 | 1 | 2 {
  if (index <= 0 || index >= folded.count || ((folded.gap[index] ?? 0) & HARD) !== 0) return 2;
  const before = folded.kind[index - 1] ?? 0,
    after = folded.kind[index] ?? 0;
  if (before === LOWER && after === UPPER) return 1;
  return before >= DIGIT !== after >= DIGIT ? 1 : 0;
}
