// A snapshot is kept in a file and read back: the same answers, and never an answer from a damaged file.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findHash } from './find.ts';
import { hashStream, snapshotOf } from './hashes.fixture.ts';
import type { ListedHash } from './rows.ts';
import { readSnapshot, snapshotBytes } from './stored.ts';

const next = hashStream(5);
const hashes = (['md5', 'sha1', 'sha256', 'pdq'] as const).flatMap((kind) =>
  Array.from(
    { length: 300 },
    (_, n): ListedHash => ({
      list: n % 3 === 0 ? 'wardens' : 'Liste “zwei”',
      kind,
      value: next(kind),
      ...(n % 5 !== 0 && { entry: `entry ${n} 🧦` }),
    }),
  ),
);
const snapshot = snapshotOf(hashes);

test('a snapshot that was written and read answers as before, name for name', () => {
  for (const trusted of [false, true]) {
    const read = readSnapshot(snapshotBytes(snapshot).slice(), { trusted });
    expect(read.lists).toEqual(snapshot.lists);
    for (const { kind, value, list, entry } of hashes) {
      const answer = findHash(read, { kind, value });
      expect(answer).toEqual(findHash(snapshot, { kind, value }));
      expect(answer.matches).toMatchObject([{ list, entry: entry ?? value, distance: 0 }]);
    }
  }
});

test('bytes inside a larger piece of memory are read as well', () => {
  const bytes = snapshotBytes(snapshot);
  const padded = new Uint8Array(bytes.length + 3);
  padded.set(bytes, 3);
  expect(readSnapshot(padded.subarray(3)).lists).toEqual(snapshot.lists);
});

test('one damaged byte anywhere is noticed', () => {
  const bytes = snapshotBytes(snapshot);
  fc.assert(
    fc.property(fc.nat({ max: bytes.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, change) => {
      const damaged = bytes.slice();
      damaged[at] = (damaged[at] as number) ^ change;
      expect(() => readSnapshot(damaged)).toThrow(RangeError);
    }),
    { numRuns: 300 },
  );
});

test('cut files and files of something else are refused with advice', () => {
  const bytes = snapshotBytes(snapshot);
  fc.assert(
    fc.property(fc.nat({ max: bytes.length - 1 }), (length) => {
      expect(() => readSnapshot(bytes.slice(0, length))).toThrow(/Build it again/);
    }),
    { numRuns: 60 },
  );
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 2_000 }), (noise) => {
      expect(() => readSnapshot(noise, { trusted: true })).toThrow(RangeError);
    }),
  );
});
