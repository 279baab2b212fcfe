// A compact count of the words an operator's own honest stream holds: a word seen often enough there is no typing error of a listed one.
import { bytesError, checksum } from './bytes.ts';
import type { Matcher } from './matcher.ts';
import { FUZZY_MAX, hashOf } from './tokens.ts';
import { loadUnits, type Units, unitBuffer } from './units.ts';
import { eachWord, letters } from './words.ts';

/** Counts of words in a count-min sketch (Cormode and Muthukrishnan 2005) of saturating bytes. It holds no words and cannot list them. */
export interface Vocabulary {
  /** Two rows, each a power of two long. */
  readonly counts: Uint8Array;
  /** Texts learnt from. */
  texts: number;
}

const ROWS = 2,
  DEFAULT_LOG = 20,
  MAGIC = 0x434f5656,
  SPREADS = [0x85ebca6b | 0, 0xc2b2ae35 | 0] as const;
/** A word in so many learnt texts is vocabulary: once may be the disguise itself. */
const KNOWN_FROM = 2;

/** An empty vocabulary; 2 ** log bytes a row (default 1 MiB, good for some hundred thousand words). */
export const emptyVocabulary = (log: number = DEFAULT_LOG): Vocabulary => ({
  counts: new Uint8Array(ROWS * 2 ** Math.max(10, Math.min(26, log))),
  texts: 0,
});

function placeOf(vocabulary: Vocabulary, row: number, hash: number): number {
  const size = vocabulary.counts.length / ROWS;
  const mixed = Math.imul(hash ^ (hash >>> 15), SPREADS[row] ?? 1);
  return row * size + ((mixed ^ (mixed >>> 13)) & (size - 1));
}

/** Counts one word, given by its letter classes. */
function countWord(vocabulary: Vocabulary, classes: ArrayLike<number>): void {
  const hash = hashOf(classes);
  const low = seenTimes(vocabulary, hash);
  for (let row = 0; row < ROWS; row++) {
    const place = placeOf(vocabulary, row, hash);
    // Conservative update: only the smallest counters grow.
    if (low < 255 && (vocabulary.counts[place] ?? 0) <= low) vocabulary.counts[place] = low + 1;
  }
}
/** How often a word was counted, never too few; 255 means 255 or more. */
function seenTimes(vocabulary: Vocabulary, hash: number): number {
  let low = 255;
  for (let row = 0; row < ROWS; row++) low = Math.min(low, vocabulary.counts[placeOf(vocabulary, row, hash)] ?? 0);
  return low;
}
/** Whether a word is vocabulary. */
export const isVocabulary = (vocabulary: Vocabulary, hash: number): boolean =>
  seenTimes(vocabulary, hash) >= KNOWN_FROM;

/** The vocabulary as bytes: magic, checksum, texts, then the counters. */
export function saveVocabulary(vocabulary: Vocabulary): Uint8Array {
  const bytes = new Uint8Array(12 + vocabulary.counts.length);
  const words = new Int32Array(bytes.buffer);
  bytes.set(vocabulary.counts, 12);
  words[0] = MAGIC;
  words[2] = vocabulary.texts;
  words[1] = checksum(words, 2);
  return bytes;
}
/** A vocabulary from its bytes; throws a `BytesError` when they are damaged. */
export function loadVocabulary(given: Uint8Array): Vocabulary {
  const bytes = new Uint8Array(given);
  const size = bytes.length - 12;
  if (size < ROWS * 1024 || (size & (size - 1)) !== 0)
    throw bytesError('they do not begin as one, or are too few', 'vocabulary');
  const words = new Int32Array(bytes.buffer);
  if (words[0] !== MAGIC || words[1] !== checksum(words, 2)) throw bytesError('they were cut or changed', 'vocabulary');
  return { counts: bytes.subarray(12), texts: words[2] ?? 0 };
}

const buffer: Units = unitBuffer();
/** Counts the words of one honest text, each once. The caller leaves out texts that hold a listed term. */
export function learn(vocabulary: Vocabulary, matcher: Matcher, text: string): void {
  loadUnits(buffer, text, matcher.maxUnits);
  const seen = new Set<number>();
  eachWord(matcher, buffer, (from, to) => {
    if (to - from > FUZZY_MAX + 1) return false;
    const word = letters.classes.subarray(from, to);
    const hash = hashOf(word);
    if (!seen.has(hash)) countWord(vocabulary, word);
    seen.add(hash);
    return false;
  });
  vocabulary.texts++;
}
