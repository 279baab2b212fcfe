// Judging, as properties: the order of evidence never matters, reasons sum to the total, and masks and indicators hold on any text.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ItemId, Platform } from '../core/item.ts';
import { accountId } from '../core/item.ts';
import type { Observation, ObservationId } from '../core/observation.ts';
import { DEFAULT_POLICY } from '../core/policy.ts';
import { SIGNALS, type Signal } from '../core/signal.ts';
import { assess } from './assess.ts';
import { gather, NO_CONDUCT } from './gather.ts';
import { findIndicators } from './indicators.ts';
import { mask } from './mask.ts';

const signals = Object.keys(SIGNALS) as Signal[];
const observation: fc.Arbitrary<Observation> = fc.record({
  id: fc.uuid().map((id) => id as ObservationId),
  platform: fc.constant('own' as Platform),
  item: fc.integer({ min: 0, max: 40 }).map((n) => String(n) as ItemId),
  account: fc.constant(accountId('a')),
  signal: fc.constantFrom(...signals),
  what: fc.constantFrom('t1', 't2', ''),
  tier: fc.constant('exact' as const),
  start: fc.constant(0),
  end: fc.constant(1),
  bits: fc.double({ min: -8, max: 20, noNaN: true }),
  at: fc.integer({ min: 0, max: 4e11 }),
  selfAuthored: fc.constant(true),
});
const observations = fc.uniqueArray(observation, { selector: (one) => one.id, maxLength: 80 });

test('Evidence gathered in any order and in any batches is the same evidence', () => {
  fc.assert(
    fc.property(observations, fc.nat(), (all, cut) => {
      const at = all.length === 0 ? 0 : cut % all.length;
      const once = gather(NO_CONDUCT, all, 0, 90);
      const backwards = gather(gather(NO_CONDUCT, all.slice(at).reverse(), 0, 90), all.slice(0, at).reverse(), 0, 90);
      expect(backwards).toEqual(once);
    }),
  );
});

test('The bits of the reasons sum exactly to the total, and complaints never add more than their ceiling', () => {
  fc.assert(
    fc.property(observations, fc.nat({ max: 500 }), (all, complaints) => {
      const conduct = gather(
        NO_CONDUCT,
        all.filter((one) => one.signal !== 'notice.person'),
        0,
        90,
      );
      const made = assess(
        { conduct, complaints: Array.from({ length: complaints }, (_, i) => ({ id: String(i), at: i })) },
        { policy: DEFAULT_POLICY, lexicon: 'lexicon' },
      );
      expect(made.reasons.reduce((sum, reason) => sum + reason.bits, 0)).toBe(made.bits);
      expect(made.reasons.find((reason) => reason.family === 'notice')?.bits ?? 0).toBeLessThanOrEqual(
        DEFAULT_POLICY.noticeCeiling,
      );
      expect(made.strong).not.toContain('notice');
    }),
  );
});

test('Words that speak for an account never keep a person from looking', () => {
  fc.assert(
    fc.property(observations, (all) => {
      const against = all.filter((one) => one.bits > 0 && one.signal !== 'context.speaks-for');
      const kind = all.filter((one) => one.signal === 'context.speaks-for').map((one) => ({ ...one, bits: -6 }));
      const severity = (set: readonly Observation[]): string =>
        assess({ conduct: gather(NO_CONDUCT, set, 0, 90), complaints: [] }, { policy: DEFAULT_POLICY, lexicon: 'l' })
          .severity;
      if (severity(against) !== 'none') expect(severity([...against, ...kind])).not.toBe('none');
    }),
  );
});

test('A mask hides every span and changes no length', () => {
  const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(text, fc.array(fc.tuple(fc.nat({ max: 60 }), fc.nat({ max: 20 }))), (words, spans) => {
      const cut = spans.map(([start, size]) => ({
        start: Math.min(start, words.length),
        end: Math.min(start + size, words.length),
      }));
      const masked = mask(words, cut);
      expect(masked.length).toBe(words.length);
      for (const { start, end } of cut)
        if (end - start > 2) expect(masked.slice(start + 2, end - 2).replaceAll('•', '')).toBe('');
    }),
  );
});

test('Handles, invites, payment addresses and links are found with their service', () => {
  const found = findIndicators(
    'telegram: quorvex_91, join t.me/+AbCdEf or discord.gg/Zq9; cash app $Wibbler1 see example.org/page',
  );
  expect(found.map((one) => `${one.kind} ${one.service} ${one.value}`)).toEqual([
    'handle telegram quorvex_91',
    'invite telegram +AbCdEf',
    'invite discord zq9',
    'payment cashapp $wibbler1',
    'link example.org example.org/page',
  ]);
  expect(findIndicators('I got a signal from the discord between us, kik off at 8')).toEqual([]);
});

test('Any text at all, however hostile, gives a bounded number of indicators inside it', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.constantFrom('http://', '@a ', 'telegram:', '0x', '1'.repeat(40), '://a.b/').map((piece) => piece.repeat(8_000)),
  );
  fc.assert(
    fc.property(hostile, (text) => {
      const found = findIndicators(text);
      expect(found.length).toBeLessThanOrEqual(50);
      for (const one of found) expect(one.start >= 0 && one.end <= text.length && one.start < one.end).toBe(true);
    }),
    { numRuns: 60 },
  );
});
