// Conduct must be the same whatever order and in whatever batches the observations arrive.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Conduct } from '../core/account.ts';
import type { Observation } from '../core/observation.ts';
import { gather, KEPT_PER_FAMILY, NO_CONDUCT } from './gather.ts';
import { NOON, observation, observations } from './trial.fixture.ts';

const DAYS = 90;
const all = (list: readonly Observation[]): Conduct => gather(NO_CONDUCT, list, 0, DAYS);

describe('gather', () => {
  test('comes to the same conduct in any order and any batches', () => {
    fc.assert(
      fc.property(observations, fc.infiniteStream(fc.nat()), fc.integer({ min: 1, max: 9 }), (list, random, size) => {
        const keyed = list.map((one) => ({ one, key: random.next().value }));
        const mixed = keyed.sort((a, b) => a.key - b.key).map(({ one }) => one);
        let conduct = NO_CONDUCT;
        for (let at = 0; at < mixed.length; at += size) conduct = gather(conduct, mixed.slice(at, at + size), 0, DAYS);
        expect(conduct).toEqual(all(list));
      }),
    );
  });

  test('keeps a bounded number of pieces a family, one an item, and counts the rest', () => {
    const list = Array.from({ length: 1_000 }, (_, n) => observation(`${n}`));
    const conduct = gather(NO_CONDUCT, list, 1_000, DAYS);
    expect(conduct.evidence).toHaveLength(KEPT_PER_FAMILY);
    expect(conduct).toMatchObject({ observations: 1_000, items: 1_000, firstSeen: NOON, lastSeen: NOON });
    const sameItem = list.map((one) => ({ ...one, item: list[0]?.item ?? one.item }));
    expect(all(sameItem).evidence).toHaveLength(1);
  });

  test('nothing new leaves the conduct as it was', () => {
    const conduct = all([observation('1')]);
    expect(gather(conduct, [], 0, DAYS)).toBe(conduct);
  });

  test('survives the way through JSON, as the store keeps it', () => {
    fc.assert(
      fc.property(observations, observations, (one, two) => {
        const later = two.map((o) => ({ ...o, id: `later-${o.id}` as Observation['id'] }));
        const stored = JSON.parse(JSON.stringify(all(one))) as Conduct;
        expect(gather(stored, later, 0, DAYS)).toEqual(gather(all(one), later, 0, DAYS));
      }),
    );
  });
});
