// Raw JSON lines against a compiled list: whether a line may hold a listed term in any user string, told from its bytes alone.

import { stripMarkup } from './markup.ts';
import type { Matcher } from './matcher.ts';
import { type RawScanner, rawScanner } from './raw/kernel.ts';
import { keySet } from './raw/keys.ts';
import { CLEAN } from './raw/scan.ts';
import { mayMatch } from './screen.ts';
import type { Units } from './units.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Looks at raw lines. Lines read into `intake` are not copied again. */
export interface LineScanner {
  readonly intake: Uint8Array;
  /**
   * Whether the JSON value in bytes[from, to) may hold a listed term in a user string. False is certain, if the line is JSON; true asks for
   * JSON.parse and `find`, as does a line that the scanner cannot vouch for.
   */
  perhaps(bytes: Uint8Array, from: number, to: number): boolean;
}

/** Behind the last unit the first look expects a space; the room is put right for each string. */
function endWithSpace(room: Units): Units {
  if (room.units.length > room.length) {
    room.units[room.length] = 0x20;
    return room;
  }
  const units = new Uint16Array(room.length + 1);
  units.set(room.units.subarray(0, room.length));
  units[room.length] = 0x20;
  return { units, length: room.length };
}

/** Which property names hold user text, which of them hold HTML, and what the list's owner knows. */
export interface LineOptions {
  readonly keys: readonly string[];
  /** Names among `keys` whose text is HTML: it is looked at without its tags and usual entities. */
  readonly html?: readonly string[];
  readonly vocabulary?: Vocabulary;
}

/** A scanner for user strings under the given property names. Throws a `RangeError` for names the raw scan cannot find (see `keySet`). */
export function lineScanner(matcher: Matcher, { keys, html = [], vocabulary }: LineOptions): LineScanner {
  const scanner: RawScanner = rawScanner(keySet(keys));
  const isHtml = keys.map((key) => html.includes(key));
  const visit = (key: number): boolean => {
    if (scanner.room.length > matcher.maxUnits) return true;
    if (isHtml[key] === true) stripMarkup(scanner.room);
    return mayMatch(matcher, endWithSpace(scanner.room), vocabulary);
  };
  return {
    intake: scanner.intake,
    perhaps: (bytes, from, to) => scanner.scan(bytes, from, to, visit) !== CLEAN,
  };
}
