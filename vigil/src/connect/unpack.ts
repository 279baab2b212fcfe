// Unpacks gzip and zstd streams told by their first bytes. Everything before a cut or a broken byte is handed on; the trouble is told afterwards.
import type { Transform } from 'node:stream';
import { createGunzip, createZstdDecompress } from 'node:zlib';

/** How a source is packed. */
export type Packing = 'plain' | 'gzip' | 'zstd';

/** An unpacked stream and, once it has ended, what was wrong with its packing. */
export interface Unpacked {
  readonly packing: Packing;
  readonly bytes: AsyncIterable<Buffer>;
  /** Set after the stream has ended when it ended badly: a sentence fit for an operator. */
  trouble(): string | undefined;
}

const CHUNK = 256 * 1024;
const MAGIC_LENGTH = 4;
/** Packed bytes given to zlib at a time. What it made of a slice before it met a broken byte is lost, so the slice is small. */
const SLICE = 4096;

/** A decompressor of node:zlib; `bytesWritten` counts the packed bytes it has used. */
type Unpacker = Transform & { readonly bytesWritten: number };

/** Tells the packing from the first bytes and unpacks. Errors of the source itself are thrown on; errors of the packing are told by `trouble`. */
export async function unpack(source: AsyncIterable<Uint8Array>): Promise<Unpacked> {
  const { head, all } = await peek(source);
  const packing = packingOf(head);
  if (packing === 'plain') return { packing, bytes: all, trouble: () => undefined };
  let trouble: string | undefined;
  const tell = (words: string): void => {
    trouble ??= `the ${packing} stream ${words}`;
  };
  return { packing, bytes: members(all, packing, tell), trouble: () => trouble };
}

function packingOf(head: Buffer): Packing {
  if (head.length >= 2 && head[0] === 0x1f && head[1] === 0x8b) return 'gzip';
  if (head.length < MAGIC_LENGTH) return 'plain';
  const magic = head.readUInt32LE(0);
  return magic === 0xfd2fb528 || (magic & 0xfffffff0) === 0x184d2a50 ? 'zstd' : 'plain';
}

/** Unpacks one packed stream after another, since packed files may be glued together and zlib stops after the first of several zstd frames. */
async function* members(
  source: AsyncIterable<Buffer>,
  packing: Packing,
  tell: (words: string) => void,
): AsyncGenerator<Buffer> {
  const feed = new Feed(source);
  try {
    for (;;) {
      const stream =
        packing === 'gzip' ? createGunzip({ chunkSize: CHUNK }) : createZstdDecompress({ chunkSize: CHUNK });
      if (!(yield* drain(feed, stream, tell))) return;
      const next = await feed.peek(MAGIC_LENGTH);
      if (next.every((byte) => byte === 0)) return;
      if (packingOf(next) !== packing) return tell('is followed by bytes that belong to no such stream');
    }
  } finally {
    await feed.close();
  }
}

/** Unpacks one stream. Pulls by hand rather than with `for await`, because that drops what is still buffered when the stream fails. True when packed bytes are left behind its end. */
async function* drain(feed: Feed, stream: Unpacker, tell: (words: string) => void): AsyncGenerator<Buffer, boolean> {
  let ended = false;
  let failed: unknown;
  let wake: () => void = () => undefined;
  const end = (): void => {
    ended = true;
    wake();
  };
  stream.on('readable', () => wake());
  stream.on('end', end).on('close', end);
  stream.on('error', (error) => {
    tell(isCut(error) ? 'is cut off: it ends before its own end mark' : 'is broken and cannot be unpacked further');
    failed = error;
    end();
  });
  const feeding = feed.into(stream).catch((error: unknown) => {
    failed = new SourceFailure(error);
    end();
  });
  try {
    for (;;) {
      const chunk = stream.read() as Buffer | null;
      if (chunk !== null) yield chunk;
      else if (ended) break;
      else await new Promise<void>((resolve) => (wake = resolve));
    }
  } finally {
    stream.destroy();
  }
  if (failed instanceof SourceFailure) throw failed.cause;
  if (failed !== undefined) return false;
  await feeding;
  return feed.back(stream.bytesWritten);
}

/** Keeps an error of the source apart from one of the unpacking. */
class SourceFailure extends Error {
  constructor(cause: unknown) {
    super('the source failed', { cause });
  }
}

/** Packed bytes on their way into a decompressor, one chunk at a time, so that what it leaves over can be taken back. */
class Feed {
  readonly #source: AsyncIterator<Buffer>;
  #chunk: Buffer = Buffer.alloc(0);
  #fed = 0;

  constructor(source: AsyncIterable<Buffer>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  /** Writes chunk after chunk, each after the last is dealt with; ends the stream at the end of the source. */
  async into(stream: Unpacker): Promise<void> {
    this.#fed = 0;
    let go: () => void = () => undefined;
    const over = (): void => go();
    stream.on('end', over).on('close', over);
    while (!stream.destroyed && !stream.readableEnded) {
      if (this.#chunk.length === 0 && !(await this.#more())) {
        stream.end();
        return;
      }
      const slice = this.#chunk.subarray(0, SLICE);
      this.#fed += slice.length;
      await new Promise<void>((resolve) => {
        go = resolve;
        stream.write(slice, () => resolve());
      });
      if (stream.bytesWritten < this.#fed) return;
      this.#chunk = this.#chunk.subarray(slice.length);
    }
  }

  /** Takes back what the decompressor did not use of the last slice. True when there is anything of it. */
  back(used: number): boolean {
    if (used >= this.#fed) return false;
    this.#chunk = this.#chunk.subarray(Math.min(this.#chunk.length, SLICE) - (this.#fed - used));
    return true;
  }

  /** The next bytes, without using them up; fewer at the end of the source. */
  async peek(length: number): Promise<Buffer> {
    while (this.#chunk.length < length && (await this.#more()));
    return this.#chunk.subarray(0, length);
  }

  async close(): Promise<void> {
    await this.#source.return?.();
  }

  async #more(): Promise<boolean> {
    const { value, done } = await this.#source.next();
    if (done === true) return false;
    this.#chunk = this.#chunk.length === 0 ? value : Buffer.concat([this.#chunk, value]);
    return true;
  }
}

function isCut(error: Error & { readonly code?: string }): boolean {
  return error.code === 'Z_BUF_ERROR' || /unexpected end|src size|srcSize/i.test(error.message);
}

/** Reads on until the first bytes are known, then hands out everything from the beginning. */
async function peek(
  source: AsyncIterable<Uint8Array>,
): Promise<{ readonly head: Buffer; readonly all: AsyncIterable<Buffer> }> {
  const iterator = source[Symbol.asyncIterator]();
  let head: Buffer = Buffer.alloc(0);
  while (head.length < MAGIC_LENGTH) {
    const { value, done } = await iterator.next();
    if (done === true) break;
    head = Buffer.concat([head, bufferOf(value)]);
  }
  async function* all(): AsyncGenerator<Buffer> {
    try {
      if (head.length > 0) yield head;
      for (;;) {
        const { value, done } = await iterator.next();
        if (done === true) return;
        yield bufferOf(value);
      }
    } finally {
      await iterator.return?.();
    }
  }
  return { head, all: all() };
}

function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
