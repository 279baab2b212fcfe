// Models are kept with their history: one is in use, the one before can be gone back to, a damaged one is never used, and each change stands in the audit chain.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../../../test/database.ts';
import type { TextModel } from '../core/text-model.ts';
import { BUCKETS } from '../engine/classifier/features.ts';
import { checkChain } from './chain.ts';
import { type OpenStore, openStore } from './open.ts';
import {
  activeTextModel,
  championModel,
  goldenSet,
  keepTextModel,
  type LearnedModel,
  listTextModels,
  restoreTextModel,
} from './text-model.ts';

let database: FreshDatabase;
let store: OpenStore;
beforeEach(async () => {
  database = await freshDatabase();
  store = await openStore({ url: database.url, allowUnsafe: true });
});
afterEach(async () => {
  await store.close();
  await database.drop();
});

const modelOf = (intercept: number): TextModel => ({
  weights: new Float32Array(BUCKETS + 1).fill(intercept),
  slope: 1,
  intercept,
  bands: [],
});
const ranking = { offers: 5, others: 9, averagePrecision: 0.8, recallAtNinety: 0.5 };
const counts = {
  examples: 100,
  learned: 90,
  offers: 20,
  setApart: 10,
  repeated: 0,
  contradicted: 0,
  disputed: 0,
};
const golden = (print: string, label: 0 | 1) => ({ print, label, buckets: Int32Array.of(3, BUCKETS - 1, 7), words: 2 });
const learned = (number: number, more: Partial<LearnedModel> = {}): LearnedModel => ({
  model: modelOf(number),
  about: { counts, heldOut: ranking, golden: ranking },
  added: [],
  taken: true,
  champion: undefined,
  now: number,
  ...more,
});
const inUse = async (): Promise<number | undefined> => (await activeTextModel(store.pool))?.model.intercept;
const acts = async (): Promise<readonly string[]> => {
  const { rows } = await store.pool.query<{ act: string }>('select act from audit_entry order by seq');
  return rows.map(({ act }) => act);
};

test('without a model there is none to use and none to go back to', async () => {
  expect(await inUse()).toBeUndefined();
  await expect(restoreTextModel(store.pool, 1)).rejects.toThrow(/no model before/);
});

test('going back returns to the model before, step by step, and the chain says so', async () => {
  const first = await keepTextModel(store.pool, learned(1));
  const second = await keepTextModel(store.pool, learned(2, { champion: first }));
  const third = await keepTextModel(store.pool, learned(3, { champion: second }));
  expect(await inUse()).toBe(3);
  expect(await restoreTextModel(store.pool, 4)).toEqual({ from: third, to: second });
  expect(await inUse()).toBe(2);
  expect(await restoreTextModel(store.pool, 5)).toEqual({ from: second, to: first });
  expect(await inUse()).toBe(1);
  await expect(restoreTextModel(store.pool, 6)).rejects.toThrow(/no model before/);
  expect(await acts()).toEqual([...Array(3).fill('model.learned'), 'model.restored', 'model.restored']);
  expect(await checkChain(store.pool)).toMatchObject({ ok: true, entries: 5 });
});

test('a refused model is kept beside the one in use, with its golden texts left out', async () => {
  const first = await keepTextModel(store.pool, learned(1, { added: [golden('a', 1)] }));
  await keepTextModel(store.pool, learned(2, { champion: first, taken: false, added: [golden('b', 1)] }));
  expect(await inUse()).toBe(1);
  expect((await listTextModels(store.pool)).map(({ state }) => state)).toEqual(['refused', 'active']);
  expect((await goldenSet(store.pool)).map(({ print }) => print)).toEqual(['a']);
  expect(await acts()).toEqual(['model.learned', 'model.refused']);
});

test('a golden text comes back as it was, and its label stays though it comes again', async () => {
  await keepTextModel(store.pool, learned(1, { added: [golden('a', 1), golden('b', 0)] }));
  const version = (await championModel(store.pool))?.version;
  await keepTextModel(store.pool, learned(2, { champion: version, added: [golden('a', 0)] }));
  expect(await goldenSet(store.pool)).toEqual([golden('a', 1), golden('b', 0)]);
});

test('learning the model in use again changes nothing and says nothing', async () => {
  const first = await keepTextModel(store.pool, learned(1));
  expect(await keepTextModel(store.pool, learned(1, { champion: first }))).toBe(first);
  expect(await acts()).toEqual(['model.learned']);
});

test('a comparison with a model that gave way meanwhile is refused', async () => {
  const first = await keepTextModel(store.pool, learned(1));
  await keepTextModel(store.pool, learned(2, { champion: first }));
  await expect(keepTextModel(store.pool, learned(3, { champion: first }))).rejects.toThrow(/Run the command again/);
  expect(await inUse()).toBe(2);
});

test('damaged bytes are told and never used; learning again mends them', async () => {
  const first = await keepTextModel(store.pool, learned(1));
  await store.pool.query('update text_model set bytes = set_byte(bytes, 5000, 77)');
  await expect(activeTextModel(store.pool)).rejects.toThrow(/cannot be used: its checksum is wrong.*vigil learn/);
  expect(await championModel(store.pool)).toEqual({ version: first, model: undefined });
  await keepTextModel(store.pool, learned(1, { champion: first }));
  expect(await inUse()).toBe(1);
});

test('old models are dropped, the one in use never', async () => {
  let champion: string | undefined;
  for (let n = 1; n <= 24; n++) champion = await keepTextModel(store.pool, learned(n, { champion }));
  expect(await listTextModels(store.pool)).toHaveLength(21);
  expect(await inUse()).toBe(24);
});
