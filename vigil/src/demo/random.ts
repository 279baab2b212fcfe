// A small seeded source of numbers, so that the same options give the same demo day, byte for byte, on any machine.

/** Numbers from a seed. */
export interface Random {
  /** At least 0, below 1. */
  next(): number;
  /** A whole number from `low` to `high`, both included. */
  whole(low: number, high: number): number;
  /** True with this probability. */
  chance(share: number): boolean;
  /** One of a list that is not empty. */
  pick<T>(list: readonly T[]): T;
}

/** Starts a stream of its own for each purpose, so that a change in one does not move the others. 32-bit sfc, public domain. */
export function seeded(seed: number, purpose: string): Random {
  let [a, b, c, counter] = [seed >>> 0, Math.floor(seed / 2 ** 32) >>> 0, 0x9e3779b9, 1];
  for (const character of purpose) c = Math.imul(c ^ (character.codePointAt(0) ?? 0), 0x85ebca6b) >>> 0;
  const step = (): number => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return sum >>> 0;
  };
  for (let warm = 0; warm < 20; warm += 1) step();
  const next = (): number => step() / 2 ** 32;
  return {
    next,
    whole: (low, high) => low + Math.floor(next() * (high - low + 1)),
    chance: (share) => next() < share,
    pick: (list) => {
      const one = list[Math.floor(next() * list.length)];
      if (one === undefined) throw new RangeError('cannot pick from an empty list');
      return one;
    },
  };
}
