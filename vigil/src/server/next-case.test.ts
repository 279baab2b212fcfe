// Where a person is led next, on a real store: by the queue's order, and to an easier case only where they ask for it and no urgent one runs short.
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { DEFAULT_POLICY } from '../core/policy.ts';
import { readNext } from '../store/next-case.ts';
import { putMixAfter } from '../store/preferences.ts';
import { addPerson, signIn } from './people.fixture.ts';
import { type Running, startVigil } from './running.fixture.ts';
import { asKey, decide, openCase, sitDown } from './seat.fixture.ts';

const NOW = 1_900_000_000_000;
let vigil: Running;
beforeAll(async () => {
  vigil = await startVigil({}, { ...DEFAULT_POLICY, secondLook: 0 });
});
beforeEach(() =>
  vigil.store.pool.query('truncate person_preference, decision, case_file, account, item, observation cascade'),
);
afterAll(() => vigil.close());

interface Planned {
  readonly severity: 'urgent' | 'standard';
  readonly jumps: boolean;
  readonly kind: 'finding' | 'appeal' | 'second-look';
  readonly route: 'review' | 'specialist';
  readonly minutes: number;
  readonly used: number;
  readonly bits: number;
  readonly families: readonly string[];
  readonly claim: 'none' | 'mine' | 'other';
}
const planned: fc.Arbitrary<Planned> = fc.record({
  severity: fc.constantFrom('urgent', 'standard'),
  jumps: fc.oneof({ weight: 5, arbitrary: fc.constant(false) }, fc.boolean()),
  kind: fc.oneof({ weight: 4, arbitrary: fc.constant('finding') }, fc.constantFrom('appeal', 'second-look')),
  route: fc.oneof({ weight: 4, arbitrary: fc.constant('review') }, fc.constant('specialist')),
  minutes: fc.integer({ min: 1, max: 2_000 }),
  used: fc.oneof({ weight: 3, arbitrary: fc.double({ min: 0, max: 0.55, noNaN: true }) }, fc.constantFrom(0.5, 1, 1.5)),
  bits: fc.integer({ min: 3, max: 40 }),
  families: fc.subarray(['term', 'offer', 'joint', 'hash', 'age'], { maxLength: 2 }),
  claim: fc.oneof({ weight: 4, arbitrary: fc.constant('none') }, fc.constantFrom('mine', 'other')),
} as const);

/** An open case of the plan with its times. */
function filed(plan: readonly Planned[]) {
  return plan.map((one, place) => {
    const ms = one.minutes * 60_000;
    const opened = NOW - Math.round(one.used * ms);
    return { ...one, id: `C-OPEN${place}`, account: `open${place}`, opened, due: opened + ms };
  });
}
type Filed = ReturnType<typeof filed>[number];

/** Puts the plan into the store, and so many severe decisions of Ada before it, the newest first after one that was not. */
async function plant(open: readonly Filed[], row: number): Promise<void> {
  const { pool } = vigil.store;
  await pool.query('delete from decision; delete from case_claim; delete from case_file');
  const put = `insert into case_file (id, platform, account, severity, state, bits, assessment, opened_ms, due_ms, changed_ms, kind, route, jumps)
    select x.id, 'own', x.account, x.severity, x.state, x.bits, jsonb_build_object('reasons', (select coalesce(jsonb_agg(jsonb_build_object('family', f, 'bits', 1)), '[]') from jsonb_array_elements_text(x.families) f)),
      x.opened, x.due, x.opened, x.kind, x.route, x.jumps
    from jsonb_to_recordset($1::jsonb) as x (id text, account text, severity text, state text, bits float8, families jsonb, opened bigint, due bigint, kind text, route text, jumps boolean)`;
  const had = Array.from({ length: row + 1 }, (_, place) => ({
    ...{ id: `C-HAD${place}`, account: `had${place}`, severity: place < row ? 'urgent' : 'standard', state: 'decided' },
    ...{ bits: 9, families: [], opened: NOW, due: NOW, kind: 'finding', route: 'review', jumps: false },
  }));
  await pool.query(put, [JSON.stringify([...open.map((one) => ({ ...one, state: 'open' })), ...had])]);
  await pool.query(
    `insert into decision (id, case_id, platform, account, author, reason, interim, at_ms, outcome)
     select 'D-' || id, id, 'own', account, '{"kind":"person","name":"Ada"}', 'a test', false, $1::bigint - substr(id, 6)::int, 'need-more' from case_file where id like 'C-HAD%'`,
    [NOW - 1_000],
  );
  await pool.query(
    `insert into case_claim select x.id, x.claim, x.claim, $2 from jsonb_to_recordset($1::jsonb) as x (id text, claim text) where x.claim <> 'none'`,
    [JSON.stringify(open), NOW + 60_000],
  );
}

const rank = ({ severity, jumps }: Filed): number => (severity === 'urgent' ? 0 : 2) + (jumps ? 0 : 1);
const inOrder = (a: Filed, b: Filed): number =>
  rank(a) - rank(b) || b.bits - a.bits || a.due - b.due || (a.id < b.id ? -1 : 1);
const isEasy = ({ severity, jumps, families }: Filed): boolean =>
  severity === 'standard' && !jumps && !['joint', 'hash', 'age'].some((one) => families.includes(one));

describe('the next case', () => {
  test('with easier ones mixed in, no urgent case that has used half of its time is ever passed over, and without them the queue’s order alone counts', async () => {
    const { pool } = vigil.store;
    const seen = { easier: 0, held: 0 };
    await fc.assert(
      fc.asyncProperty(
        fc.array(planned, { maxLength: 9 }),
        fc.nat(6),
        fc.constantFrom(0, 2, 3, 5),
        async (plan, row, mixAfter) => {
          const open = filed(plan);
          await plant(open, row);
          await putMixAfter(pool, 'P-ada', mixAfter, NOW);
          const ada = { holder: 'mine', name: 'Ada', who: 'P-ada', now: NOW, after: undefined, not: [] };
          const made = await readNext(pool, ada);
          const free = open.filter(({ claim }) => claim !== 'other');
          const own = free.filter(({ kind, route }) => kind === 'finding' && route === 'review').sort(inOrder);
          const head = own[0] ?? free.sort(inOrder)[0];
          const short = own.filter(
            (one) => (one.severity === 'urgent' || one.jumps) && NOW - one.opened >= (one.due - one.opened) / 2,
          );
          const [easy] = own.filter(isEasy).sort((a, b) => a.due - b.due || (a.id < b.id ? -1 : 1));
          const asked = mixAfter > 0 && row >= mixAfter && head?.severity === 'urgent' && easy !== undefined;
          if (made.easier) expect(short).toEqual([]);
          expect(made).toEqual(
            asked && short.length === 0 ? { case: easy.id, easier: true } : { case: head?.id, easier: false },
          );
          if (made.easier) seen.easier++;
          else if (asked) seen.held++;
        },
      ),
      { numRuns: 400 },
    );
    // Both sides of the rule were met.
    expect(Math.min(seen.easier, seen.held)).toBeGreaterThan(3);
  }, 30_000);

  test('A case that was just left, or sent on, is not answered; appeals of one’s own decision never are', async () => {
    const [first, second] = [await openCase(vigil), await openCase(vigil)];
    const ada = await sitDown(vigil.url, 'Ada');
    const next = async (query: string) => (await ada('GET', `/v1/next-case${query}`)).body.case;
    const all = [first.id, second.id].sort();
    expect([await next(`?after=${first.id}`), await next(`?after=${second.id}`)].sort()).toEqual(all);
    expect(await next(`?not=${first.id},${second.id}`)).toBeNull();
    expect((await ada('GET', '/v1/next-case?not=everything')).status).toBe(400);
    const { body } = await decide(ada, first.id);
    await decide(ada, second.id, { outcome: 'need-more' });
    const appeal = { id: 'zork-1', text: 'I sell bread.' };
    await vigil.store.pool.query(`update decision set state = 'stands' where id = $1`, [body.decision]);
    const bo = await sitDown(vigil.url, 'Bo');
    const heard = (await bo('POST', `/v1/cases/${first.id}/appeals`, appeal)).body.case as string;
    expect(heard).toMatch(/^C-/);
    const bos = async () => (await bo('GET', `/v1/next-case?not=${second.id}`)).body.case;
    expect([await next(`?not=${second.id}`), await bos()]).toEqual([null, heard]);
  });

  test('After two severe cases in a row the third is easier for whoever asked, and only for them; their choice is nobody else’s to read', async () => {
    const severe = [await openCase(vigil), await openCase(vigil), await openCase(vigil)];
    const easy = await openCase(vigil, 'standard');
    const [ada, bo] = [await sitDown(vigil.url, 'Ada'), await sitDown(vigil.url, 'Bo')];
    expect(await ada('GET', '/v1/preferences')).toMatchObject({ status: 200, body: { mixAfter: 0 } });
    expect(await ada('PUT', '/v1/preferences', { mixAfter: 2 })).toMatchObject({ body: { mixAfter: 2 } });
    for (const wrong of [{ mixAfter: 1 }, { mixAfter: 11 }, { mixAfter: 2.5 }, {}])
      expect((await ada('PUT', '/v1/preferences', wrong)).status).toBe(400);
    expect((await bo('GET', '/v1/preferences')).body).toEqual({ mixAfter: 0 });
    const next = async (seat: typeof ada, after: string) => (await seat('GET', `/v1/next-case?after=${after}`)).body;
    const led = async (seat: typeof ada, ids: readonly string[]) => {
      for (const id of ids.slice(0, -1)) await decide(seat, id, { outcome: 'need-more' });
      return next(seat, ids.at(-1) ?? '');
    };
    const ids = severe.map(({ id }) => id);
    // Asked ahead, before the second is decided, and after it: the same.
    expect(await led(ada, ids.slice(0, 2))).toEqual({ case: easy.id, easier: true });
    await decide(ada, ids[1] ?? '', { outcome: 'need-more' });
    expect(await next(ada, ids[1] ?? '')).toEqual({ case: easy.id, easier: true });
    expect(await led(bo, ids.slice(0, 2))).toMatchObject({ easier: false });
    await decide(ada, easy.id, { outcome: 'need-more' });
    expect(await next(ada, easy.id)).toMatchObject({ easier: false });
    expect((await ada('PUT', '/v1/preferences', { mixAfter: 0 })).status).toBe(200);
    expect((await vigil.store.pool.query('select 1 from person_preference')).rowCount).toBe(0);
    const program = asKey(vigil.url, await vigil.key('cases:read'));
    expect((await program('GET', '/v1/preferences')).status).toBe(409);
    expect((await program('GET', '/v1/next-case')).status).toBe(200);
  });

  test('A person keeps their choice over sessions, and an admin has no way to it', async () => {
    const ada = await addPerson(vigil, 'Ada Lind', ['reviewer']);
    const boss = await signIn(vigil, await addPerson(vigil, 'Boss', ['admin']));
    await (await signIn(vigil, ada)).ask('PUT', '/v1/preferences', { mixAfter: 4 });
    expect((await (await signIn(vigil, ada)).ask('GET', '/v1/preferences')).body).toEqual({ mixAfter: 4 });
    expect((await boss.ask('GET', '/v1/preferences')).body).toEqual({ mixAfter: 0 });
    const people = JSON.stringify((await boss.ask('GET', '/v1/people')).body);
    expect(people).not.toMatch(/mix/i);
  });
});
