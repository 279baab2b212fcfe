// The set of property names whose strings are user text, laid out in typed arrays so that a key is told by its length and two bytes.

/** Compiled set of wanted keys. Plain data; build it with `keySet`. */
export interface KeySet {
  /** The keys' bytes one after the other; key `k` is `bytes[starts[k], starts[k + 1])`. */
  readonly bytes: Uint8Array;
  readonly starts: Uint16Array;
  /** First key of each hash slot plus one; 0 when the slot is empty. */
  readonly slots: Uint8Array;
  /** The next key of the same slot plus one; 0 ends the chain. */
  readonly next: Uint8Array;
  /** 1 for each length in bytes that a wanted key has when at least one of its letters is written as an escape. */
  readonly escapedLengths: Uint8Array;
}

/** At most this many keys, of at most this many bytes each. */
export const MAX_KEYS = 64;
export const MAX_KEY_BYTES = 64;

/** What `find` answers: a key that is not wanted, or one that is written with escapes and may be. */
export const NOT_WANTED = -1;
export const ESCAPED_KEY = -2;

const SLOTS = 256;
/** A letter written as `\u0061` takes five bytes more than the letter. */
const ESCAPE_EXTRA = 5;
const BACKSLASH = 0x5c;
const PLAIN_KEY = /^[ !#-[\]-~]+$/;

const slotOf = (first: number, last: number, length: number): number => (first * 7 + last * 3 + length) & (SLOTS - 1);

function checked(keys: readonly string[]): void {
  if (keys.length > MAX_KEYS)
    throw new RangeError(`A raw scan takes at most ${MAX_KEYS} keys; ${keys.length} were given.`);
  for (const key of keys) {
    if (key.length > MAX_KEY_BYTES || !PLAIN_KEY.test(key))
      throw new RangeError(
        `A raw scan takes keys of 1 to ${MAX_KEY_BYTES} printable ASCII characters without quotes and backslashes; ${JSON.stringify(key)} is not one. Parse the lines of this source instead.`,
      );
  }
}

/** Compiles the names of the properties that hold user text. A key's index is its place in `keys`; of a repeated key, the first. Throws `RangeError` on a key the scanner cannot look for. */
export function keySet(keys: readonly string[]): KeySet {
  checked(keys);
  const bytes = new Uint8Array(keys.reduce((sum, key) => sum + key.length, 0));
  const starts = new Uint16Array(keys.length + 1);
  const slots = new Uint8Array(SLOTS);
  const next = new Uint8Array(keys.length);
  const escapedLengths = new Uint8Array(MAX_KEY_BYTES * (1 + ESCAPE_EXTRA) + 1);
  keys.forEach((key, k) => {
    const start = starts[k] ?? 0;
    for (let i = 0; i < key.length; i++) bytes[start + i] = key.charCodeAt(i);
    starts[k + 1] = start + key.length;
    // A slash has a short escape of its own, one byte longer than the sign.
    const slashes = key.split('/').length - 1;
    for (let long = 0; long <= key.length; long++)
      for (let short = 0; short <= Math.min(slashes, key.length - long); short++)
        escapedLengths[key.length + long * ESCAPE_EXTRA + short] ||= long + short > 0 ? 1 : 0;
  });
  // Chained from the last to the first, so that the first of two equal keys is found first.
  for (let k = keys.length - 1; k >= 0; k--) {
    const start = starts[k] ?? 0;
    const end = starts[k + 1] ?? 0;
    const slot = slotOf(bytes[start] ?? 0, bytes[end - 1] ?? 0, end - start);
    next[k] = slots[slot] ?? 0;
    slots[slot] = k + 1;
  }
  return { bytes, starts, slots, next, escapedLengths };
}

/** The index of the key written at `bytes[from, to)`, `NOT_WANTED`, or `ESCAPED_KEY` when it must be decoded to know. */
export function findKey(keys: KeySet, bytes: Uint8Array, from: number, to: number): number {
  const length = to - from;
  if (length === 0) return NOT_WANTED;
  let candidate = keys.slots[slotOf(bytes[from] ?? 0, bytes[to - 1] ?? 0, length)] ?? 0;
  while (candidate > 0) {
    const k = candidate - 1;
    if ((keys.starts[k + 1] ?? 0) - (keys.starts[k] ?? 0) === length && sameKey(keys, k, bytes, from)) return k;
    candidate = keys.next[candidate - 1] ?? 0;
  }
  if (length < keys.escapedLengths.length && keys.escapedLengths[length] === 1) return escapedOrNot(bytes, from, to);
  return NOT_WANTED;
}

/** The index of the key whose decoded units are given, or `NOT_WANTED`. */
export function findUnits(keys: KeySet, units: Uint16Array, length: number): number {
  const letters = new Uint8Array(length);
  for (let i = 0; i < length; i++) letters[i] = Math.min(units[i] ?? 0, 0xff);
  const key = findKey(keys, letters, 0, length);
  return key === ESCAPED_KEY ? NOT_WANTED : key;
}

/** Whether the key's bytes stand at `from`; its length was compared before. */
function sameKey(keys: KeySet, k: number, bytes: Uint8Array, from: number): boolean {
  const start = keys.starts[k] ?? 0;
  const length = (keys.starts[k + 1] ?? 0) - start;
  for (let i = 0; i < length; i++) if (keys.bytes[start + i] !== bytes[from + i]) return false;
  return true;
}

function escapedOrNot(bytes: Uint8Array, from: number, to: number): number {
  for (let i = from; i < to; i++) if (bytes[i] === BACKSLASH) return ESCAPED_KEY;
  return NOT_WANTED;
}
