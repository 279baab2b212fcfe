// Cuts a stream of bytes into objects with their places, holding at most one object; what is too long flows to the shelf in parts.
import type { Limits } from './limits.ts';

/** Finds where pieces of a stream end. Keeps its state from chunk to chunk. */
export interface Cutter {
  /** Where the current piece ends in `chunk` (exclusive), looking from `from`; -1 when it goes on in the next chunk. */
  cut(chunk: Buffer, from: number): number;
  /** Whether the piece just cut, or at the end of the stream the unfinished one, is only framing between objects. */
  filler: boolean;
  /** Line feeds passed so far. */
  newlines: number;
  /** Whether blanks at the ends of a piece belong to it, as tabs do in a table; line ends never do. */
  readonly keepsBlanks?: boolean;
}

/** One object, or a part of one that is too long (`part` is then set and the bytes go to the shelf). */
export interface Frame {
  readonly bytes: Buffer;
  /** Where the object begins in the stream, also for its later parts. */
  readonly offset: number;
  /** From 1. */
  readonly line: number;
  /** `at` is where these bytes begin inside the object. */
  readonly part?: { readonly at: number; readonly last: boolean };
}

/** Splits chunks into frames. Linear in the input whatever the size of the chunks. */
export class Framer {
  readonly #cutter: Cutter;
  readonly #limits: Limits;
  #held = Buffer.allocUnsafe(4096);
  #heldLength = 0;
  /** Bytes that have left. */
  #offset = 0;
  /** Where the current piece begins in the stream, and on which line. */
  #began = 0;
  #line = 1;
  #overrun = false;

  constructor(cutter: Cutter, limits: Limits) {
    this.#cutter = cutter;
    this.#limits = limits;
  }

  /** Bytes that have left in frames or as blank space. */
  get offset(): number {
    return this.#offset;
  }

  /** The frames that end in this chunk. Their bytes may point into the chunk. */
  push(chunk: Buffer): Frame[] {
    const frames: Frame[] = [];
    let from = 0;
    for (;;) {
      const end = this.#cutter.cut(chunk, from);
      if (end < 0) break;
      this.#close(chunk, from, end, frames);
      from = end;
    }
    if (from < chunk.length) this.#hold(chunk.subarray(from), frames);
    return frames;
  }

  /** The unfinished rest at the end of the stream. */
  finish(): Frame[] {
    const frames: Frame[] = [];
    if (this.#heldLength > 0) this.#emit(this.#held.subarray(0, this.#heldLength), frames);
    this.#heldLength = 0;
    return frames;
  }

  #close(chunk: Buffer, from: number, end: number, frames: Frame[]): void {
    if (this.#heldLength === 0 && end - from <= this.#limits.objectBytes) {
      this.#emit(from === 0 && end === chunk.length ? chunk : chunk.subarray(from, end), frames);
    } else {
      this.#hold(chunk.subarray(from, end), frames);
      this.#emit(this.#held.subarray(0, this.#heldLength), frames);
      this.#heldLength = 0;
    }
    this.#overrun = false;
    this.#began = this.#offset;
    this.#line = this.#cutter.newlines + 1;
  }

  /** Adds to the held piece; what would be too long leaves in parts. */
  #hold(bytes: Buffer, frames: Frame[]): void {
    let rest = bytes;
    if (!this.#overrun && this.#heldLength + rest.length > this.#limits.objectBytes) {
      this.#overrun = true;
    }
    while (this.#overrun && this.#heldLength + rest.length > this.#limits.shelfPartBytes) {
      const room = this.#limits.shelfPartBytes - this.#heldLength;
      if (room > 0) this.#append(rest.subarray(0, room));
      rest = rest.subarray(Math.max(0, room));
      this.#spill(frames);
    }
    this.#append(rest);
  }

  /** Sends the first part of the held bytes on its way. */
  #spill(frames: Frame[]): void {
    const size = Math.min(this.#heldLength, this.#limits.shelfPartBytes);
    const bytes = Buffer.from(this.#held.subarray(0, size));
    frames.push({
      bytes,
      offset: this.#began,
      line: this.#line,
      part: { at: this.#offset - this.#began, last: false },
    });
    this.#offset += size;
    this.#held.copyWithin(0, size, this.#heldLength);
    this.#heldLength -= size;
  }

  #append(bytes: Buffer): void {
    const needed = this.#heldLength + bytes.length;
    if (needed > this.#held.length) {
      const larger = Buffer.allocUnsafe(Math.max(needed, this.#held.length * 2));
      this.#held.copy(larger, 0, 0, this.#heldLength);
      this.#held = larger;
    }
    bytes.copy(this.#held, this.#heldLength);
    this.#heldLength = needed;
  }

  /** Makes a frame of a whole piece, or of the last part of one that is too long. Held bytes are copied, since their buffer is used again. */
  #emit(piece: Buffer, frames: Frame[]): void {
    const offset = this.#offset;
    this.#offset += piece.length;
    const own = (bytes: Buffer): Buffer => (this.#heldLength > 0 ? Buffer.from(bytes) : bytes);
    if (this.#overrun) {
      const part = { at: offset - this.#began, last: true };
      frames.push({ bytes: own(piece), offset: this.#began, line: this.#line, part });
      return;
    }
    if (this.#cutter.filler) return;
    const trimmed = this.#cutter.keepsBlanks === true ? isLineEnd : isBlank;
    const from = startOfText(piece, trimmed);
    let end = piece.length;
    while (end > from && trimmed(piece[end - 1] ?? 0)) end -= 1;
    let line = this.#line;
    for (let at = 0; at < from; at += 1) if (piece[at] === 10) line += 1;
    if (end > from) frames.push({ bytes: own(piece.subarray(from, end)), offset: offset + from, line });
  }
}

/** Where a piece begins after blanks and byte order marks (files glued together carry them in the middle). */
function startOfText(piece: Buffer, trimmed: (byte: number) => boolean): number {
  let from = 0;
  for (;;) {
    const byte = piece[from];
    if (byte !== undefined && trimmed(byte)) from += 1;
    else if (byte === 0xef && piece[from + 1] === 0xbb && piece[from + 2] === 0xbf) from += 3;
    else return from;
  }
}

/** Space, tab, line feed or carriage return: what JSON calls white space. */
export function isBlank(byte: number): boolean {
  return byte === 32 || byte === 10 || byte === 13 || byte === 9;
}

function isLineEnd(byte: number): boolean {
  return byte === 10 || byte === 13;
}
