// Agreement by clause over HTTP: numbers agree with the cases behind them, nobody is named, blind eyes stay blind, and only those may read it whose task it is.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ROLES, type Role } from '../core/role.ts';
import { alike, PLANTED_NAMES, plantPairs } from './pairs.fixture.ts';
import { addPerson, type Browser, signIn } from './people.fixture.ts';
import { ClausesView, PairPage } from './quality-shapes.ts';
import { type Running, startVigil } from './running.fixture.ts';

const POLICY = 'own-2026-03';
const people = new Map<Role, Browser>();
let vigil: Running;
beforeAll(async () => {
  vigil = await startVigil();
  await plantPairs(vigil.store.pool, POLICY, [
    ...alike(20, 'violating', 'violating'),
    ...alike(5, 'violating', 'not-violating'),
    ...alike(10, 'not-violating', 'violating'),
    ...alike(15, 'not-violating', 'not-violating'),
    ...alike(2, 'violating', null),
    ...alike(6, 'violating', 'violating', true),
    ...alike(2, 'violating', 'not-violating', true),
    ...alike(1, 'violating', null, true),
  ]);
  for (const role of Object.keys(ROLES) as Role[])
    people.set(role, await signIn(vigil, await addPerson(vigil, `Person ${role}`, [role])));
});
afterAll(() => vigil.close());

const ask = async (path: string, role: Role = 'auditor') => (people.get(role) as Browser).ask('GET', path);
async function listed(query: string, role: Role = 'auditor'): Promise<PairPage['pairs']> {
  const all: PairPage['pairs'] = [];
  let cursor = '';
  for (let page = 0; page < 20; page++) {
    const answer = PairPage.parse(
      (await ask(`/v1/quality/pairs?policy=${POLICY}&limit=4${query}${cursor}`, role)).body,
    );
    all.push(...answer.pairs);
    if (answer.next === null) return all;
    cursor = `&cursor=${answer.next}`;
  }
  throw new Error('the list does not end');
}

test('Each number of the screen is the length of the list behind it, and the list names no person', async () => {
  const { policies } = ClausesView.parse((await ask('/v1/quality/clauses')).body);
  expect(policies).toHaveLength(1);
  const [one] = policies;
  expect(one?.clauses).toMatchObject([
    { outcome: null, pairs: 50, differ: 15, agreed: 0.7, finding: 'beyond-chance' },
    { outcome: 'violating', named: 35, differ: 15 },
    { outcome: 'not-violating', named: 30, differ: 15 },
  ]);
  expect(one?.clauses[0]?.kappa?.value).toBeCloseTo(0.4, 10);
  expect(one).toMatchObject({ waiting: 2, unsettled: 0, appeals: { heard: 8, open: 1, overturned: 2 } });
  expect(one?.appeals.share).toMatchObject({
    share: 0.25,
    low: expect.closeTo(0.0715, 3),
    high: expect.closeTo(0.5907, 3),
  });
  for (const { outcome, differ } of one?.clauses ?? []) {
    const pairs = await listed(outcome === null ? '' : `&outcome=${outcome}`);
    expect(new Set(pairs.map((pair) => pair.case)).size).toBe(differ);
    expect(pairs.map(({ at }) => at)).toEqual(pairs.map(({ at }) => at).sort((a, b) => b - a));
  }
  const overturned = await listed('&from=appeal');
  expect(overturned).toMatchObject([{ first: 'violating', second: 'not-violating', came: 'fell' }, {}]);
  expect(await listed('&outcome=possible-victim')).toEqual([]);
  const told = JSON.stringify([policies, await listed(''), overturned]);
  for (const name of PLANTED_NAMES) expect(told).not.toContain(name);
  expect((await ask(`/v1/quality/pairs?policy=${POLICY}&cursor=zork`)).status).toBe(400);
});

test('A case that another person is still to decide blind is counted and not told, to those who could be that person', async () => {
  const { pool } = vigil.store;
  const at = (pairs: PairPage['pairs']) => pairs.filter((one) => one.case === null || one.case === 'C-PAIR20');
  expect(at(await listed('', 'senior'))).toMatchObject([{ case: 'C-PAIR20', first: 'violating', came: 'stands' }]);
  await pool.query(
    `insert into case_file (id, platform, account, severity, state, bits, assessment, opened_ms, due_ms, changed_ms, kind, about)
     values ('C-HEAR20', 'own', 'pair20', 'standard', 'open', 9, '{"reasons":[]}', 1, 2, 3, 'appeal', 'D-PAIR20')`,
  );
  expect(at(await listed('', 'senior'))).toEqual([{ at: 21, case: null, first: null, second: null, came: null }]);
  for (const role of ['lead', 'auditor'] as const)
    expect(at(await listed('', role))).toMatchObject([{ case: 'C-PAIR20', second: 'not-violating' }]);
  await pool.query(`delete from case_file where id = 'C-HEAR20'`);
});

test('It is for leads, seniors and auditors; a key that reads cases may, as before', async () => {
  const readers: Role[] = [];
  for (const role of Object.keys(ROLES) as Role[])
    if ((await ask('/v1/quality/clauses', role)).status === 200) readers.push(role);
  expect(readers).toEqual(['senior', 'lead', 'auditor']);
  const headers = { authorization: `Bearer ${await vigil.key('cases:read')}` };
  for (const path of ['/v1/quality', '/v1/quality/clauses'])
    expect((await fetch(vigil.url + path, { headers })).status).toBe(200);
});
