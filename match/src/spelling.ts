// The spelling of a listed term: what its characters are to the fold, and which letters of other scripts it holds.
import { digitCode } from './canonical.ts';
import { type Folded, fold, workspace } from './fold.ts';
import { composeHangul, isSyllable, partsOf } from './parts.ts';
import {
  baseOf,
  DIGIT,
  ENTRY,
  EXPAND,
  EXPANSIONS,
  LOOK,
  MASK,
  NATIVE_KIND,
  readingsOf,
  SEVERAL,
  SYMBOL,
  typeOf,
  UNSPACED_KIND,
  UPPER,
} from './tables.ts';
import type { Term } from './types.ts';
import { loadUnits, pointIn, unitBuffer } from './units.ts';

/** The most characters of a term. */
export const MAX_UNITS = 200;
/** The term last folded. */
export const folded: Folded = workspace();
const buffer = unitBuffer();
/** Folds the spelling of a term. */
export function foldText(text: string): void {
  loadUnits(buffer, text, text.length);
  fold(folded, buffer.units, { from: 0, to: buffer.length, signs: true });
}

/** How many symbols before this one are of the same character. */
function offsetOf(index: number): number {
  let offset = 0;
  while (index - offset > 0 && folded.pos[index - offset - 1] === folded.pos[index]) offset++;
  return offset;
}
/** The character that must stand where a symbol of the folded spelling is. */
export function wantAt(index: number): number {
  const cp = pointIn(folded.units, folded.pos[index] ?? 0);
  const kind = folded.kind[index] ?? 0;
  if (typeOf(folded.entries[cp] ?? 0) === SEVERAL) return baseOf(partsOf(cp)?.[offsetOf(index)] ?? cp);
  if (kind === DIGIT) return digitCode(cp);
  if (kind === SYMBOL || kind === MASK) return cp;
  if (kind === LOOK || kind === NATIVE_KIND || kind === UNSPACED_KIND) return baseOf(cp);
  const found = ENTRY[cp] ?? 0;
  if (typeOf(found) === EXPAND) return (EXPANSIONS[found & 0x3ff] ?? 'a').charCodeAt(offsetOf(index));
  if (kind <= UPPER) return cp | 32;
  const set = readingsOf(cp);
  return 97 + (31 - Math.clz32(set & -set));
}

/** A term as it is written without the sign of a tag. */
export function spelling(term: Term): string {
  const text = term.text.trim();
  const bare = term.kind === 'tag' ? text.replace(/^[#＃]/u, '') : text;
  return bare.replace(/_/gu, ' ');
}

/** The letters of other scripts that a term holds in any of its forms, in the form by which they are compared. */
export function foreignBases(term: Term): number[] {
  const bases: number[] = [];
  if (!/\P{ASCII}/u.test(term.text)) return bases;
  const text = spelling(term).slice(0, MAX_UNITS);
  folded.entries = ENTRY;
  for (const form of new Set([composeHangul(text), text, text.toLowerCase(), text.toUpperCase()])) {
    foldText(form);
    for (let i = 0; i < folded.count; i++) {
      const kind = folded.kind[i] ?? 0;
      if (kind !== NATIVE_KIND && kind !== UNSPACED_KIND) continue;
      const cp = pointIn(folded.units, folded.pos[i] ?? 0);
      bases.push(...(partsOf(cp) ?? [cp]).map(baseOf));
      if (isSyllable(cp)) bases.push(cp);
    }
  }
  return bases;
}
