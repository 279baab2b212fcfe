// A snapshot as bytes and back: a file holds exactly its memory, so loading is laying views over what was read.
import { BAND_PLANS } from './bands.ts';
import { BYTE_ORDER, MAGIC, VERSION } from './build.ts';
import { addToSum, endSum, startSum } from './checksum.ts';
import type { HashKind } from './kinds.ts';
import { HASH_KINDS } from './kinds.ts';
import type { HashSnapshot, TableSize } from './layout.ts';
import { HEAD, layOut } from './layout.ts';

/** The snapshot's own memory, to be written to a file. Do not change it. */
export function snapshotBytes(snapshot: HashSnapshot): Uint8Array {
  return new Uint8Array(snapshot.buffer);
}

/**
 * Reads what `snapshotBytes` gave. Bytes that begin a buffer of their own are used in place, others copied.
 * Throws RangeError when they are not a snapshot, of another version or byte order, cut short or damaged.
 * `trusted` skips the checksum, for bytes that were checked before: then nothing but the head is read.
 */
export function readSnapshot(bytes: Uint8Array, options: { readonly trusted?: boolean } = {}): HashSnapshot {
  const buffer = ownBuffer(bytes);
  if (buffer.byteLength < HEAD.WORDS * 4 || buffer.byteLength % 64 !== 0) throw unfit('it is cut short');
  const words = new Int32Array(buffer);
  if (words[HEAD.MAGIC] !== MAGIC || words[HEAD.ORDER] !== BYTE_ORDER)
    throw unfit('it is none, or was made on a machine with another order of bytes');
  if (words[HEAD.VERSION] !== VERSION)
    throw unfit(`its layout is version ${words[HEAD.VERSION]}, and this library reads ${VERSION}`);
  const sizes = {} as Record<HashKind, TableSize>;
  HASH_KINDS.forEach((kind, number) => {
    sizes[kind] = sizeAt(words, HEAD.KINDS + number * 4);
  });
  const listUnits = words[HEAD.LISTS] as number;
  if (listUnits < 2 || layOut(sizes, listUnits).bytes !== buffer.byteLength) throw unfit('it is cut short or damaged');
  if (options.trusted !== true) checkSum(words);
  const { listText, tables } = layOut(sizes, listUnits, buffer);
  return { buffer, lists: listsOf(listText), tables };
}

function sizeAt(words: Int32Array, at: number): TableSize {
  const [count, plan, textUnits] = words.subarray(at, at + 3) as unknown as [number, number, number];
  if (count < 0 || textUnits < 0 || BAND_PLANS[plan] === undefined) throw unfit('its head is damaged');
  return { count, plan, textUnits };
}

function checkSum(words: Int32Array): void {
  const found = [words[HEAD.SUM], words[HEAD.SUM + 1]];
  const head = words.slice(0, HEAD.WORDS);
  head.fill(0, HEAD.SUM, HEAD.SUM + 2);
  const sum = startSum();
  addToSum(sum, head, 0, head.length);
  addToSum(sum, words, head.length, words.length);
  const wanted = endSum(sum);
  if (found[0] !== wanted[0] || found[1] !== wanted[1]) throw unfit('its checksum is wrong, so it was damaged');
}

function listsOf(text: Uint16Array): readonly string[] {
  let json = '';
  for (let at = 0; at < text.length; at += 4_096) json += String.fromCharCode(...text.subarray(at, at + 4_096));
  return JSON.parse(json) as readonly string[];
}

function ownBuffer(bytes: Uint8Array): ArrayBuffer {
  const { buffer, byteOffset, byteLength } = bytes;
  if (buffer instanceof ArrayBuffer && byteOffset === 0 && byteLength === buffer.byteLength) return buffer;
  return bytes.slice().buffer as ArrayBuffer;
}

function unfit(why: string): RangeError {
  return new RangeError(`This cannot be used as a snapshot of hash lists: ${why}. Build it again from the lists.`);
}
