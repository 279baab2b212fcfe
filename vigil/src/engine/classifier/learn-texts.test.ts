// Learning depends on the set of judged texts and on nothing else; what is golden is never learned from; little evidence claims little.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inventedPosts, sha256 } from '../../../../test/invented-posts.ts';
import type { TextExample } from '../../core/text-model.ts';
import { isGolden, tryOnGolden } from './golden.ts';
import { type Learned, learnTexts } from './learn-texts.ts';
import { scoreText } from './score-text.ts';

const posts = inventedPosts(600);

function learned(examples: readonly TextExample[], golden: Learned['added'] = []): Learned {
  const outcome = learnTexts(examples, { sha256, golden });
  if (!outcome.ok) throw new Error(outcome.why);
  return outcome;
}
const model = learned(posts);

test('what was learned tells offers of accounts it never saw from other posts', () => {
  expect(model.heldOut.averagePrecision).toBeGreaterThan(0.9);
  const offer = scoreText(model.model, 'garden rain zorple packs dm me');
  const talk = scoreText(model.model, 'garden rain coffee morning train');
  expect(offer.p).toBeGreaterThan(0.8);
  expect(offer.bits).toBeGreaterThan(2);
  expect(offer.top.length).toBeGreaterThan(0);
  expect(talk.p).toBeLessThan(0.05);
  expect(talk.bits).toBeLessThan(0);
});

test('the order in which texts came, and copies among them, change no bit of the model', () => {
  const few = posts.slice(0, 120);
  const once = learned(few);
  fc.assert(
    fc.property(fc.shuffledSubarray([...few], { minLength: few.length }), fc.subarray([...few]), (shuffled, copies) => {
      const renamed = copies.map((one) => ({ ...one, id: `copy of ${one.id}` }));
      const again = learned([...shuffled, ...renamed]);
      expect(Buffer.from(again.model.weights.buffer).equals(Buffer.from(once.model.weights.buffer))).toBe(true);
      expect(again.model).toEqual(once.model);
      expect(again.counts.repeated).toBe(once.counts.repeated + copies.length);
    }),
    { numRuns: 5 },
  );
});

describe('the golden set', () => {
  const group = ({ account }: TextExample): string => `account\u0000${account}`;

  test('holds about a tenth of the texts, whole accounts of them, and no text', () => {
    expect(model.counts.setApart).toBeGreaterThan(20);
    expect(model.counts.setApart).toBeLessThan(120);
    expect(model.added).toHaveLength(model.counts.setApart);
    expect(JSON.stringify(model.added)).not.toMatch(/garden|zorple/);
  });

  test('is never learned from: its labels could be anything', () => {
    const turned = posts.map((one) => (isGolden(group(one), sha256) ? { ...one, label: 0 as const } : one));
    expect(learned(turned).model.weights).toEqual(model.model.weights);
  });

  test('stays apart later, when its texts come under another account', () => {
    const moved = posts.map((one) => (isGolden(group(one), sha256) ? { ...one, account: 'o0' } : one));
    expect(isGolden('account\u0000o0', sha256)).toBe(false);
    const again = learned(moved, model.added);
    expect(again.counts.setApart).toBe(model.counts.setApart);
    expect(again.added).toEqual([]);
  });

  test('turns away a model that was taught wrongly, and takes one that was not', () => {
    const poisoned = posts.map((one) => ({ ...one, label: (1 - one.label) as 0 | 1 }));
    const worse = learned(poisoned, model.added);
    const sets = { frozen: model.added, added: worse.added };
    expect(tryOnGolden(worse.model, model.model, sets)).toMatchObject({ decides: true, taken: false });
    expect(tryOnGolden(model.model, model.model, sets)).toMatchObject({ decides: true, taken: true });
  });

  test('says so when it is too small to decide', () => {
    const trial = tryOnGolden(model.model, model.model, { frozen: [], added: model.added.slice(0, 3) });
    expect(trial).toMatchObject({ decides: false, taken: true });
  });
});

describe('doubtful examples', () => {
  test('an id with both labels is left out', () => {
    const first = posts[0] as TextExample;
    const both = learned([...posts, { ...first, label: (1 - first.label) as 0 | 1 }]);
    expect(both.counts.contradicted).toBe(2);
    expect(both.model).toEqual(learned(posts.slice(1)).model);
  });

  test('a text with both labels under two ids counts both ways and is told', () => {
    const text = 'quimsel or not quimsel';
    const pair = [
      { id: 'x', text, label: 1 as const },
      { id: 'y', text, label: 0 as const },
    ];
    expect(learned([...posts, ...pair]).counts.disputed).toBe(1);
  });

  test('with a handful of offers there is a probability, but no bits are claimed', () => {
    const few = [...posts.filter(({ label }) => label === 0), ...posts.filter(({ label }) => label === 1).slice(0, 12)];
    const shy = learned(few);
    expect(shy.model.bands).toEqual([]);
    expect(scoreText(shy.model, 'zorple packs dm me').bits).toBe(0);
    expect(scoreText(shy.model, 'zorple packs dm me').p).toBeLessThan(0.99);
  });

  test('with one label only it says what to do', () => {
    const one = learnTexts(
      posts.filter(({ label }) => label === 0),
      { sha256, golden: [] },
    );
    expect(one).toMatchObject({ ok: false, why: expect.stringContaining('give texts of both labels') });
  });
});
