// Cuts a stream into blocks of whole lines of about a mebibyte, in buffers that can be handed to another thread and come back.
import { LIMITS } from '../../connect/limits.ts';

/** Bytes of an ordinary block; a longer line gets a larger one of its own. */
export const BLOCK_BYTES = 1_048_576;
const LINE_FEED = 10;

/** A run of whole lines. `buffer` may be transferred away. */
export interface Block {
  readonly buffer: ArrayBuffer;
  readonly length: number;
  /** Where it begins in the unpacked stream. */
  readonly offset: number;
  /** Instead of lines: one line longer than an object may be, which was passed over. */
  readonly overlong: boolean;
  /** The same bytes once more, when the buffer was lost with its thread: a copy, for a stream cannot be read again. */
  readonly copy: Uint8Array;
}

/** Buffers in turn. */
export interface BufferPool {
  take(): ArrayBuffer;
  /** Keeps a buffer for its next use. */
  give(buffer: ArrayBuffer): void;
}

/** A pool that keeps at most so many. */
export function bufferPool(most: number): BufferPool {
  const kept: ArrayBuffer[] = [];
  return {
    take: () => kept.pop() ?? new ArrayBuffer(BLOCK_BYTES),
    give: (buffer) => {
      if (kept.length < most && buffer.byteLength === BLOCK_BYTES) kept.push(buffer);
    },
  };
}

/** Fills some of the room and says how many bytes; 0 at the end. */
type Fill = (room: Uint8Array) => Promise<number>;

function fillFrom(stream: AsyncIterable<Uint8Array>): Fill {
  const iterator = stream[Symbol.asyncIterator]();
  let rest: Uint8Array = new Uint8Array(0);
  return async (room) => {
    while (rest.length === 0) {
      const { value, done } = await iterator.next();
      if (done === true) return 0;
      rest = value;
    }
    const part = rest.subarray(0, room.length);
    room.set(part);
    rest = rest.subarray(part.length);
    return part.length;
  };
}

/** What is left of the last block. */
interface Rest {
  readonly bytes: Uint8Array;
  readonly offset: number;
}

/** All blocks in order, the first at `base`. A block is never held here after it was handed out. */
export async function* blocksOf(
  stream: AsyncIterable<Uint8Array>,
  base: number,
  pool: BufferPool,
): AsyncGenerator<Block> {
  const fill = fillFrom(stream);
  let rest: Rest = { bytes: new Uint8Array(0), offset: base };
  for (let ended = false; !ended; ) {
    const { bytes: carried, offset } = rest;
    const buffer = carried.length * 2 > BLOCK_BYTES ? new ArrayBuffer(carried.length * 2) : pool.take();
    const room = Buffer.from(buffer);
    room.set(carried);
    let length = carried.length;
    while (length < room.length) {
      const more = await fill(room.subarray(length));
      if (more === 0) {
        ended = true;
        break;
      }
      length += more;
    }
    const cut = ended ? length : room.lastIndexOf(LINE_FEED, length - 1) + 1;
    if (cut === 0 && length > LIMITS.objectBytes) {
      const { passed, found } = await passOver(fill, room);
      ended = !found;
      yield { buffer, length: 0, offset, overlong: true, copy: new Uint8Array(0) };
      rest = { bytes: passed.bytes, offset: offset + length + passed.offset };
      continue;
    }
    rest = { bytes: Uint8Array.from(room.subarray(cut, length)), offset: offset + cut };
    if (cut === 0) pool.give(buffer);
    else yield { buffer, length: cut, offset, overlong: false, copy: Uint8Array.from(room.subarray(0, cut)) };
  }
}

/** Reads on to the end of a line that is too long; returns what follows it, with its distance. */
async function passOver(fill: Fill, room: Buffer): Promise<{ readonly passed: Rest; readonly found: boolean }> {
  let far = 0;
  for (;;) {
    const more = await fill(room);
    if (more === 0) return { passed: { bytes: new Uint8Array(0), offset: far }, found: false };
    const feedAt = room.subarray(0, more).indexOf(LINE_FEED);
    if (feedAt >= 0)
      return {
        passed: { bytes: Uint8Array.from(room.subarray(feedAt + 1, more)), offset: far + feedAt + 1 },
        found: true,
      };
    far += more;
  }
}
