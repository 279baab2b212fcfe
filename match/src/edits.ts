// What one edit between a listed word and the text's is worth: a typing error, or a vowel that was left out, masked or swapped for its twin on purpose.
import { C_SPACE } from './codes.ts';
import { FUZZY, isProse, OBFUSCATED, SPLIT } from './grade.ts';
import type { Note } from './hits.ts';
import type { Matcher } from './matcher.ts';
import { firstWant } from './patterns.ts';
import { canStand } from './stands.ts';
import { entryOf, kindOf, LETTER, NATIVE_KIND, typeOf, UPPER } from './tables.ts';
import { FUZZY_MIN, isVowel } from './tokens.ts';
import type { Units } from './units.ts';
import { letters } from './words.ts';

/** Letters[from, to) of the text: a word, or several side by side. */
export interface Span {
  from: number;
  to: number;
}
/** One edit, and what it is worth. */
export interface Edit {
  readonly tier: number;
  readonly note: Note;
}
const typo = (sentence: string): Edit => ({ tier: FUZZY, note: { evasion: 'typo', sentence } });
const SWAPPED = typo('two neighbouring letters swapped'),
  CHANGED = typo('one letter changed'),
  ADDED = typo('one letter added'),
  MISSING = typo('one letter missing');
const LEFT_OUT: Edit = { tier: OBFUSCATED, note: { evasion: 'vowels-dropped', sentence: 'a vowel left out' } };
const masked = (tier: number, what: string): Edit => ({
  tier,
  note: { evasion: 'masked', sentence: `${what} stands for a vowel` },
});
const BY_SIGN = masked(OBFUSCATED, 'a sign'),
  BY_MARK = masked(SPLIT, 'a punctuation mark'),
  BY_SPACE = masked(SPLIT, 'a space');
const TWIN: Edit = { tier: OBFUSCATED, note: { evasion: 'look-alike', sentence: 'l read as i' } };

const LETTER_I = 0x69,
  LETTER_L = 0x6c;
const endOf = (letter: number): number =>
  (letters.places[letter] ?? 0) + ((letters.points[letter] ?? 0) > 0xffff ? 2 : 1);

/** Whether some letter of the span is a digit, or a letter in another form than people write. */
function isDisguised({ from, to }: Span): boolean {
  for (let i = from; i < to; i++) {
    const entry = entryOf(letters.points[i] ?? 0);
    const kind = kindOf(entry);
    if (typeOf(entry) !== LETTER || (kind > UPPER && kind !== NATIVE_KIND)) return true;
  }
  return false;
}
/** Whether letters lie side by side, but for the gap before one of them. */
function isWhole({ from, to }: Span, gapBefore: number): boolean {
  for (let i = from + 1; i < to; i++) if (i !== gapBefore && letters.places[i] !== endOf(i - 1)) return false;
  return true;
}

/**
 * Whether a gap in the span lies where nothing of the listed term does: not at one of its breaks, nor where its missing letter should be. Then the gap is an
 * edit of its own. `shift` letters more are listed from `edit` on than the text has.
 */
function isTorn({ patterns }: Matcher, first: number, { from, to }: Span, { edit, shift }: Shift): boolean {
  const isBreak = (w: number): boolean => patterns.breakBefore[first + w] === 1;
  for (let i = from + 1; i < to; i++) {
    if (letters.places[i] === endOf(i - 1)) continue;
    const at = i - from;
    const here = at >= edit ? at + shift : at;
    if (!(shift === 1 && at === edit) && !isBreak(here) && !isBreak(here - 1) && !isBreak(here + 1)) return true;
  }
  return false;
}
interface Shift {
  readonly edit: number;
  readonly shift: number;
}

/** A listed vowel that is missing before a letter of the text, and whether another is listed beside it. */
interface Vowel {
  readonly at: number;
  readonly beside: boolean;
}
/** What a vowel that is missing before a letter of the text is worth: nothing, a sign or a space stands in its place. */
function missingVowel({ codes }: Matcher, { units }: Units, span: Span, { at, beside }: Vowel): Edit {
  if (!isWhole(span, at)) return MISSING;
  const end = endOf(at - 1);
  const gap = (letters.places[at] ?? 0) - end;
  if (gap > 1) return MISSING;
  // Of two vowels side by side one is sooner forgotten, or not said, than hidden.
  if (gap === 0) return !beside && isDisguised(span) ? LEFT_OUT : MISSING;
  const unit = units[end] ?? 0;
  if (((codes[unit] ?? 0) & C_SPACE) !== 0) return isDisguised(span) ? BY_SPACE : MISSING;
  return !isProse(unit) || isDisguised(span) ? BY_SIGN : BY_MARK;
}

/** What edit turns the listed letters into the word's, or undefined when it takes none or more than one. */
export function oneEdit(matcher: Matcher, units: Units, pattern: number, span: Span): Edit | undefined {
  const { want, breakBefore } = matcher.patterns;
  const { from, to } = span;
  const first = firstWant(matcher.patterns, pattern),
    end = firstWant(matcher.patterns, pattern + 1);
  const m = end - first,
    n = to - from;
  if (Math.abs(m - n) > 1) return undefined;
  const same = (i: number, w: number): boolean => canStand(letters.points[from + i] ?? 0, want[first + w] ?? 0);
  const shorter = Math.min(m, n);
  let head = 0,
    tail = 0;
  while (head < shorter && same(head, head)) head++;
  while (tail < shorter - head && same(n - 1 - tail, m - 1 - tail)) tail++;
  const extra = n - head - tail,
    missing = m - head - tail;
  if (isTorn(matcher, first, span, { edit: head, shift: missing - extra })) return undefined;
  if (extra === 2 && missing === 2 && same(head, head + 1) && same(head + 1, head)) return SWAPPED;
  if (extra > 1 || missing > 1 || extra + missing === 0) return undefined;
  // A short word with another beginning or end is sooner another word.
  if (m <= FUZZY_MIN && missing === 1 && (head === 0 || tail === 0)) return undefined;
  const isInner = head > 0 && tail > 0 && breakBefore[first + head] !== 1 && breakBefore[first + head + 1] !== 1;
  if (extra === 1 && missing === 1) {
    const isTwin = want[first + head] === LETTER_I && letters.points[from + head] === LETTER_L;
    return isTwin && isInner && isWhole(span, 0) && isDisguised(span) ? TWIN : CHANGED;
  }
  if (extra === 1) return ADDED;
  if (!isInner || !isVowel(want[first + head] ?? 0)) return MISSING;
  const beside = isVowel(want[first + head - 1] ?? 0) || isVowel(want[first + head + 1] ?? 0);
  return missingVowel(matcher, units, span, { at: from + head, beside });
}
