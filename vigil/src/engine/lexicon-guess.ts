// Lists of bare lines say only the term; this file guesses its kind and gives it an id that stays the same when the list is sorted or grows.
import type { Term } from '../core/lexicon.ts';

const EMOJI_ONLY =
  /^(?:[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}\s]|\u{200D}|\u{FE0F}|\u{20E3})+$/u;
/** Scripts written without spaces, in which two or four letters are an ordinary word. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** The kind a bare term most likely has: `#…` tag, only emoji, holds a space phrase, up to four letters abbreviation, else word. */
export function guessKind(term: string): Term['kind'] {
  if (/^[#＃]/u.test(term)) return 'tag';
  if (EMOJI_ONLY.test(term)) return 'emoji';
  if (/\s/u.test(term)) return 'phrase';
  return lettersOf(term) <= 4 && !UNSPACED.test(term) ? 'abbreviation' : 'word';
}

/** True for a term in a script without spaces between words. */
export function isUnspaced(term: string): boolean {
  return UNSPACED.test(term);
}

/** How many letters and digits a term has. */
export function lettersOf(term: string): number {
  return term.slice(0, 500).match(/[\p{L}\p{N}]/gu)?.length ?? 0;
}

/** Gives ids to terms of a list: `t-` and a 53-bit fingerprint, so ids never show the term; the few that collide also carry their line. */
export function idGiver(): (term: string, line: number) => string {
  const taken = new Set<string>();
  return (term, line) => {
    const base = `t-${fingerprint(term)}`;
    const id = taken.has(base) ? `${base}-${line}` : base;
    taken.add(id);
    return id;
  };
}

/** 53-bit fingerprint (cyrb53, public domain), 14 hexadecimal digits. Not for security: it only names. */
function fingerprint(text: string): string {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    high = Math.imul(high ^ unit, 2_654_435_761);
    low = Math.imul(low ^ unit, 1_597_334_677);
  }
  high = Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909);
  low = Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(high ^ (high >>> 13), 3_266_489_909);
  return (2 ** 32 * (low & 0x1fffff) + (high >>> 0)).toString(16).padStart(14, '0');
}
