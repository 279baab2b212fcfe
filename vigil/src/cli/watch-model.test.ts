// Enough right decisions certify a model, a rule then acts by it, and later decisions that say otherwise take the certificate away: all on a real store.
import { beforeAll, expect, test } from 'vitest';
import type { Outcome } from '../core/decision.ts';
import { DEFAULT_POLICY, type Policy } from '../core/policy.ts';
import { judge } from '../engine/flow.ts';
import { gather, NO_CONDUCT } from '../engine/gather.ts';
import { NOON, observation } from '../engine/trial.fixture.ts';
import { sha256 } from '../store/chain.ts';
import { activeJudgement } from '../store/judgement-models.ts';
import type { OpenStore } from '../store/open.ts';
import { openTrialStore } from '../store/trial-store.fixture.ts';
import { compileRules } from './choose-rules.ts';
import { learnJudgement } from './learn-judgement.ts';
import { watchModel } from './watch-model.ts';

let store: OpenStore;
openTrialStore((opened) => {
  store = opened;
});

const LIMIT: Policy = { ...DEFAULT_POLICY, version: 'limits', interim: 'limit' };
const whole = ['term.listed', 'joint.offer', 'contact.handle'] as const;
const conductOf = (posts: number) => {
  const pieces = Array.from({ length: posts }, (_, post) =>
    whole.map((signal, at) => observation(`${signal}-${post}`, { signal, item: `i${post}` as never, bits: 10 - at })),
  ).flat();
  return gather(NO_CONDUCT, pieces, posts, LIMIT.halfLifeDays);
};

/** So many decided cases of accounts that showed so many offers, written as deciding writes them. */
async function decided(name: string, some: { count: number; posts: number; outcome: Outcome; at: number }) {
  const { count, posts, outcome, at } = some;
  const seen = { conduct: conductOf(posts), complaints: [], links: [] };
  await store.pool.query(
    `insert into case_file (id, platform, account, severity, state, bits, assessment, opened_ms, due_ms, changed_ms)
     select $1 || n, 'own', $1 || n, 'urgent', 'decided', 9, '{}', 100, 200, 100 from generate_series(1, $2::int) n`,
    [name, count],
  );
  await store.pool.query(
    `insert into decision (id, case_id, platform, account, author, reason, action, interim, at_ms, outcome, innocent, seen)
     select 'D-' || $1 || n, $1 || n, 'own', $1 || n, jsonb_build_object('kind', 'person', 'name', 'person-' || n % 4), 'seen', null, false, $3, $4, $5, $6
     from generate_series(1, $2::int) n`,
    [name, count, at, outcome, outcome === 'violating' ? null : 'joker', JSON.stringify(seen)],
  );
}

/** What the rules as they stand do about an account that has just posted offers. */
async function measureFor(watched: ReturnType<typeof watchModel>) {
  const rules = { ...compileRules([], LIMIT), sha256, model: watched.now() };
  const conduct = conductOf(12);
  const file = { platform: 'own', account: 'next', conduct, open: undefined, earlier: 0, touched: false, minor: false };
  const judged = judge(rules, NOON)({ ...file, links: [], complaints: [] } as never, [observation('new')], 1);
  expect(judged.case?.severity).toBe('urgent');
  return judged.decision;
}

beforeAll(async () => {
  await decided('offer-', { count: 900, posts: 12, outcome: 'violating', at: 1_000 });
  await decided('joke-', { count: 60, posts: 0, outcome: 'not-violating', at: 1_000 });
});

test('a rule waits for a certificate, acts by it, and stops when people find otherwise', async () => {
  const watched = watchModel(store.pool);
  await watched.look(LIMIT, NOON);
  expect(await measureFor(watched)).toBeUndefined();

  expect(await learnJudgement(store, { policy: LIMIT, now: NOON })).toMatchObject({ stands: true, certified: true });
  await watched.look(LIMIT, NOON);
  const version = watched.now()?.version;
  expect(watched.now()?.certificate).toMatchObject({ model: version, stale: false });
  expect(await measureFor(watched)).toMatchObject({ interim: true, action: 'limit' });

  await decided('wrong-', { count: 90, posts: 12, outcome: 'not-violating', at: NOON + 1 });
  await watched.look(LIMIT, NOON + 2);
  expect(watched.now()).toMatchObject({ version, certificate: { stale: true } });
  expect(await measureFor(watched)).toBeUndefined();
  const { rows } = await store.pool.query(`select act, subject, detail from audit_entry where act like 'certificate%'`);
  expect(rows).toEqual([
    {
      act: 'certificate.given-up',
      subject: version,
      detail: { why: '90 of 90 later decisions at its scores found no violation' },
    },
  ]);
});

test('learning again does not bring a certificate back that decisions speak against', async () => {
  expect(await learnJudgement(store, { policy: LIMIT, now: NOON + 3 })).toMatchObject({ certified: false });
  expect((await activeJudgement(store.pool))?.certificate).toBeUndefined();
});
