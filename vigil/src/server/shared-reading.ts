// Lets all who ask share one reading of something dear: nobody waits for a newer one while an older is there, and it is read again the later the longer it took.

/** A reading may take at most this share of the time until the next. */
const LOAD_SHARE = 20;

/** Shares `read`. An answer is at least `leastMs` old before it is read again; `now` in milliseconds. */
export function shareReading<T>(
  read: () => Promise<T>,
  { now, leastMs }: { readonly now: () => number; readonly leastMs: number },
): () => Promise<T> {
  let last: { readonly value: T; readonly until: number } | undefined;
  let reading: Promise<T> | undefined;
  const begin = (): Promise<T> => {
    const began = performance.now();
    reading ??= read()
      .then((value) => {
        last = { value, until: now() + Math.max(leastMs, (performance.now() - began) * LOAD_SHARE) };
        return value;
      })
      .finally(() => {
        reading = undefined;
      });
    return reading;
  };
  return async () => {
    if (last === undefined) return begin();
    // What fails here fails again, and is told, when nothing is there to fall back on.
    if (now() >= last.until) begin().catch(() => undefined);
    return last.value;
  };
}
