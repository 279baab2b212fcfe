// Cuts a file or stream into blocks of whole lines of about a mebibyte, in buffers that can be handed to another thread and come back.
import type { FileHandle } from 'node:fs/promises';
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
  /** The same bytes once more, when the buffer was lost with its thread. */
  again(): Promise<Uint8Array>;
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

/** Where the bytes of blocks come from. */
export interface ByteFeed {
  /** Fills some of the room and says how many bytes; 0 at the end. */
  fill(room: Uint8Array): Promise<number>;
  /** Makes a way to get bytes of the stream again that lie in `held` now. */
  keep(held: Uint8Array, offset: number): () => Promise<Uint8Array>;
}

/** The bytes of an open file from `base` on; lost ones are read again. */
export function fileFeed(handle: FileHandle, base: number): ByteFeed {
  let at = base;
  return {
    async fill(room) {
      const { bytesRead } = await handle.read(room, 0, room.length, at);
      at += bytesRead;
      return bytesRead;
    },
    keep({ length }, offset) {
      return async () => {
        const bytes = new Uint8Array(length);
        for (let done = 0; done < length; ) {
          const { bytesRead } = await handle.read(bytes, done, length - done, offset + done);
          if (bytesRead === 0) throw new Error('the file became shorter while it was read');
          done += bytesRead;
        }
        return bytes;
      };
    },
  };
}

/** The bytes of a stream; it cannot be read again, so what is handed away is copied first. */
export function streamFeed(stream: AsyncIterable<Uint8Array>): ByteFeed {
  const iterator = stream[Symbol.asyncIterator]();
  let rest: Uint8Array = new Uint8Array(0);
  return {
    async fill(room) {
      while (rest.length === 0) {
        const { value, done } = await iterator.next();
        if (done === true) return 0;
        rest = value;
      }
      const part = rest.subarray(0, room.length);
      room.set(part);
      rest = rest.subarray(part.length);
      return part.length;
    },
    keep(held) {
      const copy = Uint8Array.from(held);
      return async () => copy;
    },
  };
}

/** What is left of the last block. */
interface Rest {
  readonly bytes: Uint8Array;
  readonly offset: number;
}

/** All blocks in order. A block is never held here after it was handed out. */
export async function* blocksOf(feed: ByteFeed, base: number, pool: BufferPool): AsyncGenerator<Block> {
  let rest: Rest = { bytes: new Uint8Array(0), offset: base };
  for (let ended = false; !ended; ) {
    const { bytes: carried, offset } = rest;
    const buffer = carried.length * 2 > BLOCK_BYTES ? new ArrayBuffer(carried.length * 2) : pool.take();
    const room = Buffer.from(buffer);
    room.set(carried);
    let length = carried.length;
    while (length < room.length) {
      const more = await feed.fill(room.subarray(length));
      if (more === 0) {
        ended = true;
        break;
      }
      length += more;
    }
    const cut = ended ? length : room.lastIndexOf(LINE_FEED, length - 1) + 1;
    if (cut === 0 && length > LIMITS.objectBytes) {
      const { passed, found } = await passOver(feed, room);
      ended = !found;
      yield { buffer, length: 0, offset, overlong: true, again: async () => new Uint8Array(0) };
      rest = { bytes: passed.bytes, offset: offset + length + passed.offset };
      continue;
    }
    rest = { bytes: Uint8Array.from(room.subarray(cut, length)), offset: offset + cut };
    if (cut === 0) pool.give(buffer);
    else yield { buffer, length: cut, offset, overlong: false, again: feed.keep(room.subarray(0, cut), offset) };
  }
}

/** Reads on to the end of a line that is too long; returns what follows it, with its distance. */
async function passOver(feed: ByteFeed, room: Buffer): Promise<{ readonly passed: Rest; readonly found: boolean }> {
  let far = 0;
  for (;;) {
    const more = await feed.fill(room);
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
