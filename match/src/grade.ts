// What an alignment is worth: the tier, or nothing. All rules against ordinary words, numbers and flags live here.
import { isCanonical } from './canonical.ts';
import { type Folded, gapCount, gapUnit, symbolEnd } from './fold.ts';
import { P_NATIVE, P_SHAPE, P_UNSPACED, type Patterns } from './patterns.ts';
import { ENTRY, MARK, typeOf } from './tables.ts';
import { alignment, boundaryAt, pointAt } from './verify.ts';

/** Tiers as indices in TIERS; NONE rejects. */
export const EXACT = 0,
  OBFUSCATED = 1,
  EMBEDDED = 2,
  SPLIT = 3,
  FUZZY = 4,
  NONE = -1;

/** Letters a term needs before it may be found inside a longer word, cut in two, or with a letter doubled. */
export const LONG_WORD = 6;
/** Letters with which a word stays itself when one letter of it is doubled; in shorter ones that is a typing error. */
export const LONG_DOUBLED = 8;
/** Gaps longer than this, with spaces in them, cut no term. */
export const LONGEST_GAP = 3;
/** Separators that also stand between ordinary words; one of them alone proves nothing. */
const PROSE = new Set([...'-.,\'’‘/:;&!?()"“”„«»…–—@#_·'].map((c) => c.charCodeAt(0)));
/** Whether a separator also stands between ordinary words. */
export const isProse = (unit: number): boolean => PROSE.has(unit);
const APOSTROPHES = new Set([0x27, 0x2019, 0x2bc]);
const TIGHT = new Set([..."-.'’ʼ_/@&:+#"].map((c) => c.charCodeAt(0)));
const MAX_MARKS = 32;

/** First and last symbol of the alignment. */
export const firstSymbol = (): number => alignment.low[0] ?? 0;
export const lastSymbol = (): number => alignment.high[alignment.groups - 1] ?? 0;
/** Where the alignment begins in the source. */
export const sourceStart = (folded: Folded): number => folded.pos[firstSymbol()] ?? 0;
/** Where it ends, with the marks that sit on its last letter. */
export function sourceEnd(folded: Folded): number {
  let end = symbolEnd(folded, lastSymbol());
  for (let i = 0; i < MAX_MARKS && end < folded.length && typeOf(ENTRY[folded.units[end] ?? 0] ?? 0) === MARK; i++)
    end++;
  return end;
}

/** Whether the source spells the term as listed, apart from case and the separators at its own breaks. */
export function isListedSpelling(patterns: Patterns, folded: Folded): boolean {
  const a = alignment;
  const start = sourceStart(folded),
    end = sourceEnd(folded);
  const { starts } = patterns.canon;
  const length = (starts[a.pattern + 1] ?? 0) - (starts[a.pattern] ?? 0);
  if (
    a.coded > 0 ||
    a.unlike > 0 ||
    a.closedBreaks > 0 ||
    ((patterns.flags[a.pattern] ?? 0) & P_SHAPE) !== 0 ||
    end - start > length * 4 + 16
  )
    return false;
  return isCanonical({ units: folded.units, from: start, to: end }, patterns.canon, a.pattern);
}

/** Grades a pattern of five letters or more, a phrase, or a term of a script without spaces. */
export function gradeLong(patterns: Patterns, folded: Folded): number {
  const a = alignment;
  const flags = patterns.flags[a.pattern] ?? 0;
  if (a.plain < 2 || a.plain * 3 < a.letters) return NONE;
  if ((flags & P_NATIVE) !== 0 && a.literal * 2 < a.letters) return NONE;
  const free = (flags & P_UNSPACED) !== 0;
  const start = free ? 2 : boundaryAt(folded, firstSymbol());
  const end = free ? 2 : boundaryAt(folded, lastSymbol() + 1);
  const doubled = a.repeated === 1 && a.surplus === 1;
  let tier = a.gaps === 0 ? gradeWhole(patterns, folded, Math.min(start, end)) : gradeGaps(Math.min(start, end));
  if (doubled && tier !== NONE && a.gaps < a.inner)
    tier = a.gaps > 0 || tier > OBFUSCATED || a.letters < LONG_WORD ? NONE : a.letters < LONG_DOUBLED ? FUZZY : tier;
  if (tier !== NONE && tier < SPLIT && (a.sentence || a.longestBreak > 3)) tier = SPLIT;
  return tier;
}

function gradeWhole(patterns: Patterns, folded: Folded, boundary: number): number {
  const a = alignment;
  if (boundary === 2) return isListedSpelling(patterns, folded) ? EXACT : OBFUSCATED;
  if (boundary === 1) return OBFUSCATED;
  return a.letters >= LONG_WORD && a.plain * 2 >= a.letters ? EMBEDDED : NONE;
}

function gradeGaps(boundary: number): number {
  const a = alignment;
  if (boundary === 0 || (a.spaces > 0 && boundary < 2)) return NONE;
  if (a.inner >= 2 && a.gaps >= a.inner - (a.inner >> 2)) return OBFUSCATED;
  const prose = PROSE.has(a.separator);
  if (a.spaces === 0) {
    if (a.gaps >= 2 && a.separator >= 0) return a.letters > 4 ? OBFUSCATED : NONE;
    if (a.gaps >= 2) return a.letters >= LONG_WORD && a.coded === 0 ? SPLIT : NONE;
    if (!prose) return a.letters > 4 ? OBFUSCATED : NONE;
    return a.letters >= LONG_WORD && a.longestGap === 1 ? SPLIT : NONE;
  }
  if (a.letters < LONG_WORD || a.longestGap > LONGEST_GAP) return NONE;
  if (a.gaps >= 3 && a.gaps * 2 >= a.inner) return OBFUSCATED;
  const clean = a.separator === 0x20 || a.separator === 0xa0 || a.lines > 0;
  return clean && a.coded * 3 <= a.letters ? SPLIT : NONE;
}

const isTight = (gap: number): boolean => gapCount(gap) === 1 && TIGHT.has(gapUnit(gap));
const isApostrophe = (gap: number): boolean => gapCount(gap) === 1 && APOSTROPHES.has(gapUnit(gap));

/** Whether an apostrophe or another joiner ties a short token to its neighbour, so that it is no word of its own. */
function isTied(folded: Folded, tagged: boolean): boolean {
  const first = firstSymbol(),
    after = lastSymbol() + 1;
  const before = first > 0 ? (folded.gap[first] ?? 0) : 0;
  const behind = after < folded.count ? (folded.gap[after] ?? 0) : 0;
  if (alignment.letters === 2) return (!tagged && isTight(before)) || isTight(behind);
  const possessive =
    folded.sym[after] !== undefined && (pointAt(folded, after) | 32) === 0x73 && boundaryAt(folded, after + 1) === 2;
  return isApostrophe(before) || (isApostrophe(behind) && !possessive);
}

/** Grades a short term that covers a whole token, or is spelled out letter by letter with one separator. */
export function gradeShort(patterns: Patterns, folded: Folded, tagged: boolean): number {
  const a = alignment;
  if (boundaryAt(folded, firstSymbol()) !== 2 || boundaryAt(folded, lastSymbol() + 1) !== 2 || isTied(folded, tagged))
    return NONE;
  const listed = a.gaps === 0 && isListedSpelling(patterns, folded);
  if (listed) return EXACT;
  const native = ((patterns.flags[a.pattern] ?? 0) & P_NATIVE) !== 0;
  // Capital I in a short word is an i sooner than an l.
  if (a.letters < 4 && a.literal < a.letters && a.coded + a.alike === 0 && a.gaps === 0 && isPlainToken(folded))
    return NONE;
  if (a.letters < 3 || a.plain * 2 < a.letters + 1 || a.coded > (a.letters === 3 ? 0 : a.letters - 3)) return NONE;
  if (native ? a.literal * 2 < a.letters : a.letters < 5 && a.alike >= a.letters && !isAloneInScript(folded))
    return NONE;
  if (a.repeated > 0 && (a.letters < 4 || (a.letters === 4 && a.repeated > 1) || a.surplus < 2)) return NONE;
  if (hasIndicator(folded)) return NONE;
  if (a.gaps === 0) return OBFUSCATED;
  return a.gaps === a.inner && a.repeated === 0 && a.separator >= 0 && a.coded === 0 ? OBFUSCATED : NONE;
}
/** Whether only ASCII letters stand in the finding. */
function isPlainToken(folded: Folded): boolean {
  for (let i = firstSymbol(); i <= lastSymbol(); i++) if (pointAt(folded, i) > 0x7f) return false;
  return alignment.repeated === 0;
}
/** Whether no other letter of the text is of the scripts the term is written in: then it is no word of that script. */
function isAloneInScript(folded: Folded): boolean {
  const scripts = new Set<number>();
  for (let i = firstSymbol(); i <= lastSymbol(); i++) scripts.add(pointAt(folded, i) >> 8);
  for (let i = 0; i < folded.count; i++)
    if ((i < firstSymbol() || i > lastSymbol()) && scripts.has(pointAt(folded, i) >> 8)) return false;
  return folded.count > lastSymbol() - firstSymbol() + 1;
}
function hasIndicator(folded: Folded): boolean {
  for (let i = firstSymbol(); i <= lastSymbol(); i++) {
    const cp = pointAt(folded, i);
    if (cp >= 0x1f1e6 && cp <= 0x1f1ff) return true;
  }
  return false;
}
