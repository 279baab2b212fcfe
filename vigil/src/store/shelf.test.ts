// The shelf gives back exactly the bytes that were put on it, however they were cut and however often they came.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ShelfPart } from '../core/reading.ts';
import { inTransaction } from './connection.ts';
import type { OpenStore } from './open.ts';
import { listShelf, putShelf, rawOf, settle } from './shelf.ts';
import { openTrialStore } from './trial-store.fixture.ts';

let store: OpenStore;
openTrialStore((opened) => {
  store = opened;
});

const partsOf = (bytes: Uint8Array, size: number, offset: number): readonly ShelfPart[] => {
  const parts: ShelfPart[] = [];
  for (let at = 0; at < Math.max(1, bytes.length); at += size)
    parts.push({
      origin: { offset, length: bytes.length },
      why: 'not JSON',
      at,
      raw: bytes.subarray(at, at + size),
      last: at + size >= bytes.length,
    });
  return parts;
};
const put = (parts: readonly ShelfPart[], source: string): Promise<number> =>
  inTransaction(store.pool, (client) => putShelf(client, parts, { source, now: 5 }));

test('bytes come back as they were, in parts or whole, and a repeat adds nothing', async () => {
  let n = 0;
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), fc.integer({ min: 1, max: 90 }), async (bytes, size) => {
      const source = `file:${n++}`;
      const parts = partsOf(bytes, size, 17);
      expect(await put(parts, source)).toBe(1);
      expect(await put(parts, source)).toBe(0);
      const shelved = (await listShelf(store.pool, 100_000)).find((one) => one.source === source);
      expect(shelved).toMatchObject({ offset: 17, bytes: bytes.length, complete: true });
      const back: Buffer[] = [];
      for await (const part of rawOf(store.pool, shelved?.id as string)) back.push(part);
      expect(Buffer.concat(back).equals(bytes)).toBe(true);
    }),
    { numRuns: 40 },
  );
});

test('a piece is not complete before its last part, and leaves the list when it is settled', async () => {
  const [first, second] = partsOf(Buffer.from('abcdef'), 3, 0);
  await put([first as ShelfPart], 'half');
  const find = async () => (await listShelf(store.pool, 100_000)).find((one) => one.source === 'half');
  expect(await find()).toMatchObject({ complete: false, bytes: 3 });
  await put([second as ShelfPart], 'half');
  const whole = await find();
  expect(whole).toMatchObject({ complete: true, bytes: 6 });
  await inTransaction(store.pool, (client) => settle(client, whole?.id as string, 9));
  expect(await find()).toBeUndefined();
});
