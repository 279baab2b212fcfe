// Tells from the raw bytes of a JSON line whether any user string in it can hold a listed term, so that nearly every line is never parsed.
import { lineScanner } from '../../../../match/src/index.ts';
import { rawScanner } from '../../../../match/src/raw/kernel.ts';
import { keySet } from '../../../../match/src/raw/keys.ts';
import { CLEAN } from '../../../../match/src/raw/scan.ts';
import { plainOf } from '../../connect/html.ts';
import type { UserText } from '../../connect/user-text.ts';
import type { CompiledLexicon } from '../../engine/lexicon.ts';
import { WINDOW } from '../../engine/lexicon.ts';

/** Looks at lines. Not for two at a time. */
export interface Sieve {
  /** Room for a mebibyte of lines. Reading them straight into it and looking at `intake` itself spares a copy of each line. */
  readonly intake: Uint8Array;
  /** False when no user string of the line `bytes[from, to)` holds a listed term; true when it must be parsed to know. */
  perhaps(bytes: Uint8Array, from: number, to: number): boolean;
}

/** Makes a sieve for the keys of a format. */
export function openSieve(lexicon: CompiledLexicon, userText: UserText): Sieve {
  const holds = (text: string): boolean => lexicon.find(text).length > 0;
  const { matcher } = lexicon;
  // The library's own first look reads plain text from the bytes; expressions and links in HTML need the text itself.
  const plain = [...userText.text, ...userText.tags];
  const sieves = [
    matcher === undefined || plain.length === 0 ? undefined : lineScanner(matcher, { keys: plain }),
    lexicon.hasPatterns ? stringSieve(userText.text, holds) : undefined,
    lexicon.hasPatterns
      ? stringSieve(userText.tags, (text) => holds(text.startsWith('#') ? text : `#${text}`))
      : undefined,
    stringSieve(userText.html, (text) => {
      const shown = plainOf(text);
      return holds(shown.text) || shown.links.some(holds);
    }),
  ].filter((one) => one !== undefined);
  return {
    intake: sieves[0]?.intake ?? new Uint8Array(0),
    // Longer texts are read in windows, which is the engine's affair.
    perhaps: (bytes, from, to) => to - from > WINDOW || sieves.some((one) => one.perhaps(bytes, from, to)),
  };
}

/** Looks at every string of these keys; `holds` tells whether it may hold a term. */
function stringSieve(keys: readonly string[], holds: (text: string) => boolean): Sieve | undefined {
  if (keys.length === 0) return undefined;
  const scanner = rawScanner(keySet(keys));
  const visit = (): boolean => {
    const { units, length } = scanner.room;
    // Half characters survive this way of reading, as they survive JSON.parse.
    return holds(Buffer.from(units.buffer, units.byteOffset, length * 2).toString('utf16le'));
  };
  return {
    intake: scanner.intake,
    perhaps: (bytes, from, to) => scanner.scan(bytes, from, to, visit) !== CLEAN,
  };
}
