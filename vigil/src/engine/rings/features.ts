// The features of a text for comparing authors: words, pairs of words and runs of four letters, as hashes with how often each occurs.

/** What lies behind is not read. */
const TEXT_UNITS = 65_536;
/** A document keeps so many features, its most frequent ones; of equals the smaller hash. */
export const MOST_FEATURES = 8_192;
const GRAM = 4;
const BOUNDARY = 0x20;

/** Letters and digits together; signs of trade such as arrows and stars are a habit, too, so each stands for itself. */
const PIECES = /[\p{L}\p{M}\p{N}]+|[^\s\p{L}\p{M}\p{N}]/gu;
/** Scripts without spaces between words: every sign is a word. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** Hash of a feature to how often it occurs. Words 1 and 2, and letters 4 with the ends of the word; lower case, NFKC. */
export function featuresOf(text: string): ReadonlyMap<number, number> {
  const out = new Map<number, number>();
  const add = (feature: number): void => void out.set(feature, (out.get(feature) ?? 0) + 1);
  const bounded = text.slice(0, TEXT_UNITS).normalize('NFKC').toLowerCase();
  let before = 0;
  for (const [piece] of bounded.matchAll(PIECES))
    for (const word of UNSPACED.test(piece) ? piece : [piece]) {
      const hash = hashOf(word, 1);
      add(hash);
      if (before !== 0) add(mix(before, hash));
      before = hash;
      addGrams(word, add);
    }
  if (out.size <= MOST_FEATURES) return out;
  const kept = [...out].sort(([a, m], [b, n]) => n - m || a - b).slice(0, MOST_FEATURES);
  return new Map(kept);
}

function addGrams(word: string, add: (feature: number) => void): void {
  for (let from = -1; from + GRAM <= word.length + 1; from++) {
    let hash = 0x811c9dc5;
    for (let at = from; at < from + GRAM; at++)
      hash = Math.imul(hash ^ (at < 0 || at >= word.length ? BOUNDARY : word.charCodeAt(at)), 0x01000193);
    add(mix(4, hash));
  }
}

function hashOf(word: string, kind: number): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  return mix(kind, hash);
}

function mix(a: number, b: number): number {
  let x = Math.imul(a ^ 0x9e3779b9, 0x85ebca6b) ^ b;
  x = Math.imul(x ^ (x >>> 15), 0x2c1b3c6d);
  // Signed, for a whole number of 32 bits with a sign is no object on the heap.
  return x ^ (x >>> 13);
}
