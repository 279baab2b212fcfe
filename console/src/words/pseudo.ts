// English made longer and accented: what stays plain was never in the words, what does not fit will not fit in German either.

const ACCENTED: Readonly<Record<string, string>> = {
  a: 'á',
  e: 'é',
  i: 'í',
  o: 'ó',
  u: 'ú',
  n: 'ñ',
  c: 'ç',
  s: 'š',
  y: 'ý',
};

/** `Queue` becomes `⟦Qúéúé ··⟧`: two fifths longer. */
export function accent(text: string): string {
  const drawn = [...text].map((letter) => ACCENTED[letter] ?? letter).join('');
  // In groups, so that the filling can be broken where words could.
  const filling = '·'.repeat(Math.ceil(text.length * 0.4)).replace(/·{6}/g, '$& ');
  return `⟦${drawn}${filling}⟧`;
}

/** All words so. */
export function accentAll<T>(words: T): T {
  if (typeof words === 'string') return accent(words) as T;
  if (typeof words === 'function') return ((...args: unknown[]) => accent(String(words(...args)))) as T;
  if (typeof words !== 'object' || words === null) return words;
  return Object.fromEntries(Object.entries(words).map(([key, value]) => [key, accentAll(value)])) as T;
}
