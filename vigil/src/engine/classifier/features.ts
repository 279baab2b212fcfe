// Features of a text for the classifier: words, pairs of words, pieces of two to five letters and what the post looks like, each hashed to a bucket.
import { foldText, LINK, MENTION, shapeName } from './fold-text.ts';

/** Bits of a bucket number. */
export const BUCKET_BITS = 18;
export const BUCKETS = 1 << BUCKET_BITS;
/** Changes when a text would get other features than before: then models and golden sets made before cannot be used. */
export const FEATURES_VERSION = 1;
/** Share of the length of the vector that words have; pieces of letters have the rest. Each block is scaled by itself. */
const WORD_SHARE = 0.4;
const LONGEST = 5;
const ZERO = 48;
/** Longer numbers look like four digits, and soooo like soo. */
const [DIGITS, REPEATS] = [4, 2];
const SPACE = 32;
/** Bits of a place in the tokens (at most `2 * FOLDED_UNITS` and a few), and of a step of a count. */
const [SPAN_BITS, STEP_BITS] = [15, 6];
const [LEAST_SPANS, LEAST_STEPS] = [1 << SPAN_BITS, 1 << STEP_BITS];

/** The different buckets of a text, those of words first. */
export interface Features {
  readonly buckets: Int32Array;
  readonly words: number;
}

/** What each feature of a block is worth: every block is one vector of fixed length. */
export function valuesOf({ buckets, words }: Features): { readonly word: number; readonly piece: number } {
  return {
    word: Math.sqrt(WORD_SHARE / Math.max(1, words)),
    piece: Math.sqrt((1 - WORD_SHARE) / Math.max(1, buckets.length - words)),
  };
}

/** The weighted sum of a text's features; `weights` has one a bucket and the intercept last. */
export function scoreOf(weights: Float32Array, features: Features): number {
  const { buckets, words } = features;
  const { word, piece } = valuesOf(features);
  let [inWords, inPieces] = [0, 0];
  for (let i = 0; i < words; i++) inWords += weights[buckets[i] as number] as number;
  for (let i = words; i < buckets.length; i++) inPieces += weights[buckets[i] as number] as number;
  return inWords * word + inPieces * piece + (weights[BUCKETS] as number);
}

/** The features of a text. */
export function featuresOf(text: string): Features {
  const scan = scanOf(text);
  return { buckets: scan.buckets.slice(0, scan.found), words: scan.words };
}

/** The same features, without a copy, and what each stands for in the folded text. Both hold until the next text is read. */
export function readFeatures(text: string): { readonly features: Features; readonly nameAt: (at: number) => string } {
  const scan = scanOf(text);
  const features = { buckets: scan.buckets.subarray(0, scan.found), words: scan.words };
  return { features, nameAt: (at) => nameOf(scan, at) };
}

const MARKED = new RegExp(`[${LINK}${MENTION}]`);

function nameOf(scan: Scan, at: number): string {
  const span = scan.spans[at] as number;
  if (span < 0) return shapeName((-span - 1) >> STEP_BITS, (-span - 1) & (LEAST_STEPS - 1));
  const text = tokensOf(scan).slice(span >>> SPAN_BITS, span & (LEAST_SPANS - 1));
  return MARKED.test(text) ? text.replaceAll(LINK, '(link)').replaceAll(MENTION, '(mention)') : text;
}

/** The tokens as one string, made when the first name is asked for. */
function tokensOf(scan: Scan): string {
  if (scan.tokens === undefined)
    scan.tokens = String.fromCharCode.apply(undefined, scan.units.subarray(0, scan.length) as unknown as number[]);
  return scan.tokens;
}

/** Room that one reading uses and the next one overwrites; nothing of a text outlives its reading. */
interface Scan {
  readonly units: Uint16Array;
  readonly buckets: Int32Array;
  /** Where each feature stands in `units`, start and end in one number; below zero for a count. */
  readonly spans: Int32Array;
  /** In which reading, modulo 255, a bucket was last met. Small, so that it stays in the cache. */
  readonly met: Uint8Array;
  /** The units as a string, once somebody asked. */
  tokens: string | undefined;
  reading: number;
  length: number;
  found: number;
  words: number;
}

/** Grown to the longest text so far; its length is bounded by `FOLDED_UNITS`. */
let room: Scan | undefined;

function roomFor(units: number): Scan {
  const wanted = 2 * units + 2;
  if (room === undefined || room.units.length < wanted) {
    const features = wanted * (LONGEST + 1);
    room = {
      units: new Uint16Array(wanted),
      buckets: new Int32Array(features),
      spans: new Int32Array(features),
      tokens: undefined,
      met: new Uint8Array(BUCKETS),
      reading: 0,
      length: 0,
      found: 0,
      words: 0,
    };
  }
  room.reading++;
  if (room.reading === 256) {
    room.met.fill(0);
    room.reading = 1;
  }
  room.length = 0;
  room.found = 0;
  room.tokens = undefined;
  return room;
}

function scanOf(text: string): Scan {
  const folded = foldText(text);
  const scan = roomFor(folded.text.length);
  writeTokens(folded.text, scan);
  addWords(scan);
  for (const [place, step] of folded.shape.entries())
    add(scan, mixed((place << STEP_BITS) | step, 3), -((place << STEP_BITS) | step) - 1);
  scan.words = scan.found;
  addPieces(scan);
  return scan;
}

/** Writes ` token token `: runs of letters and digits, and every other sign by itself. Digits become zeros, and what is repeated is cut short. */
function writeTokens(text: string, scan: Scan): void {
  const { units } = scan;
  kinds ??= kindsOfUnits();
  const kindOf = kinds;
  let [length, inWord, run, before] = [0, false, 0, 0];
  units[length++] = SPACE;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    const kind = kindOf[unit];
    const digit = unit >= ZERO && unit < ZERO + 10;
    const written = digit ? ZERO : unit;
    if (kind !== WORD && inWord) {
      units[length++] = SPACE;
      inWord = false;
    }
    run = written === before ? run + 1 : 1;
    before = written;
    if (kind === WORD) {
      inWord = true;
      if (run <= (digit ? DIGITS : REPEATS)) units[length++] = written;
    } else if (kind === SIGN && run <= REPEATS) {
      units[length++] = unit;
      if (unit >= 0xd800 && unit < 0xdc00 && i + 1 < text.length) units[length++] = text.charCodeAt(++i);
      units[length++] = SPACE;
    }
  }
  if (inWord) units[length++] = SPACE;
  scan.length = length;
}

/** Every token, and every pair of neighbours. */
function addWords(scan: Scan): void {
  const { units, length } = scan;
  let [start, hash, before, beforeStart] = [1, OFFSET, 0, 0];
  for (let i = 1; i < length; i++) {
    const unit = units[i] as number;
    if (unit !== SPACE) {
      hash = Math.imul(hash ^ unit, PRIME);
      continue;
    }
    add(scan, mixed(hash, 1), (start << SPAN_BITS) | i);
    if (before !== 0) add(scan, mixed(Math.imul(before, PRIME) ^ hash, 2), (beforeStart << SPAN_BITS) | i);
    [before, beforeStart, start, hash] = [hash, start, i + 1, OFFSET];
  }
}

/** Pieces of tokens, with the blanks around a token as its ends. The innermost loop of all: it holds in its own variables what `add` would fetch. */
function addPieces(scan: Scan): void {
  const { units, length, met, reading, buckets, spans } = scan;
  let { found } = scan;
  for (let i = 0; i < length; i++) {
    let hash = OFFSET;
    const end = Math.min(length, i + LONGEST);
    for (let j = i; j < end; j++) {
      const unit = units[j] as number;
      hash = Math.imul(hash ^ unit, PRIME);
      if (j > i) {
        const bucket = mixed(hash, 4);
        if (met[bucket] !== reading) {
          met[bucket] = reading;
          buckets[found] = bucket;
          spans[found++] = (i << SPAN_BITS) | (j + 1);
        }
        if (unit === SPACE) break;
      }
    }
  }
  scan.found = found;
}

function add(scan: Scan, bucket: number, span: number): void {
  if (scan.met[bucket] === scan.reading) return;
  scan.met[bucket] = scan.reading;
  scan.buckets[scan.found] = bucket;
  scan.spans[scan.found++] = span;
}

/** FNV-1a over UTF-16 units (Fowler, Noll, Vo), 32 bits. */
const [OFFSET, PRIME] = [0x811c9dc5, 0x01000193];

/** Spreads a hash over the buckets; the kind keeps a word and a piece with the same letters apart. */
function mixed(hash: number, kind: number): number {
  let mix = hash ^ Math.imul(kind, 0x9e3779b1);
  mix = Math.imul(mix ^ (mix >>> 16), 0x85ebca6b);
  return (mix ^ (mix >>> 13)) & (BUCKETS - 1);
}

const [BLANK, WORD, SIGN] = [0, 1, 2];
/** Kind of every UTF-16 unit, found out at first use. */
let kinds: Uint8Array | undefined;

function kindsOfUnits(): Uint8Array {
  const all = new Uint8Array(0x10000);
  for (let unit = 0; unit < all.length; unit++) {
    const sign = String.fromCharCode(unit);
    all[unit] = /[\p{L}\p{M}\p{N}_]/u.test(sign) ? WORD : /\s/.test(sign) ? BLANK : SIGN;
  }
  return all;
}
