// Reads a file once more for look-back: single objects at the places where they were met, or everything of some accounts.

import { open } from 'node:fs/promises';
import { accountKey } from '../core/account.ts';
import type { Origin, Reading } from '../core/reading.ts';
import type { Placed, Portion, Wanted } from '../engine/ports.ts';
import { openFile } from './file.ts';
import { lookAtSource, type OpenOptions, openSource } from './open.ts';
import { type ObjectPlan, readObject } from './read.ts';
import { unpack } from './unpack.ts';

/** Objects in one portion. */
const PORTION = 500;
/** Bytes read at once from a plain file: places close together share a read. */
const WINDOW = 65_536;

/** The objects of a file that are wanted, in its order. Give the options it was first read with, its time included. Throws `SourceError` when the file is gone. */
export async function* fileHistory(path: string, options: OpenOptions, wanted: Wanted): AsyncGenerator<Portion> {
  const { places, accounts } = wanted;
  if (places === undefined) {
    yield* byAccount(path, options, accounts);
    return;
  }
  const { plan, isPlain } = await planFor(path, options);
  let placed: Placed[] = [];
  for await (const { origin, bytes } of isPlain ? cutFile(path, places) : cutStream(path, places)) {
    const reading = readObject(bytes, plan);
    if (reading.kind !== 'unreadable' && isBy(reading, accounts)) placed.push({ origin, reading });
    if (placed.length < PORTION) continue;
    yield { placed, shelf: [], end: origin.offset + origin.length };
    placed = [];
  }
  if (placed.length > 0) yield { placed, shelf: [], end: 0 };
}

async function* byAccount(path: string, options: OpenOptions, accounts: ReadonlySet<string>): AsyncGenerator<Portion> {
  const source = await openSource(openFile(path), options);
  for await (const { placed, end } of source.portions()) {
    const wanted = placed.filter(({ reading }) => isBy(reading, accounts));
    if (wanted.length > 0) yield { placed: wanted, shelf: [], end };
  }
}

function isBy(reading: Reading, accounts: ReadonlySet<string>): boolean {
  return (
    reading.kind === 'understood' &&
    reading.items.some(({ platform, author }) => accounts.has(accountKey(platform, author)))
  );
}

/** How single objects of the file are read. */
async function planFor(path: string, options: OpenOptions): Promise<{ plan: ObjectPlan; isPlain: boolean }> {
  const bytes = openFile(path);
  try {
    const { format, settings, sample, unpacked } = await lookAtSource(bytes, options);
    const plan = { mapper: format.mapper(settings, sample), shape: format.shape, limits: settings.limits };
    // A table's first record is its header, which no place points to: it is used up here.
    if (format.shape === 'csv') readObject(Buffer.alloc(0), plan);
    return { plan, isPlain: unpacked.packing === 'plain' };
  } finally {
    await bytes.return(undefined);
  }
}

interface Cut {
  readonly origin: Origin;
  readonly bytes: Buffer;
}

/** Reads at the places, a window at a time. What lies behind the end of a file that became shorter is left out. */
async function* cutFile(path: string, places: Iterable<Origin>): AsyncGenerator<Cut> {
  const file = await open(path);
  try {
    let window = Buffer.alloc(0);
    let from = 0;
    for (const origin of places) {
      const { offset, length } = origin;
      if (offset < from || offset + length > from + window.length) {
        const size = Math.max(WINDOW, length);
        const { buffer, bytesRead } = await file.read(Buffer.alloc(size), 0, size, offset);
        window = buffer.subarray(0, bytesRead);
        from = offset;
      }
      const bytes = window.subarray(offset - from, offset - from + length);
      if (bytes.length === length) yield { origin, bytes };
    }
  } finally {
    await file.close();
  }
}

/** Cuts the places out of the unpacked stream as it passes. */
async function* cutStream(path: string, places: Iterable<Origin>): AsyncGenerator<Cut> {
  const { bytes } = await unpack(openFile(path));
  const next = places[Symbol.iterator]();
  let place = next.next();
  let held: Buffer = Buffer.alloc(0);
  let passed = 0;
  for await (const chunk of bytes) {
    if (place.done === true) return;
    const all = held.length > 0 ? Buffer.concat([held, chunk]) : chunk;
    for (; place.done !== true; place = next.next()) {
      const { offset, length } = place.value;
      if (offset + length > passed + all.length) break;
      yield { origin: place.value, bytes: all.subarray(offset - passed, offset - passed + length) };
    }
    const keepFrom = place.done === true ? all.length : Math.min(all.length, Math.max(0, place.value.offset - passed));
    held = all.subarray(keepFrom);
    passed += keepFrom;
  }
}
