// Observations and conduct in invented words, and arbitrary ones for property tests of judging.
import fc from 'fast-check';
import type { AccountId, ItemId, Platform } from '../core/item.ts';
import type { Observation, ObservationId } from '../core/observation.ts';
import type { Signal } from '../core/signal.ts';
import { SIGNALS } from '../core/signal.ts';

/** Noon of an invented day, milliseconds since 1970. */
export const NOON = Date.parse('2026-11-22T12:00:00Z');

/** An observation; whatever is not said is ordinary. */
export function observation(id: string, some: Partial<Observation> = {}): Observation {
  return {
    id: id as ObservationId,
    platform: 'own' as Platform,
    item: `item-${id}` as ItemId,
    account: 'a' as AccountId,
    signal: 'term.listed',
    what: 'blenvik',
    tier: 'exact',
    start: 0,
    end: 7,
    bits: 8,
    at: NOON,
    selfAuthored: true,
    ...some,
  };
}

/** Sets of observations with distinct ids over a few items, signals, weights and days. */
export const observations: fc.Arbitrary<readonly Observation[]> = fc
  .array(
    fc.record({
      signal: fc.constantFrom(...(Object.keys(SIGNALS) as Signal[]).filter((one) => one !== 'notice.person')),
      item: fc.integer({ min: 0, max: 30 }).map((n) => `i${n}` as ItemId),
      bits: fc.oneof(fc.constantFrom(8, 3, 10, 5, -6, 0.75), fc.double({ min: -32, max: 32, noNaN: true })),
      at: fc.integer({ min: 0, max: 400 }).map((days) => NOON + days * 86_400_000),
    }),
    { maxLength: 120 },
  )
  .map((list) => list.map((some, n) => observation(`o${n}`, some)));
