// Complaints are weighed by who sends them; a crowd that acts together is one voice, and nothing they do passes three bits or opens a case.
import { hash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DEFAULT_POLICY, Policy } from '../core/policy.ts';
import { assess } from './assess.ts';
import { NO_CONDUCT } from './gather.ts';
import type { Complaint } from './notices.ts';
import { hear, isAbusive, trustBits, weighComplaints } from './notices.ts';
import { triage } from './triage.ts';
import { NOON } from './trial.fixture.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const weigh = (complaints: readonly Complaint[], towards = NOON) =>
  weighComplaints(complaints, DEFAULT_POLICY, towards);
const by = (name: string, some: Partial<Complaint> = {}): Complaint => ({
  id: `n-${name}`,
  at: NOON,
  by: name,
  ...some,
});
const record = (upheld: number, dismissed: number) => ({ upheld, dismissed, open: 0 });
/** People who complain days apart, so that nothing collapses. */
const apart = (n: number): readonly Complaint[] =>
  Array.from({ length: n }, (_, at) => by(`p${at}`, { at: NOON + at * 3 * DAY }));

describe('weighComplaints', () => {
  test('nobody complained: nothing', () => {
    expect(weigh([])).toMatchObject({ bits: 0, parts: [], collapsed: [], jumps: false });
  });

  test('a person nobody knows is worth what the policy says, whether named or not', () => {
    expect(weigh([by('a')]).bits).toBe(1);
    expect(weigh([{ id: 'n', at: NOON }]).bits).toBe(1);
  });

  test('who was right before counts more, who was wrong counts less, down to nothing', () => {
    expect(trustBits(record(0, 0))).toBe(0);
    expect(trustBits(record(4, 0))).toBeCloseTo(Math.log2(9), 12);
    expect(weigh([by('a', { record: record(1, 3) })]).bits).toBeCloseTo(1 + Math.log2((8 * 1.5) / 7), 12);
    expect(weigh([by('a', { record: record(0, 40) })]).bits).toBe(0);
    expect(isAbusive(record(0, 8), DEFAULT_POLICY)).toBe(true);
    expect(isAbusive(record(1, 80), DEFAULT_POLICY)).toBe(false);
  });

  test('each further person counts half, and all together never pass the ceiling', () => {
    expect(weigh(apart(2)).bits).toBe(1.5);
    expect(weigh(apart(40)).bits).toBeLessThanOrEqual(2);
    expect(weigh(apart(40).map((one) => ({ ...one, record: record(50, 0) }))).bits).toBe(DEFAULT_POLICY.noticeCeiling);
  });

  test('one person who complains ten times is one voice, heard at the newest', () => {
    const often = Array.from({ length: 10 }, (_, n) => by('a', { id: `n${n}`, at: NOON - n * 40 * DAY }));
    expect(weigh(often).bits).toBe(1);
    expect(weigh(often).parts.filter((part) => part.bits > 0)).toEqual([{ id: 'n0', bits: 1 }]);
  });

  test('half is lost a month before the account last did something; later ones lose nothing', () => {
    expect(weigh([by('a', { at: NOON - 30 * DAY })]).bits).toBe(0.5);
    expect(weigh([by('a', { at: NOON + 30 * DAY })]).bits).toBe(1);
  });

  test('five new reporters within twelve hours are one voice; four, or five over days, are not', () => {
    const burst = (n: number, gap: number) =>
      Array.from({ length: n }, (_, at) => by(`p${at}`, { at: NOON + at * gap }));
    expect(weigh(burst(5, HOUR))).toMatchObject({ bits: 1, collapsed: [{ why: ['burst'] }] });
    expect(weigh(burst(4, HOUR)).bits).toBeCloseTo(1.875, 12);
    expect(weigh(burst(5, DAY)).collapsed).toEqual([]);
    expect(weigh(burst(300, HOUR / 60)).bits).toBe(1);
    expect(weigh(burst(5, HOUR).map(({ id, at }) => ({ id, at }))).bits).toBe(1);
  });

  test('reporters with a record, and trusted flaggers, are no part of a burst', () => {
    const burst = Array.from({ length: 6 }, (_, at) => by(`p${at}`));
    const known = by('known', { record: record(6, 2) });
    const flagger = by('flagger', { trusted: true });
    expect(weigh([...burst, known, flagger]).collapsed[0]?.complaints).toEqual(burst.map((one) => one.id));
  });

  test('two who complained about the same three accounts before are one voice, worth a stranger at most', () => {
    const old = { record: record(3, 7), targets: ['x', 'y', 'z', 'w'] };
    const pair = [by('a', old), by('b', { ...old, targets: ['z', 'y', 'x'] })];
    expect(weigh([pair[0] as Complaint]).bits).toBeGreaterThan(1);
    expect(weigh(pair).bits).toBe(1);
    expect(weigh(pair).collapsed).toEqual([{ complaints: ['n-a', 'n-b'], why: ['shared-targets'] }]);
    expect(weigh([by('a', old), by('b', { ...old, targets: ['y', 'x'] })]).collapsed).toEqual([]);
  });

  test('a trusted flagger jumps the queue, unless always wrong, and adds no more bits than others', () => {
    expect(weigh([by('a', { trusted: true })])).toMatchObject({ bits: 1, jumps: true });
    expect(weigh([by('a', { trusted: true, record: record(0, 20) })]).jumps).toBe(false);
  });

  test('the sentence counts people and names nobody', () => {
    const crowd = Array.from({ length: 6 }, (_, at) => by(`p${at}`));
    expect(weigh([by('a')]).sentence).toBe('One person complained about this account.');
    expect(weigh([...crowd, by('bad', { record: record(0, 30) }), by('ok', { trusted: true })]).sentence).toBe(
      '8 people complained about this account (a trusted flagger among them; 6 of them act together and count as one; 1 whose complaints were never upheld before).',
    );
  });
});

const complaint: fc.Arbitrary<Complaint> = fc.record({
  id: fc.nat(60).map((n) => `n${n}`),
  at: fc.nat(90 * 24).map((hours) => NOON - hours * HOUR),
  by: fc.option(
    fc.nat(15).map((n) => `p${n}`),
    { nil: undefined },
  ),
  trusted: fc.boolean(),
});
/** What a store gives: ids are unique, and what is known of a person is the same in each of their complaints. */
const complaints = fc
  .tuple(
    fc.uniqueArray(complaint, { maxLength: 40, selector: (one) => one.id }),
    fc.array(fc.record({ upheld: fc.nat(30), dismissed: fc.nat(30), open: fc.nat(5) }), {
      minLength: 16,
      maxLength: 16,
    }),
    fc.array(fc.subarray(['t1', 't2', 't3', 't4', 't5']), { minLength: 16, maxLength: 16 }),
  )
  .map(([list, records, targets]) =>
    list.map((one): Complaint => {
      const person = one.by === undefined ? undefined : Number(one.by.slice(1));
      return person === undefined ? one : { ...one, record: records[person], targets: targets[person] };
    }),
  );

describe('whatever is complained', () => {
  test('bits are the sum of the parts, from nothing to the ceiling, each complaint once', () => {
    const policy = fc
      .tuple(fc.double({ min: 0, max: 3, noNaN: true }), fc.double({ min: -32, max: 32, noNaN: true }))
      .map(([noticeCeiling, person]) => Policy.parse({ noticeCeiling, weights: { 'notice.person': person } }));
    fc.assert(
      fc.property(complaints, policy, (list, own) => {
        const { bits, parts } = weighComplaints(list, own, NOON);
        expect(parts.map((part) => part.id)).toEqual(list.map((one) => one.id).sort());
        expect(parts.every((part) => part.bits >= 0)).toBe(true);
        expect(bits).toBe(parts.reduce((sum, part) => sum + part.bits, 0));
        expect(bits).toBeLessThanOrEqual(own.noticeCeiling + 1e-9);
      }),
    );
  });

  test('order changes nothing', () => {
    fc.assert(
      fc.property(
        complaints.chain((list) =>
          fc.tuple(fc.constant(list), fc.shuffledSubarray([...list], { minLength: list.length })),
        ),
        ([list, shuffled]) => {
          expect(weigh(shuffled)).toEqual(weigh(list));
        },
      ),
    );
  });

  test('complaints alone open no case and are never urgent', () => {
    fc.assert(
      fc.property(complaints, (list) => {
        const { voices } = hear(list, DEFAULT_POLICY, NOON);
        const assessment = assess(
          { conduct: NO_CONDUCT, complaints: voices },
          { policy: DEFAULT_POLICY, lexicon: 'lexicon' },
        );
        expect(assessment.bits).toBeLessThanOrEqual(DEFAULT_POLICY.noticeCeiling + 1e-9);
        expect(assessment.severity).toBe('none');
        const at = {
          platform: 'own' as never,
          account: 'a' as never,
          open: undefined,
          earlier: 0,
          vulnerable: false,
          trusted: true,
          renewed: false,
          now: NOON,
        };
        expect(triage(assessment, at, DEFAULT_POLICY, (text) => hash('sha256', text))).toBeUndefined();
      }),
    );
  });
});
