// Files of posts as lines of JSON: written from the bench's own posts, read in whole blocks straight into a scanner's intake.
import { closeSync, openSync, readSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { BlockReader, Seen } from './blocks.ts';
import { makeLines } from './lines.ts';
import { benchTexts } from './texts.ts';

/** Posts made at a time. */
const PART = 10_000;
const LINE_FEED = 10;

/** Writes so many posts as lines and returns the file. */
export async function writeLines(folder: string, count: number, seed: number): Promise<string> {
  const file = join(folder, `${count}.ndjson`);
  const opened = openSync(file, 'w');
  for (let done = 0; done < count; done += PART) {
    const some = Math.min(PART, count - done);
    const { posts } = await benchTexts(some, seed + done);
    const lines = makeLines(posts, seed + done).map(({ json }) => json);
    writeSync(opened, `${lines.join('\n')}\n`);
  }
  closeSync(opened);
  return file;
}

/** Reads a whole file, opened by number, from its beginning, through a reader's intake. */
export function readFileThrough(reader: BlockReader, opened: number): Seen {
  const { intake } = reader;
  const bytes = Buffer.from(intake.buffer, intake.byteOffset, intake.byteLength);
  const sum = { lines: 0, parsed: 0, hits: 0 };
  const add = (length: number): void => {
    const seen = reader.read(length);
    sum.lines += seen.lines;
    sum.parsed += seen.parsed;
    sum.hits += seen.hits;
  };
  let held = 0;
  for (let at = 0; ; ) {
    const got = readSync(opened, intake, held, intake.length - held, at);
    at += got;
    const length = held + got;
    if (got === 0) {
      if (length > 0) add(length);
      return sum;
    }
    const cut = bytes.lastIndexOf(LINE_FEED, length - 1) + 1;
    if (cut === 0 && length === intake.length) throw new RangeError('A line of the bench is longer than a block.');
    add(cut);
    intake.copyWithin(0, cut, length);
    held = length - cut;
  }
}
