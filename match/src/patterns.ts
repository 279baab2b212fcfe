// Turns listed terms into patterns: runs of letter classes for the automaton, and beneath them the exact characters that must stand there.
import type { Strings } from './bytes.ts';
import { canonical } from './canonical.ts';
import { G_LINE, G_OTHER, G_SPACE, isSameSign } from './fold.ts';
import { mixtures } from './mixtures.ts';
import { composeHangul, hasHangul, isSyllable, withoutLength } from './parts.ts';
import { folded, foldText, MAX_UNITS, spelling, wantAt } from './spelling.ts';
import { DIGIT, ENTRY, LETTER, LOOK, latinClass, NATIVE_KIND, SEVERAL, typeOf, UNSPACED_KIND } from './tables.ts';
import { type Term, termError } from './types.ts';

/** Pattern flags: a spelling variant such as rn for m; letters of another script; a script without spaces; a tag; words with breaks. */
export const P_SHAPE = 1,
  P_NATIVE = 2,
  P_UNSPACED = 4,
  P_TAG = 8,
  P_BREAKS = 16,
  P_SHORT = 32;

/** No place for a gap: within one listed character. */
export const WITHIN = 2;

/** All patterns, flat: pattern p has groups groupStart[p]..groupStart[p+1], group g has letters wantStart[g]..wantStart[g+1]. */
export interface Patterns {
  readonly term: Int32Array;
  readonly flags: Uint8Array;
  readonly groupStart: Int32Array;
  readonly groupClass: Uint8Array;
  readonly wantStart: Int32Array;
  /** The character that must stand here: a lower-case letter, or a digit or sign that stands only for itself. */
  readonly want: Int32Array;
  /** 1 where the listed term has a space or punctuation before the letter, `WITHIN` where the letter before is in the same character. */
  readonly breakBefore: Uint8Array;
  /** The listed spelling in canonical form, for the exact tier. */
  readonly canon: Strings;
}

/** Where in `want` the letters of a pattern begin; they end where those of the next begin. */
export const firstWant = ({ groupStart, wantStart }: Patterns, pattern: number): number =>
  wantStart[groupStart[pattern] ?? 0] ?? 0;

/** One pattern before it is laid flat. */
export interface Draft {
  readonly term: number;
  readonly flags: number;
  readonly classes: readonly number[];
  readonly wants: readonly number[];
  readonly breaks: readonly number[];
  readonly canon: string;
}

/** Whether a pattern is compared as a whole word of a script with spaces, in its listed letters. */
export const isWholeWord = (flags: number): boolean => (flags & (P_SHAPE | P_UNSPACED)) === 0;

const MAX_LETTERS = 64,
  SHORT_LETTERS = 4;

/** Refuses what cannot be matched; leaves the spelling folded. */
function check(term: Term, index: number, text: string): void {
  if (term.text.length > MAX_UNITS)
    throw termError(
      index,
      `it is longer than ${MAX_UNITS} characters`,
      'List the shortest part that is telling by itself.',
    );
  foldText(text);
  let within = 0;
  for (let i = 1; i < folded.count; i++) if (isSameSign(folded, i)) within++;
  // The fold drops endless repeats, so the listed letters are counted as well.
  const listed = term.text.length <= MAX_LETTERS ? 0 : (term.text.match(/[\p{L}\p{N}]/gu)?.length ?? 0);
  if (folded.count - within > MAX_LETTERS || listed > MAX_LETTERS)
    throw termError(
      index,
      `it has more than ${MAX_LETTERS} letters`,
      'List the shortest part that is telling by itself.',
    );
  let letters = 0,
    digits = 0;
  for (let i = 0; i < folded.count; i++) {
    if ((folded.kind[i] ?? 0) <= UNSPACED_KIND) letters += isSameSign(folded, i) ? 0 : 1;
    else if (folded.kind[i] === DIGIT) digits++;
  }
  if (letters + digits === 0)
    throw termError(index, 'it holds no letter', 'Use kind "emoji" for emoji, or remove the line.');
  const coded = term.kind === 'abbreviation' || term.kind === 'tag';
  if (letters + (coded ? digits : 0) < 2)
    throw termError(
      index,
      'it has fewer than two letters',
      coded ? 'Add a letter.' : 'Add a letter, or use kind "abbreviation" for a number code.',
    );
}

function flagsOf(term: Term): number {
  let native = 0,
    unspaced = 0,
    breaks = 0;
  for (let i = 0; i < folded.count; i++) {
    const kind = folded.kind[i] ?? 0;
    if (kind === LOOK || kind === NATIVE_KIND || kind === UNSPACED_KIND) native++;
    if (kind === UNSPACED_KIND) unspaced++;
    if (i > 0 && ((folded.gap[i] ?? 0) & (G_OTHER | G_SPACE | G_LINE)) !== 0) breaks++;
  }
  const half = folded.count / 2;
  return (
    (native > half ? P_NATIVE : 0) |
    (unspaced > half ? P_UNSPACED : 0) |
    (breaks > 0 ? P_BREAKS : 0) |
    (term.kind === 'tag' ? P_TAG : 0)
  );
}

/** The pattern of a spelling, which is compared as `canon`. */
function draftOf(term: Term, index: number, text: string, canon: string): Draft {
  foldText(text);
  return foldedDraft(term, index, canon);
}
/** The pattern of the spelling last folded. */
function foldedDraft(term: Term, index: number, canon: string): Draft {
  const classes: number[] = [],
    wants: number[] = [],
    breaks: number[] = [];
  for (let i = 0; i < folded.count; i++) {
    classes.push(folded.sym[i] ?? 0);
    wants.push(wantAt(i));
    if (isSameSign(folded, i)) breaks.push(WITHIN);
    else breaks.push(i > 0 && ((folded.gap[i] ?? 0) & (G_OTHER | G_SPACE | G_LINE)) !== 0 ? 1 : 0);
  }
  return { term: index, flags: flagsFor(flagsOf(term), classes), classes, wants, breaks, canon };
}
/** The flags of a term in these classes: a word of few letters, or of few different ones, is short. */
function flagsFor(flags: number, classes: readonly number[]): number {
  let runs = 0;
  for (let i = 0; i < classes.length; i++) if (classes[i] !== classes[i - 1]) runs++;
  const long = (flags & (P_UNSPACED | P_BREAKS)) !== 0 || (classes.length > SHORT_LETTERS && runs >= SHORT_LETTERS);
  return (flags & ~P_SHORT) | (long ? 0 : P_SHORT);
}

/** Pairs of letters that look like one. */
export const SHAPES: readonly (readonly [string, string])[] = [
  ['m', 'rn'],
  ['w', 'vv'],
  ['d', 'cl'],
];
function reshape(draft: Draft, shapes: ReadonlyMap<number, string>): Draft {
  const wants: number[] = [];
  const classes: number[] = [];
  const breaks: number[] = [];
  for (let i = 0; i < draft.wants.length; i++) {
    const want = draft.wants[i] ?? 0;
    const pair = shapes.get(want);
    if (pair === undefined) {
      wants.push(want);
      classes.push(draft.classes[i] ?? 0);
    } else
      for (let at = 0; at < pair.length; at++) {
        wants.push(pair.charCodeAt(at));
        classes.push(latinClass(pair.charCodeAt(at)));
      }
    breaks.push(draft.breaks[i] ?? 0);
    while (breaks.length < wants.length) breaks.push(0);
  }
  const { term, flags, canon } = draft;
  return { term, flags: flags | P_SHAPE, classes, wants, breaks, canon };
}
/** Every choice of some of the pairs, by the letter they look like. */
const CHOICES: readonly ReadonlyMap<number, string>[] = SHAPES.reduce<readonly (typeof SHAPES)[]>(
  (choices, shape) => choices.flatMap((known) => [known, [...known, shape]]),
  [[]],
)
  .slice(1)
  .map((shapes) => new Map(shapes.map(([letter, pair]) => [letter.charCodeAt(0), pair])));
/** Every choice of pairs in place of their letters, in words long enough that the change cannot make another word. */
function shapesOf(draft: Draft): Draft[] {
  if (draft.wants.length < 6 || (draft.flags & (P_NATIVE | P_SHORT)) !== 0) return [];
  const fitting = CHOICES.filter((choice) => [...choice.keys()].every((letter) => draft.wants.includes(letter)));
  return fitting.map((choice) => reshape(draft, choice));
}

/** The entries of the list, and the same with Hangul syllables left whole. */
let listed: Uint16Array = ENTRY,
  whole: Uint16Array = ENTRY;
/** From here on terms are folded with these entries. */
export function foldTermsWith(entries: Uint16Array): void {
  folded.entries = listed = whole = entries;
  if (!entries.subarray(0xac00, 0xd7a4).some((found) => typeOf(found) === SEVERAL)) return;
  whole = entries.slice();
  for (let cp = 0xac00; isSyllable(cp); cp++) whole[cp] = (LETTER << 10) | ((whole[cp] ?? 0) & 0x3ff);
}
/** A term with its syllables left whole, which is how the first look steps over them. */
function wholeDraft(term: Term, index: number, text: string, canon: string): Draft {
  folded.entries = whole;
  const draft = draftOf(term, index, text, canon);
  folded.entries = listed;
  return draft;
}

/** All patterns of one term. Letters of other scripts are read in both cases, because their look-alikes differ by case. */
export function draftsOf(term: Term, index: number): readonly Draft[] {
  const text = spelling(term);
  check(term, index, text);
  const canon = canonical(text);
  const isHangul = hasHangul(text);
  const composed = isHangul ? composeHangul(text) : text;
  const first = isHangul ? draftOf(term, index, composed, canon) : foldedDraft(term, index, canon);
  const all = [first, ...shapesOf(first)];
  const unstretched = withoutLength(text);
  if (unstretched !== undefined) all.push(draftOf(term, index, unstretched, canon));
  if (isHangul) return [...all, wholeDraft(term, index, composed, canon)];
  if ((first.flags & P_NATIVE) === 0) return all;
  const lower = draftOf(term, index, text.toLowerCase(), canon),
    upper = draftOf(term, index, text.toUpperCase(), canon);
  if (lower.wants.length !== first.wants.length || upper.wants.length !== first.wants.length) return all;
  const known = new Set(all.map(({ classes }) => classes.join()));
  for (const classes of mixtures({ lower: lower.classes, upper: upper.classes, letters: first.wants })) {
    if (known.has(classes.join())) continue;
    known.add(classes.join());
    all.push({ ...first, classes, flags: flagsFor(first.flags, classes) });
  }
  return all;
}
