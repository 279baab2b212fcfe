// Keeps the counts of the platform: what a batch raises is stored with the batch, folded together now and then, and read as one set of registers.
import type pg from 'pg';
import type { Lanes } from '../engine/rates/keyed-hash.ts';
import { keyOf } from '../engine/rates/keyed-hash.ts';
import { REGISTERS, raise, raising } from '../engine/rates/sketch.ts';
import { StoreError } from './connection.ts';

const NAME = 'platform';
/** So many rows of changes are folded into one set of registers. */
const FOLD_AT = 400;
const MARK_BYTES = 4;

/** What this process holds of the counts. Registers are those of committed batches. */
export interface Rates {
  readonly key: Lanes;
  readonly registers: Uint8Array;
  /** Newest row of changes that is in the registers. */
  last: number;
}

/** Registers that a batch raises, and the row they are stored in. */
export interface Raised {
  readonly marks: readonly number[];
  readonly row: number;
}

/** The same everywhere, so that the same posts give the same counts and the same judgement in every installation (docs/why/sketches.md). */
const KEY = keyOf('vigil counts 1');

/** An empty memory. */
export function openRates(): Rates {
  return { key: KEY, registers: new Uint8Array(REGISTERS), last: -1 };
}

/** Stores what a batch raises, in its transaction. Nothing changes in memory: call `takeRaised` once the transaction is through. */
export async function putRates(client: pg.ClientBase, rates: Rates, marks: readonly number[]): Promise<Raised> {
  if (marks.length === 0) return { marks: [], row: rates.last };
  if (rates.last < 0) await refresh(client, rates);
  const raised = raising(rates.registers, marks);
  if (raised.length === 0) return { marks: [], row: rates.last };
  const { rows } = await client.query<{ id: number }>('insert into rates_change (marks) values ($1) returning id', [
    packed(raised),
  ]);
  const row = rows[0]?.id ?? 0;
  if (row % FOLD_AT === 0) await fold(client);
  return { marks: raised, row };
}

/** Takes raised registers into memory, after the transaction that stored them is through. */
export function takeRaised(rates: Rates, raised: Raised): void {
  raise(rates.registers, raised.marks);
}

/** Brings the memory up to date with everything committed, by whatever process. */
export async function refresh(client: pg.ClientBase | pg.Pool, rates: Rates): Promise<void> {
  const { rows } = await client.query<{ registers: Buffer | null; last: number | null }>(
    `select (select registers from rates where name = $1) as registers, (select max(id) from rates_change) as last`,
    [NAME],
  );
  const base = rows[0]?.registers;
  if (base !== null && base !== undefined) takeRegisters(rates.registers, base);
  const changes = await client.query<{ marks: Buffer }>('select marks from rates_change order by id');
  for (const { marks } of changes.rows) raise(rates.registers, unpacked(marks));
  rates.last = rows[0]?.last ?? 0;
}

/** Folds all changes into one row. The caller holds the writer's lock. */
async function fold(client: pg.ClientBase): Promise<void> {
  const registers = new Uint8Array(REGISTERS);
  const base = await client.query<{ registers: Buffer }>('select registers from rates where name = $1', [NAME]);
  if (base.rows[0] !== undefined) takeRegisters(registers, base.rows[0].registers);
  const changes = await client.query<{ marks: Buffer }>('select marks from rates_change');
  for (const { marks } of changes.rows) raise(registers, unpacked(marks));
  await client.query(
    'insert into rates (name, registers) values ($1, $2) on conflict (name) do update set registers = excluded.registers',
    [NAME, Buffer.from(registers.buffer)],
  );
  await client.query('delete from rates_change');
}

function takeRegisters(registers: Uint8Array, stored: Buffer): void {
  if (stored.length !== registers.length)
    throw new StoreError(
      'The counts of the platform in the database have another size than this Vigil uses.',
      'Run the Vigil that made them, or empty the tables rates and rates_change: counting then begins anew.',
    );
  for (let at = 0; at < stored.length; at++)
    if ((stored[at] as number) > (registers[at] as number)) registers[at] = stored[at] as number;
}

function packed(marks: readonly number[]): Buffer {
  const out = Buffer.alloc(marks.length * MARK_BYTES);
  marks.forEach((mark, index) => {
    out.writeUInt32BE(mark, index * MARK_BYTES);
  });
  return out;
}

function* unpacked(marks: Buffer): Generator<number> {
  for (let at = 0; at + MARK_BYTES <= marks.length; at += MARK_BYTES) yield marks.readUInt32BE(at);
}
