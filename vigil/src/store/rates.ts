// Keeps the counts of the platform: what a batch raises is stored with the batch, folded together now and then, and read as one set of registers.
import type pg from 'pg';
import type { Lanes } from '../engine/rates/keyed-hash.ts';
import { keyOf } from '../engine/rates/keyed-hash.ts';
import { REGISTERS, REGISTERS_BEFORE_TERMS, raise, raising } from '../engine/rates/sketch.ts';
import { StoreError } from './connection.ts';
import { termMarksOnFile } from './term-marks.ts';

const NAME = 'platform';
/** So many rows of changes are folded into one set of registers. */
const FOLD_AT = 400;
/** A row of this name says that some of what is stored was counted before listed terms had wide registers (schema 0018). */
const BEFORE_TERMS = 'before-terms';
const MARK_BYTES = 4;

/** What this process holds of the counts. Registers are those of committed batches. */
export interface Rates {
  readonly key: Lanes;
  readonly registers: Uint8Array;
  /** Whether what is stored has been read. */
  isRead: boolean;
}

/** The same everywhere, so that the same posts give the same counts and the same judgement in every installation (docs/why/sketches.md). */
const KEY = keyOf('vigil counts 1');

/** An empty memory. */
export function openRates(): Rates {
  return { key: KEY, registers: new Uint8Array(REGISTERS), isRead: false };
}

/** Stores what a batch raises, in its transaction, and returns it. Nothing changes in memory: call `takeRaised` once the transaction is through. */
export async function putRates(
  client: pg.ClientBase,
  rates: Rates,
  marks: readonly number[],
): Promise<readonly number[]> {
  if (marks.length === 0) return [];
  if (!rates.isRead) await refresh(client, rates);
  const raised = raising(rates.registers, marks);
  if (raised.length === 0) return [];
  const { rows } = await client.query<{ id: number }>('insert into rates_change (marks) values ($1) returning id', [
    packed(raised),
  ]);
  if ((rows[0]?.id ?? 0) % FOLD_AT === 0) await fold(client);
  return raised;
}

/** Takes raised registers into memory, after the transaction that stored them is through. */
export function takeRaised(rates: Rates, raised: readonly number[]): void {
  raise(rates.registers, raised);
}

/** Brings the memory up to date with everything committed, by whatever process. */
export async function refresh(client: pg.ClientBase | pg.Pool, rates: Rates): Promise<void> {
  await readInto(client, rates.registers);
  rates.isRead = true;
}

/** Folds all changes into one row. The caller holds the writer's lock. */
async function fold(client: pg.ClientBase): Promise<void> {
  const registers = new Uint8Array(REGISTERS);
  await readInto(client, registers);
  await client.query(
    'insert into rates (name, registers) values ($1, $2) on conflict (name) do update set registers = excluded.registers',
    [NAME, Buffer.from(registers.buffer)],
  );
  await client.query('delete from rates where name = $1', [BEFORE_TERMS]);
  await client.query('delete from rates_change');
}

/** Raises registers by everything that is stored. */
async function readInto(client: pg.ClientBase | pg.Pool, registers: Uint8Array): Promise<void> {
  const base = await client.query<{ registers: Buffer }>('select registers from rates where name = $1', [NAME]);
  if (base.rows[0] !== undefined) takeRegisters(registers, base.rows[0].registers);
  const changes = await client.query<{ marks: Buffer }>('select marks from rates_change');
  for (const { marks } of changes.rows) raise(registers, unpacked(marks));
  const older = await client.query('select from rates where name = $1', [BEFORE_TERMS]);
  if ((older.rowCount ?? 0) > 0) raise(registers, await termMarksOnFile(client, KEY));
}

function takeRegisters(registers: Uint8Array, stored: Buffer): void {
  if (stored.length !== registers.length && stored.length !== REGISTERS_BEFORE_TERMS)
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
