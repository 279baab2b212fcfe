// The full reading of one text: fold, walk the automaton, look words up, walk the lattice where it is odd. It runs on the few texts the first look lets through.
import { deepStep } from './automaton.ts';
import { folded, hits, lookUp, verifyAt } from './candidates.ts';
import { findEmoji } from './emoji.ts';
import { fold, HARD } from './fold.ts';
import { findFuzzy } from './fuzzy.ts';
import type { Matcher } from './matcher.ts';
import { addStretch, isInCore, type Part, partsAround, type Stretch } from './nearby.ts';
import { couldBegin } from './odd.ts';
import { oddStretches } from './stretches.ts';
import { CLASSES, UNSPACED_KIND } from './tables.ts';
import { hashStep, joinHash, mayHold, runHash, TOKEN_MAX, type Token } from './tokens.ts';
import type { Units } from './units.ts';
import { boundaryAt } from './verify.ts';
import type { Vocabulary } from './vocabulary.ts';

/** The words before the current one: where they begin and their hashes. */
const trail = { oneFrom: -1, one: 0, twoFrom: -1, two: 0 };
function resetTrail(): void {
  trail.oneFrom = trail.twoFrom = -1;
}
/** Looks a word up alone and with the one or two before it. */
function endToken(matcher: Matcher, token: Token): void {
  const { sym, kind } = folded;
  const { from, to } = token;
  if (kind[from] === UNSPACED_KIND || to - from > TOKEN_MAX) {
    resetTrail();
    return;
  }
  if (to - from === 1) spelledOut(matcher, from);
  let hash = 0,
    letters = 0;
  for (let i = from; i < to; i++)
    if (i === from || sym[i] !== sym[i - 1]) {
      hash = hashStep(hash, sym[i] ?? 0);
      letters++;
    }
  const table = matcher.tokens.strong;
  const isHeld = mayHold(table, hash);
  if (isHeld && to - from > 1) lookUp(matcher, hash, token, false);
  let two = 0;
  if (trail.oneFrom >= 0) {
    two = joinHash(trail.one, hash, letters);
    // Only before the last word of a listed phrase: the first look asks so too.
    if (isHeld) lookUpPhrases(matcher, two, joinHash(trail.two, hash, letters), to);
  }
  trail.twoFrom = trail.oneFrom;
  trail.two = two;
  trail.oneFrom = from;
  trail.one = hash;
}

/** Looks up the word that ends at `to` with the one and the two before it. */
function lookUpPhrases(matcher: Matcher, two: number, three: number, to: number): void {
  const table = matcher.tokens.strong;
  if (mayHold(table, two)) lookUp(matcher, two, { from: trail.oneFrom, to }, true);
  if (trail.twoFrom >= 0 && mayHold(table, three)) lookUp(matcher, three, { from: trail.twoFrom, to }, true);
}

const SEPARATOR_BITS = ~0xf00;
const MOST_SINGLES = 24;
/** A whole run of one-letter words with the same separator: q.z.x or q z x, also with a lone word before or behind it when only spaces part them. */
function spelledOut(matcher: Matcher, last: number): void {
  const { gap, count } = folded;
  const separator = (gap[last] ?? 0) & SEPARATOR_BITS;
  const next = last + 1;
  if (last < 2 || separator === 0) return;
  if (next < count && ((gap[next] ?? 0) & SEPARATOR_BITS) === separator && boundaryAt(folded, next + 1) === 2) return;
  let from = last;
  while (
    from > 0 &&
    last - from < MOST_SINGLES &&
    ((gap[from] ?? 0) & SEPARATOR_BITS) === separator &&
    boundaryAt(folded, from - 1) === 2
  )
    from--;
  const slack = last - from > 2 && (separator & HARD) === 2 ? 2 : 1;
  for (let low = from; low < from + slack; low++)
    for (let high = last + 1; high > last + 1 - slack; high--) if (high - low > 2) lookUpRun(matcher, low, high);
}
function lookUpRun(matcher: Matcher, from: number, to: number): void {
  const hash = runHash(folded.sym, from, to);
  if (mayHold(matcher.tokens.strong, hash)) lookUp(matcher, hash, { from, to }, false);
}

/** Walks the folded text once: every letter steps the automaton, every end of a word looks the word up. */
function walk(matcher: Matcher): void {
  const { sym, gap, count } = folded;
  const { rows, denseStates } = matcher.automaton;
  const token = { from: 0, to: 0 };
  let state = 0;
  resetTrail();
  for (let k = 0; k < count; k++) {
    const cls = sym[k] ?? 0;
    if (k > 0) {
      if (((gap[k] ?? 0) & HARD) !== 0) {
        token.to = k;
        endToken(matcher, token);
        token.from = k;
      }
      if (cls === sym[k - 1]) continue;
    }
    const next = state < denseStates ? (rows[state * CLASSES + cls] ?? 0) : deepStep(matcher.automaton, state, cls);
    if (next < 0) {
      state = ~next;
      verifyAt(matcher, state, k);
    } else state = next;
  }
  token.to = count;
  if (count > 0) endToken(matcher, token);
}

/** The stretches of the text last folded where signs may be letters: those the fold met, and at signs with which a listed term could begin. */
function signStretches(isHandle: (at: number) => boolean): readonly Stretch[] {
  const { signs, handles, handleCount } = folded;
  const all = signs.slice();
  for (let i = 0; i < handleCount; i++) {
    const at = handles[i] ?? 0;
    if (!isHandle(at)) all.push({ from: at, to: at + 1 });
  }
  if (all.length === signs.length) return all;
  const joined: Stretch[] = [];
  for (const { from, to } of all.sort((one, other) => one.from - other.from)) addStretch(joined, from, to);
  return joined;
}
/** Reads the parts of a text where signs may be letters once more, with signs as letters. */
function readSigns(matcher: Matcher, text: Units): void {
  if (folded.signs.length + folded.handleCount === 0) return;
  const isHandle = (at: number): boolean => !couldBegin(matcher, text.units, at);
  for (const part of partsAround(text, signStretches(isHandle))) {
    const before = hits.length;
    fold(folded, text.units, { from: part.from, to: part.to, signs: true, isHandle });
    walk(matcher);
    keepCore(part, before);
  }
}
/** Drops the findings from index `first` on that do not reach into the core of a part. */
function keepCore(part: Part, first: number): void {
  let kept = first;
  for (let i = first; i < hits.length; i++) {
    const hit = hits[i];
    if (hit !== undefined && isInCore(part, hit.start, hit.end)) hits[kept++] = hit;
  }
  hits.length = kept;
}

/** Reads one text fully; findings are added to `hits`. The caller fills the budget of the lattice. */
export function readFully(matcher: Matcher, text: Units, vocabulary: Vocabulary | undefined): void {
  const first = hits.length;
  folded.entries = matcher.entries;
  fold(folded, text.units, { from: 0, to: text.length, signs: false });
  walk(matcher);
  readSigns(matcher, text);
  if (matcher.emoji.size > 0) findEmoji(matcher.emoji, matcher.codes, text, hits);
  oddStretches(matcher, text, first);
  if (matcher.fuzzy) findFuzzy({ matcher, units: text, vocabulary, hits });
}
