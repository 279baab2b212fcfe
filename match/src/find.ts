// Finds the listed terms in a text: fold, walk the automaton, look tokens up, verify on the source, grade, order.
import { childOf, deepStep } from './automaton.ts';
import { folded, hits, lookUp, verifyAt } from './candidates.ts';
import { findEmoji } from './emoji.ts';
import { fold, HARD } from './fold.ts';
import { EMBEDDED } from './grade.ts';
import { type Hit, strongest, toMatch } from './hits.ts';
import type { Matcher } from './matcher.ts';
import { CLASSES, classOf, ENTRY, latinClass } from './tables.ts';
import { FUZZY_MAX, FUZZY_MIN, hashStep, mayHold, POWERS, SHORT_RUNS } from './tokens.ts';
import { type Match, TIERS } from './types.ts';
import { boundaryAt } from './verify.ts';

const EMPTY: readonly Match[] = Object.freeze([]);
/** How far around a sign the second reading looks. */
const SIGN_MARGIN = 64;
/** Letters of a handle, with its sign read as a, that must begin a listed term before it is read so. */
const HANDLE_DEPTH = 3;
const prefix = new Int32Array(FUZZY_MAX + 2);
const range = { from: 0, to: 0, signs: false };

/** Looks up a token as a short term and with every single letter left out. */
function endToken(matcher: Matcher, from: number, to: number): void {
  const { sym } = folded;
  const table = matcher.tokens;
  const length = to - from;
  if (length === 1) {
    spelledOut(matcher, from);
    return;
  }
  let raw = 0,
    runs = 0,
    short = 0,
    previous = 0;
  const keep = length <= FUZZY_MAX + 1;
  for (let i = from; i < to; i++) {
    const cls = sym[i] ?? 0;
    if (keep) prefix[i - from] = raw;
    raw = hashStep(raw, cls);
    if (cls !== previous) {
      if (++runs <= SHORT_RUNS) short = hashStep(short, cls);
      else if (!keep) return;
      previous = cls;
    }
  }
  if (runs <= SHORT_RUNS && mayHold(table, short)) lookUp(matcher, short, { from, to }, 0);
  if (!table.fuzzy || length < FUZZY_MIN - 1 || !keep) return;
  if (mayHold(table, raw)) lookUp(matcher, raw, { from, to }, 1);
  if (length < FUZZY_MIN) return;
  let suffix = 0;
  for (let i = length - 1; i >= 0; i--) {
    const power = POWERS[length - 1 - i] ?? 1;
    const without = (Math.imul(prefix[i] ?? 0, power) + suffix) | 0;
    if (mayHold(table, without)) lookUp(matcher, without, { from, to }, 1);
    suffix = (suffix + Math.imul(sym[from + i] ?? 0, power)) | 0;
  }
}

const SEPARATOR_BITS = ~0xf00;
/** A whole run of one-letter tokens with the same separator: q.z.x or q z x. Longer words are the automaton's, unless they hold few different letters. */
function spelledOut(matcher: Matcher, last: number): void {
  const { gap, sym, count } = folded;
  const separator = (gap[last] ?? 0) & SEPARATOR_BITS;
  if (last < 2 || separator === 0) return;
  const next = last + 1;
  if (next < count && ((gap[next] ?? 0) & SEPARATOR_BITS) === separator && boundaryAt(folded, next + 1) === 2) return;
  let from = last;
  while (
    from > 0 &&
    last - from < FUZZY_MAX &&
    ((gap[from] ?? 0) & SEPARATOR_BITS) === separator &&
    boundaryAt(folded, from - 1) === 2
  )
    from--;
  const letters = last - from + 1;
  if (letters < 3 || letters > FUZZY_MAX) return;
  let hash = 0,
    previous = 0;
  for (let i = from; i <= last; i++) {
    if (sym[i] !== previous) hash = hashStep(hash, sym[i] ?? 0);
    previous = sym[i] ?? 0;
  }
  if (mayHold(matcher.tokens, hash)) lookUp(matcher, hash, { from, to: last + 1 }, 0);
}

/** Walks the folded text once: every letter steps the automaton, every end of a word looks the word up. */
function walk(matcher: Matcher): void {
  const { sym, gap, count } = folded;
  const { rows, denseStates } = matcher.automaton;
  let state = 0,
    token = 0;
  for (let k = 0; k < count; k++) {
    const cls = sym[k] ?? 0;
    if (k > 0) {
      if (((gap[k] ?? 0) & HARD) !== 0) {
        endToken(matcher, token, k);
        token = k;
      }
      if (cls === sym[k - 1]) continue;
    }
    const next = state < denseStates ? (rows[state * CLASSES + cls] ?? 0) : deepStep(matcher.automaton, state, cls);
    if (next < 0) {
      state = ~next;
      verifyAt(matcher, state, k);
    } else state = next;
  }
  if (count > 0) endToken(matcher, token, count);
}

/** Whether a listed term could begin with the at sign read as a and the letters after it. */
function couldBegin(matcher: Matcher, text: string, handle: number): boolean {
  let state = 0;
  for (let i = 0; i < HANDLE_DEPTH; i++) {
    const cls = i === 0 ? latinClass(0x61) : classOf(ENTRY[text.charCodeAt(handle + i)] ?? 0);
    state = childOf(matcher.automaton, state, cls);
    if (state < 0) return false;
  }
  return true;
}

const isSpaceAt = (text: string, at: number): boolean =>
  ENTRY[text.charCodeAt(at)] === ENTRY[0x20] || ENTRY[text.charCodeAt(at)] === ENTRY[0x0a];
/** Sets the range for a second reading with signs as letters; false when no sign can be one. */
function signRange(matcher: Matcher, text: string, length: number): boolean {
  let { signFrom, signTo } = folded;
  for (let i = 0; i < folded.handleCount; i++) {
    const at = folded.handles[i] ?? 0;
    if (!couldBegin(matcher, text, at)) continue;
    signFrom = signFrom < 0 ? at : Math.min(signFrom, at);
    signTo = Math.max(signTo, at);
  }
  if (signFrom < 0) return false;
  range.from = Math.max(0, signFrom - SIGN_MARGIN);
  range.to = Math.min(length, signTo + SIGN_MARGIN);
  while (range.from > 0 && range.from < signFrom && !isSpaceAt(text, range.from - 1)) range.from++;
  while (range.to < length && range.to > signTo + 1 && !isSpaceAt(text, range.to)) range.to--;
  range.signs = true;
  return true;
}

function scan(matcher: Matcher, text: string): readonly Hit[] {
  if (hits.length > 0) hits.length = 0;
  const length = Math.min(text.length, matcher.maxUnits);
  range.from = 0;
  range.to = length;
  range.signs = false;
  fold(folded, text, range);
  const { high } = folded;
  walk(matcher);
  if (signRange(matcher, text, length)) {
    fold(folded, text, range);
    walk(matcher);
  }
  if (high && matcher.emoji.size > 0) findEmoji(matcher.emoji, text, length, hits);
  // The working arrays outlive the call; the text must not.
  folded.text = '';
  return hits;
}

/**
 * Finds all terms in a text. Looks at no more than `matcher.maxUnits` UTF-16 units, in time linear in them. The result is ordered by
 * start, then term; of one term's overlapping findings the strongest stays. Clean text returns one shared frozen empty list.
 */
export function find(matcher: Matcher, text: string): readonly Match[] {
  const found = scan(matcher, text);
  return found.length === 0 ? EMPTY : strongest(found).map((hit) => toMatch(matcher.terms, hit));
}

const BY_TIER: Readonly<Record<Match['tier'], string>> = {
  exact: 'the listed spelling',
  obfuscated: 'the listed letters, disguised',
  embedded: 'inside a longer word',
  split: 'cut in pieces',
  fuzzy: 'one typing error away from the listed word',
};
/** Says why a match was found, as short sentences for a person. The match must come from `find` on the same text; otherwise the list is empty. */
export function explain(matcher: Matcher, text: string, match: Match): string[] {
  const hit = strongest(scan(matcher, text)).find(
    (h) => h.term === match.term && h.start === match.start && h.end === match.end && TIERS[h.tier] === match.tier,
  );
  if (hit === undefined) return [];
  const sentences = [...new Set(hit.notes.map((note) => note.sentence))];
  return hit.tier >= EMBEDDED || sentences.length === 0 ? [BY_TIER[match.tier], ...sentences] : sentences;
}
