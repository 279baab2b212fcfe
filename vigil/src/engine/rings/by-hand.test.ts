// Shows that rings follow what people said: joined, cut, and as before once it is taken back; that the order of words changes nothing, and that nobody without a file is drawn in.
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { HandSides, HandTieKind } from '../../core/hand-tie.ts';
import { MOST_BY_HAND } from '../../core/hand-tie.ts';
import type { AccountId } from '../../core/item.ts';
import { accountId, platformName } from '../../core/item.ts';
import type { FoundRing, Linked } from './find-rings.ts';
import { findRings } from './find-rings.ts';
import type { IndicatorUse } from './population.ts';
import type { EarlierRing } from './ring-id.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const platform = platformName('own');
const use = (account: string, value: string): IndicatorUse => ({ account, kind: 'handle', service: 'qimbo', value });
const ids = (text: string): AccountId[] => text.split(' ').map((one) => accountId(one));
const tie = (kind: HandTieKind, one: string, other: string): HandSides => ({ kind, one: ids(one), other: ids(other) });
const everybody = (ties: readonly HandSides[]) => new Set(ties.flatMap(({ one, other }) => [...one, ...other]));

function find(
  uses: readonly IndicatorUse[],
  ties: readonly HandSides[] = [],
  more: { readonly earlier?: readonly EarlierRing[]; readonly files?: ReadonlySet<AccountId> } = {},
): Linked {
  const { earlier = [], files = everybody(ties) } = more;
  return findRings(uses, { accounts: 1_000_000, files: 1_000 }, { platform, earlier, sha256, hand: { ties, files } });
}
const members = ({ rings }: Linked) => rings.map((ring) => ring.members.join(' '));
const ring = (names: string, handle: string): IndicatorUse[] => ids(names).map((one) => use(one, handle));
const TWO = [...ring('a b c d', 'zorkroom'), ...ring('m n o', 'qimbodoor')];

describe('what people said about accounts', () => {
  test('A split cuts a ring in two, and the ties across it are gone', () => {
    const cut = find(TWO, [tie('split', 'c d', 'a b')]);
    expect(members(cut)).toEqual(['a b', 'c d', 'm n o']);
    expect(cut.rings[0]?.edges.map(({ a, b }) => [a, b])).toEqual([['a', 'b']]);
  });

  test('A join makes one ring of two, and adds no bits to what evidence there is', () => {
    const [left, right] = find(TWO).rings as [FoundRing, FoundRing];
    const joined = find(TWO, [tie('join', 'a', 'n')]);
    expect(members(joined)).toEqual(['a b c d m n o']);
    expect(joined.rings[0]?.edges).toEqual([...left.edges, ...right.edges]);
    expect(joined.rings[0]?.bits).toBeCloseTo(left.bits + right.bits, 9);
  });

  test('An account that shares nothing can be joined when it has a file; without one it is passed over', () => {
    expect(members(find(TWO, [tie('join', 'a', 'lone')]))).toContain('a b c d lone');
    const clean = find(TWO, [tie('join', 'a', 'lone')], { files: new Set(ids('a')) });
    expect(clean.rings).toEqual(find(TWO).rings);
  });

  test('A split outweighs a join that says the contrary; who is left over is in no ring', () => {
    expect(members(find(TWO, [tie('join', 'a b', 'm n'), tie('split', 'a b c d', 'm n o')]))).toEqual([
      'a b c d',
      'm n o',
    ]);
    expect(members(find(TWO, [tie('split', 'a', 'b c d')]))).toEqual(['b c d', 'm n o']);
  });

  test('Whoever comes later and is tied to both sides goes with the one it is tied to most', () => {
    const late = [...TWO, use('z', 'zorkroom'), use('z', 'second'), use('c', 'second')];
    expect(members(find(late, [tie('split', 'c d', 'a b')]))).toEqual(['a b', 'c d z', 'm n o']);
  });

  test('A ring that is joined by hand grows to five hundred accounts and no further', () => {
    const many = Array.from({ length: 30 }, (_, group) =>
      Array.from({ length: 20 }, (_, n) => use(`g${String(group).padStart(2, '0')}n${n}`, `room${group}`)),
    ).flat();
    const joins = Array.from({ length: 29 }, (_, group) =>
      tie('join', `g${String(group).padStart(2, '0')}n0`, `g${String(group + 1).padStart(2, '0')}n0`),
    );
    const sizes = find(many, joins).rings.map((one) => one.members.length);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(MOST_BY_HAND);
    expect(sizes.reduce((sum, one) => sum + one, 0)).toBe(600);
  });
});

describe('names', () => {
  const named = ({ rings }: Linked, openedAt: number): EarlierRing[] =>
    rings.map((one) => ({ id: one.id, members: one.members, openedAt }));
  test('A split and a join that are taken back give the names as before, also where both parts are alike', () => {
    for (const said of [tie('split', 'a b', 'c d'), tie('split', 'a', 'b c d'), tie('join', 'b', 'o')]) {
      const before = find(TWO);
      const first = named(before, 1);
      const during = find(TWO, [said], { earlier: first });
      const kept = new Map(first.map((one) => [one.id, one]));
      for (const one of named(during, 2)) kept.set(one.id, { ...one, openedAt: kept.get(one.id)?.openedAt ?? 2 });
      const after = find(TWO, [], { earlier: [...kept.values()] });
      expect(after.rings).toEqual(before.rings);
    }
  });
});

const account = fc.integer({ min: 0, max: 14 }).map((n) => accountId(`a${String(n).padStart(2, '0')}`));
const side = fc.uniqueArray(account, { minLength: 1, maxLength: 4 });
const said: fc.Arbitrary<HandSides> = fc.record({
  kind: fc.constantFrom<HandTieKind>('join', 'split'),
  one: side,
  other: side,
});
const uses = fc.array(
  fc.tuple(account, fc.integer({ min: 0, max: 5 })).map(([one, n]) => use(one, `room${n}`)),
  { maxLength: 40 },
);

describe('whatever people say', () => {
  test('the order of their words and of the sides changes nothing', () => {
    fc.assert(
      fc.property(uses, fc.array(said, { maxLength: 6 }), fc.infiniteStream(fc.nat()), (all, ties, chance) => {
        const turned = ties
          .map((one) => ({ key: chance.next().value ?? 0, one: { ...one, one: one.other, other: one.one } }))
          .sort((x, y) => x.key - y.key)
          .map(({ one }) => one);
        expect(find(all, turned)).toEqual(find(all, ties));
      }),
      { numRuns: 300 },
    );
  });

  test('taking one word back gives the rings as if it had never been said', () => {
    fc.assert(
      fc.property(uses, fc.array(said, { maxLength: 4 }), said, (all, ties, more) => {
        const before = find(all, ties);
        const during = find(all, [...ties, more]);
        expect(find(all, ties)).toEqual(before);
        // Whoever stands in no ring that the word touches is not touched either.
        const near = new Set([...more.one, ...more.other]);
        const aside = before.rings.filter((one) => !one.members.some((member) => near.has(member)));
        const sets = new Set(members(during));
        if (ties.length === 0) for (const one of aside) expect(sets).toContain(one.members.join(' '));
      }),
      { numRuns: 300 },
    );
  });

  test('nobody stands in one ring with an account they were split from, nobody without a file is drawn in, and every tie is evidence', () => {
    fc.assert(
      fc.property(uses, fc.array(said, { maxLength: 6 }), fc.uniqueArray(account), (all, ties, withFile) => {
        const files = new Set(withFile);
        const { rings } = find(all, ties, { files });
        const plain = find(all);
        const evidenced = new Set(plain.rings.flatMap((one) => one.members));
        for (const one of rings) {
          const together = new Set(one.members);
          for (const { kind, one: left, other } of ties)
            if (kind === 'split')
              for (const a of left)
                for (const b of other)
                  if (a !== b && files.has(a) && files.has(b)) expect(together.has(a) && together.has(b)).toBe(false);
          for (const member of one.members) expect(evidenced.has(member) || files.has(member)).toBe(true);
          for (const edge of one.edges) {
            expect(edge.bits).toBeGreaterThanOrEqual(10);
            expect(together.has(edge.a) && together.has(edge.b)).toBe(true);
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});
