// Reads what no single folding can: a walk down the tree of listed terms over all readings of a stretch at once (several letters a glyph, letters drawn
// with signs, separators that may be letters, signs and unknown glyphs that stand for any letter). Bounded by a budget of steps.
import { childOf } from './automaton.ts';
import {
  ALIKE_CELL,
  CODED_CELL,
  HIDDEN_CELL,
  PLAIN_CELL,
  SKIP,
  SPACE_CELL,
  STAR,
  STRONG,
  TWIN_CELL,
  WEAK,
} from './cell-table.ts';
import { beginCells, CHUNK_LIMIT, cells, expansionAt, layUpTo, SHAPES_AT } from './cells.ts';
import {
  ANY,
  DEPTH,
  goDown,
  JOKER,
  MET_ALIKE,
  MET_CODED,
  MET_DRAWN,
  MET_MASKED,
  MET_MORE,
  MET_SKIPPED,
  MET_TWIN,
  MOST_DEPTH,
  MOST_JOKERS,
  ODD_MET,
  PLAIN,
  pathLetters,
  pathSpaces,
  pathStates,
  spellsPattern,
  tierOf,
  WEAK_JOKER,
} from './lattice-path.ts';
import type { Matcher } from './matcher.ts';
import { latinClass, readingsOf } from './tables.ts';

const STEPS_PER_CHUNK = 4000,
  STARTS = 12;

/** One finding: the pattern, its place in the units, its tier and the disguises met. */
export interface Reached {
  readonly pattern: number;
  readonly start: number;
  readonly end: number;
  readonly tier: number;
  readonly met: number;
}

const SEEN = 4096;
const seenAt = new Int32Array(SEEN),
  seenMood = new Int32Array(SEEN),
  seenTurn = new Int32Array(SEEN);
const walk: { steps: number; skipped: boolean; turn: number; start: number; units: Uint16Array; found: Reached[] } = {
  steps: 0,
  skipped: false,
  turn: 0,
  start: 0,
  units: new Uint16Array(0),
  found: [],
};
/** Steps left for the text being read. */
const budget = { left: 0 };
/** Gives a text of so many units its steps. The first look and the full reading get the same, or one would see what the other does not. */
export function fillBudget(length: number): void {
  budget.left = 4000 + length * 3;
}
/** Whether the text being read has no steps left. */
export const isSpent = (): boolean => budget.left <= 0;

/** Whether place and state were reached before with no more guesses. */
function isKnown(state: number, at: number, mood: number): boolean {
  const key = (Math.imul(state, CHUNK_LIMIT + 1) + at) | 0;
  const slot = ((Math.imul(key, 0x9e3779b1) >>> 15) ^ key) & (SEEN - 1);
  const guesses = ((mood & 15) << 1) | ((mood & ODD_MET) !== 0 ? 0 : 1);
  if (seenTurn[slot] === walk.turn && seenAt[slot] === key && (seenMood[slot] ?? 0) <= guesses) return true;
  seenTurn[slot] = walk.turn;
  seenAt[slot] = key;
  seenMood[slot] = guesses;
  return false;
}

/** Whether a word ends before a place; characters nobody sees belong to no word. */
function endsHere(matcher: Matcher, place: number): boolean {
  let at = place;
  layUpTo(matcher, walk.units, at);
  while (at < cells.length && ((cells.flags[at] ?? 0) & HIDDEN_CELL) !== 0) {
    at += cells.width[at] ?? 1;
    layUpTo(matcher, walk.units, at);
  }
  return at >= cells.length || ((cells.flags[at] ?? 0) & SKIP) !== 0;
}
/** Whether a word may begin at a place. */
function beginsHere(place: number): boolean {
  let at = place - 1;
  while (at >= 0 && ((cells.flags[at] ?? 0) & HIDDEN_CELL) !== 0) at--;
  return at < 0 || ((cells.flags[at] ?? 0) & SKIP) !== 0;
}

function arrive(matcher: Matcher, at: number, mood: number): void {
  const depth = mood >>> 19;
  const tier = tierOf(depth, mood);
  if (tier < 0 || !endsHere(matcher, at)) return;
  const { out, nextSame } = matcher.automaton;
  for (let p = out[pathStates[depth] ?? 0] ?? -1; p >= 0; p = nextSame[p] ?? -1)
    if (spellsPattern(matcher, p))
      walk.found.push({ pattern: p, start: cells.from + walk.start, end: cells.from + at, tier, met: mood });
}

const lettersAt = (at: number, shape: number): number =>
  shape < 0 ? readingsOf(cells.points[at] ?? 0) : (cells.shapeLetters[at * SHAPES_AT + shape] ?? 0);
/** Reads the place as its own letter (shape -1) or as one drawn with several signs, and goes on behind it. */
function take(matcher: Matcher, at: number, shape: number, mood: number): void {
  const depth = mood >>> 19;
  const state = pathStates[depth] ?? 0;
  const classes = (shape < 0 ? cells.classes[at] : cells.shapeClasses[at * SHAPES_AT + shape]) ?? 0;
  const next = at + ((shape < 0 ? cells.width[at] : cells.shapeWidth[at * SHAPES_AT + shape]) ?? 1);
  const { inClass, firstChild } = matcher.automaton;
  if (state > 0 && ((classes >>> (inClass[state] ?? 0)) & 1) === 1) {
    const before = pathLetters[depth - 1] ?? 0;
    pathLetters[depth - 1] = before | lettersAt(at, shape);
    step(matcher, next, mood);
    pathLetters[depth - 1] = before;
  }
  const end = firstChild[state + 1] ?? 0;
  for (let child = firstChild[state] ?? 0; child < end && walk.steps >= 0; child++)
    if (((classes >>> (inClass[child] ?? 0)) & 1) === 1) {
      goDown(child, lettersAt(at, shape), at, depth);
      step(matcher, next, mood + DEPTH);
    }
}
/** Letters that must be read in any finding. */
const LEAST_READ = 3;
/**
 * Whether a way can still read as many letters beside its guesses from a place on as `tierOf` asks for, when each guess takes two glyphs at most; most ways
 * through unknown glyphs cannot.
 */
function isReadable(matcher: Matcher, start: number, mood: number): boolean {
  const jokers = mood & 15;
  let read = (mood >>> 19) - jokers,
    plain = (mood >> 7) & 63,
    glyphs = jokers * 2;
  for (let at = start; ; at += cells.width[at] ?? 1) {
    if (read >= LEAST_READ && read * 2 >= glyphs && (plain > 1 || read * 2 >= glyphs * 3)) return true;
    if (at >= cells.length) return false;
    layUpTo(matcher, walk.units, at);
    const flags = cells.flags[at] ?? 0;
    if ((cells.expansion[at] ?? -1) >= 0) return true;
    if (((cells.classes[at] ?? 0) | (cells.shapeWidth[at * SHAPES_AT] ?? 0)) !== 0) {
      if ((flags & PLAIN_CELL) !== 0) plain++;
      read++;
    } else if ((flags & SKIP) !== 0) continue;
    else if ((flags & (WEAK | STRONG)) === 0 || ++glyphs > MOST_JOKERS * 2) return false;
  }
}

const beginsMasked = (at: number): boolean =>
  cells.points[at] === STAR || ((cells.flags[at] ?? 0) & (STRONG | SKIP)) === STRONG;

/** Lets the place stand for any letter. */
function guess(matcher: Matcher, at: number, mood: number): void {
  const depth = mood >>> 19;
  const weak = ((cells.flags[at] ?? 0) & STRONG) === 0;
  // At the start of a word only a star or an unknown glyph is guessed at.
  if (depth === 0 && !beginsMasked(at)) return;
  if ((mood & 15) >= MOST_JOKERS || (weak && ((mood >> 4) & 7) > 1)) return;
  // A word whose first letter is a guess holds no other; only a second mask for that letter may follow.
  if (depth > 0 && pathLetters[0] === ANY && pathLetters[depth - 1] !== ANY) return;
  const next = at + (cells.width[at] ?? 1);
  const { firstChild } = matcher.automaton;
  const state = pathStates[depth] ?? 0;
  const end = firstChild[state + 1] ?? 0;
  const after =
    (mood + JOKER + (weak ? WEAK_JOKER : 0) + DEPTH) | MET_MASKED | metAt((cells.flags[at] ?? 0) & TWIN_CELL);
  if (!isReadable(matcher, next, depth > 0 && pathLetters[depth - 1] === ANY ? mood : after)) return;
  if (depth > 0) {
    // The letter may be of the class before it; several masks may stand for one doubled letter.
    const before = pathLetters[depth - 1] ?? 0;
    pathLetters[depth - 1] = ANY;
    step(matcher, next, before === ANY ? mood : after - DEPTH);
    pathLetters[depth - 1] = before;
    if (pathLetters[0] === ANY) return;
  }
  for (let child = firstChild[state] ?? 0; child < end && walk.steps >= 0; child++) {
    goDown(child, ANY, at, depth);
    step(matcher, next, after);
  }
}

/** Reads a sign that stands for several letters. */
function spellOut(matcher: Matcher, at: number, mood: number): void {
  let depth = mood >>> 19,
    state = pathStates[depth] ?? 0;
  for (const letter of expansionAt(at)) {
    const cls = latinClass(letter.charCodeAt(0));
    if (state > 0 && matcher.automaton.inClass[state] === cls) continue;
    state = childOf(matcher.automaton, state, cls);
    if (state < 0 || depth >= MOST_DEPTH) return;
    goDown(state, 1 << (letter.charCodeAt(0) - 97), at, depth++);
  }
  step(matcher, at + (cells.width[at] ?? 1), ((mood & (DEPTH - 1)) | MET_ALIKE) + depth * DEPTH);
}

function metAt(flags: number): number {
  if ((flags & PLAIN_CELL) !== 0) return PLAIN;
  return (
    ((flags & CODED_CELL) !== 0 ? MET_CODED : 0) |
    ((flags & ALIKE_CELL) !== 0 ? MET_ALIKE : 0) |
    ((flags & TWIN_CELL) !== 0 ? MET_TWIN : 0)
  );
}
const plus = (mood: number, met: number): number =>
  met === PLAIN ? (((mood >> 7) & 63) < 63 ? mood + PLAIN : mood) : mood | met;

/** Goes on from a place: every reading of it in turn. */
function step(matcher: Matcher, at: number, mood: number): void {
  const depth = mood >>> 19;
  if (--walk.steps < 0 || depth >= MOST_DEPTH) {
    walk.skipped = false;
    return;
  }
  const state = pathStates[depth] ?? 0;
  // A term ends at its last letter, not at the signs behind it.
  if (!walk.skipped && (matcher.automaton.out[state] ?? -1) >= 0) arrive(matcher, at, mood);
  walk.skipped = false;
  // A weak guess beside anything else ends nowhere.
  if (((mood >> 4) & 7) > 0 && (mood & MET_MORE) !== 0) return;
  if (at >= cells.length || isKnown(state, at, mood)) return;
  layUpTo(matcher, walk.units, at);
  const flags = cells.flags[at] ?? 0;
  // Guesses come first: a place reached again with fewer of them is walked again, one reached with more is not.
  if ((flags & (WEAK | STRONG)) !== 0) guess(matcher, at, mood);
  if ((cells.classes[at] ?? 0) !== 0) take(matcher, at, -1, plus(mood, metAt(flags)));
  for (let shape = 0; shape < SHAPES_AT && (cells.shapeWidth[at * SHAPES_AT + shape] ?? 0) > 0; shape++)
    take(matcher, at, shape, mood | MET_DRAWN);
  if ((cells.expansion[at] ?? -1) >= 0) spellOut(matcher, at, mood);
  if ((flags & SKIP) !== 0 && depth > 0) {
    const before = pathSpaces[depth] ?? 0;
    if ((flags & SPACE_CELL) !== 0) pathSpaces[depth] = 1;
    walk.skipped = true;
    step(matcher, at + (cells.width[at] ?? 1), (flags & (HIDDEN_CELL | SPACE_CELL)) !== 0 ? mood : mood | MET_SKIPPED);
    pathSpaces[depth] = before;
  }
}

/** Walks units[from, to) from every place where a word may begin. Returns what was reached; the list is reused. */
export function walkStretch(matcher: Matcher, units: Uint16Array, range: Stretch): readonly Reached[] {
  walk.found.length = 0;
  walk.units = units;
  beginCells(range.from, range.to);
  const allowed = Math.min(STEPS_PER_CHUNK, budget.left);
  walk.steps = allowed;
  let starts = 0;
  for (let at = 0; at < cells.length && range.from + at <= range.last && starts < STARTS; at++) {
    layUpTo(matcher, units, at);
    const drawn = (cells.shapeWidth[at * SHAPES_AT] ?? 0) > 0;
    const flags = cells.flags[at] ?? 0;
    if (!beginsHere(at) || (flags & HIDDEN_CELL) !== 0 || ((flags & (SKIP | CODED_CELL | STRONG)) === SKIP && !drawn))
      continue;
    starts++;
    if (!isReadable(matcher, at, 0)) continue;
    walk.turn = (walk.turn + 1) | 0;
    walk.start = at;
    walk.skipped = false;
    pathStates[0] = 0;
    step(matcher, at, 0);
  }
  budget.left -= allowed - Math.max(0, walk.steps);
  return walk.found;
}
/** A stretch to walk: units from `from` to `to`; words behind `last` hold nothing odd and are not begun at. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly last: number;
}
