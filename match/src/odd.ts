// The first look's second glance at units that are neither a plain letter nor a plain separator.
import {
  C_DIGIT,
  C_INVISIBLE,
  C_LETTER,
  C_LOOK,
  C_ODD,
  C_PLAIN,
  C_SIGN,
  OFTEN_TURNED,
  OVERRIDES,
  TURNED,
} from './codes.ts';
import type { Matcher } from './matcher.ts';
import { AS_HANDLE, isFlag, isIndicator, NOT_A_LETTER, signRole } from './signs.ts';
import { CLASSES, classOf, ENTRY, EXPAND, EXPANSIONS, HIGH, latinClass, SCRIPT_MARK, SIGN, typeOf } from './tables.ts';
import { pointIn } from './units.ts';

/** Only the full reading can tell. */
export const PERHAPS = -1;
/** Added to a code: the character takes two units; a sign touches letters and may be one. */
export const TWO_UNITS = 1 << 16,
  TOUCHING = 1 << 17,
  /** The character is several Latin letters, `packedClasses`. */
  EXPANDED = 1 << 18,
  /** The text may read otherwise when it is turned round, or decoded. */
  TURNS = 1 << 19,
  CODES = 1 << 20;

const mayBeTurned = (unit: number): boolean => TURNED.has(unit) || OFTEN_TURNED.has(unit);

const AMPERSAND = 0x26,
  PERCENT = 0x25,
  NUMBER_SIGN = 0x23,
  SEMICOLON = 0x3b;
const isHex = (unit: number): boolean => (unit >= 48 && unit <= 57) || ((unit | 32) >= 97 && (unit | 32) <= 102);
const isLetter = (unit: number): boolean => (unit | 32) >= 97 && (unit | 32) <= 122;
/** Whether an ampersand or percent sign may begin a character written as a code. */
function beginsCode(units: Uint16Array, at: number): boolean {
  if (units[at] === PERCENT) return isHex(units[at + 1] ?? 0) && isHex(units[at + 2] ?? 0);
  let end = at + 1;
  while (isLetter(units[end] ?? 0)) end++;
  return units[at + 1] === NUMBER_SIGN || (end > at + 1 && units[end] === SEMICOLON);
}

/** Letters of a handle, with its sign read as a, that must begin a listed term before it is read so. */
const HANDLE_DEPTH = 3;
/** Whether a listed term could begin with the at sign read as a and the letters after it. */
export function couldBegin(matcher: Matcher, units: Uint16Array, at: number): boolean {
  const { rows, inClass, firstChild, denseStates } = matcher.automaton;
  let state = 0;
  for (let i = 0; i < HANDLE_DEPTH; i++) {
    const cls = i === 0 ? latinClass(0x61) : (matcher.codes[units[at + i] ?? 0] ?? 0) & (CLASSES - 1);
    if (state < denseStates) {
      const next = rows[state * CLASSES + cls] ?? 0;
      const child = next < 0 ? ~next : next;
      if (child < (firstChild[state] ?? 0) || child >= (firstChild[state + 1] ?? 0) || inClass[child] !== cls)
        return false;
      state = child;
    } else return true;
  }
  return true;
}

function signCode(matcher: Matcher, units: Uint16Array, at: number, signs: boolean): number {
  const code = (matcher.codes[units[at] ?? 0] ?? 0) & ~(C_ODD | 31);
  const role = signRole(units, at);
  if (role === NOT_A_LETTER || (role === AS_HANDLE && !couldBegin(matcher, units, at))) return code;
  return signs ? code | C_LETTER | TOUCHING | ((matcher.codes[units[at] ?? 0] ?? 0) & (CLASSES - 1)) : code | TOUCHING;
}

function pairCode(matcher: Matcher, units: Uint16Array, at: number): number {
  const cp = pointIn(units, at);
  if (cp < 0x10000) return 0;
  if (isIndicator(units, at) && isFlag(units, at)) return TWO_UNITS | C_SIGN;
  if (cp >= matcher.codes.length) return cp >= 0xe0000 && cp < 0xe1000 ? TWO_UNITS | C_INVISIBLE : PERHAPS;
  const code = matcher.codes[cp] ?? 0;
  return (code & C_ODD) !== 0 ? PERHAPS : TWO_UNITS | code;
}

/** A vowel sign or another mark of a script counts as a letter behind a letter of its script, also behind further marks. */
function markCode(matcher: Matcher, units: Uint16Array, at: number): number {
  let i = at - 1;
  while (i >= 0 && at - i < MOST_MARKS && typeOf(ENTRY[units[i] ?? 0] ?? 0) === SCRIPT_MARK) i--;
  const before = i >= 0 ? (matcher.codes[units[i] ?? 0] ?? 0) : 0;
  if ((before & C_LETTER) === 0 || (before & (C_PLAIN | C_LOOK | C_DIGIT)) !== 0)
    return (before & C_INVISIBLE) !== 0 ? PERHAPS : C_INVISIBLE;
  return C_LETTER | classOf(matcher.entries[units[at] ?? 0] ?? 0);
}
const MOST_MARKS = 16;

/** The code of an odd unit with what was learnt from its neighbours, or `PERHAPS`. */
export function oddCode(matcher: Matcher, units: Uint16Array, at: number, signs: boolean): number {
  const unit = units[at] ?? 0;
  const type = typeOf(ENTRY[unit] ?? 0);
  if (matcher.emoji.size > 0 && matcher.emoji.has(pointIn(units, at))) return PERHAPS;
  if (type === HIGH) return pairCode(matcher, units, at);
  if (type === SCRIPT_MARK) return markCode(matcher, units, at);
  if (type === EXPAND) return packedClasses(unit) !== 0 ? EXPANDED : PERHAPS;
  const code = type === SIGN ? signCode(matcher, units, at, signs) : (matcher.codes[unit] ?? 0) & ~C_ODD;
  if (mayBeTurned(unit) || OVERRIDES.has(unit)) return code | TURNS;
  if (unit === AMPERSAND || unit === PERCENT) return beginsCode(units, at) ? code | CODES : code;
  return type === SIGN ? code : PERHAPS;
}

/** Bits of each class in `packedClasses`. */
export const PACKED_BITS = 5;
const MOST_PACKED = 6;
const packs = new Map<number, number>();
/** The classes of the Latin letters in a character that is several of them, the first lowest; 0 when they are too many, or it may also be a turned letter. */
export function packedClasses(unit: number): number {
  const known = packs.get(unit);
  if (known !== undefined) return known;
  const letters = EXPANSIONS[(ENTRY[unit] ?? 0) & 0x3ff] ?? '';
  let pack = 0;
  if (letters.length <= MOST_PACKED && !mayBeTurned(unit))
    for (let i = letters.length - 1; i >= 0; i--) pack = (pack << PACKED_BITS) | latinClass(letters.charCodeAt(i));
  packs.set(unit, pack);
  return pack;
}
