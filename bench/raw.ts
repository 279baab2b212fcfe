// Workloads on raw bytes: one field or every user string of each line, cleared from the bytes; only lines that may hold a term are parsed.
import type { Matcher } from '../match/src/index.ts';
import { type BlockReader, blockReader, blocksOf } from './blocks.ts';
import type { Line, Shape } from './lines.ts';
import type { Lists } from './lists.ts';
import type { Workload } from './rounds.ts';
import { USER_KEYS } from './user-strings.ts';

/** Names of the workloads; the size of the list follows. */
export const RAW_TEXT = '**vigil-match**, raw bytes, text field, strong tiers';
export const RAW_STRINGS = '**vigil-match**, raw bytes, all user strings, strong tiers';
const TEXT_KEYS: Readonly<Record<Shape, readonly string[]>> = {
  bluesky: ['text'],
  twitter: ['text'],
  mastodon: ['content'],
};
/** Sizes of lists; growth is told from them. */
const SIZES = [1_000, 10_000, 100_000];

/** A stream as it comes from one platform. */
interface Stream {
  readonly reader: BlockReader;
  readonly blocks: readonly Uint8Array[];
}

/** Workloads over all lines, and a sentence on how many of them had to be parsed. */
export interface RawWork {
  readonly workloads: readonly Workload[];
  readonly remark: () => string;
}

/** Reads all blocks of all streams, copying each into the scanner's intake first, as a read from a file would. */
function runOver(streams: readonly Stream[], note: (parsed: number) => void): Workload['run'] {
  return () => {
    let sum = 0,
      parsed = 0;
    for (const { reader, blocks } of streams)
      for (const block of blocks) {
        reader.intake.set(block);
        const seen = reader.read(block.length);
        sum += seen.lines + seen.hits;
        parsed += seen.parsed;
      }
    note(parsed);
    return sum;
  };
}

/** The raw workloads over these lines. */
export function rawWork(lines: readonly Line[], lists: Lists): RawWork {
  const parsed = new Map<string, number>();
  const blocks = blocksOf(lines.map(({ json }) => Buffer.from(json)));
  const work = (name: string, streams: readonly Stream[]): Workload => ({
    name,
    stride: 1,
    run: runOver(streams, (count) => parsed.set(name, count)),
  });
  const byShape = (matcher: Matcher): readonly Stream[] =>
    (Object.keys(TEXT_KEYS) as Shape[]).map((shape) => ({
      reader: blockReader(matcher, TEXT_KEYS[shape]),
      blocks: blocksOf(lines.filter((line) => line.shape === shape).map(({ json }) => Buffer.from(json))),
    }));
  const workloads = SIZES.map((size) =>
    work(`${RAW_STRINGS}, ${size} terms`, [{ reader: blockReader(lists.matcher(size, false), USER_KEYS), blocks }]),
  );
  return {
    workloads: [work(`${RAW_TEXT}, 1000 terms`, byShape(lists.matcher(1_000, false))), ...workloads],
    remark: () =>
      `Raw bytes see the HTML of Mastodon without its tags; lines that may hold a term are parsed and read as their reader sees them, which is in the cost: ${[...parsed].map(([name, count]) => `${count} lines (${name.replace('**vigil-match**, raw bytes, ', '').replace(', strong tiers', '')})`).join(', ')}.`,
  };
}
