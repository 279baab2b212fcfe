// Lines as a file holds them: blocks of about a mebibyte, each of whole lines, and the raw scan over such a block.
import { lineScanner, type Matcher } from '../match/src/index.ts';
import { findParsed, HTML_KEYS } from './user-strings.ts';

/** Room of a block: what a scanner's `intake` holds. */
const BLOCK_BYTES = 1_048_576;
const LINE_FEED = 10;

/** Lines with their ends, put together until the next would not fit. */
export function blocksOf(lines: readonly Uint8Array[]): readonly Buffer[] {
  const blocks: Buffer[] = [];
  let held: Uint8Array[] = [];
  let size = 0;
  const close = (): void => {
    if (held.length > 0) blocks.push(Buffer.concat(held));
    held = [];
    size = 0;
  };
  for (const line of lines) {
    if (size + line.length + 1 > BLOCK_BYTES) close();
    held.push(line, Uint8Array.of(LINE_FEED));
    size += line.length + 1;
  }
  close();
  return blocks;
}

/** What came out of a block. */
export interface Seen {
  readonly lines: number;
  /** Lines that could not be cleared from their bytes, so they were parsed. */
  readonly parsed: number;
  readonly hits: number;
}

/** Reads lines that lie in its `intake`. */
export interface BlockReader {
  readonly intake: Uint8Array;
  /** Looks at all lines in intake[0, length); lines that may hold a term are parsed and read in full. */
  read(length: number): Seen;
}

/** A reader that parses every line and does no more, to compare with. */
export function parsingReader(): BlockReader {
  const intake = new Uint8Array(BLOCK_BYTES);
  const bytes = Buffer.from(intake.buffer);
  return {
    intake,
    read(length) {
      let lines = 0;
      for (let from = 0; from < length; lines += 1) {
        const feed = bytes.indexOf(LINE_FEED, from);
        const to = feed < 0 || feed > length ? length : feed;
        JSON.parse(bytes.toString('utf8', from, to));
        from = to + 1;
      }
      return { lines, parsed: lines, hits: 0 };
    },
  };
}

/** A reader of blocks for user strings under these keys. */
export function blockReader(matcher: Matcher, keys: readonly string[]): BlockReader {
  const scanner = lineScanner(matcher, { keys, html: HTML_KEYS.filter((key) => keys.includes(key)) });
  const wanted = new Set(keys);
  const { intake } = scanner;
  const bytes = Buffer.from(intake.buffer, intake.byteOffset, intake.byteLength);
  return {
    intake,
    read(length) {
      let lines = 0,
        parsed = 0,
        hits = 0;
      for (let from = 0; from < length; ) {
        const feed = bytes.indexOf(LINE_FEED, from);
        const to = feed < 0 || feed > length ? length : feed;
        lines += 1;
        if (scanner.perhaps(intake, from, to)) {
          parsed += 1;
          hits += findParsed(matcher, bytes.toString('utf8', from, to), wanted).length;
        }
        from = to + 1;
      }
      return { lines, parsed, hits };
    },
  };
}
