// Which row takes the place of one that has gone from a list.

/** The row itself where it is still among `now`; else the nearest after it in `before`, then the nearest before it. Undefined when none is left. */
export function nextOf(id: string, before: readonly string[], now: readonly string[]): string | undefined {
  const there = new Set(now);
  if (there.has(id)) return id;
  const at = before.indexOf(id);
  if (at < 0) return undefined;
  return before.slice(at + 1).find((one) => there.has(one)) ?? before.slice(0, at).findLast((one) => there.has(one));
}
