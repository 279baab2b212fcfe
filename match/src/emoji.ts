// Emoji terms: sequences of base emoji, whatever variation selectors, skin tones or joiners stand between them.
import { C_ODD } from './codes.ts';
import type { Hit } from './hits.ts';
import { type Term, termError } from './types.ts';
import { pointIn, type Units } from './units.ts';

/** Sequences by their first code point; each is the term's index and its base code points. */
export type EmojiTable = ReadonlyMap<number, readonly EmojiSequence[]>;
export interface EmojiSequence {
  readonly term: number;
  readonly points: readonly number[];
}

const isDressing = (cp: number): boolean =>
  cp === 0x200d ||
  cp === 0x20e3 ||
  (cp >= 0xfe00 && cp <= 0xfe0f) ||
  (cp >= 0x1f3fb && cp <= 0x1f3ff) ||
  (cp >= 0xe0020 && cp <= 0xe007f);
const isGap = (cp: number): boolean => cp === 0x20 || cp === 0xa0 || cp === 0x200b || cp === 0x0a;

/** Reads one emoji term; throws a TermError when nothing is left of it. */
export function emojiSequence(term: Term, index: number): EmojiSequence {
  const points = [...term.text.trim()].map((c) => c.codePointAt(0) ?? 0).filter((cp) => !isDressing(cp) && !isGap(cp));
  if (points.length > 32) throw termError(index, 'it has more than 32 emoji', 'List the shortest telling sequence.');
  if (points.length === 0 || points.every((cp) => cp < 0xa0))
    throw termError(index, 'it holds no emoji', 'Use kind "word" for letters, or remove the line.');
  return { term: index, points };
}

/** The table of all emoji terms. */
export function emojiTable(sequences: readonly EmojiSequence[]): EmojiTable {
  const table = new Map<number, EmojiSequence[]>();
  for (const sequence of sequences) {
    const first = sequence.points[0] ?? 0;
    const known = table.get(first);
    if (known === undefined) table.set(first, [sequence]);
    else known.push(sequence);
  }
  return table;
}
/** All sequences in one array: term, number of points, points. */
export const layEmoji = (sequences: readonly EmojiSequence[]): Int32Array =>
  Int32Array.from(sequences.flatMap(({ term, points }) => [term, points.length, ...points]));
/** The sequences back from that array. */
export function readEmoji(flat: Int32Array): EmojiSequence[] {
  const sequences: EmojiSequence[] = [];
  for (let i = 0; i < flat.length; i += 2 + (flat[i + 1] ?? 0))
    sequences.push({ term: flat[i] ?? 0, points: [...flat.subarray(i + 2, i + 2 + (flat[i + 1] ?? 0))] });
  return sequences;
}

const unitsOf = (cp: number): number => (cp > 0xffff ? 2 : 1);
const MAX_BETWEEN = 8;

/** The end of a sequence that starts at `at`, and whether spaces stood inside it; end -1 when it does not match. */
function matchSequence(
  text: Units,
  at: number,
  points: readonly number[],
): { readonly end: number; readonly spaced: boolean } {
  let i = at,
    end = at,
    spaced = false;
  for (const point of points) {
    let spaces = false;
    for (let between = 0; between < MAX_BETWEEN && i < text.length; between++) {
      const cp = pointIn(text.units, i);
      if (cp === point || (!isDressing(cp) && !(end > at && isGap(cp)))) break;
      if (isGap(cp)) spaces = true;
      i += unitsOf(cp);
    }
    if (i >= text.length || pointIn(text.units, i) !== point) return { end: -1, spaced: false };
    if (spaces) spaced = true;
    i += unitsOf(point);
    end = i;
  }
  while (i < text.length && i - end < MAX_BETWEEN * 2 && isDressing(pointIn(text.units, i)) && text.units[i] !== 0x200d)
    i += unitsOf(pointIn(text.units, i));
  return { end: i, spaced };
}

/** For the table last asked, by the lowest bits of a code point: whether some sequence begins so. Nearly all characters end here. */
const begins = new Uint8Array(256);
let begun: EmojiTable | undefined;
function learnBeginnings(table: EmojiTable): void {
  if (begun === table) return;
  begun = table;
  begins.fill(0);
  for (const first of table.keys()) begins[first & 0xff] = 1;
}

/** Finds emoji terms in a text and adds them to `hits`; `codes` mark the characters with which some begin as odd. */
export function findEmoji(table: EmojiTable, codes: Uint16Array, text: Units, hits: Hit[]): void {
  const { units, length } = text;
  learnBeginnings(table);
  for (let i = 0; i < length; i++) {
    const unit = units[i] ?? 0;
    if (unit < 0xa0) continue;
    const start = i;
    const cp = pointIn(units, i);
    if (cp > 0xffff) i++;
    if (begins[cp & 0xff] === 0 || ((codes[cp] ?? C_ODD) & C_ODD) === 0) continue;
    for (const { term, points } of table.get(cp) ?? []) {
      const { end, spaced } = matchSequence(text, start, points);
      if (end > 0 && end <= length)
        hits.push({
          term,
          tier: spaced ? 1 : 0,
          start,
          end,
          notes: spaced ? [{ evasion: 'spaced', sentence: 'spaces between the emoji' }] : [],
        });
    }
  }
}
