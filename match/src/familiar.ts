// Words that were looked at before and are next to no listed one. Most words of a text are among a few thousand, so they need not be looked up letter by letter again.
import type { Matcher } from './matcher.ts';
import { FUZZY_MAX } from './tokens.ts';
import type { Vocabulary } from './vocabulary.ts';

const SLOTS = 4096,
  /** Letters of a kept word at most; one more place holds its length. */
  ROOM = FUZZY_MAX + 2;

/** What is kept of each word; a slot is taken over by the next word that falls into it. */
export const familiar = {
  /** The word's length, then its letters: they are compared, so no other word can pass for it. */
  points: new Int32Array(SLOTS * ROOM),
  hash: new Int32Array(SLOTS),
  sound: new Int32Array(SLOTS),
  sounds: new Uint8Array(SLOTS),
  marks: new Uint8Array(SLOTS),
  sounding: new Uint8Array(SLOTS),
};
let owner: Matcher | undefined;
let taught: Vocabulary | undefined;
let texts = 0;

/** Forgets all words when another list or vocabulary is at work than before, or the vocabulary has learnt. */
export function workFor(matcher: Matcher, vocabulary: Vocabulary | undefined): void {
  if (owner === matcher && taught === vocabulary && (vocabulary === undefined || vocabulary.texts === texts)) return;
  owner = matcher;
  taught = vocabulary;
  texts = vocabulary?.texts ?? 0;
  familiar.points.fill(0);
}

/** The slot a word falls into. */
export function slotFor(points: Int32Array, from: number, to: number): number {
  let hash = to - from;
  for (let i = from; i < to; i++) hash = (Math.imul(hash, 0x9e3779b1) + (points[i] ?? 0)) | 0;
  return (hash ^ (hash >>> 15)) & (SLOTS - 1);
}
/** Whether the slot holds this very word. */
export function isKept(slot: number, points: Int32Array, from: number, to: number): boolean {
  const at = slot * ROOM;
  if (familiar.points[at] !== to - from) return false;
  for (let i = from; i < to; i++) if (familiar.points[at + 1 + i - from] !== points[i]) return false;
  return true;
}
/** Keeps a word in its slot; the caller fills in the rest. */
export function keep(slot: number, points: Int32Array, from: number, to: number): void {
  const at = slot * ROOM;
  familiar.points[at] = to - from;
  for (let i = from; i < to; i++) familiar.points[at + 1 + i - from] = points[i] ?? 0;
}
/** Empties a slot. */
export function forget(slot: number): void {
  familiar.points[slot * ROOM] = 0;
}
