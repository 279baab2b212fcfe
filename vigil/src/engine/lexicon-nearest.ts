// Says which known word a mistyped one was probably meant to be, so that an error message can offer the mend.

/** A mend such as "did you mean `matches`?", or the list of words that are allowed. */
export function nearest(word: string, known: readonly string[]): string {
  const ranked = known
    .map((candidate) => ({ candidate, far: distance(word.slice(0, 40).toLowerCase(), candidate) }))
    .sort((one, other) => one.far - other.far);
  const best = ranked[0];
  if (best !== undefined && best.far <= Math.max(1, Math.floor(best.candidate.length / 3)))
    return `did you mean \`${best.candidate}\`?`;
  return `use one of: ${known.join(', ')}`;
}

/** Levenshtein distance of two short words. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? other.length;
}
