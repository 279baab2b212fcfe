// Time makes evidence lighter, never nothing: the date of a post is often its author's own word.
import { expect, test } from 'vitest';
import type { ItemId } from '../core/item.ts';
import type { Observation } from '../core/observation.ts';
import { DEFAULT_POLICY } from '../core/policy.ts';
import { assess } from './assess.ts';
import { gather, NO_CONDUCT } from './gather.ts';
import { NOON, observation } from './trial.fixture.ts';

const judge = (list: readonly Observation[]) =>
  assess(
    { conduct: gather(NO_CONDUCT, list, 0, DEFAULT_POLICY.halfLifeDays), complaints: [] },
    { policy: DEFAULT_POLICY, lexicon: 'l' },
  );

test('an offer that its author dates ten years back counts half, and does not vanish beside a word of today', () => {
  const then = NOON - 3_650 * 86_400_000;
  const item = 'one post' as ItemId;
  const offer = (at: number) => [
    observation('1', { at, item }),
    observation('2', { signal: 'joint.offer', bits: 10, at, item }),
    observation('3', { signal: 'offer.cue', bits: 3, at, item }),
    observation('4', { signal: 'contact.handle', bits: 5, at, item }),
    observation('5'),
  ];
  const joint = (one: ReturnType<typeof judge>): number =>
    one.reasons.find(({ family }) => family === 'joint')?.bits ?? 0;
  expect(joint(judge(offer(then)))).toBeCloseTo(joint(judge(offer(NOON))) / 2, 9);
  expect(judge(offer(NOON)).severity).toBe('urgent');
  expect(judge(offer(then)).severity).toBe('urgent');
});
