// Which signs may be letters: decided by what touches them, so that prices, handles, flags and closing marks stay what they are.
import { ENTRY, EXPAND, entryOf, HIDE, HIGH, LETTER, MARK, OTHER, SIGN, typeOf } from './tables.ts';
import { pointIn } from './units.ts';

const isLetterAt = (text: Uint16Array, at: number): boolean => {
  if (at < 0 || at >= text.length) return false;
  const type = typeOf(ENTRY[text[at] ?? 0] ?? 0);
  if (type === HIGH) return typeOf(entryOf(pointIn(text, at))) === LETTER;
  if (type === OTHER && ((text[at] ?? 0) & 0xfc00) === 0xdc00 && at > 0)
    return typeOf(entryOf(pointIn(text, at - 1))) === LETTER;
  return type === LETTER || type === EXPAND || type === MARK || type === HIDE;
};
const isDigitAt = (text: Uint16Array, at: number): boolean => (text[at] ?? 0) >= 48 && (text[at] ?? 0) <= 57;
const isSignAt = (text: Uint16Array, at: number): boolean => typeOf(ENTRY[text[at] ?? 0] ?? 0) === SIGN;
/** What a sign is: a separator, possibly a letter, or the at sign of a handle. */
export const NOT_A_LETTER = 0,
  AS_LETTER = 1,
  AS_HANDLE = 2;
/**
 * A sign is worth reading as a letter when letters or other signs touch it. A closing exclamation mark, a price and a lone underscore
 * are not; an at sign that opens a word is a handle first, and a letter only if a listed term could begin so.
 */
export function signRole(text: Uint16Array, at: number): number {
  const unit = text[at] ?? 0;
  const before = isLetterAt(text, at - 1),
    after = isLetterAt(text, at + 1);
  if (unit === 0x5f || unit === 0x2a)
    return (before || isSignAt(text, at - 1)) && (after || isSignAt(text, at + 1)) ? AS_LETTER : NOT_A_LETTER;
  if (before && after) return AS_LETTER;
  if (unit === 0x40) return after && !isSignAt(text, at - 1) ? AS_HANDLE : before || after ? AS_LETTER : NOT_A_LETTER;
  if (unit === 0x21) return after && !isDigitAt(text, at + 1) ? AS_LETTER : NOT_A_LETTER;
  return (before && !isDigitAt(text, at - 1)) || (after && !isDigitAt(text, at + 1)) ? AS_LETTER : NOT_A_LETTER;
}

/** Region codes that have a flag (ISO 3166-1 and the exceptional ones of Unicode's emoji data), two letters each. */
const REGIONS =
  'ACADAEAFAGAIALAMAOAQARASATAUAWAXAZBABBBDBEBFBGBHBIBJBLBMBNBOBQBRBSBTBVBWBYBZCACCCDCFCGCH' +
  'CICKCLCMCNCOCPCRCUCVCWCXCYCZDEDGDJDKDMDODZEAECEEEGEHERESETEUFIFJFKFMFOFRGAGBGDGEGFGGGHGI' +
  'GLGMGNGPGQGRGSGTGUGWGYHKHMHNHRHTHUICIDIEILIMINIOIQIRISITJEJMJOJPKEKGKHKIKMKNKPKRKWKYKZLA' +
  'LBLCLILKLRLSLTLULVLYMAMCMDMEMFMGMHMKMLMMMNMOMPMQMRMSMTMUMVMWMXMYMZNANCNENFNGNINLNONPNRNU' +
  'NZOMPAPEPFPGPHPKPLPMPNPRPSPTPWPYQARERORSRURWSASBSCSDSESGSHSISJSKSLSMSNSOSRSSSTSVSXSYSZTA' +
  'TCTDTFTGTHTJTKTLTMTNTOTRTTTVTWTZUAUGUMUNUSUYUZVAVCVEVGVIVNVUWFWSXKYEYTZAZMZW';
/** By two letters of places, A as 0: whether a region is named so. */
const FLAGS = new Uint8Array(26 * 26);
for (const [one = '', other = ''] of REGIONS.match(/../gu) ?? [])
  FLAGS[(one.charCodeAt(0) - 65) * 26 + other.charCodeAt(0) - 65] = 1;
const LONGEST_RUN = 64;
const placeAt = (text: Uint16Array, at: number): number => (text[at + 1] ?? 0) - 0xdde6;

/** Regional indicators are flags when they come in pairs that all name a region, one or two of them or one repeated; any other run of them is letters. */
export function isFlag(text: Uint16Array, at: number): boolean {
  let from = at;
  while (from >= 2 && at - from < LONGEST_RUN && isIndicator(text, from - 2)) from -= 2;
  let first = -1,
    second = -1,
    i = from;
  for (; i - at < LONGEST_RUN && isIndicator(text, i); i += 4) {
    if (!isIndicator(text, i + 2)) return false;
    const region = placeAt(text, i) * 26 + placeAt(text, i + 2);
    if (FLAGS[region] !== 1) return false;
    if (first < 0 || first === region) first = region;
    else if (second < 0 || second === region) second = region;
    else return false;
  }
  return i > from;
}
/** Whether a regional indicator stands at an offset. */
export function isIndicator(text: Uint16Array, at: number): boolean {
  const low = text[at + 1] ?? 0;
  return (text[at] ?? 0) === 0xd83c && low >= 0xdde6 && low <= 0xddff;
}
