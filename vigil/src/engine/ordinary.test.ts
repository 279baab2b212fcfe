// Ordinary words on a list: what a match is worth is measured, so a list of everyday words drowns nobody and a rare word keeps its weight.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileRules } from '../cli/choose-rules.ts';
import type { Assessment } from '../core/assessment.ts';
import type { AccountId, ItemId, Platform } from '../core/item.ts';
import type { Evidence, Observation } from '../core/observation.ts';
import { DEFAULT_POLICY } from '../core/policy.ts';
import { assess } from './assess.ts';
import { judge } from './flow.ts';
import { evidenceOf, gather, NO_CONDUCT } from './gather.ts';
import { bounded, calmed, isOrdinary, jointBits, type Ordinary, ordinaryFrom, termBits } from './ordinary.ts';
import { NOON, observation } from './trial.fixture.ts';

/** A platform of 100,000 accounts and a list of 500 terms. */
const platform = (held: Readonly<Record<string, number>>, some: Partial<Ordinary> = {}): Ordinary => ({
  accounts: 100_000,
  terms: 500,
  held: (term) => held[term] ?? 0,
  pinned: () => false,
  usual: 0,
  trade: 0.05,
  deal: 0.001,
  ...some,
});
const CLAIMS = { term: 8, joint: 12 };
const finding = (signal: Evidence['signal'], what: string): Evidence => evidenceOf(observation('o', { signal, what }));

describe('what a listed term is worth', () => {
  test('a word that nobody else writes keeps what its list says', () => {
    expect(termBits('blenvik', 8, platform({}))).toBeCloseTo(8, 1);
  });

  test('a word that one account in a hundred writes is worth nothing, and its offers little', () => {
    const common = platform({ snow: 1_000 });
    expect(termBits('snow', 8, common)).toBeLessThan(0);
    expect(jointBits(['snow'], false, CLAIMS, common)).toBeLessThan(4);
    expect(termBits('snow', 8, platform({ snow: 10_000 }))).toBeLessThan(-4);
    expect(isOrdinary(finding('term.listed', 'snow'), CLAIMS, common)).toBe(true);
  });

  test('one common word on a list does not weaken the rare ones beside it', () => {
    const mixed = platform({ snow: 5_000 });
    expect(termBits('blenvik', 8, mixed)).toBe(termBits('blenvik', 8, platform({})));
    expect(isOrdinary(finding('joint.offer', 'snow blenvik'), CLAIMS, mixed)).toBe(false);
  });

  test('a whole list of everyday words weakens also those of its words that few have written yet', () => {
    const early = { accounts: 1_000 };
    expect(termBits('frond', 8, platform({ frond: 1 }, early))).toBeGreaterThan(6);
    expect(termBits('frond', 8, platform({ frond: 1 }, { ...early, usual: 0.0005 }))).toBeLessThan(3);
  });

  test('a handful of posts in an empty store changes almost nothing', () => {
    const first = platform({ blenvik: 3 }, { accounts: 4 });
    expect(termBits('blenvik', 8, first)).toBeGreaterThan(5.5);
  });

  test('an offer and a contact in one text prove more than an offer alone', () => {
    const some = platform({ snow: 300 });
    expect(jointBits(['snow'], true, CLAIMS, some)).toBeGreaterThan(jointBits(['snow'], false, CLAIMS, some));
  });

  test('where the list itself gives bits, the word of whoever wrote the list stands', () => {
    expect(termBits('snow', 8, platform({ snow: 50_000 }, { pinned: () => true }))).toBe(8);
  });

  test('an account with nothing but everyday words opens no case, and one with a rare word among them does', () => {
    const everyday = platform({ snow: 5_000 });
    const at = (what: string) => {
      const conduct = gather(NO_CONDUCT, [observation('1', { what }), observation('2', { what })], 2, 90);
      const worth = bounded(conduct, CLAIMS, everyday);
      const made = assess({ conduct: worth, complaints: [] }, { policy: DEFAULT_POLICY, lexicon: 'l' });
      return calmed({ ...made, severity: 'standard' }, conduct, { claims: CLAIMS, ordinary: everyday, bits: 13 });
    };
    expect(at('snow')).toMatchObject({ severity: 'none', everyday: true, bits: 0 });
    expect(at('blenvik').severity).toBe('standard');
    expect(at('blenvik').bits).toBeGreaterThan(3);
  });

  test('whatever is measured, a term is never worth more than its list says, and less the more accounts write it', () => {
    const count = fc.integer({ min: 0, max: 1_000_000 });
    fc.assert(
      fc.property(
        count,
        count,
        fc.integer({ min: 1, max: 100_000 }),
        fc.double({ min: 0.5, max: 20, noNaN: true }),
        (a, b, terms, bits) => {
          const at = (held: number): number =>
            termBits('x', bits, platform({ x: held }, { accounts: 2_000_000, terms }));
          const [few, many] = [Math.min(a, b), Math.max(a, b)];
          expect(at(few)).toBeLessThanOrEqual(bits);
          expect(at(many)).toBeLessThanOrEqual(at(few));
        },
      ),
    );
  });
});

test('an assessment keeps the counts it was made by, and with them it can be made again, bit for bit, when the platform has moved on', () => {
  const words = ['blenvik', 'snow', 'harbour', 'zorkle'];
  const counts = fc.record({
    held: fc.tuple(...words.map(() => fc.double({ min: 0, max: 90_000, noNaN: true }))),
    usual: fc.double({ min: 0, max: 1, noNaN: true }),
    trade: fc.double({ min: 0, max: 1, noNaN: true }),
    pinned: fc.constantFrom(...words),
  });
  const pieces = fc.array(
    fc.record({
      signal: fc.constantFrom('term.listed' as const, 'joint.offer' as const, 'term.disguised' as const),
      what: fc.constantFrom(...words, 'blenvik snow'),
    }),
    { minLength: 1, maxLength: 12 },
  );
  const rules = compileRules([], DEFAULT_POLICY);
  const judged = (ordinary: Ordinary, list: readonly Observation[]): Assessment => {
    const file = { platform: 'own' as Platform, account: 'a' as AccountId, conduct: NO_CONDUCT, open: undefined };
    const rest = { earlier: 0, touched: false, minor: false, links: [], complaints: [] };
    return judge({ ...rules, ordinary }, NOON)({ ...file, ...rest }, list, 1).assessment;
  };
  fc.assert(
    fc.property(counts, pieces, ({ held, pinned, ...some }, list) => {
      const observed = list.map((one, n) => observation(`o${n}`, { ...one, item: `i${n}` as ItemId }));
      const by = Object.fromEntries(words.map((word, at) => [word, held[at] ?? 0]));
      const made = judged(platform(by, { ...some, pinned: (term) => term === pinned }), observed);
      const { counts: used, ...stored } = JSON.parse(JSON.stringify(made)) as Assessment;
      expect(used).toBeDefined();
      if (used !== undefined)
        expect(JSON.parse(JSON.stringify(judged(ordinaryFrom(used), observed)))).toEqual({ ...stored, counts: used });
    }),
  );
});
