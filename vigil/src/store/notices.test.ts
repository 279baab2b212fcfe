// Complaints come back with their reporters' track records, a bounded number, and what judging makes of them does not depend on the order in which they arrived.

import { hash } from 'node:crypto';
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { accountKey } from '../core/account.ts';
import type { AccountId, Platform } from '../core/item.ts';
import { itemId } from '../core/item.ts';
import type { Notice, NoticeId } from '../core/notice.ts';
import { DEFAULT_POLICY } from '../core/policy.ts';
import { judge, startBatch } from '../engine/flow.ts';
import { compileLexicons } from '../engine/lexicon.ts';
import { weighComplaints } from '../engine/notices.ts';
import type { Batch, Judge } from '../engine/ports.ts';
import { NOON, observation } from '../engine/trial.fixture.ts';
import { inTransaction } from './connection.ts';
import { listReporters, readComplaints } from './notices.ts';
import type { OpenStore } from './open.ts';
import { rejudge } from './rejudge.ts';
import { openTrialStore } from './trial-store.fixture.ts';

let store: OpenStore;
openTrialStore((opened) => {
  store = opened;
});
beforeEach(async () => {
  await store.pool.query('truncate notice, decision, orders, case_file, account, item, observation cascade');
});

const own = 'own' as Platform;
const sha256 = (text: string): string => hash('sha256', text, 'hex');
const MINUTE = 60_000;
const notice = (by: string | undefined, about: string, at = 0, some: Partial<Notice> = {}): Notice => ({
  id: `${by ?? 'x'}-${about}-${at}` as NoticeId,
  platform: own,
  about: about as AccountId,
  items: [],
  ...(by === undefined ? {} : { by: by as AccountId }),
  category: 'trade',
  comment: '',
  createdAt: NOON + at * MINUTE,
  trustedFlagger: false,
  ...some,
});
const batchOf = (some: Partial<Batch>): Batch => ({ ...startBatch(), source: 'test', lexicon: 'l', ...some });
const flow = judge({ lexicon: compileLexicons([], sha256), policy: DEFAULT_POLICY, sha256 }, NOON);
const record = (some: Partial<Batch>, by: Judge = flow) => store.record(batchOf(some), by, NOON);

/** A post with a listed term, which gives its account a file. */
const post = (account: string): Batch['kept'] => {
  const id = itemId(`post-${account}`);
  const author = account as AccountId;
  const item = {
    id,
    platform: own,
    surface: 'post',
    author,
    text: 'blenvik',
    createdAt: NOON,
    language: 'en',
  } as const;
  return [
    {
      item: { ...item, selfAuthored: true },
      observations: [observation(`o-${account}`, { item: id, account: author })],
      indicators: [],
    },
  ];
};

/** A person's decision on an account with a file. */
async function decideOn(account: string, outcome: string, at: number, interim = false): Promise<void> {
  await store.pool.query(
    `insert into decision (id, case_id, platform, account, author, reason, action, interim, at_ms, outcome)
     select $1, c.id, c.platform, c.account, '{"kind":"person","name":"a"}', '', 'suspend', $5, $4, $3
     from case_file c where c.account = $2`,
    [`d-${account}-${outcome}-${at}`, account, outcome, NOON + at * MINUTE, interim],
  );
}
const read = async (about: string) =>
  (
    await inTransaction(store.pool, (client) => readComplaints(client, [{ platform: own, id: about as AccountId }]))
  ).get(accountKey(own, about)) ?? [];
const recordOf = async (by: string, about: string) => (await read(about)).find((one) => one.by === by)?.record;

describe('a track record', () => {
  beforeEach(() => record({ kept: [...post('bad'), ...post('good'), ...post('new')] }));

  test('counts accounts as upheld or dismissed by what a person decided after the complaint', async () => {
    await record({ notices: [notice('p', 'bad'), notice('p', 'good'), notice('p', 'new'), notice('p', 'other')] });
    await decideOn('bad', 'violating', 5);
    await decideOn('good', 'not-violating', 5);
    expect(await recordOf('p', 'new')).toEqual({ upheld: 1, dismissed: 1, open: 1 });
  });

  test('earns nothing by a complaint after the decision, an interim measure, or another outcome', async () => {
    await record({ notices: [notice('p', 'bad', 9), notice('p', 'good'), notice('p', 'new')] });
    await decideOn('bad', 'violating', 5);
    await decideOn('good', 'violating', 5, true);
    await decideOn('good', 'possible-minor', 6);
    expect(await recordOf('p', 'new')).toEqual({ upheld: 0, dismissed: 0, open: 2 });
  });

  test('leaves out the account itself, counts an account once, and follows the last decision', async () => {
    await record({ notices: [notice('p', 'bad'), notice('p', 'bad', 1), notice('p', 'good')] });
    await decideOn('bad', 'not-violating', 5);
    await decideOn('bad', 'violating', 8);
    expect(await recordOf('p', 'good')).toEqual({ upheld: 1, dismissed: 0, open: 0 });
    expect(await recordOf('p', 'bad')).toEqual({ upheld: 0, dismissed: 0, open: 1 });
    expect((await read('bad'))[0]?.targets).toEqual(['good']);
    expect((await read('good'))[0]?.targets).toEqual([]);
  });

  test('lists reporters with what became of their complaints, most dismissed first', async () => {
    await record({
      notices: [notice('p', 'bad'), notice('p', 'bad', 1), notice('q', 'good'), notice(undefined, 'good')],
    });
    await decideOn('bad', 'violating', 5);
    await decideOn('good', 'not-violating', 5);
    expect(await listReporters(store.pool, { limit: 10, offset: 0 })).toEqual([
      { platform: 'own', reporter: 'q', complaints: 1, upheld: 0, dismissed: 1, open: 0 },
      { platform: 'own', reporter: 'p', complaints: 2, upheld: 1, dismissed: 0, open: 0 },
    ]);
  });
});

test('of a flood, sixty-four people are read: trusted flaggers, then the newest, each once', async () => {
  const flood = Array.from({ length: 200 }, (_, n) => notice(`p${n % 150}`, 'a', n));
  await record({ notices: [...flood, notice('flagger', 'a', -9, { trustedFlagger: true })] });
  const complaints = await read('a');
  expect(complaints).toHaveLength(64);
  expect(complaints[0]).toMatchObject({ by: 'flagger', trusted: true });
  expect(new Set(complaints.map((one) => one.by)).size).toBe(64);
  expect(complaints[1]?.id).toBe('p49-a-199');
});

test('whatever the order and the batches, each account with a file ends with the same bits once all are judged again', async () => {
  // Weighs as judging will: bits of the complaints in the place of the total.
  const weighing: Judge = (file, fresh, newItems) => {
    const judged = flow(file, fresh, newItems);
    const { bits } = weighComplaints(file.complaints, DEFAULT_POLICY, judged.conduct.lastSeen);
    return { ...judged, assessment: { ...judged.assessment, bits } };
  };
  const some = fc.uniqueArray(fc.tuple(fc.nat(3), fc.nat(5), fc.integer({ min: -4_000, max: 0 })), {
    minLength: 20,
    maxLength: 30,
    selector: String,
  });
  const bitsAfter = async (batches: readonly Partial<Batch>[]): Promise<unknown> => {
    await store.pool.query('truncate notice, decision, orders, case_file, account, item, observation cascade');
    for (const batch of batches) await record(batch, weighing);
    await rejudge(store.pool, weighing, { why: 'test', now: NOON });
    return (await store.pool.query('select id, bits from account order by id')).rows;
  };
  await fc.assert(
    fc.asyncProperty(some, fc.infiniteStream(fc.nat(1_000)), async (list, keys) => {
      const parts: Partial<Batch>[] = [
        ...list.map(([by, about, at]) => ({ notices: [notice(`p${by}`, `a${about}`, at)] })),
        ...[0, 1, 2, 3].map((n) => ({ kept: post(`a${n}`) })),
      ];
      const keyed = parts.map((part) => ({ part, key: keys.next().value as number }));
      const shuffled = keyed.sort((a, b) => a.key - b.key).map(({ part }) => part);
      const whole = { notices: parts.flatMap((p) => p.notices ?? []), kept: parts.flatMap((p) => p.kept ?? []) };
      expect(await bitsAfter(shuffled)).toEqual(await bitsAfter([whole]));
    }),
    { numRuns: 10, endOnFailure: true },
  );
});

test('judging all accounts again writes an account only when something about it has changed', async () => {
  await record({ kept: [...post('a'), ...post('b')], notices: [notice('p', 'a'), notice('q', 'b')] });
  const written = async (): Promise<unknown> =>
    (
      await store.pool.query(
        'select id, xmin::text, (select count(*) from audit_entry) as lines from account order by id',
      )
    ).rows;
  const before = await written();
  expect(await rejudge(store.pool, flow, { why: 'test', now: NOON + 1 })).toMatchObject({ accounts: 2, changed: 0 });
  expect(await written()).toEqual(before);
  const harsher = { ...DEFAULT_POLICY, standardBits: 1, weights: { ...DEFAULT_POLICY.weights, 'notice.person': 3 } };
  const judged = judge({ lexicon: compileLexicons([], sha256), policy: harsher, sha256 }, NOON + 2);
  await rejudge(store.pool, judged, { why: 'test', now: NOON + 2 });
  expect(await written()).not.toEqual(before);
});
