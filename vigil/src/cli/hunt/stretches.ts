// Cuts an open file into stretches of about a mebibyte that any thread can read by itself: the lines of a stretch are those that begin in it.
import { fstatSync, readSync } from 'node:fs';
import { LIMITS } from '../../connect/limits.ts';

/** Bytes of a stretch: with the end of its last line it fits into a mebibyte. */
const STRETCH_BYTES = 1_000_000;
/** Read beyond a stretch, for the end of its last line. */
const BEYOND = 16_384;
const LINE_FEED = 10;

/** A part of an open file: bytes [from, to). `first` says that a line begins at `from`, whatever stands before it. */
export interface Stretch {
  /** The file's number, which all threads of the process share. */
  readonly file: number;
  readonly from: number;
  readonly to: number;
  readonly first: boolean;
}

/** The stretches of a file from `base` to its end, also of one that grows meanwhile. */
export function* stretchesOf(file: number, base: number, bytes = STRETCH_BYTES): Generator<Stretch> {
  for (let from = base; ; ) {
    const { size } = fstatSync(file);
    if (from >= size) return;
    const to = Math.min(size, from + bytes);
    yield { file, from, to, first: from === base };
    from = to;
  }
}

/** Who is given the lines of a stretch. */
export interface LineTaker {
  /** Lines are read into this, unless one is longer. */
  readonly room: Uint8Array;
  /** Takes the whole lines in `bytes[0, length)`; the last of a file may lack its end. `bytes` is `room` itself wherever they fit. */
  take(bytes: Uint8Array, length: number): void;
  /** Told of a line that is longer than an object may be, and was passed over. */
  overlong(): void;
}

/** Reads the lines that begin in a stretch, and returns where the last of them ends. Throws what reading throws. */
export function readStretch({ file, from, to, first }: Stretch, taker: LineTaker): number {
  const { room } = taker;
  let at = first ? from : afterFeed(file, from - 1, room);
  for (let wanted = to - at + BEYOND; at < to; ) {
    const got = fill(file, room.subarray(0, Math.max(0, wanted)), at);
    if (got === 0) return at;
    const cut = cutOf(room, got, { last: to - 1 - at, ended: got < Math.min(wanted, room.length) });
    if (cut > 0) {
      taker.take(room, cut);
      at += cut;
      wanted = to - at + BEYOND;
    } else if (wanted < room.length) wanted = room.length;
    else at = readLong(file, at, taker);
  }
  return at;
}

/** Where the whole lines among `got` bytes end, those after the line that holds the byte `last` left out. 0 when not one is whole. */
function cutOf(
  bytes: Uint8Array,
  got: number,
  { last, ended }: { readonly last: number; readonly ended: boolean },
): number {
  const feed = last < got ? bytes.subarray(0, got).indexOf(LINE_FEED, last) : -1;
  if (feed >= 0) return feed + 1;
  return ended ? got : bytes.subarray(0, Math.min(last, got)).lastIndexOf(LINE_FEED) + 1;
}

/** Reads a line that is longer than the room. */
function readLong(file: number, at: number, taker: LineTaker): number {
  const most = LIMITS.objectBytes + 1;
  for (let size = taker.room.length * 2; ; size = Math.min(most, size * 2)) {
    const bytes = new Uint8Array(size);
    const got = fill(file, bytes, at);
    const feed = bytes.subarray(0, got).indexOf(LINE_FEED);
    const length = feed >= 0 ? feed + 1 : got < size ? got : 0;
    if (length > 0) {
      taker.take(bytes, length);
      return at + length;
    }
    if (size >= most) {
      taker.overlong();
      return afterFeed(file, at + got, taker.room);
    }
  }
}

/** The place after the next line feed, or the end of the file. */
function afterFeed(file: number, from: number, room: Uint8Array): number {
  for (let at = from; ; ) {
    const got = fill(file, room.subarray(0, BEYOND), at);
    const feed = room.subarray(0, got).indexOf(LINE_FEED);
    if (feed >= 0) return at + feed + 1;
    at += got;
    if (got < Math.min(BEYOND, room.length)) return at;
  }
}

/** Fills the room from a place of the file, and says how far: less only at the end. */
function fill(file: number, room: Uint8Array, from: number): number {
  let done = 0;
  while (done < room.length) {
    const got = readSync(file, room, done, room.length - done, from + done);
    if (got === 0) break;
    done += got;
  }
  return done;
}
