// A TextModel as bytes and back, with a digest at the end that also names its version: a damaged one is refused, never used.

import { z } from 'zod';
import type { TextModel } from '../../core/text-model.ts';
import { BUCKETS, FEATURES_VERSION } from './features.ts';

/** SHA-256 of bytes, 32 bytes. */
export type DigestBytes = (bytes: Uint8Array) => Uint8Array;

const MAGIC = 0x314d5456;
const HEAD_WORDS = 3;
const DIGEST_BYTES = 32;
const VERSION_LETTERS = 16;
/** A hundred bands need less. */
const MOST_HEAD = 32_768;

const Head = z.strictObject({
  slope: z.number(),
  intercept: z.number(),
  bands: z
    .array(z.strictObject({ from: z.number(), bits: z.number(), offers: z.number(), others: z.number() }))
    .max(100),
});

/** Layout, little-endian: magic, features version, bytes of the head (three 32-bit words); the head as JSON padded with blanks to four bytes; the weights as 32-bit floats; SHA-256 of all before. */
export function packModel(model: TextModel, digest: DigestBytes): Uint8Array {
  const { slope, intercept, bands } = model;
  const json = JSON.stringify({ slope, intercept, bands });
  const head = asciiBytes(json.padEnd((json.length + 3) & ~3));
  const start = HEAD_WORDS * 4 + head.length;
  const bytes = new Uint8Array(start + model.weights.byteLength + DIGEST_BYTES);
  new Uint32Array(bytes.buffer, 0, HEAD_WORDS).set([MAGIC, FEATURES_VERSION, head.length]);
  bytes.set(head, HEAD_WORDS * 4);
  new Float32Array(bytes.buffer, start, model.weights.length).set(model.weights);
  bytes.set(digest(bytes.subarray(0, -DIGEST_BYTES)), bytes.length - DIGEST_BYTES);
  return bytes;
}

/** The name of a packed model: the first letters of its digest. */
export function versionOf(bytes: Uint8Array): string {
  return hexOf(bytes.subarray(-DIGEST_BYTES)).slice(0, VERSION_LETTERS);
}

function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** A packed model, or why it cannot be used. */
export type Unpacked = { readonly ok: true; readonly model: TextModel } | { readonly ok: false; readonly why: string };

/** Reads a packed model. */
export function unpackModel(given: Uint8Array, digest: DigestBytes): Unpacked {
  const least = HEAD_WORDS * 4 + (BUCKETS + 1) * 4 + DIGEST_BYTES;
  if (given.length < least || given.length > least + MOST_HEAD || given.length % 4 !== 0)
    return { ok: false, why: 'it is cut off, or no model' };
  const bytes = Uint8Array.from(given);
  if (hexOf(bytes.subarray(-DIGEST_BYTES)) !== hexOf(digest(bytes.subarray(0, -DIGEST_BYTES))))
    return { ok: false, why: 'its checksum is wrong, so it was damaged' };
  const [magic, version, length = 0] = new Uint32Array(bytes.buffer, 0, HEAD_WORDS);
  if (magic !== MAGIC || bytes.length !== least + length) return { ok: false, why: 'it is no model' };
  if (version !== FEATURES_VERSION)
    return { ok: false, why: `it was learned by another version of Vigil (features ${version})` };
  const head = headOf(bytes.subarray(HEAD_WORDS * 4, HEAD_WORDS * 4 + length));
  if (head === undefined) return { ok: false, why: 'it is no model' };
  const weights = new Float32Array(bytes.buffer, HEAD_WORDS * 4 + length, BUCKETS + 1);
  return { ok: true, model: { ...head, weights } };
}

/** The head holds numbers and our own keys, so each of its characters is one byte. */
function asciiBytes(text: string): Uint8Array {
  return Uint8Array.from(text, (sign) => sign.charCodeAt(0));
}

function headOf(bytes: Uint8Array): z.infer<typeof Head> | undefined {
  try {
    return Head.safeParse(JSON.parse(String.fromCharCode(...bytes))).data;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
