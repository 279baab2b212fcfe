// Whether one character can stand for a listed one, told from the tables alone. What needs the text around it is decided in verify.ts.
import { baseOf, readingsOf } from './tables.ts';

/** Whether a listed character is a lower-case Latin letter. */
export const isLatin = (code: number): boolean => code >= 97 && code <= 122;

/** Whether a character can stand for a listed one; a letter never stands for a listed digit or sign. */
export function canStand(cp: number, want: number): boolean {
  if (cp === want) return true;
  const bits = readingsOf(cp);
  if (isLatin(want)) return ((bits >> (want - 97)) & 1) === 1;
  return want > 0x7f && (baseOf(cp) === want || (bits & readingsOf(want)) !== 0);
}
