// Reads list texts as files of their own, and makes invented hashes.
import { hash } from 'node:crypto';
import { buildSnapshot, findHash, type HashKind } from '../../../../match/src/hashes/index.ts';
import { type ReadLists, readListBytes } from './index.ts';

async function* chunks(content: string | Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(content as string);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** Reads files given by name and content, in chunks of `size` bytes. */
export function readTexts(files: Readonly<Record<string, string | Uint8Array>>, size = 65_536): Promise<ReadLists> {
  return readListBytes(Object.entries(files).map(([file, content]) => ({ file, bytes: chunks(content, size) })));
}

/** An invented hash of a kind. */
export function invented(kind: HashKind, n: number): string {
  return hash({ md5: 'md5', sha1: 'sha1', sha256: 'sha256', pdq: 'sha256' }[kind], `${kind} ${n}`, 'hex');
}

/** Which list and entry a hash is found under, as `list entry`. */
export function finder({ sheet }: ReadLists): (kind: HashKind, value: string) => readonly string[] {
  const snapshot = buildSnapshot(sheet.rows);
  return (kind, value) => findHash(snapshot, { kind, value }).matches.map(({ list, entry }) => `${list} ${entry}`);
}

/** `file:line why` of every problem. */
export function troubles({ sheet }: ReadLists): readonly string[] {
  return sheet.problems.map(({ file, line, why }) => `${file}:${line} ${why}`);
}
