// Questions to a model are counted before they leave, answers are kept beside the case, and the audit log tells of both without a word of text.
import { beforeEach, expect, test } from 'vitest';
import type { NoOpinion, Opinion } from '../core/opinion.ts';
import { checkChain } from './chain.ts';
import type { OpenStore } from './open.ts';
import { beginOpinion, listUnasked, namesOf, readOpinion, settleOpinion } from './opinions.ts';
import { openTrialStore } from './trial-store.fixture.ts';

let store: OpenStore;
openTrialStore((opened) => {
  store = opened;
});
beforeEach(async () => {
  await store.pool.query('truncate opinion, case_file, account, indicator cascade');
  for (const [id, severity, state] of [
    ['C-MILD', 'standard', 'open'],
    ['C-WORSE', 'urgent', 'open'],
    ['C-DONE', 'urgent', 'decided'],
  ])
    await store.pool.query(
      `insert into case_file (id, platform, account, severity, state, bits, assessment, opened_ms, due_ms, changed_ms) values ($1, 'own', $1, $2, $3, 9, '{}', 100, 200, 100)`,
      [id, severity, state],
    );
});

const DAY = 86_400_000;
const by = { model: 'qimbo-1', promptVersion: 'p1' };
const begin = (id: string, some: { now?: number; perDay?: number } = {}) =>
  beginOpinion(store.pool, {
    case: id,
    ...by,
    to: 'h:1',
    texts: 2,
    aimed: [],
    perDay: 300,
    actor: 'cli',
    now: 1_000,
    ...some,
  });
const settle = (id: number | undefined, outcome: Opinion | NoOpinion) =>
  settleOpinion(store.pool, { id: id as number, outcome, hidden: [{ start: 0, end: 6 }], actor: 'cli', now: 2_000 });
const said = (quote: string): Opinion => ({ label: 'offer', clause: 'A1', quote, ...by, at: 2_000 });
const unasked = (promptVersion = 'p1') => listUnasked(store.pool, { ...by, promptVersion, limit: 10 });

test('an opinion comes back as it was said, and the audit log names case, model and outcome but no word of it', async () => {
  await settle(await begin('C-WORSE'), said('zorple \u0000 packs'));
  expect(await readOpinion(store.pool, 'C-WORSE')).toEqual({
    ...by,
    at: 2_000,
    texts: 2,
    aimed: [],
    label: 'offer',
    clause: 'A1',
    quote: 'zorple \u0000 packs',
    hidden: [{ start: 0, end: 6 }],
    why: null,
  });
  const { rows } = await store.pool.query('select act, subject, detail from audit_entry order by seq desc limit 2');
  expect(rows).toMatchObject([
    { act: 'opinion.asked', subject: 'C-WORSE', detail: { model: 'qimbo-1', outcome: 'offer' } },
    { act: 'opinion.sent', subject: 'C-WORSE', detail: { model: 'qimbo-1', texts: 2, to: 'h:1' } },
  ]);
  expect(JSON.stringify(rows)).not.toContain('zorple');
  expect(await checkChain(store.pool)).toMatchObject({ ok: true });
});

test('a later question that fails does not hide an opinion, an unanswered one is not shown, and a second answer to one question is not taken', async () => {
  await settle(await begin('C-WORSE'), { why: 'timeout' });
  expect(await readOpinion(store.pool, 'C-WORSE')).toMatchObject({ label: null, why: 'timeout' });
  const id = await begin('C-WORSE');
  await settle(id, said('zorple'));
  await settle(id, said('another'));
  await settle(await begin('C-WORSE'), { why: 'unreachable' });
  await begin('C-WORSE');
  expect(await readOpinion(store.pool, 'C-WORSE')).toMatchObject({ label: 'offer', quote: 'zorple' });
  await begin('C-MILD');
  expect(await readOpinion(store.pool, 'C-MILD')).toBeUndefined();
});

test('no more than the day’s number goes out, also when many ask at the same moment, and a day later there is room again', async () => {
  const places = await Promise.all(Array.from({ length: 9 }, () => begin('C-WORSE', { perDay: 4 })));
  expect(places.filter((one) => one !== undefined)).toHaveLength(4);
  expect(await begin('C-MILD', { perDay: 4, now: 1_000 + DAY - 1 })).toBeUndefined();
  expect(await begin('C-MILD', { perDay: 4, now: 1_000 + DAY })).toBeDefined();
  const { rows } = await store.pool.query(`select 1 from opinion`);
  expect(rows).toHaveLength(5);
});

test('the queue gives open cases, urgent first, that this model with this prompt has not answered since they changed', async () => {
  expect(await unasked()).toEqual(['C-WORSE', 'C-MILD']);
  await settle(await begin('C-WORSE'), said('zorple'));
  expect(await unasked()).toEqual(['C-MILD']);
  expect(await unasked('p2')).toEqual(['C-WORSE', 'C-MILD']);
  await settle(await begin('C-MILD'), { why: 'timeout' });
  expect(await unasked()).toEqual(['C-MILD']);
  await settle(await begin('C-MILD'), { why: 'malformed' });
  expect(await unasked()).toEqual([]);
  await store.pool.query(`update case_file set changed_ms = 5000 where id = 'C-WORSE'`);
  expect(await unasked()).toEqual(['C-WORSE']);
});

test('the names to take out are the account’s handle, its id and the contacts it gave, not the links it posted', async () => {
  await store.pool.query(
    `insert into account (platform, id, conduct, standing, bits, families, first_seen_ms, last_seen_ms) values ('own', '88123', '{}', '{"handle":"@mirvand"}', 1, '{}', 1, 1)`,
  );
  for (const [kind, value] of [
    ['handle', 'qivtrader'],
    ['link', 'example.org/'],
  ])
    await store.pool.query(`insert into indicator values ($1, 's', $2, 'own', '88123', '1', 1)`, [kind, value]);
  expect([...(await namesOf(store.pool, 'own', '88123'))].sort()).toEqual(['88123', 'mirvand', 'qivtrader']);
});
