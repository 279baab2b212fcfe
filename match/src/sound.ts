// How a word sounds, in twenty coarse classes: so that ph for f, ck for k, and a term written in Cyrillic or Greek letters by sound meet the listed word.

const A = 1,
  E = 2,
  I = 3,
  O = 4,
  U = 5,
  V = 7,
  J = 10,
  S = 11,
  K = 12,
  P = 16,
  T = 18,
  F = 19,
  H = 20;
/** Sounds of Latin a to z; x is spelled out, h and the u of qu depend on what stands before. */
const LATIN = [A, 6, K, 9, E, F, 8, H, I, J, K, 13, 14, 15, O, P, K, 17, S, T, U, V, V, 0, I, S];
const OTHERS: Readonly<Record<string, readonly number[]>> = {
  ...Object.fromEntries(
    [...'абвгдежзийклмнопрстуфхцчшщыэюяіїєґў'].map((ch, i) => [
      ch,
      [
        [A, 6, V, 8, 9, E, J, S, I, I, K, 13, 14, 15, O, P, 17, S, T, U, F, H, K, K, S, S, I, E, U, A, I, I, E, 8, V][
          i
        ] ?? 0,
      ],
    ]),
  ),
  ё: [O],
  ...Object.fromEntries(
    [...'αβγδεζηθικλμνορσςτυφχω'].map((ch, i) => [
      ch,
      [[A, 6, 8, 9, E, S, I, T, I, K, 13, 14, 15, O, 17, S, S, T, U, F, H, O][i] ?? 0],
    ]),
  ),
  π: [P],
  ξ: [K, S],
  ψ: [P, S],
};
/** The sound of each letter below U+0530; two sounds take ten bits. */
export const SOUND_OF: Uint16Array = new Uint16Array(0x530);
for (const [i, sound] of LATIN.entries()) SOUND_OF[97 + i] = sound;
SOUND_OF[0x78] = K | (S << 5);
for (const [ch, [one = 0, two = 0]] of Object.entries(OTHERS)) SOUND_OF[ch.charCodeAt(0)] = one | (two << 5);
/** A soft or hard sign is silent. */
const SILENT: ReadonlySet<number> = new Set([0x44a, 0x44c]);
/** Greek writes u as two letters, and h as chi. */
const CHI = 0x3c7,
  OMICRON = 0x3bf,
  UPSILON = 0x3c5,
  LETTER_H = 0x68,
  LETTER_P = 0x70,
  LETTER_Q = 0x71,
  LETTER_U = 0x75,
  LETTER_Z = 0x7a;

/** Letters that change what stands before them, and sounds that come of it, for the kernel's form of `soundHash`. */
export const SPEECH = {
  end: SOUND_OF.length,
  silent: [...SILENT],
  h: [LETTER_H, CHI],
  p: LETTER_P,
  q: LETTER_Q,
  u: LETTER_U,
  z: LETTER_Z,
  omicron: OMICRON,
  upsilon: UPSILON,
} as const;
export const SOUND = { f: F, h: H, j: J, u: U, v: V, coloured: [K, S, T, 8] } as const;

/** What the last call of `soundHash` read: how many sounds. */
export const heard = { sounds: 0 };
/** Starts every hash of sounds, to keep it apart from hashes of letters. */
export const SEED = 7;
const PRIME = 0x9e3779b1 | 0;

/** Whether h only colours the sound before it: ch, sh, th, gh. */
const isColoured = (sound: number): boolean => (SOUND.coloured as readonly number[]).includes(sound);
/** The sound that h makes of the one before: ph is f, zh is j; 0 when it makes none. */
function withH(before: number, last: number): number {
  if (before === LETTER_P) return F;
  if (before === LETTER_Z) return J;
  return isColoured(last) ? last : 0;
}

/**
 * The hash of the sounds of lower-case letters codes[from, to), equal sounds side by side counted once. 0 when a letter has no sound.
 */
export function soundHash(codes: ArrayLike<number>, from: number, to: number): number {
  let hash = 0,
    last = 0,
    n = 0,
    before = 0;
  for (let i = from; i < to; i++) {
    const code = codes[i] ?? 0;
    let found = code < 0x530 ? (SOUND_OF[code] ?? 0) : 0;
    if (code === LETTER_H || code === CHI) {
      const changed = last === 0 ? 0 : withH(before, last);
      if (changed !== 0) {
        last = changed;
        continue;
      }
      found = H;
    } else if (code === LETTER_U && before === LETTER_Q) found = V;
    else if (code === OMICRON && i + 1 < to && codes[i + 1] === UPSILON) {
      found = U;
      i++;
    }
    before = code;
    if (found === 0) {
      if (SILENT.has(code)) continue;
      return 0;
    }
    for (; found !== 0; found >>= 5) {
      const sound = found & 31;
      if (sound === last) continue;
      if (last !== 0) {
        hash = (Math.imul(hash, PRIME) + last + SEED * 32) | 0;
        n++;
      }
      last = sound;
    }
  }
  heard.sounds = n + 1;
  return (Math.imul(hash, PRIME) + last + SEED * 32) | 0;
}

/** Letters that are said in two ways: the letter, and another spelling of it. */
const TWO_WAYS: readonly (readonly [string, string])[] = [
  ['b', 'v'],
  ['v', 'b'],
  ['w', 'u'],
  ['ch', 'h'],
  ['j', 'i'],
  ['j', 'g'],
  ['j', 'dj'],
  ['x', 'h'],
  ['c', 's'],
  ['y', 'u'],
];
const MOST_SPELLINGS = 12;
/** The spellings under which Latin words are looked up by sound, parted by spaces: as listed, and with letters that are said in two ways said the other way (at most 12). `lengths` are those of the words. */
export function spellings(letters: string, lengths: readonly number[]): readonly string[] {
  const parts: string[] = [];
  let at = 0;
  for (const length of lengths) {
    parts.push(letters.slice(at, at + length));
    at += length;
  }
  const words = parts.join(' ');
  const all = new Set([words]);
  for (const [letter, other] of TWO_WAYS)
    if (words.includes(letter)) for (const known of [...all]) all.add(known.replaceAll(letter, other));
  return [...all].slice(0, MOST_SPELLINGS);
}
