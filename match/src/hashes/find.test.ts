// Known media is found by its hash: exactly where files are compared, within 31 bits where pictures are, and never because a hash says nothing.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findHash, type HashQuery } from './find.ts';
import { bitsArbitrary, hashStream, snapshotOf, turned } from './hashes.fixture.ts';
import type { ListedHash } from './rows.ts';
import { addHash, startRows } from './rows.ts';

const next = hashStream(77);
const listed = Array.from({ length: 9_000 }, (): ListedHash => ({ list: 'wardens', kind: 'pdq', value: next('pdq') }));
const narrow = snapshotOf(listed, 1);
const middle = snapshotOf(listed, 2);
const wide = snapshotOf(listed, 3);
const short = snapshotOf(listed, 0);
const pdq = (value: string, quality?: number): HashQuery => ({
  kind: 'pdq',
  value,
  ...(quality !== undefined && { quality }),
});

describe.each([
  ['looked through whole', short],
  ['cut into sixteen bands', narrow],
  ['cut into fourteen bands', middle],
  ['cut into twelve bands', wide],
])('a list of pictures, %s', (_, snapshot) => {
  test('a picture is found at every distance up to 31, with that distance, and not at 32', () => {
    const place = fc.nat({ max: listed.length - 1 });
    for (let distance = 0; distance <= 33; distance++) {
      fc.assert(
        fc.property(place, bitsArbitrary(distance), (row, bits) => {
          const value = listed[row]?.value as string;
          const { matches } = findHash(snapshot, pdq(turned(value, bits)));
          expect(matches).toEqual(
            distance > 31 ? [] : [{ list: 'wardens', entry: value, kind: 'pdq', value, distance }],
          );
        }),
        { numRuns: 12 },
      );
    }
  });

  test('the answers are those of comparing with every hash, for any hash and any radius', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: 8_999 }),
        fc.nat({ max: 40 }),
        fc.nat({ max: 31 }),
        fc.infiniteStream(fc.nat({ max: 255 })),
        (row, turns, radius, bits) => {
          const query = pdq(turned(listed[row]?.value as string, new Set([...bits.take(turns)])));
          expect(findHash(snapshot, query, { radius })).toEqual(findHash(snapshot, query, { radius, everyHash: true }));
        },
      ),
      { numRuns: 150 },
    );
  });
});

describe('known media', () => {
  test('a list of thousands of look-alikes is answered whole, nearest first', () => {
    const one = next('pdq');
    const alike = Array.from({ length: 6_000 }, (_, n) => turned(one, [n % 256, (n * 7) % 251, (n >> 8) + 100]));
    const snapshot = snapshotOf(
      [...new Set(alike)].map((value) => ({ list: 'flood', kind: 'pdq', value })),
      1,
    );
    const { matches } = findHash(snapshot, pdq(one));
    expect(matches).toHaveLength(new Set(alike).size);
    expect(matches.map((match) => match.distance)).toEqual(
      matches.map((match) => match.distance).sort((a, b) => a - b),
    );
    expect(matches).toEqual(findHash(snapshot, pdq(one), { everyHash: true }).matches);
  });

  test('files are found by MD5, SHA-1 and SHA-256 of either case, and one changed digit is another file', () => {
    const hashes = (['md5', 'sha1', 'sha256'] as const).flatMap((kind) =>
      Array.from(
        { length: 5_000 },
        (_, n): ListedHash => ({ list: 'files', kind, value: next(kind), entry: `${kind}-${n}` }),
      ),
    );
    const snapshot = snapshotOf(hashes);
    for (const { kind, value, entry } of hashes) {
      expect(findHash(snapshot, { kind, value: value.toUpperCase() }).matches).toEqual([
        { list: 'files', entry, kind, value, distance: 0 },
      ]);
      const other = value.slice(0, -1) + (value.endsWith('0') ? '1' : '0');
      expect(findHash(snapshot, { kind, value: other }).matches).toEqual([]);
    }
    expect(findHash(snapshot, { kind: 'pdq', value: next('pdq') }).matches).toEqual([]);
  });

  test('a hash on two lists is two matches; twice on one list it is one entry, the first', () => {
    const value = next('md5');
    const snapshot = snapshotOf([
      { list: 'b', kind: 'md5', value, entry: 'first' },
      { list: 'a', kind: 'md5', value: value.toUpperCase() },
      { list: 'b', kind: 'md5', value, entry: 'second' },
    ]);
    const names = findHash(snapshot, { kind: 'md5', value }).matches.map(({ list, entry }) => [list, entry]);
    expect(names).toEqual([
      ['a', value],
      ['b', 'first'],
    ]);
  });

  test('a SHA-256 and a PDQ of the same digits are not taken for each other', () => {
    const value = next('pdq');
    expect(findHash(snapshotOf([{ list: 'a', kind: 'pdq', value }]), { kind: 'sha256', value }).matches).toEqual([]);
  });

  test('an empty index answers no', () => {
    expect(findHash(snapshotOf([]), pdq(next('pdq')))).toEqual({ matches: [] });
    expect(findHash(snapshotOf([]), { kind: 'sha1', value: next('sha1') })).toEqual({ matches: [] });
  });

  test('a radius beyond what the bands can answer is refused', () => {
    for (const radius of [32, -1, 1.5])
      expect(() => findHash(narrow, pdq(next('pdq')), { radius })).toThrow(RangeError);
  });
});

describe('hashes that say nothing', () => {
  const blank = [
    '0'.repeat(64),
    'f'.repeat(64),
    '00ff'.repeat(16),
    'aaaa5555'.repeat(8),
    `${'0'.repeat(56)}1234abcd`,
    turned('0'.repeat(64), [3, 90, 200]),
  ];

  test('pictures without content are refused on lists and in questions, with the reason', () => {
    for (const value of blank) {
      expect(addHash(startRows(), { list: 'a', kind: 'pdq', value })).toMatchObject({
        taken: false,
        because: 'low-information',
      });
      expect(findHash(narrow, pdq(value, 100)).refused).toMatchObject({ because: 'low-information' });
    }
  });

  test('the hash of the empty file and placeholders are refused', () => {
    for (const [kind, value] of [
      ['md5', 'D41D8CD98F00B204E9800998ECF8427E'],
      ['sha1', 'da39a3ee5e6b4b0d3255bfef95601890afd80709'],
      ['sha256', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
      ['md5', '0'.repeat(32)],
      ['sha256', 'F'.repeat(64)],
    ] as const) {
      expect(addHash(startRows(), { list: 'a', kind, value }).taken).toBe(false);
      expect(findHash(narrow, { kind, value }).refused?.because).toBe('low-information');
    }
  });

  test('quality below 50 is refused, unknown quality as the policy says', () => {
    const value = listed[5]?.value as string;
    expect(findHash(narrow, pdq(value, 50)).matches).toHaveLength(1);
    expect(findHash(narrow, pdq(value, 49)).refused?.because).toBe('low-quality');
    expect(findHash(narrow, pdq(value, Number.NaN)).refused?.because).toBe('low-quality');
    expect(findHash(narrow, pdq(value)).matches).toHaveLength(1);
    expect(findHash(narrow, pdq(value), { unknownQuality: 'refuse' }).refused?.because).toBe('unknown-quality');
    expect(addHash(startRows(), { list: 'a', kind: 'pdq', value, quality: 49 })).toMatchObject({
      taken: false,
      because: 'low-quality',
    });
    expect(addHash(startRows(), { list: 'a', kind: 'pdq', value, quality: 50 }).taken).toBe(true);
  });

  test('what is no hash is refused, never half read', () => {
    for (const value of [
      '',
      'zz',
      `${'a'.repeat(63)}g`,
      'a'.repeat(65),
      '０'.repeat(64),
      '00000000000000000000000000000000',
    ])
      expect(findHash(narrow, pdq(value)).refused?.because).toBe('not-a-hash');
  });
});

// The reference set of facebook/ThreatExchange lies beside the repository on some machines; its truth was made by brute force.
const reference = join(import.meta.dirname, '../../../../shared/data/hashes');
test.skipIf(!existsSync(reference))('the reference set: all 250 pairs of needle and haystack, and no other', () => {
  const read = (name: string): string => readFileSync(join(reference, name), 'utf8');
  const haystack = read('pdq-haystack.txt').trim().split('\n');
  const needles = read('pdq-needles.txt').trim().split('\n');
  const truth = (JSON.parse(read('pdq-truth.json')) as { pairs_needle_haystack_distance: number[][] })
    .pairs_needle_haystack_distance;
  const wanted = truth.map(([needle, hay, distance]) => `${needle} ${hay} ${distance}`).sort();
  for (const plan of [0, 1, 2, 3]) {
    const snapshot = snapshotOf(
      haystack.map((value, line) => ({ list: 'haystack', kind: 'pdq', value, entry: String(line) })),
      plan,
    );
    const pairs = needles.flatMap((value, needle) =>
      findHash(snapshot, pdq(value)).matches.map((m) => `${needle} ${m.entry} ${m.distance}`),
    );
    expect(pairs.sort()).toEqual(wanted);
    expect(pairs).toHaveLength(250);
  }
});
