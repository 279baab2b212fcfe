// The ways in which a term of another script may be read when the two cases of its letters look like different Latin letters.
import { latinClass } from './tables.ts';

/** A letter of another script that is typed as a Latin one which neither of its cases is read as first: и as u. */
const TYPED: ReadonlyMap<number, number> = new Map([[0x438, latinClass(0x75)]]);
/** Letters whose cases differ are tried in every mixture, up to so many in a term. */
const MOST_MIXED = 5;

/** What a term's letters are: their classes in lower case and in capitals, and which letters they are. */
export interface TwoCases {
  readonly lower: readonly number[];
  readonly upper: readonly number[];
  readonly letters: readonly number[];
}

/** The classes of a term in lower case, in capitals or as typed, and in all mixtures when few of them differ: by place, or else by letter. */
export function mixtures({ lower, upper: capitals, letters }: TwoCases): readonly (readonly number[])[] {
  const upper = capitals.map((cls, i) => TYPED.get(letters[i] ?? 0) ?? cls);
  const differing = lower.flatMap((cls, i) => (cls === upper[i] ? [] : [i]));
  const byPlace = differing.length <= MOST_MIXED;
  const keys = byPlace ? differing : [...new Set(differing.map((i) => letters[i] ?? 0))];
  if (keys.length > MOST_MIXED) return [lower, capitals, upper, [capitals[0] ?? 0, ...lower.slice(1)]];
  const bitOf = (i: number): number => 1 << keys.indexOf(byPlace ? i : (letters[i] ?? 0));
  return Array.from({ length: 1 << keys.length }, (_, chosen) =>
    lower.map((cls, i) => (cls !== upper[i] && (chosen & bitOf(i)) !== 0 ? (upper[i] ?? cls) : cls)),
  );
}
