// Remembers which items were counted, as keyed fingerprints by hour, so that a repeat is not counted twice. Guards counts only: every item is screened whatever this says.
import { hash } from 'node:crypto';
import type pg from 'pg';
import type { Item } from '../core/item.ts';

const HOUR_MS = 3_600_000;
/** Places in memory, all hours together, 8 bytes each. Past it, the hours used longest ago leave first and are read again when needed. */
const PLACES = 8_388_608;
/** A fingerprint is 53 bits, so that it is exact as a number: ten million items in one hour collide with a chance of half a percent, and then one is not counted. */
const HIGH_BITS = 0x1fffff;

/** An hour's fingerprints: open addressing, 0 is an empty place. */
interface Hour {
  table: Float64Array;
  used: number;
  /** Newest row of this hour that is reflected here. One number for all hours would pass over what another process added to an hour not asked for since. */
  lastRow: number;
}

/** What this process holds of the `seen` table. */
export interface Seen {
  readonly secret: string;
  readonly hours: Map<number, Hour>;
  held: number;
}

/** An empty memory; `secret` is the installation's own, so fingerprints cannot be recomputed elsewhere. */
export function openSeen(secret: string): Seen {
  return { secret, hours: new Map(), held: 0 };
}

/** One hour's fingerprints that are new in a batch. */
export interface FreshPrints {
  readonly hour: number;
  readonly prints: readonly number[];
}

/** Which items of a batch are new, and what must be stored so that they are not new again. */
export interface Unseen {
  readonly items: readonly Item[];
  readonly fresh: readonly FreshPrints[];
}

/** Looks a batch up. Changes nothing: call `remember` once the transaction is through. */
export async function lookUp(client: pg.ClientBase, seen: Seen, items: readonly Item[]): Promise<Unseen> {
  const byHour = new Map<number, Set<number>>();
  const hours = new Set<number>();
  for (const item of items) hours.add(Math.floor(item.createdAt / HOUR_MS));
  await load(client, seen, [...hours]);
  const fresh: Item[] = [];
  for (const item of items) {
    const at = Math.floor(item.createdAt / HOUR_MS);
    const print = fingerprint(seen.secret, item);
    const hour = seen.hours.get(at);
    if (hour !== undefined && holds(hour, print)) continue;
    let batch = byHour.get(at);
    if (batch === undefined) {
      batch = new Set();
      byHour.set(at, batch);
    }
    if (batch.has(print)) continue;
    batch.add(print);
    fresh.push(item);
  }
  return { items: fresh, fresh: [...byHour].map(([hour, prints]) => ({ hour, prints: [...prints] })) };
}

/** Stores the new fingerprints; returns the newest row's number. */
export async function store(client: pg.ClientBase, unseen: Unseen): Promise<number> {
  if (unseen.fresh.length === 0) return 0;
  const sorted = [...unseen.fresh].sort((a, b) => a.hour - b.hour);
  const { rows } = await client.query<{ last: number }>(
    `with put as (insert into seen (hour, prints) select * from unnest($1::bigint[], $2::bytea[]) returning id) select max(id) as last from put`,
    [sorted.map((one) => one.hour), sorted.map((one) => pack(one.prints))],
  );
  return rows[0]?.last ?? 0;
}

/** Takes the new fingerprints into memory, after the transaction that stored them is through. */
export function remember(seen: Seen, unseen: Unseen, lastRow: number): void {
  for (const { hour, prints } of unseen.fresh) {
    const known = seen.hours.get(hour) ?? newHour();
    const before = known.table.length;
    for (const print of prints) add(known, print);
    seen.held += known.table.length - (seen.hours.has(hour) ? before : 0);
    known.lastRow = lastRow;
    touch(seen, hour, known);
  }
  makeRoom(seen);
}

/** Loads hours that are not in memory, and what another process added to those that are. */
async function load(client: pg.ClientBase, seen: Seen, hours: readonly number[]): Promise<void> {
  for (const hour of hours) touch(seen, hour, seen.hours.get(hour) ?? newHour());
  const after = hours.map((hour) => (seen.hours.get(hour) as Hour).lastRow);
  const { rows } = await client.query<{ id: number; hour: number; prints: Buffer }>(
    `select s.id, s.hour, s.prints from unnest($1::bigint[], $2::bigint[]) as k (hour, after)
     join seen s on s.hour = k.hour and s.id > k.after`,
    [hours, after],
  );
  for (const row of rows) {
    const hour = seen.hours.get(row.hour) as Hour;
    const view = new DataView(row.prints.buffer, row.prints.byteOffset, row.prints.byteLength);
    for (let at = 0; at < view.byteLength; at += 8) add(hour, view.getFloat64(at));
    hour.lastRow = Math.max(hour.lastRow, row.id);
  }
  seen.held = 0;
  for (const hour of seen.hours.values()) seen.held += hour.table.length;
}

/** 53 bits of SHA-256 over secret, platform, surface and item id; never 0. */
function fingerprint(secret: string, item: Item): number {
  const digest = hash('sha256', `${secret}\u0000${item.platform}\u0000${item.surface}\u0000${item.id}`, 'buffer');
  return (digest.readUInt32BE(0) & HIGH_BITS) * 2 ** 32 + digest.readUInt32BE(4) || 1;
}

function newHour(): Hour {
  return { table: new Float64Array(16), used: 0, lastRow: 0 };
}

function holds(hour: Hour, print: number): boolean {
  const { table } = hour;
  const mask = table.length - 1;
  for (let at = print & mask; table[at] !== 0; at = (at + 1) & mask) if (table[at] === print) return true;
  return false;
}

function add(hour: Hour, print: number): void {
  if ((hour.used + 1) * 4 > hour.table.length * 3) grow(hour);
  const mask = hour.table.length - 1;
  let at = print & mask;
  for (; hour.table[at] !== 0; at = (at + 1) & mask) if (hour.table[at] === print) return;
  hour.table[at] = print;
  hour.used++;
}

function grow(hour: Hour): void {
  const old = hour.table;
  hour.table = new Float64Array(old.length * 2);
  hour.used = 0;
  for (const print of old) if (print !== 0) add(hour, print);
}

/** Moves an hour to the end of the map, which is the order in which hours leave. */
function touch(seen: Seen, at: number, hour: Hour): void {
  seen.hours.delete(at);
  seen.hours.set(at, hour);
}

function makeRoom(seen: Seen): void {
  for (const [at, hour] of seen.hours) {
    if (seen.held <= PLACES || seen.hours.size === 1) return;
    seen.hours.delete(at);
    seen.held -= hour.table.length;
  }
}

function pack(prints: readonly number[]): Buffer {
  const out = Buffer.alloc(prints.length * 8);
  prints.forEach((print, index) => {
    out.writeDoubleBE(print, index * 8);
  });
  return out;
}
