// Raw JSON lines against a compiled list: whether a line may hold a listed term in any user string, told from its bytes alone.

import { readAll } from './find.ts';
import { kernelToScan } from './kernel/kernels.ts';
import { stripMarkup } from './markup.ts';
import type { Matcher } from './matcher.ts';
import { linkScanner, plainScanner } from './raw/kernel.ts';
import { ESCAPED_LINE } from './raw/kernel-listing.ts';
import { type KeySet, keySet } from './raw/keys.ts';
import { CLEAN } from './raw/scan.ts';
import { mayMatch } from './screen.ts';
import { endText, LOOK_AHEAD, type Units } from './units.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Looks at raw lines. Lines read into `intake` are not copied again. */
export interface LineScanner {
  readonly intake: Uint8Array;
  /**
   * Whether the JSON value in bytes[from, to) holds a listed term in a user string, or may hold one in HTML. False is certain, if the line is JSON; true
   * asks for JSON.parse and `find`, as does a line that the scanner cannot vouch for.
   */
  perhaps(bytes: Uint8Array, from: number, to: number): boolean;
}

/** Behind the last unit the first look expects spaces; the room is put right for each string. */
function endWithSpaces(room: Units): Units {
  const { length } = room;
  if (room.units.length < length + LOOK_AHEAD) {
    const units = new Uint16Array(length + LOOK_AHEAD);
    units.set(room.units.subarray(0, length));
    return { units: endText(units, length), length };
  }
  endText(room.units, length);
  return room;
}

/** Which property names hold user text, which of them hold HTML, and what the list's owner knows. */
export interface LineOptions {
  readonly keys: readonly string[];
  /** Names among `keys` whose text is HTML: it is looked at without its tags and usual entities. */
  readonly html?: readonly string[];
  readonly vocabulary?: Vocabulary;
}

/** Whether a text that may hold a listed term does. Reading it here in full costs less than parsing its line for nothing. */
const holds = (matcher: Matcher, text: Units, vocabulary: Vocabulary | undefined): boolean =>
  readAll(matcher, text, vocabulary).length > 0;

/** Looks at lines with what every runtime has. */
function plainLines(matcher: Matcher, keys: KeySet, { html, vocabulary }: Known): LineScanner {
  const { intake, room, scan } = plainScanner(keys);
  const visit = (key: number): boolean => {
    if (room.length > matcher.maxUnits) return true;
    if (html[key] === true) stripMarkup(room);
    const text = endWithSpaces(room);
    return mayMatch(matcher, text, vocabulary) && (html[key] === true || holds(matcher, text, vocabulary));
  };
  return { intake, perhaps: (bytes, from, to) => scan(bytes, from, to, visit) !== CLEAN };
}

/** Looks at lines without leaving the kernel of the list, or `undefined` where the runtime cannot. */
function kernelLines(matcher: Matcher, keys: KeySet, known: Known): LineScanner | undefined {
  const kernel = kernelToScan(matcher);
  if (kernel === undefined) return undefined;
  kernel.html.set(known.html.map((is) => (is ? 1 : 0)));
  kernel.vocabulary = known.vocabulary;
  kernel.confirms = (text) => holds(matcher, text, known.vocabulary);
  try {
    const { intake, scan } = linkScanner(keys, kernel);
    // Few lines have escapes: what reads them is made when the first one comes.
    let plain: LineScanner | undefined;
    const perhaps = (bytes: Uint8Array, from: number, to: number): boolean => {
      const verdict = scan(bytes, from, to);
      if (verdict !== ESCAPED_LINE) return verdict !== CLEAN;
      plain ??= plainLines(matcher, keys, known);
      return plain.perhaps(bytes, from, to);
    };
    return { intake, perhaps };
  } catch {
    // An engine without 128-bit instructions: the plain form serves.
    return undefined;
  }
}

/** What a scanner knows besides its keys. */
interface Known {
  /** By the key's index: whether its strings are HTML. */
  readonly html: readonly boolean[];
  readonly vocabulary: Vocabulary | undefined;
}

/** A scanner for user strings under the given property names. Throws a `RangeError` for names the raw scan cannot find (see `keySet`). */
export function lineScanner(matcher: Matcher, { keys, html = [], vocabulary }: LineOptions): LineScanner {
  const set = keySet(keys);
  const known: Known = { html: keys.map((key) => html.includes(key)), vocabulary };
  return kernelLines(matcher, set, known) ?? plainLines(matcher, set, known);
}
