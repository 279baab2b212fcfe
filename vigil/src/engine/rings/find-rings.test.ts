// Shows which accounts become a ring and which do not: rare shared values join, popular ones never do, and the order of the input changes nothing.
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { IndicatorKind } from '../../core/indicator.ts';
import type { AccountId } from '../../core/item.ts';
import { platformName } from '../../core/item.ts';
import type { Linked } from './find-rings.ts';
import { findRings } from './find-rings.ts';
import { linkBits } from './link-evidence.ts';
import type { IndicatorUse, Population } from './population.ts';
import type { EarlierRing } from './ring-id.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const platform = platformName('own');
const use = (account: string, value: string, kind: IndicatorKind = 'handle'): IndicatorUse => ({
  account,
  kind,
  service: 'qimbo',
  value,
});
const each = (count: number, value: string, kind?: IndicatorKind): IndicatorUse[] =>
  Array.from({ length: count }, (_, i) => use(`a${String(i).padStart(3, '0')}`, value, kind));
const BIG: Population = { accounts: 1_000_000, files: 1_000 };
const find = (uses: readonly IndicatorUse[], population: Population = BIG, earlier: readonly EarlierRing[] = []) =>
  findRings(uses, population, { platform, earlier, sha256 });
const members = (linked: Linked) => linked.rings.map((ring) => ring.members.join(' '));

describe('a ring', () => {
  test('Accounts that share one rare handle are a ring, with the evidence of each tie', () => {
    const { rings } = find([use('zork', 'brolvex'), use('blen', 'brolvex'), use('lone', 'other')]);
    expect(rings).toHaveLength(1);
    expect(rings[0]).toMatchObject({ members: ['blen', 'zork'], split: false });
    expect(rings[0]?.id).toMatch(/^R-[0-9A-HJKMNP-TV-Z]{10}$/);
    const [edge] = rings[0]?.edges ?? [];
    expect(edge).toMatchObject({ a: 'blen', b: 'zork', indicators: [{ kind: 'handle', value: 'brolvex' }] });
    expect(edge?.bits).toBeCloseTo(Math.log2(1_000_000 / 2), 9);
  });

  test('A handle that the platform holds as often outside joins nobody: no lift', () => {
    expect(members(find(each(5, 'brolvex'), { ...BIG, held: () => 4_000 }))).toEqual([]);
    expect(members(find(each(5, 'brolvex'), { ...BIG, held: () => 6 }))).toHaveLength(1);
  });

  test('Two values of one kind: the second counts half; of two kinds both count in full', () => {
    const counted = { ...BIG, held: () => 2_000 };
    const bits = Math.log2(1_000_000 / 2_000);
    const lifted = { ...counted, files: 20 };
    const pair = (other: IndicatorKind) => [...each(6, 'one'), ...each(6, 'two', other)];
    expect(find(pair('handle'), lifted).rings[0]?.edges[0]?.bits).toBeCloseTo(bits * 1.5, 9);
    expect(find(pair('invite'), lifted).rings[0]?.edges[0]?.bits).toBeCloseTo(bits * 2, 9);
    expect(find(each(6, 'one'), lifted).rings).toEqual([]);
  });

  test('A hub that thousands use joins nobody, however many of them have a file', () => {
    const hub = { ...BIG, held: () => 6_000 };
    expect(members(find([...each(40, 'hub', 'link'), ...each(40, 'hub2', 'invite')], hub))).toEqual([]);
    expect(members(find(each(1_000, 'hub', 'link'), BIG))).toEqual([]);
  });

  test('Links that nobody counted join nobody, however many two accounts share; one handle beside them does', () => {
    const news = Array.from({ length: 12 }, (_, i) => each(4, `news${i}`, i % 2 === 0 ? 'link' : 'hash')).flat();
    expect(find(news).rings).toEqual([]);
    expect(find(news, { ...BIG, held: () => 4 }).rings).toHaveLength(1);
    expect(find([...news, ...each(4, 'brolvex')]).rings[0]?.edges[0]?.bits).toBeCloseTo(8 + Math.log2(250_000), 9);
  });

  test('A picture that few hold joins those with a file only when they are a third of its holders; a handle always', () => {
    const eight = { ...BIG, files: 100, held: () => 8 };
    expect(find(each(2, 'meme', 'hash'), eight).rings).toEqual([]);
    expect(find(each(3, 'meme', 'hash'), eight).rings).toHaveLength(1);
    expect(find(each(2, 'zorkroom', 'handle'), eight).rings).toHaveLength(1);
  });

  test('A reseller who uses the handles of two rings does not make them one, and goes with those he shares most with', () => {
    const left = ['l1', 'l2', 'l3', 'l4', 'reseller'].flatMap((one) => [
      use(one, 'left'),
      use(one, 'left-pay', 'payment'),
    ]);
    const right = ['r1', 'r2', 'r3', 'r4', 'reseller'].map((one) => use(one, 'right'));
    const apart = [...left, ...right, use('r1', 'right-room', 'invite'), use('r2', 'right-room', 'invite')];
    expect(members(find(apart))).toEqual(['l1 l2 l3 l4 reseller', 'r1 r2 r3 r4']);
    expect(members(find([...left, ...right]))).toEqual(['l1 l2 l3 l4 r1 r2 r3 r4 reseller']);
  });

  test('A count smaller than the accounts that hold the value was not one of the whole platform', () => {
    expect(find(each(4, 'news', 'link'), { ...BIG, held: () => 0 }).rings).toEqual([]);
  });

  test('A link that two hundred thousand accounts with a file hold costs no pairs', () => {
    const many = Array.from({ length: 200_000 }, (_, i) => use(`m${i}`, 'hub', 'link'));
    expect(find(many, { accounts: 10_000_000, files: 200_000 }).rings).toEqual([]);
  });

  test('A group of more than fifty falls apart where it is held together least', () => {
    const cell = (name: string) => [
      ...Array.from({ length: 30 }, (_, i) => use(`${name}${i}`, `${name}-handle`)),
      ...Array.from({ length: 30 }, (_, i) => use(`${name}${i}`, `${name}-pay`, 'payment')),
    ];
    const bridge = [use('left0', 'go-between', 'invite'), use('right0', 'go-between', 'invite')];
    const held = ({ value }: { readonly value: string }) => (value === 'go-between' ? 400 : 30);
    const { rings } = find([...cell('left'), ...cell('right'), ...bridge], { accounts: 1_000_000, files: 100, held });
    expect(rings.map((ring) => ring.members.length)).toEqual([30, 30]);
    expect(rings.every((ring) => ring.split)).toBe(true);
  });
});

describe('copied texts', () => {
  const bands = (account: string, item: string, text: string, shared = 16): IndicatorUse[] =>
    Array.from({ length: 16 }, (_, band) => ({
      account,
      item,
      kind: 'text' as const,
      service: 'minhash-1',
      value: `${band}.${band < shared ? text : `${account}${item}`}`,
    }));

  test('One copied text is no ring: sixteen bands are one fact', () => {
    expect(find([...bands('a', '1', 'zorple'), ...bands('b', '2', 'zorple')]).rings).toEqual([]);
  });

  test('The same joke, copied by hundreds, joins nobody', () => {
    const jokes = Array.from({ length: 300 }, (_, i) => [
      ...bands(`j${i}`, 'x', 'joke'),
      ...bands(`j${i}`, 'y', 'second joke'),
    ]);
    const linked = find(jokes.flat(), { accounts: 1_000_000, files: 10_000 });
    expect(linked.rings).toEqual([]);
    expect(linked.links.size).toBe(0);
  });

  test('Two different texts copied by the same two accounts are a tie, and one text with a shared handle is', () => {
    const two = [
      ...bands('a', '1', 'zorple'),
      ...bands('b', '2', 'zorple'),
      ...bands('a', '3', 'blen'),
      ...bands('b', '4', 'blen'),
    ];
    expect(find(two).rings[0]?.edges[0]?.indicators.map(({ kind, bits }) => [kind, bits])).toEqual([
      ['text', 8],
      ['text', 4],
    ]);
    const lifted = { accounts: 1_000_000, files: 20, held: () => undefined };
    expect(
      find([...bands('a', '1', 'z', 9), ...bands('b', '2', 'z', 9), use('a', 'q'), use('b', 'q')], lifted).rings,
    ).toHaveLength(1);
  });

  test('Texts with one band of sixteen in common are no copies', () => {
    const near = find([...bands('a', '1', 'zorple', 1), ...bands('b', '2', 'zorple', 1)]);
    expect(near.links.size).toBe(0);
  });
});

describe('links of accounts in no ring', () => {
  test('The bits are those of the formula, at most eleven', () => {
    expect(linkBits({ k: 3, K: 99, d: 50, N: 10_000 })).toBeCloseTo(Math.log2(3.5 / 100 / (46.5 / 10_000)), 9);
    expect(linkBits({ k: 40, K: 50, d: 40, N: 1e9 })).toBe(11);
  });

  test('Whoever holds a value of a ring is linked to it without becoming a member', () => {
    const uses = [...each(5, 'brolvex'), ...each(5, 'zork-room', 'invite'), use('aside', 'zork-room', 'invite')];
    const held = ({ value }: { readonly value: string }) => (value === 'zork-room' ? 1_200 : 5);
    const { rings, links } = find(uses, { ...BIG, held });
    expect(rings[0]?.members).not.toContain('aside');
    expect(links.get('aside' as AccountId)).toMatchObject([{ kind: 'invite', others: 5, ring: rings[0]?.id }]);
  });

  test('Nobody is linked by what only one account holds', () => {
    expect(find([use('a', 'one'), use('b', 'two')]).links.size).toBe(0);
  });
});

describe('names', () => {
  test('A ring keeps its name when members join and leave, and the larger part keeps it when it falls apart', () => {
    const before = find(each(6, 'brolvex')).rings[0];
    const earlier = [{ id: before?.id as never, members: before?.members as never }];
    const grown = find([...each(6, 'brolvex').slice(2), use('zz', 'brolvex')], BIG, earlier);
    expect(grown.rings.map((ring) => ring.id)).toEqual([before?.id]);
    const parts = [...each(6, 'x').slice(0, 2), ...each(6, 'y').slice(2)];
    const split = find(parts, BIG, earlier);
    expect(split.rings.map((ring) => ring.members.length)).toEqual([2, 4]);
    expect(split.rings[1]?.id).toBe(before?.id);
    expect(split.rings[0]?.id).not.toBe(before?.id);
  });
});

test('Any uses in any order, each once or often, give the same rings, links and names, within the bounds', () => {
  const one = fc.record({
    account: fc.integer({ min: 0, max: 40 }).map((n) => `a${n}`),
    item: fc.integer({ min: 0, max: 3 }).map(String),
    kind: fc.constantFrom<IndicatorKind>('handle', 'invite', 'link', 'text', 'bio', 'hash'),
    service: fc.constantFrom('s', 't'),
    value: fc.integer({ min: 0, max: 12 }).map((n) => `${n}.v`),
  });
  fc.assert(
    fc.property(
      fc
        .array(one, { maxLength: 200 })
        .chain((uses) =>
          fc.tuple(fc.constant(uses), fc.shuffledSubarray([...uses, ...uses], { minLength: uses.length * 2 })),
        ),
      fc.integer({ min: 1, max: 1_000_000 }),
      ([uses, shuffled], accounts) => {
        const population = { accounts, files: 41 };
        const first = find(uses, population);
        const second = find(shuffled, population);
        expect(second.rings).toEqual(first.rings);
        expect([...second.links].sort()).toEqual([...first.links].sort());
        const all = first.rings.flatMap((ring) => ring.members);
        expect(new Set(all).size).toBe(all.length);
        for (const ring of first.rings) {
          expect(ring.members.length).toBeGreaterThan(1);
          expect(ring.members.length).toBeLessThanOrEqual(50);
          for (const edge of ring.edges) {
            expect(edge.bits).toBeGreaterThanOrEqual(10);
            expect(edge.indicators.reduce((sum, { bits }) => sum + bits, 0)).toBeCloseTo(edge.bits, 9);
          }
        }
        for (const links of first.links.values()) for (const { bits } of links) expect(bits).toBeLessThanOrEqual(11);
      },
    ),
    { numRuns: 300 },
  );
});
