// Which signs may be letters: decided by what touches them, so that prices, handles, flags and closing marks stay what they are.
import { ENTRY, EXPAND, entryOf, HIDE, HIGH, LETTER, MARK, OTHER, SIGN, typeOf } from './tables.ts';

const isLetterAt = (text: string, at: number): boolean => {
  if (at < 0 || at >= text.length) return false;
  const type = typeOf(ENTRY[text.charCodeAt(at)] ?? 0);
  if (type === HIGH) return typeOf(entryOf(text.codePointAt(at) ?? 0)) === LETTER;
  if (type === OTHER && (text.charCodeAt(at) & 0xfc00) === 0xdc00 && at > 0)
    return typeOf(entryOf(text.codePointAt(at - 1) ?? 0)) === LETTER;
  return type === LETTER || type === EXPAND || type === MARK || type === HIDE;
};
const isDigitAt = (text: string, at: number): boolean => text.charCodeAt(at) >= 48 && text.charCodeAt(at) <= 57;
const isSignAt = (text: string, at: number): boolean => typeOf(ENTRY[text.charCodeAt(at)] ?? 0) === SIGN;
/** What a sign is: a separator, possibly a letter, or the at sign of a handle. */
export const NOT_A_LETTER = 0,
  AS_LETTER = 1,
  AS_HANDLE = 2;
/**
 * A sign is worth reading as a letter when letters or other signs touch it. A closing exclamation mark, a price and a lone underscore
 * are not; an at sign that opens a word is a handle first, and a letter only if a listed term could begin so.
 */
export function signRole(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  const before = isLetterAt(text, at - 1),
    after = isLetterAt(text, at + 1);
  if (unit === 0x5f || unit === 0x2a)
    return (before || isSignAt(text, at - 1)) && (after || isSignAt(text, at + 1)) ? AS_LETTER : NOT_A_LETTER;
  if (before && after) return AS_LETTER;
  if (unit === 0x40) return after && !isSignAt(text, at - 1) ? AS_HANDLE : before || after ? AS_LETTER : NOT_A_LETTER;
  if (unit === 0x21) return after && !isDigitAt(text, at + 1) ? AS_LETTER : NOT_A_LETTER;
  return (before && !isDigitAt(text, at - 1)) || (after && !isDigitAt(text, at + 1)) ? AS_LETTER : NOT_A_LETTER;
}

/** Regional indicators come in pairs when they are flags; runs of any other length are letters. */
export function isFlag(text: string, at: number): boolean {
  let from = at;
  let to = at;
  while (from >= 2 && at - from < 12 && isIndicator(text, from - 2)) from -= 2;
  while (to - at < 12 && isIndicator(text, to + 2)) to += 2;
  const letters = (to - from) / 2 + 1;
  return letters === 2 || letters === 4;
}
/** Whether a regional indicator stands at an offset. */
export function isIndicator(text: string, at: number): boolean {
  const low = text.charCodeAt(at + 1);
  return text.charCodeAt(at) === 0xd83c && low >= 0xdde6 && low <= 0xddff;
}
