// Texts that are nearly alike fall into common bands: MinHash (Broder 1997) over runs of five characters, 64 values in 16 bands of 4.

const HASHES = 64;
const BANDS = 16;
const ROWS = HASHES / BANDS;
const RUN = 5;
/** Shorter texts are alike by chance. */
const LEAST_RUNS = 20;
const MOST_UNITS = 4_000;

const FACTORS = Uint32Array.from({ length: HASHES }, (_, at) => (Math.imul(at + 1, 0x9e3779b1) | 1) >>> 0);
const OFFSETS = Uint32Array.from({ length: HASHES }, (_, at) => Math.imul(at + 7, 0x85ebca6b) >>> 0);

/**
 * Sixteen band names of a text, or none for a text too short to compare. Two texts that share seven tenths of their runs have a band
 * in common with probability .99 (science 4.3). Case, punctuation and spacing do not matter.
 */
export function bandsOf(text: string): readonly string[] {
  const plain = text
    .slice(0, MOST_UNITS)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  const runs = new Set<number>();
  for (let at = 0; at + RUN <= plain.length; at++) runs.add(hashOf(plain, at, at + RUN));
  if (runs.size < LEAST_RUNS) return [];
  const least = new Uint32Array(HASHES).fill(0xffffffff);
  for (const run of runs)
    for (let k = 0; k < HASHES; k++) {
      const value = mixed((Math.imul(run, FACTORS[k] as number) + (OFFSETS[k] as number)) >>> 0);
      if (value < (least[k] as number)) least[k] = value;
    }
  return Array.from({ length: BANDS }, (_, band) => {
    let hash = band;
    for (let row = 0; row < ROWS; row++)
      hash = mixed((Math.imul(hash, 31) ^ (least[band * ROWS + row] as number)) >>> 0);
    return `${band}.${hash.toString(36)}`;
  });
}

/** FNV-1a of a run of units. */
function hashOf(text: string, from: number, to: number): number {
  let hash = 0x811c9dc5;
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return mixed(hash >>> 0);
}

function mixed(value: number): number {
  let out = value ^ (value >>> 15);
  out = Math.imul(out, 0x2c1b3c6d);
  out ^= out >>> 12;
  out = Math.imul(out, 0x297a2d39);
  return (out ^ (out >>> 15)) >>> 0;
}
