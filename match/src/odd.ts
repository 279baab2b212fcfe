// The first look's second glance at units that are neither a plain letter nor a plain separator.
import { C_DIGIT, C_INVISIBLE, C_LETTER, C_LOOK, C_ODD, C_PLAIN, C_SIGN, OFTEN_TURNED, TURNED } from './codes.ts';
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
  EXPANDED = 1 << 18;

const mayBeTurned = (unit: number): boolean => TURNED.has(unit) || OFTEN_TURNED.has(unit);
/** Turned letters further apart than this are not taken for turned text. */
const TURNED_REACH = 6;
function turnedNear(units: Uint16Array, at: number): boolean {
  for (let i = 1; i <= TURNED_REACH; i++)
    if (mayBeTurned(units[at + i] ?? 0) || (at >= i && mayBeTurned(units[at - i] ?? 0))) return true;
  return false;
}

const isHex = (unit: number): boolean => (unit >= 48 && unit <= 57) || ((unit | 32) >= 97 && (unit | 32) <= 102);
const isLetter = (unit: number): boolean => (unit | 32) >= 97 && (unit | 32) <= 122;
/** Entities so common in honest text that they need no second reading. */
const COMMON = new Set([
  'amp',
  'lt',
  'gt',
  'quot',
  'apos',
  'nbsp',
  'hellip',
  'mdash',
  'ndash',
  'rsquo',
  'lsquo',
  'ldquo',
  'rdquo',
]);
const LONGEST_ENTITY = 16;
function isEntity(units: Uint16Array, at: number): boolean {
  if (units[at + 1] === 0x23) return (units[at + 2] ?? 0) !== 0x20;
  let name = '';
  for (let i = at + 1; i < at + LONGEST_ENTITY && isLetter(units[i] ?? 0); i++)
    name += String.fromCharCode(units[i] ?? 0);
  return name !== '' && units[at + name.length + 1] === 0x3b && !COMMON.has(name);
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
  if (type === HIGH) return pairCode(matcher, units, at);
  if (type === SIGN) return signCode(matcher, units, at, signs);
  const code = (matcher.codes[unit] ?? 0) & ~C_ODD;
  if (unit === 0x26) return isEntity(units, at) ? PERHAPS : code;
  if (unit === 0x25) return isHex(units[at + 1] ?? 0) && isHex(units[at + 2] ?? 0) ? PERHAPS : code;
  if (type === SCRIPT_MARK) return markCode(matcher, units, at);
  if (OFTEN_TURNED.has(unit) && !turnedNear(units, at)) return code;
  return type === EXPAND && packedClasses(unit) !== 0 ? EXPANDED : PERHAPS;
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
