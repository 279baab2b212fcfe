// A repeat is not counted twice: not in one batch, not in a later one, not after a restart, not beside another process.
import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import type { AccountId, Item, ItemId, Platform, Surface } from '../core/item.ts';
import { inTransaction } from './connection.ts';
import type { OpenStore } from './open.ts';
import { lookUp, openSeen, remember, type Seen, store as storePrints } from './seen.ts';
import { openTrialStore } from './trial-store.fixture.ts';

let store: OpenStore;
openTrialStore((opened) => {
  store = opened;
});
beforeEach(async () => {
  await store.pool.query('truncate seen restart identity');
});

const item = (id: string, createdAt = 0, surface: Surface = 'post'): Item => ({
  id: id as ItemId,
  platform: 'own' as Platform,
  surface,
  author: 'a' as AccountId,
  text: 'calm',
  createdAt,
  language: 'en',
  selfAuthored: true,
});

/** What a batch counts. */
const count = (seen: Seen, items: readonly Item[]): Promise<number> =>
  inTransaction(store.pool, async (client) => {
    const unseen = await lookUp(client, seen, items);
    remember(seen, unseen, await storePrints(client, unseen));
    return unseen.items.length;
  });

test('in any batches and by any of three processes, each post is counted exactly once', async () => {
  const post = fc.record({
    id: fc.integer({ min: 0, max: 40 }),
    hour: fc.integer({ min: -2, max: 3 }),
    process: fc.integer({ min: 0, max: 2 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(post, { maxLength: 12 }), { maxLength: 6 }), async (batches) => {
      await store.pool.query('truncate seen restart identity');
      const processes = [openSeen('s'), openSeen('s'), openSeen('s')];
      let counted = 0;
      for (const batch of batches)
        counted += await count(
          processes[batch[0]?.process ?? 0] as Seen,
          batch.map((one) => item(`${one.id}`, one.hour * 3_600_000)),
        );
      expect(counted).toBe(new Set(batches.flat().map((one) => `${one.id} ${one.hour}`)).size);
    }),
    { numRuns: 40 },
  );
});

test('a restart knows what was counted before', async () => {
  expect(await count(openSeen('s'), [item('1'), item('2'), item('1')])).toBe(2);
  expect(await count(openSeen('s'), [item('1'), item('2'), item('3')])).toBe(1);
});

test('a batch that fails is not remembered', async () => {
  const seen = openSeen('s');
  await inTransaction(store.pool, (client) => lookUp(client, seen, [item('1')]));
  expect(await count(seen, [item('1')])).toBe(1);
});

test('a hundred thousand posts of one hour are told apart', async () => {
  const seen = openSeen('s');
  const items = Array.from({ length: 100_000 }, (_, n) => item(`${n}`));
  expect(await count(seen, items)).toBe(100_000);
  expect(await count(seen, items)).toBe(0);
});

test('what is stored shows neither id nor author', async () => {
  await count(openSeen('s'), [item('recognisable-id')]);
  const { rows } = await store.pool.query<{ prints: Buffer }>('select prints from seen');
  expect(rows[0]?.prints.length).toBe(8);
  expect(rows[0]?.prints.toString('latin1')).not.toContain('recogn');
});
