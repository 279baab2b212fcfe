// An account that writes like one that was acted on is told so with the earlier case; strangers are not, and nothing is compared twice.
import { expect, test } from 'vitest';
import { compileRules } from '../cli/choose-rules.ts';
import type { AccountId, Item, ItemId, Platform } from '../core/item.ts';
import { DEFAULT_POLICY } from '../core/policy.ts';
import { seeded } from '../demo/random.ts';
import { judge, observed, startBatch } from '../engine/flow.ts';
import { readLexicon } from '../engine/lexicon.ts';
import { search } from '../engine/screen.ts';
import { NOON } from '../engine/trial.fixture.ts';
import type { OpenStore } from './open.ts';
import { rejudge } from './rejudge.ts';
import { findReturns } from './returns.ts';
import { recordReview } from './review.ts';
import { openTrialStore } from './trial-store.fixture.ts';

let store: OpenStore;
openTrialStore((opened) => {
  store = opened;
});

const list = readLexicon({ name: 'l.txt', text: 'blenvik\n' }, { today: '2026-11-22' });
if (!list.ok) throw new Error('the list of the test');
const rules = compileRules([list.lexicon], DEFAULT_POLICY);
const judging = judge(rules, NOON);

/** Twelve posts in words of a habit: the same habit twice is the same writer. */
async function post(account: string, habit: number): Promise<void> {
  const random = seeded(habit, 'habit');
  const words = Array.from({ length: 40 }, () =>
    Array.from(
      { length: random.whole(2, 4) },
      () => random.pick([...'bdfgklmnprstvz']) + random.pick([...'aeiou']),
    ).join(''),
  );
  const say = seeded(Number(account.slice(1)), 'say');
  const items = Array.from({ length: 12 }, (_, n): Item => {
    const text = `blenvik ${Array.from({ length: 9 }, () => say.pick(words)).join(' ')}`;
    const author = account as AccountId;
    const base = { platform: 'own' as Platform, surface: 'post', author, language: 'en', selfAuthored: true } as const;
    return { ...base, id: `${account}-${n}` as ItemId, text, createdAt: NOON + n };
  });
  const kept = items.flatMap((item) => observed(search([item], rules.lexicon).all, rules));
  await store.record({ ...startBatch(), kept, source: 'test', lexicon: 'l' }, judging, NOON);
}

async function caseOf(account: string): Promise<{ id: string; reasons: readonly { family: string; text: string }[] }> {
  const { rows } = await store.pool.query(
    `select id, assessment->'reasons' as reasons from case_file where account = $1`,
    [account],
  );
  return rows[0];
}

test('the account that is back is named with its earlier case, and its file says so', async () => {
  for (let n = 0; n < 20; n++) await post(`a${n}`, n);
  for (let n = 0; n < 20; n++)
    await recordReview(
      store.pool,
      (await caseOf(`a${n}`)).id,
      {
        outcome: n < 15 ? 'violating' : 'not-violating',
        reason: 'seen',
        by: 'ada',
        specialist: false,
        ...(n < 15 ? {} : { innocent: 'joker' }),
      },
      { now: NOON + 1 },
    );
  await post('a100', 3);
  for (let n = 101; n < 110; n++) await post(`a${n}`, n);
  expect(await findReturns(store.pool)).toEqual({ compared: 10, alike: 1 });
  await rejudge(store.pool, judging, { why: 'test', now: NOON + 2 });
  const earlier = await caseOf('a3');
  expect((await caseOf('a100')).reasons).toContainEqual(
    expect.objectContaining({
      family: 'link',
      text: `Writes like the account of case ${earlier.id}, which was found violating.`,
    }),
  );
  expect((await caseOf('a101')).reasons.map(({ family }) => family)).not.toContain('link');
});

test('nothing is compared twice, until an account has written more or another account was acted on', async () => {
  expect(await findReturns(store.pool)).toEqual({ compared: 0, alike: 0 });
  await post('a200', 200);
  expect(await findReturns(store.pool)).toEqual({ compared: 1, alike: 0 });
  const { id } = await caseOf('a101');
  await recordReview(
    store.pool,
    id,
    { outcome: 'violating', reason: 'seen', by: 'ada', specialist: false },
    { now: NOON + 3 },
  );
  expect((await findReturns(store.pool)).compared).toBe(10);
});
