// The plain form of the first look: per unit one look-up and one step of the automaton. The kernel takes the same steps faster.
import { deepStep } from './automaton.ts';
import { DRAWN_UNITS, mayBeOdd } from './cells.ts';
import { C_INVISIBLE, C_LETTER, C_ODD, C_SIGN, C_SPACE, C_UNSPACED } from './codes.ts';
import { type MetWord, singlesMatter, stateMatters, stretchMatters, wordMatters } from './doubts.ts';
import { CODED, MAY, MOST_SINGLES, TOUCHED, TURNED } from './kernel/layout.ts';
import type { Matcher } from './matcher.ts';
import { CODES, EXPANDED, oddCode, PACKED_BITS, PERHAPS, packedClasses, TOUCHING, TURNS, TWO_UNITS } from './odd.ts';
import { CLASSES, FOREIGN_CLASS } from './tables.ts';
import { hashStep, mayHold } from './tokens.ts';
import type { Units } from './units.ts';

/** The word just read, the hashes of the two before it, and the run of one-letter words. */
const word: MetWord = { from: 0, to: 0, hash: 0, letters: 0, one: 0, oneLetters: 0, two: 0 };
const singles = new Uint8Array(MOST_SINGLES);
let singlesCount = 0;
function resetTrail(): void {
  word.one = word.oneLetters = word.two = singlesCount = 0;
}
/** Looks a word up alone and with the one or two before it. */
function endWord(matcher: Matcher, units: Uint16Array, hash: number, letters: number): boolean {
  word.hash = hash;
  word.letters = letters;
  if (mayHold(matcher.tokens.strong, hash) && wordMatters(matcher, units, word)) return true;
  word.two = word.one;
  word.one = hash;
  word.oneLetters = letters;
  return false;
}
function addSingle(matcher: Matcher, cls: number, letters: number): boolean {
  // A letter that no term holds is no part of a spelled-out one.
  if (letters === 1 && cls !== FOREIGN_CLASS) {
    singles[singlesCount++] = cls;
    return singlesCount === singles.length;
  }
  const count = singlesCount;
  singlesCount = 0;
  return count > 2 && singlesMatter(matcher, singles, count);
}

/** The stretch without spaces that is being read. */
const stretch = {
  start: 0,
  /** All codes of it, joined. */
  codes: 0,
  /** Whether signs stand between letters, or beside one and could draw another. */
  touching: false,
  /** Whether a sign stood behind a letter, and whether the last signs held one that draws letters. */
  signed: false,
  drawn: false,
};
function beginStretch(start: number): void {
  stretch.start = start;
  stretch.codes = 0;
  stretch.touching = stretch.signed = stretch.drawn = false;
}
function metLetter(): void {
  stretch.touching ||= stretch.signed;
  stretch.drawn = false;
}
function metSign(unit: number): void {
  stretch.signed ||= (stretch.codes & C_LETTER) !== 0;
  const draws = DRAWN_UNITS.has(unit);
  stretch.touching ||= stretch.drawn && draws;
  stretch.drawn ||= draws;
}

/** The stretch ends before `at`; whether the lattice finds something in it while signs are separators. */
function endStretch(matcher: Matcher, buffer: Units, at: number, signs: boolean): boolean {
  const { start, codes, touching } = stretch;
  beginStretch(at + 1);
  return !signs && mayBeOdd(codes, touching) && stretchMatters(matcher, buffer, start, at);
}

/** One look at the whole text, with signs as separators or as letters: `MAY`, `TOUCHED`, `TURNED` and `CODED`, joined. */
export function look(matcher: Matcher, buffer: Units, signs: boolean): number {
  const { units, length } = buffer;
  const { codes, automaton } = matcher,
    { rows, denseStates } = automaton;
  const glance = { codes, units, length, signs };
  let state = 0,
    // The class last stepped by; within a word it is that of the letter before.
    last = 0,
    hash = 0,
    // Letters of the word, repeats left out.
    letters = 0,
    touched = 0;
  resetTrail();
  beginStretch(0);
  for (let i = 0; i <= length; i++) {
    const at = i;
    let code = codes[units[i] ?? 0] ?? 0,
      classes = code & (CLASSES - 1);
    if (letters === 0) word.from = i;
    if ((code & C_ODD) !== 0) {
      const found = oddCode(matcher, units, i, signs);
      if (found === PERHAPS) return MAY | touched;
      if ((found & TWO_UNITS) !== 0) i++;
      if ((found & TOUCHING) !== 0) touched |= TOUCHED;
      if ((found & TURNS) !== 0) touched |= TURNED;
      if ((found & CODES) !== 0) touched |= CODED;
      const expanded = (found & EXPANDED) !== 0;
      code = expanded ? C_LETTER : found & 0xffff;
      classes = expanded ? packedClasses(units[at] ?? 0) : code & (CLASSES - 1);
      if (!expanded) stretch.codes |= code;
    } else stretch.codes |= code;
    if ((code & C_INVISIBLE) !== 0) continue;
    const joins = (code & (C_LETTER | C_UNSPACED)) === C_LETTER;
    if (!joins && letters > 0) {
      word.to = at;
      if (endWord(matcher, units, hash, letters) || addSingle(matcher, hash, letters)) return MAY | touched;
      hash = letters = 0;
    }
    if ((code & C_LETTER) !== 0) {
      metLetter();
      for (; classes !== 0; classes >>>= PACKED_BITS) {
        const cls = classes & (CLASSES - 1);
        if (joins && (cls !== last || letters === 0)) {
          hash = hashStep(hash, cls);
          letters++;
        }
        if (cls === last) continue;
        last = cls;
        const next = state < denseStates ? (rows[state * CLASSES + cls] ?? 0) : deepStep(automaton, state, cls);
        state = next < 0 ? ~next : next;
        if (next < 0 && stateMatters(matcher, glance, state, at)) return MAY | touched;
      }
      continue;
    }
    if ((code & C_SIGN) !== 0) metSign(units[at] ?? 0);
    if ((code & C_SPACE) !== 0 && endStretch(matcher, buffer, at, signs)) return MAY | touched;
  }
  return addSingle(matcher, 0, 0) ? MAY | touched : touched;
}
