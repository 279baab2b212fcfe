// Ids that people read out and type: ten letters of Crockford's base 32, out of a hash.

/** Crockford's letters: none that is taken for another. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 10;

/** Ten letters for the first fifty bits of a hash in lower-case hexadecimal. */
export function readableId(hex: string): string {
  let bits = BigInt(`0x${hex.slice(0, 13)}`) >> 2n;
  let out = '';
  for (let i = 0; i < LENGTH; i++) {
    out = LETTERS[Number(bits & 31n)] + out;
    bits >>= 5n;
  }
  return out;
}
