// From a place the automaton or the token table points at to a finding: verify, grade, note.
import { type Folded, workspace } from './fold.ts';
import { oneEdit, type Token } from './fuzzy.ts';
import {
  EXACT,
  FUZZY,
  firstSymbol,
  gradeLong,
  gradeShort,
  isWordLike,
  lastSymbol,
  NONE,
  OBFUSCATED,
  sourceEnd,
  sourceStart,
} from './grade.ts';
import type { Hit, Note } from './hits.ts';
import type { Matcher } from './matcher.ts';
import { notesOf } from './notes.ts';
import { P_SHORT, P_TAG } from './patterns.ts';
import { ENTRY, HIDE, typeOf } from './tables.ts';
import { nextSlot } from './tokens.ts';
import { align, alignment } from './verify.ts';

/** More findings than this in one text add nothing; the rest is left out. */
const MAX_HITS = 4096;
/** The working arrays of the text being read, and what was found in it. They are reused so that clean text costs no allocation. */
export const folded: Folded = workspace();
export const hits: Hit[] = [];

/** The offset of the number sign right before `start`, or -1. */
function signBefore(text: string, start: number): number {
  let at = start - 1;
  for (let i = 0; i < 8 && at >= 0 && typeOf(ENTRY[text.charCodeAt(at)] ?? 0) === HIDE; i++) at--;
  const unit = at >= 0 ? text.charCodeAt(at) : 0;
  return unit === 0x23 || unit === 0xff03 ? at : -1;
}

function add(matcher: Matcher, pattern: number, tier: number, extra?: Note): void {
  if (hits.length >= MAX_HITS) return;
  const tag = ((matcher.patterns.flags[pattern] ?? 0) & P_TAG) !== 0;
  const begin = sourceStart(folded);
  const sign = tag ? signBefore(folded.text, begin) : -1;
  const bare = tag && sign < 0;
  const notes = tier === EXACT ? [] : notesOf(matcher.patterns, folded);
  if (bare) notes.push({ evasion: 'bare-tag', sentence: 'the tag without its number sign' });
  if (extra !== undefined) notes.push(extra);
  hits.push({
    term: matcher.patterns.term[pattern] ?? 0,
    tier: bare ? Math.max(tier, OBFUSCATED) : tier,
    start: sign >= 0 ? sign : begin,
    end: sourceEnd(folded),
    notes,
  });
}

function candidate(matcher: Matcher, pattern: number, last: number): void {
  if (((matcher.patterns.flags[pattern] ?? 0) & P_SHORT) !== 0 || !align(matcher.patterns, folded, pattern, last))
    return;
  const tier = gradeLong(matcher.patterns, folded);
  if (tier !== NONE && (tier !== FUZZY || matcher.tokens.fuzzy)) add(matcher, pattern, tier);
}

/** Verifies every pattern that ends in an automaton state at a symbol. */
export function verifyAt(matcher: Matcher, state: number, last: number): void {
  const { out, outLink, nextSame } = matcher.automaton;
  for (let s = (out[state] ?? -1) >= 0 ? state : (outLink[state] ?? -1); s > 0; s = outLink[s] ?? -1) {
    for (let p = out[s] ?? -1; p >= 0; p = nextSame[p] ?? -1) candidate(matcher, p, last);
  }
}

/** A short term that fills a token, or a spelled-out run of one-letter tokens. */
function shortCandidate(matcher: Matcher, pattern: number, token: Token): void {
  if (
    !align(matcher.patterns, folded, pattern, token.to - 1) ||
    firstSymbol() !== token.from ||
    lastSymbol() !== token.to - 1
  )
    return;
  const flags = matcher.patterns.flags[pattern] ?? 0;
  const tagged = (flags & P_TAG) !== 0 && signBefore(folded.text, sourceStart(folded)) >= 0;
  if ((flags & P_TAG) !== 0 && !tagged && alignment.letters < 3) return;
  const tier = gradeShort(matcher.patterns, folded, tagged);
  if (tier !== NONE) add(matcher, pattern, tier);
}

function fuzzyCandidate(matcher: Matcher, pattern: number, token: Token): void {
  const edit = isWordLike(folded, token.from, token.to) ? oneEdit(matcher.patterns, folded, pattern, token) : undefined;
  if (edit === undefined) return;
  // The span is the whole token; the alignment is borrowed so that `add` sees it.
  alignment.pattern = pattern;
  alignment.groups = 1;
  alignment.low[0] = token.from;
  alignment.high[0] = token.to - 1;
  const begin = sourceStart(folded);
  const sign = ((matcher.patterns.flags[pattern] ?? 0) & P_TAG) !== 0 ? signBefore(folded.text, begin) : -1;
  if (hits.length < MAX_HITS)
    hits.push({
      term: matcher.patterns.term[pattern] ?? 0,
      tier: FUZZY,
      start: sign >= 0 ? sign : begin,
      end: sourceEnd(folded),
      notes: [edit],
    });
}

/** Verifies every entry of the token table with this hash. */
export function lookUp(matcher: Matcher, hash: number, token: Token, fuzzy: 0 | 1): void {
  const table = matcher.tokens;
  for (let slot = nextSlot(table, hash, -1); slot >= 0; slot = nextSlot(table, hash, slot)) {
    const value = table.values[slot] ?? 0;
    if ((value & 1) !== fuzzy) continue;
    if (fuzzy === 1) fuzzyCandidate(matcher, value >> 1, token);
    else shortCandidate(matcher, value >> 1, token);
  }
}
