// A fast keyed hash of a text in two 32-bit lanes, for sketches: they need even spreading and a secret, not proof against forgery.

/** Two lanes, each an unsigned 32-bit number. */
export interface Lanes {
  readonly a: number;
  readonly b: number;
}

/** Hashes a text under a key. Multiplications and shifts after MurmurHash3 (Appleby 2011), one lane seeded by each half of the key. */
export function keyedHash(text: string, key: Lanes): Lanes {
  let a = key.a ^ text.length;
  let b = key.b ^ Math.imul(text.length, 0x9e3779b1);
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    a = Math.imul(rotated(a ^ Math.imul(unit, 0xcc9e2d51), 15), 0x1b873593) + 0x52dce729;
    b = Math.imul(rotated(b ^ Math.imul(unit, 0x38b34ae5), 13), 0x85ebca6b) + 0x38495ab5;
  }
  return { a: finished(a ^ rotated(b, 7)), b: finished(b ^ rotated(a, 19)) };
}

/** Hashes a pair of hashes: a value as one account holds it. */
export function joined(one: Lanes, other: Lanes): Lanes {
  return { a: finished(one.a ^ rotated(other.b, 11)), b: finished(Math.imul(one.b, 0x9e3779b1) ^ other.a) };
}

/** The key out of a secret text. */
export function keyOf(secret: string): Lanes {
  return keyedHash(secret, { a: 0x2545f491, b: 0x4f6cdd1d });
}

function rotated(value: number, by: number): number {
  return (value << by) | (value >>> (32 - by));
}

function finished(value: number): number {
  let out = value ^ (value >>> 16);
  out = Math.imul(out, 0x85ebca6b);
  out ^= out >>> 13;
  out = Math.imul(out, 0xc2b2ae35);
  return (out ^ (out >>> 16)) >>> 0;
}
