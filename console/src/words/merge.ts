// Lays the words of a language over the English ones, so that a word nobody has translated yet is English and never missing.

/** Words of a language, as far as they are translated. */
export type Translated<T> = T extends (...args: never) => unknown
  ? T
  : T extends object
    ? { readonly [K in keyof T]?: Translated<T[K]> }
    : T;

/** The words with those of `over` where they are given. */
export function merge<T>(words: T, over: Translated<T> | undefined): T {
  if (over === undefined) return words;
  if (typeof words !== 'object' || words === null) return over as T;
  return Object.fromEntries(
    Object.entries(words).map(([key, value]) => [key, merge(value, (over as Record<string, never>)[key])]),
  ) as T;
}

/** Every leaf that `over` does not translate, as `queue.title`. */
export function missing(words: object, over: object | undefined, path = ''): readonly string[] {
  return Object.entries(words).flatMap(([key, value]: [string, unknown]) => {
    const given = (over as Record<string, unknown> | undefined)?.[key];
    const here = path === '' ? key : `${path}.${key}`;
    if (typeof value === 'object' && value !== null) return missing(value, given as object | undefined, here);
    return given === undefined ? [here] : [];
  });
}
