// From a place the automaton or the token table points at to a finding: verify, grade, note.
import { type Folded, workspace } from './fold.ts';
import {
  EXACT,
  FUZZY,
  firstSymbol,
  gradeLong,
  gradeShort,
  lastSymbol,
  NONE,
  OBFUSCATED,
  sourceEnd,
  sourceStart,
} from './grade.ts';
import type { Hit, Note } from './hits.ts';
import type { Reached } from './lattice.ts';
import { MET_ALIKE, MET_CODED, MET_DRAWN, MET_MASKED, MET_SKIPPED } from './lattice-path.ts';
import type { Matcher } from './matcher.ts';
import { notesOf } from './notes.ts';
import { P_SHORT, P_TAG } from './patterns.ts';
import { isReversed, isSkeleton } from './reshaped.ts';
import { ENTRY, HIDE, typeOf } from './tables.ts';
import { nextSlot, T_REVERSED, T_SHORT, type Token } from './tokens.ts';
import { align, alignment } from './verify.ts';

/** More findings than this in one text add nothing; the rest is left out. */
const MAX_HITS = 4096;
/** The working arrays of the text being read, and what was found in it. They are reused so that clean text costs no allocation. */
export const folded: Folded = workspace();
export const hits: Hit[] = [];

/** The offset of the number sign right before `start`, or -1. */
function signBefore(text: Uint16Array, start: number): number {
  let at = start - 1;
  for (let i = 0; i < 8 && at >= 0 && typeOf(ENTRY[text[at] ?? 0] ?? 0) === HIDE; i++) at--;
  const unit = at >= 0 ? (text[at] ?? 0) : 0;
  return unit === 0x23 || unit === 0xff03 ? at : -1;
}

function add(matcher: Matcher, pattern: number, tier: number, extra?: Note): void {
  if (hits.length >= MAX_HITS) return;
  const tag = ((matcher.patterns.flags[pattern] ?? 0) & P_TAG) !== 0;
  const begin = sourceStart(folded);
  const sign = tag ? signBefore(folded.units, begin) : -1;
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
  if (tier !== NONE && (tier !== FUZZY || matcher.fuzzy)) add(matcher, pattern, tier);
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
  const tagged = (flags & P_TAG) !== 0 && signBefore(folded.units, sourceStart(folded)) >= 0;
  if ((flags & P_TAG) !== 0 && !tagged && alignment.letters < 3) return;
  const tier = gradeShort(matcher.patterns, folded, tagged);
  if (tier !== NONE) add(matcher, pattern, tier);
}

const BACKWARDS: Note = { evasion: 'reversed', sentence: 'written backwards' };
const NO_VOWELS: Note = { evasion: 'vowels-dropped', sentence: 'the vowels left out' };

/** Adds a finding whose place is known without an alignment. */
function addWhole(matcher: Matcher, pattern: number, token: Token, note: Note): void {
  alignment.pattern = pattern;
  alignment.groups = 1;
  alignment.low[0] = token.from;
  alignment.high[0] = token.to - 1;
  if (hits.length >= MAX_HITS) return;
  const begin = sourceStart(folded);
  const tag = ((matcher.patterns.flags[pattern] ?? 0) & P_TAG) !== 0;
  const sign = tag ? signBefore(folded.units, begin) : -1;
  const start = sign >= 0 ? sign : begin;
  hits.push({
    term: matcher.patterns.term[pattern] ?? 0,
    tier: OBFUSCATED,
    start,
    end: sourceEnd(folded),
    notes: [note],
  });
}

/** Verifies every entry of the strong table with this hash against a word, or `several` words side by side. */
export function lookUp(matcher: Matcher, hash: number, token: Token, several: boolean): void {
  const table = matcher.tokens.strong;
  for (let slot = nextSlot(table, hash, -1); slot >= 0; slot = nextSlot(table, hash, slot)) {
    const value = table.values[slot] ?? 0;
    const pattern = value >> 2,
      sort = value & 3;
    if (sort === T_SHORT) {
      if (!several) shortCandidate(matcher, pattern, token);
    } else if (sort === T_REVERSED) {
      if (isReversed(matcher.patterns, folded, pattern, token)) addWhole(matcher, pattern, token, BACKWARDS);
    } else if (isSkeleton(matcher.patterns, folded, pattern, token)) addWhole(matcher, pattern, token, NO_VOWELS);
  }
}

const MET: readonly (readonly [number, Note])[] = [
  [MET_CODED, { evasion: 'digit', sentence: 'digits and signs read as letters' }],
  [MET_ALIKE, { evasion: 'look-alike', sentence: 'look-alikes from other scripts' }],
  [MET_DRAWN, { evasion: 'drawn', sentence: 'letters drawn with several signs' }],
  [MET_SKIPPED, { evasion: 'separators', sentence: 'signs between letters' }],
  [MET_MASKED, { evasion: 'masked', sentence: 'signs or unknown glyphs stand for letters' }],
];
/** Adds what the lattice reached. */
export function addReached(matcher: Matcher, units: Uint16Array, reached: Reached): void {
  if (hits.length >= MAX_HITS) return;
  const tag = ((matcher.patterns.flags[reached.pattern] ?? 0) & P_TAG) !== 0;
  const sign = tag ? signBefore(units, reached.start) : -1;
  hits.push({
    term: matcher.patterns.term[reached.pattern] ?? 0,
    tier: reached.tier,
    start: sign >= 0 ? sign : reached.start,
    end: reached.end,
    notes: MET.filter(([bit]) => (reached.met & bit) !== 0).map(([, note]) => note),
  });
}
