// Reads a whole source into memory with everything in it laid out: for tests and small inputs only, since it keeps it all.
import type { AccountSnapshot } from '../core/account.ts';
import type { Item } from '../core/item.ts';
import type { Notice } from '../core/notice.ts';
import type { Removal, ShelfPart } from '../core/reading.ts';
import type { Placed } from '../engine/ports.ts';
import { type OpenOptions, openSource } from './open.ts';

/** Everything a source held. */
export interface Whole {
  readonly format: string;
  readonly placed: readonly Placed[];
  readonly shelf: readonly ShelfPart[];
  readonly items: readonly Item[];
  readonly notices: readonly Notice[];
  readonly removals: readonly Removal[];
  readonly accounts: readonly AccountSnapshot[];
  /** Reasons of skipped objects, in order. */
  readonly skipped: readonly string[];
  readonly end: number;
  readonly portions: number;
  readonly trouble: string | undefined;
}

/** Reads text or bytes, handed on in chunks of `size` bytes. */
export async function readWhole(input: string | Uint8Array, options: OpenOptions = {}, size = 65_536): Promise<Whole> {
  const bytes = typeof input === 'string' ? Buffer.from(input) : Buffer.from(input);
  const source = await openSource(chunksOf(bytes, size), { receivedAt: 0, ...options });
  const placed: Placed[] = [];
  const shelf: ShelfPart[] = [];
  let end = 0;
  let portions = 0;
  for await (const portion of source.portions()) {
    placed.push(...portion.placed);
    shelf.push(...portion.shelf);
    end = portion.end;
    portions += 1;
  }
  const understood = placed.flatMap(({ reading }) => (reading.kind === 'understood' ? [reading] : []));
  return {
    format: source.format,
    placed,
    shelf,
    items: understood.flatMap((reading) => reading.items),
    notices: understood.flatMap((reading) => reading.notices),
    removals: understood.flatMap((reading) => reading.removals),
    accounts: understood.flatMap((reading) => reading.accounts),
    skipped: placed.flatMap(({ reading }) => (reading.kind === 'skipped' ? [reading.why] : [])),
    end,
    portions,
    trouble: source.trouble(),
  };
}

/** Hands bytes on in chunks of one size. */
export async function* chunksOf(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
