// X's ids since November 2010 hold the moment they were made, which stands in when a tweet comes without its time.

/** The start of the count, milliseconds since 1970. */
const EPOCH = 1_288_834_974_657n;
/** Ids below this come from before the scheme. */
const FIRST = 1n << 34n;

/** The moment in an id, or undefined when it holds none. */
export function momentOfId(id: string): number | undefined {
  if (!/^\d{1,19}$/.test(id)) return undefined;
  const value = BigInt(id);
  return value < FIRST ? undefined : Number((value >> 22n) + EPOCH);
}
