// The score must explain itself: reasons sum to it exactly, families have diminishing returns, and complaints and kind words have their bounds.
import { hash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Evidence, Observation } from '../core/observation.ts';
import { DEFAULT_POLICY } from '../core/policy.ts';
import { assess, type Complaint, type JudgingRules, type Seen } from './assess.ts';
import { gather, KEPT_PER_FAMILY, NO_CONDUCT } from './gather.ts';
import { plausibleCases } from './judgement/cases.fixture.ts';
import { learnModel } from './judgement/learn-tables.ts';
import { levelsOf } from './judgement/levels.ts';
import { NOON, observation, observations } from './trial.fixture.ts';

const sha256 = (text: string): string => hash('sha256', text, 'hex');

const judge = (list: readonly Observation[], complaints: readonly Complaint[] = []) =>
  assess(
    { conduct: gather(NO_CONDUCT, list, 0, DEFAULT_POLICY.halfLifeDays), complaints },
    { policy: DEFAULT_POLICY, lexicon: 'digest' },
  );
const complaints = (n: number): readonly Complaint[] =>
  Array.from({ length: n }, (_, i) => ({ id: `n${i}`, at: NOON, trusted: false }));
const offer = (id: string, some: Partial<Observation> = {}): readonly Observation[] => {
  const item = `item-${id}` as Observation['item'];
  return [
    observation(`${id}t`, { item, ...some }),
    observation(`${id}o`, { item, signal: 'offer.cue', what: 'en.selling', bits: 3, ...some }),
    observation(`${id}j`, { item, signal: 'joint.offer', what: '', bits: 10, ...some }),
  ];
};

describe('assess', () => {
  test('the bits of the reasons sum exactly to the total, strongest first, one reason a family', () => {
    fc.assert(
      fc.property(observations, fc.integer({ min: 0, max: 40 }), (list, people) => {
        const { bits, reasons } = judge(list, complaints(people));
        expect(reasons.reduce((sum, one) => sum + one.bits, 0)).toBe(bits);
        expect(Number.isFinite(bits)).toBe(true);
        expect(new Set(reasons.map((one) => one.family)).size).toBe(reasons.length);
        expect(reasons.map((one) => one.bits)).toEqual(reasons.map((one) => one.bits).sort((a, b) => b - a));
        for (const one of reasons) expect(one.text.length).toBeGreaterThan(0);
      }),
    );
  });

  test('urgent means a known hash, or enough bits in two families; complaints alone never get there', () => {
    fc.assert(
      fc.property(observations, fc.integer({ min: 0, max: 40 }), (list, people) => {
        const result = judge(list, complaints(people));
        if (result.severity === 'urgent' && !result.strong.includes('hash')) {
          expect(result.bits).toBeGreaterThanOrEqual(DEFAULT_POLICY.urgentBits);
          expect(result.strong.length).toBeGreaterThanOrEqual(2);
        }
        expect(result.strong).not.toContain('notice');
      }),
    );
  });

  test('an offer with a listed term is urgent, the term alone is standard, nothing is none', () => {
    expect(judge(offer('1')).severity).toBe('urgent');
    expect(judge([observation('1')]).severity).toBe('standard');
    expect(judge([]).severity).toBe('none');
    expect(judge([observation('1', { signal: 'media.known-hash', bits: 20 })]).severity).toBe('urgent');
  });

  test('saying one term a thousand times is worth less than twice saying it once', () => {
    const once = judge([observation('1')]).bits;
    const often = judge(Array.from({ length: 1_000 }, (_, n) => observation(`${n}`))).bits;
    expect(often).toBeGreaterThan(once);
    expect(often).toBeLessThanOrEqual(once * 2);
  });

  test('complaints add at most three bits, however many people send them', () => {
    const without = judge([observation('1')]).bits;
    for (const n of [1, 2, 10, 32]) {
      const added = judge([observation('1')], complaints(n)).bits - without;
      expect(added).toBeGreaterThan(0);
      expect(added).toBeLessThanOrEqual(3);
    }
  });

  test('kind words take away a bounded number of bits and never close a case to people', () => {
    const kind = Array.from({ length: 500 }, (_, n) =>
      observation(`k${n}`, { signal: 'context.speaks-for', what: 'en.context.help', bits: -6 }),
    );
    const result = judge([...offer('1'), ...kind]);
    expect(judge(offer('1')).bits - result.bits).toBeLessThanOrEqual(-DEFAULT_POLICY.contextFloor);
    expect(result.severity).not.toBe('none');
  });

  test('what was seen half a life ago counts half', () => {
    const then = NOON - DEFAULT_POLICY.halfLifeDays * 86_400_000;
    const old = judge([observation('1', { at: then }), observation('2', { signal: 'age.coded', bits: 0.001 })]);
    const fresh = judge([observation('1'), observation('2', { signal: 'age.coded', bits: 0.001 })]);
    const term = (one: typeof old): number => one.reasons.find((reason) => reason.family === 'term')?.bits ?? 0;
    expect(term(old)).toBeCloseTo(term(fresh) / 2, 9);
  });
});

const DAY = 86_400_000;
const model = learnModel({ cases: plausibleCases(200, 1) }, DEFAULT_POLICY, sha256);
const young = learnModel({ cases: plausibleCases(100, 1) }, DEFAULT_POLICY, sha256);
const links: fc.Arbitrary<readonly Evidence[]> = fc.uniqueArray(
  fc.record({
    id: fc.nat({ max: 50 }).map((n) => `l${n}` as Evidence['id']),
    item: fc.constant('link' as Evidence['item']),
    family: fc.constant('link' as const),
    signal: fc.constantFrom('link.ring' as const, 'link.return' as const),
    what: fc.constant(''),
    bits: fc.double({ min: 0.1, max: 11, noNaN: true }),
    at: fc.constant(NOON),
  }),
  { selector: (one) => one.id, maxLength: 4 },
);
/** What a property needs to judge: anything seen, and rules with or without a model. */
const judged = fc.record({
  seen: fc.record({
    conduct: observations.map((list) => gather(NO_CONDUCT, list, 0, DEFAULT_POLICY.halfLifeDays)),
    complaints: fc.integer({ min: 0, max: 40 }).map(complaints),
    links,
  }),
  rules: fc.constantFrom<JudgingRules>(
    { policy: DEFAULT_POLICY, lexicon: 'digest' },
    { policy: DEFAULT_POLICY, lexicon: 'digest', model },
    { policy: DEFAULT_POLICY, lexicon: 'digest', model: young },
  ),
});

describe('what every piece gave', () => {
  test('the shares of a family sum to its bits, and taking one piece away changes the total by what was shown', () => {
    fc.assert(
      fc.property(judged, fc.nat(), ({ seen, rules }, pick) => {
        const whole = assess(seen, rules);
        for (const { family, bits, parts } of whole.reasons) {
          if (family === 'absent' || family === 'rarity') continue;
          expect(parts.reduce((sum, one) => sum + one.bits, 0)).toBeCloseTo(bits, 9);
          expect(parts.length).toBeLessThanOrEqual(KEPT_PER_FAMILY);
        }
        const all = whole.reasons.flatMap(({ parts }) => parts);
        const part = all[pick % Math.max(1, all.length)];
        if (part === undefined) return;
        const kept = <T extends { readonly id: string }>(list: readonly T[]): readonly T[] =>
          list.filter((one) => one.id !== part.id);
        const { conduct } = seen;
        const left = {
          conduct: { ...conduct, evidence: kept(conduct.evidence) },
          complaints: kept(seen.complaints),
          links: kept(seen.links),
        };
        expect(Math.abs(assess(left, rules).bits - whole.bits - part.without)).toBeLessThan(1e-9);
      }),
      { numRuns: 300 },
    );
  });

  test('the same input, written down and read again, gives the identical Assessment', () => {
    fc.assert(
      fc.property(judged, ({ seen, rules }) => {
        const again = JSON.parse(JSON.stringify({ seen, rules })) as { seen: Seen; rules: JudgingRules };
        expect(JSON.stringify(assess(again.seen, again.rules))).toBe(JSON.stringify(assess(seen, rules)));
      }),
    );
  });

  test('the order of evidence, complaints and links changes nothing', () => {
    fc.assert(
      fc.property(judged, ({ seen, rules }) => {
        const { conduct } = seen;
        const turned = {
          conduct: { ...conduct, evidence: [...conduct.evidence].reverse() },
          complaints: [...seen.complaints].reverse(),
          links: [...seen.links].reverse(),
        };
        expect(assess(turned, rules).bits).toBe(assess(seen, rules).bits);
        expect(assess(turned, rules).severity).toBe(assess(seen, rules).severity);
      }),
    );
  });
});

describe('what bounds a judgement, by hand weights and by tables', () => {
  test('complaints never add more than three bits and are never a strong family', () => {
    fc.assert(
      fc.property(judged, ({ seen, rules }) => {
        const { reasons, strong } = assess(seen, rules);
        expect(reasons.find(({ family }) => family === 'notice')?.bits ?? 0).toBeLessThanOrEqual(3);
        expect(strong).not.toContain('notice');
      }),
    );
  });

  test('kind words never add, never take more than eight bits, and take nothing that other words had not given', () => {
    fc.assert(
      fc.property(judged, ({ seen, rules }) => {
        const { reasons } = assess(seen, rules);
        const kind = reasons.find(({ family }) => family === 'context')?.bits ?? 0;
        const words = ['term', 'age', 'offer', 'contact', 'payment', 'obfuscation'];
        const given = reasons
          .filter(({ family, bits }) => words.includes(family) && bits > 0)
          .reduce((sum, { bits }) => sum + bits, 0);
        expect(kind).toBeLessThanOrEqual(0);
        expect(kind).toBeGreaterThanOrEqual(Math.max(-8, -given) - 1e-9);
      }),
    );
  });

  test('a known hash is urgent and an offer opens a case, whatever the model says and however kind the words', () => {
    const kind = Array.from({ length: 9 }, (_, n) =>
      observation(`k${n}`, { signal: 'context.speaks-for', what: 'en.context.help', bits: -6 }),
    );
    for (const rules of [
      { policy: DEFAULT_POLICY, lexicon: 'l' },
      { policy: DEFAULT_POLICY, lexicon: 'l', model },
    ]) {
      const severity = (list: readonly Observation[]): string =>
        assess({ conduct: gather(NO_CONDUCT, list, 0, 90), complaints: [] }, rules).severity;
      expect(severity([observation('h', { signal: 'media.known-hash', bits: 20 }), ...kind])).toBe('urgent');
      expect(severity([...offer('1'), ...kind])).not.toBe('none');
    }
  });

  test('what others can bring about lifts nobody over the urgent bound: the account must show two thirds of it itself', () => {
    const own = observation('own', { bits: 13 });
    const others = [
      observation('ring', { signal: 'link.ring', bits: 5 }),
      observation('again', { signal: 'link.return', bits: 6, item: 'x' as never }),
    ];
    expect(judge([own, ...others]).bits).toBeGreaterThanOrEqual(DEFAULT_POLICY.urgentBits);
    expect(judge([own, ...others]).severity).toBe('standard');
    expect(judge([{ ...own, bits: 17 }, ...others]).severity).toBe('urgent');
  });

  test('a classifier and a link alone are not two families, beside a listed term they are', () => {
    const hearsay = [
      observation('c', { signal: 'classifier.text', bits: 9 }),
      observation('l', { signal: 'link.ring', bits: 9 }),
    ];
    expect(judge(hearsay).bits).toBeGreaterThanOrEqual(DEFAULT_POLICY.urgentBits);
    expect(judge(hearsay).severity).toBe('standard');
    expect(judge([...hearsay, observation('t', { bits: 17 })]).severity).toBe('urgent');
  });

  test('a whole offer in one text weighs more than the same signs in three texts', () => {
    const parts = (items: readonly string[]): readonly Observation[] =>
      (['joint.offer', 'offer.cue', 'contact.cue'] as const).map((signal, n) =>
        observation(`${n}`, { signal, item: items[n] as Observation['item'], bits: signal === 'joint.offer' ? 10 : 3 }),
      );
    expect(judge(parts(['a', 'a', 'a'])).bits).toBeGreaterThan(judge(parts(['a', 'b', 'c'])).bits);
  });
});

describe('what a model adds', () => {
  const seller = gather(
    NO_CONDUCT,
    [
      ...Array.from({ length: 8 }, (_, n) =>
        observation(`s${n}`, { signal: n % 2 ? 'offer.cue' : 'contact.cue', bits: 3 }),
      ),
      observation('t', { item: 'item-s1' as Observation['item'] }),
      observation('j', { item: 'item-s1' as Observation['item'], signal: 'joint.offer', bits: 10 }),
    ],
    0,
    90,
  );
  const seen = { conduct: seller, complaints: [] };

  test('names what it compared with, how rare that is and what was not seen', () => {
    const result = assess(seen, { policy: DEFAULT_POLICY, lexicon: 'l', model });
    expect(result.against).toBe('seller');
    expect(result.model).toBe(model.version);
    expect(result.probability).toBeLessThan(0.2);
    expect(result.reasons.find(({ family }) => family === 'rarity')?.text).toContain('sells something lawful');
    expect(result.reasons.find(({ family }) => family === 'absent')?.text).toContain('known media');
    expect(result.bits).toBeLessThan(assess(seen, { policy: DEFAULT_POLICY, lexicon: 'l' }).bits);
  });

  test('waits until 150 cases are reviewed: until then hand weights judge, but a probability may already be shown', () => {
    const hand = assess(seen, { policy: DEFAULT_POLICY, lexicon: 'l' });
    const waiting = assess(seen, { policy: DEFAULT_POLICY, lexicon: 'l', model: young });
    expect(waiting.bits).toBe(hand.bits);
    expect(waiting.against).toBeUndefined();
    expect(waiting.probability).toBeDefined();
    expect(hand.probability).toBeUndefined();
    expect(hand.model).toBe('cold');
  });

  test('where a policy lets evidence age to nothing, what is older than two half-lives lifts no level; by default it does', () => {
    const old = [observation('1', { at: NOON - 200 * DAY }), observation('2', { signal: 'offer.cue', bits: 3 })];
    const seen = { conduct: gather(NO_CONDUCT, old, 0, 90), complaints: [] };
    expect(levelsOf(seen, { ...DEFAULT_POLICY, leastFreshness: 0 })).toMatchObject({ term: 0, offer: 1 });
    expect(levelsOf(seen, DEFAULT_POLICY)).toMatchObject({ term: 1, offer: 1 });
  });
});
