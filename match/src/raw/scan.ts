// Finds every user string of a JSON line in its raw bytes, so that the matcher runs before anything is parsed and only lines with a hit are.
// A quote that no odd run of backslashes precedes is part of the line's structure, so a decoy inside a string is never taken for a key.

import type { Units } from '../units.ts';
import { decodeString } from './decode.ts';
import { ESCAPED_KEY, findKey, findUnits, type KeySet, NOT_WANTED } from './keys.ts';

/** What a scan says: the visitor stopped at no string; it stopped at one; or only JSON.parse can tell. */
export const CLEAN = 0;
export const FOUND = 1;
export const UNSURE = 2;

/** Lines nested deeper, or with more wanted lists open at a time, are left to JSON.parse. */
export const MAX_DEPTH = 1024;
export const MAX_LISTS = 32;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COLON = 0x3a;
const OPEN_LIST = 0x5b;
const SPACE = 0x20;
const NO_LIST = -1;

/** How each byte outside strings moves the depth; `STOP` for a quote and for whatever cannot stand there. */
const STOP = 2;
const STEP = new Int8Array(256).fill(STOP);
for (const character of ' \t\r\n,:+-.0123456789Eaeflnrstu') STEP[character.charCodeAt(0)] = 0;
for (const character of '{[') STEP[character.charCodeAt(0)] = 1;
for (const character of '}]') STEP[character.charCodeAt(0)] = -1;

/** The last bytes scanned and their view: a stream scans many lines of one buffer. */
let lastBytes: Uint8Array = new Uint8Array(0);
let lastView: DataView = new DataView(lastBytes.buffer);

function viewOf(bytes: Uint8Array): DataView {
  if (bytes !== lastBytes) {
    lastView = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    lastBytes = bytes;
  }
  return lastView;
}

function isEscaped(bytes: Uint8Array, from: number, quote: number): boolean {
  let i = quote - 1;
  while (i >= from && bytes[i] === BACKSLASH) i--;
  return ((quote - i) & 1) === 0;
}

/** The place of the quote that closes the string whose first character is at `from`, or -1. Reads four bytes at a time. */
function closing(view: DataView, bytes: Uint8Array, from: number, to: number): number {
  let i = from;
  while (i <= to - 4) {
    const four = view.getInt32(i, true) ^ 0x22222222;
    const quotes = (four - 0x01010101) & ~four & 0x80808080;
    if (quotes === 0) {
      i += 4;
      continue;
    }
    i += (31 - Math.clz32(quotes & -quotes)) >> 3;
    if (bytes[i - 1] !== BACKSLASH || !isEscaped(bytes, from, i)) return i;
    i++;
  }
  for (; i < to; i++) if (bytes[i] === QUOTE && !isEscaped(bytes, from, i)) return i;
  return -1;
}

/** The place of the first byte at or after `at` that is no space, `to` at the latest. */
function pastSpace(bytes: Uint8Array, at: number, to: number): number {
  let i = at;
  while (i < to && (bytes[i] ?? 0) <= SPACE) i++;
  return i;
}

/** Forgets the wanted lists that ended above `depth` and returns the depth of the innermost left. `open` holds depth and key in turn. */
function closeLists(open: number[], depth: number): number {
  while (open.length > 0 && depth < (open[open.length - 2] ?? 0)) open.length -= 2;
  return open[open.length - 2] ?? NO_LIST;
}

/** One JSON value in bytes[from, to). */
export interface RawLine {
  readonly bytes: Uint8Array;
  readonly from: number;
  readonly to: number;
}

/**
 * Scans `bytes[from, to)`, which is one JSON value. Decodes each user string, that is each string value of a wanted key at any depth and each
 * string of a list that is such a value, into `into` and calls `visit` with the key's index; `visit` must not scan. Returns `FOUND` as soon as
 * `visit` returns true; `CLEAN` when all were visited; `UNSURE` when only JSON.parse can tell: a string that does not end, that is too long,
 * or whose bytes or escapes are not valid, depths that do not fit, a stray byte.
 * If the bytes are JSON then nothing is missed; a string may be visited that JSON.parse drops, as of a repeated key, or that
 * lies in a list where a wanted one just ended. `CLEAN` does not mean that the bytes are JSON. Linear in the length; allocates nothing once warm, unless a wanted key holds a list.
 */
export function scanStrings(keys: KeySet, line: RawLine, into: Units, visit: (key: number) => boolean): number {
  const { bytes, from, to } = line;
  const view = viewOf(bytes);
  const source = { bytes, view };
  const end = Math.min(to, bytes.length);
  const open: number[] = [];
  let listDepth = NO_LIST;
  let depth = 0;
  let i = Math.max(0, from);
  for (;;) {
    let step = 0;
    for (; i < end; i++) {
      step = STEP[bytes[i] ?? 0] ?? 0;
      if (step === STOP) break;
      depth += step;
    }
    if (i >= end) return depth === 0 ? CLEAN : UNSURE;
    if (bytes[i] !== QUOTE || depth > MAX_DEPTH || depth < 0) return UNSURE;
    if (depth < listDepth) listDepth = closeLists(open, depth);
    const start = i + 1;
    i = closing(view, bytes, start, end);
    if (i < 0) return UNSURE;
    let value = pastSpace(bytes, i + 1, end);
    let key = NOT_WANTED;
    if (value < end && bytes[value] === COLON) {
      key = findKey(keys, bytes, start, i);
      if (key === ESCAPED_KEY) {
        if (decodeString(source, start, end, into) < 0) return UNSURE;
        key = findUnits(keys, into.units, into.length);
      }
      value = pastSpace(bytes, value + 1, end);
      i = value;
      if (i >= end) return UNSURE;
      const first = bytes[i] ?? 0;
      if (first === OPEN_LIST && key >= 0) {
        if (open.length === MAX_LISTS * 2) return UNSURE;
        listDepth = depth + 1;
        open.push(listDepth, key);
      }
      if (first !== QUOTE) continue;
      if (key < 0) i = closing(view, bytes, i + 1, end);
    } else {
      if (depth === listDepth) key = open[open.length - 1] ?? NOT_WANTED;
      value = start - 1;
    }
    if (key >= 0) {
      i = decodeString(source, value + 1, end, into);
      if (i >= 0 && visit(key)) return FOUND;
    }
    if (i < 0) return UNSURE;
    i++;
  }
}
