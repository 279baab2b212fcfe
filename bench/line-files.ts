// Files of posts as lines of JSON: written from the bench's own posts, read in stretches straight into a scanner's intake.
import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { readStretch, type Stretch, stretchesOf } from '../vigil/src/cli/hunt/stretches.ts';
import type { BlockReader, Seen } from './blocks.ts';
import { makeLines } from './lines.ts';
import { benchTexts } from './texts.ts';

/** Posts made at a time. */
const PART = 10_000;

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

/** Reads a stretch of an opened file through a reader's intake. */
export function readStretchOf(reader: BlockReader, stretch: Stretch): Seen {
  const sum = { lines: 0, parsed: 0, hits: 0 };
  readStretch(stretch, {
    room: reader.intake,
    take(bytes, length) {
      if (bytes !== reader.intake) throw new RangeError('A line of the bench is longer than a block.');
      add(sum, reader.read(length));
    },
    overlong() {
      throw new RangeError('A line of the bench is longer than an object may be.');
    },
  });
  return sum;
}

/** Reads a whole file, opened by number, from its beginning. */
export function readFileThrough(reader: BlockReader, opened: number): Seen {
  const sum = { lines: 0, parsed: 0, hits: 0 };
  for (const stretch of stretchesOf(opened, 0)) add(sum, readStretchOf(reader, stretch));
  return sum;
}

function add(sum: { lines: number; parsed: number; hits: number }, { lines, parsed, hits }: Seen): void {
  sum.lines += lines;
  sum.parsed += parsed;
  sum.hits += hits;
}
