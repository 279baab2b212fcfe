// A model that was kept comes back as it was, and a damaged one is refused.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sha256Bytes } from '../../../../test/invented-posts.ts';
import { BUCKETS } from './features.ts';
import { packModel, unpackModel, versionOf } from './model-bytes.ts';

const model = {
  weights: Float32Array.from({ length: BUCKETS + 1 }, (_, at) => Math.cos(at)),
  slope: 1.25,
  intercept: -3.5,
  bands: [{ from: -Number.MAX_VALUE, bits: -3, offers: 1, others: 99 }],
};
const bytes = packModel(model, sha256Bytes);

test('a model comes back bit for bit, in at most 1.5 MB, under the same version', () => {
  expect(unpackModel(bytes, sha256Bytes)).toEqual({ ok: true, model });
  expect(bytes.length).toBeLessThanOrEqual(1_500_000);
  expect(versionOf(packModel(model, sha256Bytes))).toBe(versionOf(bytes));
  expect(versionOf(packModel({ ...model, slope: 1.26 }, sha256Bytes))).not.toBe(versionOf(bytes));
});

test('one changed bit anywhere is noticed', () => {
  fc.assert(
    fc.property(fc.nat({ max: bytes.length - 1 }), fc.integer({ min: 0, max: 7 }), (at, bit) => {
      const damaged = Uint8Array.from(bytes);
      damaged[at] = (damaged[at] as number) ^ (1 << bit);
      expect(unpackModel(damaged, sha256Bytes)).toMatchObject({ ok: false, why: expect.stringContaining('damaged') });
    }),
    { numRuns: 60 },
  );
});

test('bytes that are cut off, or no model at all, are refused with a reason', () => {
  expect(unpackModel(bytes.subarray(0, 5_000), sha256Bytes)).toMatchObject({
    ok: false,
    why: 'it is cut off, or no model',
  });
  const other = new Uint8Array(bytes.length);
  other.set(sha256Bytes(other.subarray(0, -32)), other.length - 32);
  expect(unpackModel(other, sha256Bytes)).toMatchObject({ ok: false, why: 'it is no model' });
});
