// The lexicon over HTTP: read masked, proposed by one person, checked by the loader's own tests, signed by another, tried before, and gone back on. No word in an error, a log or the audit chain.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkChain } from '../store/chain.ts';
import { LexiconPage, ProposalMade, ProposalView, TrialView } from './lexicon-shapes.ts';
import { addPerson, type Browser, signIn } from './people.fixture.ts';
import { lines, type Running, startVigil } from './running.fixture.ts';

const WORD = 'zemvoril';
const log: string[] = [];
let vigil: Running;
let ada: Browser;
let bo: Browser;
beforeAll(async () => {
  vigil = await startVigil({ logLevel: 'info', logTo: { write: (line) => log.push(line) } });
  await addPerson(vigil, 'Root', ['admin']);
  ada = await signIn(vigil, await addPerson(vigil, 'Ada', ['editor']));
  bo = await signIn(vigil, await addPerson(vigil, 'Bo', ['editor']));
});
afterAll(() => vigil.close());

const term = (word: string, more: object = {}) => ({
  id: `own-${word.length}-${word.slice(0, 2)}`,
  term: word,
  family: 'term',
  kind: 'word',
  matches: [`Fresh ${word} today.`],
  ignores: ['Only snow stood there.'],
  ...more,
});
const add = (word: string, more: object = {}) => ({ kind: 'add', term: term(word, more) });
const proposed = async (changes: readonly object[], by = ada) => {
  const made = await by.ask('POST', '/v1/lexicon/proposals', { why: 'Seen in three cases.', changes });
  expect(made.status, JSON.stringify(made.body)).toBe(200);
  return ProposalMade.parse(made.body).proposal as NonNullable<ProposalMade['proposal']>;
};
const sign = (id: string, saw: string, by = bo) =>
  by.ask('POST', `/v1/lexicon/proposals/${id}/signature`, { sign: true, saw });
const lexicon = async (query = '', by = ada) => LexiconPage.parse((await by.ask('GET', `/v1/lexicon?${query}`)).body);
const post = async (id: string, text: string): Promise<void> => {
  const headers = { authorization: `Bearer ${await vigil.key('items:write')}`, 'content-type': 'application/x-ndjson' };
  const object = { id, account: { id: `writer-${id}` }, text, createdAt: new Date().toISOString() };
  const sent = await fetch(`${vigil.url}/v1/items`, { method: 'POST', body: lines([object]), headers });
  expect(sent.status).toBe(200);
};
const foundIn = async (item: string): Promise<readonly string[]> =>
  (
    await vigil.store.pool.query<{ what: string }>(
      `select distinct what from observation where item = $1 and signal = 'term.listed' order by what`,
      [item],
    )
  ).rows.map(({ what }) => what);
const acts = async (): Promise<readonly string[]> =>
  (
    await vigil.store.pool.query<{ act: string }>(`select act from audit_entry where act like 'lexicon.%' order by seq`)
  ).rows.map(({ act }) => act);

test('Terms are masked until somebody reveals them, which is in the audit log before they are shown', async () => {
  const page = await lexicon('family=term');
  expect(page.entries.length).toBeGreaterThan(5);
  expect(page.entries.every(({ word, lines: shown }) => word.includes('•') && shown === null)).toBe(true);
  expect(JSON.stringify(page.entries)).not.toContain('blenvik');
  expect(await acts()).toEqual([]);
  const open = await lexicon('family=term&reveal=1');
  expect(open.entries.map(({ word }) => word)).toContain('blenvik');
  expect(open.entries[0]?.lines?.matches.length).toBeGreaterThan(0);
  expect(await acts()).toEqual(['lexicon.revealed']);
});

test('Terms come in pages that hold each once, narrowed by family, list and id', async () => {
  const ids: string[] = [];
  let cursor: number | null = 0;
  while (cursor !== null) {
    const page: LexiconPage = await lexicon(`reveal=1&limit=50&cursor=${cursor}`);
    ids.push(...page.entries.map(({ id }) => id));
    cursor = page.next;
  }
  const { terms, packs } = await lexicon();
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.length).toBe(terms);
  expect(packs.reduce((sum, one) => sum + one.terms, 0)).toBe(terms);
  expect((await lexicon('family=offer')).entries.every(({ family }) => family === 'offer')).toBe(true);
});

test('What one editor proposes another puts in force, and the next post is judged by it; the author cannot', async () => {
  await post('before', `Selling ${WORD}, dm me`);
  const one = await proposed([add(WORD)]);
  expect(await sign(one.id, one.digest, ada)).toMatchObject({ status: 403, body: { title: 'Not yours to sign' } });
  expect((await lexicon()).version).toBe(0);
  const view = ProposalView.parse((await bo.ask('GET', `/v1/lexicon/proposals/${one.id}`)).body);
  expect(view).toMatchObject({ mine: false, faults: [], differences: [{ id: 'own-8-ze', before: null }] });
  expect(JSON.stringify(view)).not.toContain(WORD);
  const before = (await lexicon()).digest;
  expect(await sign(one.id, one.digest)).toMatchObject({ status: 200, body: { state: 'active', version: 1 } });
  const after = await lexicon();
  expect(after.digest).not.toBe(before);
  expect(after.activations).toMatchObject([{ version: 1, by: 'Ada', signedBy: 'Bo', counts: { add: 1 } }]);
  await post('after', `Selling ${WORD}, dm me`);
  expect([await foundIn('before'), await foundIn('after')]).toEqual([[], ['own-8-ze']]);
});

test('A filter finds no more than is shown: an id that tells its word is searched as it is masked, unless it was revealed', async () => {
  const one = await proposed([add('plimkora', { id: 'the-plimkora' })]);
  expect((await sign(one.id, one.digest)).status).toBe(200);
  const shown = await lexicon('q=the-');
  expect([shown.found, JSON.stringify(shown)]).toEqual([0, expect.not.stringContaining('plimkora')]);
  for (const guess of ['plimkora', 'the-plim', 'lim']) expect((await lexicon(`q=${guess}`)).found, guess).toBe(0);
  expect((await lexicon('q=plimkora&reveal=1')).found).toBe(1);
  expect((await acts()).at(-1)).toBe('lexicon.revealed');
});

test('The same name under another session does not sign either, and neither does a key', async () => {
  const one = await proposed([add('vorplune')]);
  const key = await vigil.key('lexicon:read', 'lexicon:write', 'lexicon:sign');
  const byKey = await fetch(`${vigil.url}/v1/lexicon/proposals/${one.id}/signature`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ sign: true, saw: one.digest }),
  });
  expect(byKey.status).toBe(403);
  await vigil.store.pool.query(`update lexicon_proposal set by_name = '  bO ' where id = $1`, [one.id]);
  expect((await sign(one.id, one.digest)).status).toBe(403);
  const { version } = await lexicon();
  expect(
    await bo.ask('POST', `/v1/lexicon/proposals/${one.id}/signature`, {
      sign: false,
      saw: one.digest,
      why: 'Not a term at all.',
    }),
  ).toMatchObject({ body: { state: 'withdrawn' } });
  expect((await lexicon()).version).toBe(version);
});

test('Of two who sign at once one does, and the version moves once', async () => {
  const cy = await signIn(vigil, await addPerson(vigil, 'Cy', ['editor']));
  const { version } = await lexicon();
  const one = await proposed([add('kwindarel')]);
  const both = await Promise.all([sign(one.id, one.digest), sign(one.id, one.digest, cy)]);
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect((await lexicon()).version).toBe(version + 1);
});

test('An example that does not hold blocks a proposal, with the change, the line and the mend, and no word', async () => {
  const wrong = [
    add('drelvamont', { ignores: ['drelvamont stands here'] }),
    add('quimbavel', { id: 'own-other', matches: ['It is not in this line.'] }),
  ];
  const answer = await ada.ask('POST', '/v1/lexicon/proposals', { why: 'A try.', changes: wrong });
  expect(answer).toMatchObject({
    status: 422,
    body: {
      problems: [
        { change: 0, field: 'ignores', line: 0 },
        { change: 1, field: 'matches', line: 0 },
      ],
    },
  });
  expect(JSON.stringify(answer.body)).not.toMatch(/drelvamont|quimbavel/);
  const only = await ada.ask('POST', '/v1/lexicon/proposals', { try: true, changes: wrong });
  expect(only).toMatchObject({ status: 200, body: { proposal: null, problems: [{ change: 0 }, { change: 1 }] } });
});

test.each([
  ['an id in use', [add('frolvane', { id: 'blenvik' })], 'id'],
  ['a spelling in use', [add('blenvik', { id: 'own-twin' })], 'term'],
  ['no line to ignore', [add('frolvane', { ignores: [] })], 'ignores'],
  ['an expression that cannot run', [add('(?=x)', { id: 'own-re', kind: 'regex', matches: ['x'] })], 'term'],
  ['a term that is not there', [{ kind: 'retire', pack: 'own', id: 'nothing' }], 'id'],
  ['one term twice', [add('frolvane'), add('frolvane')], 'id'],
])('A proposal with %s is refused and says where', async (_, changes, field) => {
  const answer = await ada.ask('POST', '/v1/lexicon/proposals', { why: 'A try.', changes });
  expect(answer).toMatchObject({ status: 422 });
  expect(answer.body.problems[0].field).toBe(field);
});

test('A term of a file is altered in its place under its own id, retired, and brought back by going back a version', async () => {
  const { entries } = await lexicon('reveal=1&q=blenvik');
  const [there] = entries;
  const { version } = await lexicon();
  const lineUp = { matches: there?.lines?.matches ?? [], ignores: there?.lines?.ignores ?? [] };
  const shape = { id: there?.own, term: there?.word, family: 'term', kind: there?.kind };
  const alter = { kind: 'alter', pack: there?.pack, term: { ...shape, ...lineUp, bits: 4 } };
  const one = await proposed([alter]);
  expect((await sign(one.id, one.digest)).status).toBe(200);
  expect((await lexicon('q=blenvik&reveal=1')).entries[0]).toMatchObject({
    id: there?.id,
    bits: 4,
    from: 'altered',
    weight: 4,
  });
  const two = await proposed([{ kind: 'retire', pack: there?.pack, id: there?.own }], bo);
  expect((await sign(two.id, two.digest, ada)).status).toBe(200);
  expect((await lexicon('q=blenvik&reveal=1')).entries.map(({ id }) => id)).not.toContain(there?.id);
  await post('retired', 'Fresh blenvik today');
  expect(await foundIn('retired')).toEqual([]);
  const back = await ada.ask('POST', '/v1/lexicon/proposals', { why: 'It was a mistake.', rollback: version });
  const { id, digest } = back.body.proposal;
  const view = ProposalView.parse((await bo.ask('GET', `/v1/lexicon/proposals/${id}?reveal=1`)).body);
  expect(view.differences).toMatchObject([{ id: there?.own, before: null, after: { bits: null } }]);
  expect((await sign(id, digest, ada)).status).toBe(403);
  expect((await sign(id, digest)).body).toEqual({ state: 'active', version: version + 3 });
  expect((await lexicon('q=blenvik&reveal=1')).entries[0]).toMatchObject({ id: there?.id, bits: null, from: 'file' });
  await post('again', 'Fresh blenvik today');
  expect(await foundIn('again')).toEqual([there?.id]);
});

test('What another changed meanwhile cannot be signed over unseen', async () => {
  const one = await proposed([add('selquorn', { id: 'own-a' })]);
  const two = await proposed([add('telquorn', { id: 'own-a' })]);
  expect((await sign(one.id, two.digest)).status).toBe(409);
  expect((await sign(one.id, one.digest)).status).toBe(200);
  const late = await sign(two.id, two.digest);
  expect(late).toMatchObject({ status: 422, body: { detail: expect.stringContaining('this `id` is in use') } });
  const refusal = { sign: false, saw: two.digest };
  expect((await bo.ask('POST', `/v1/lexicon/proposals/${two.id}/signature`, refusal)).status).toBe(400);
  const refused = await bo.ask('POST', `/v1/lexicon/proposals/${two.id}/signature`, { ...refusal, why: 'Too late.' });
  expect(refused.body).toEqual({ state: 'refused', version: null });
  expect((await bo.ask('GET', `/v1/lexicon/proposals/${two.id}`)).body).toMatchObject({ answer: 'Too late.' });
});

test('A trial tells which cases a proposal would change, in the background, one at a time, and writes nothing', async () => {
  await post('sold', 'Selling fresh blenvik packs, dm me on telegram: qivtrader_sold');
  const { entries } = await lexicon('q=blenvik&reveal=1');
  const one = await proposed([{ kind: 'retire', pack: entries[0]?.pack, id: entries[0]?.own }]);
  const rows = async () =>
    (await vigil.store.pool.query('select id, state, severity, bits from case_file order by id')).rows;
  const before = await rows();
  const path = `/v1/lexicon/proposals/${one.id}/trial`;
  expect((await ada.ask('GET', path)).body.state).toBe('none');
  expect((await ada.ask('POST', path, { days: 30 })).status).toBe(200);
  expect([200, 409]).toContain((await ada.ask('POST', path, { days: 30 })).status);
  let view: TrialView;
  do view = TrialView.parse((await ada.ask('GET', path)).body);
  while (view.state === 'running');
  expect(view).toMatchObject({ state: 'done', why: null });
  expect(view.outcome?.turns.closes).toBeGreaterThan(0);
  const closed = view.outcome?.changes.find(({ turn }) => turn === 'closes');
  // Whoever may not read cases is told how many and why, not which.
  expect(closed).toMatchObject({ account: null, case: null });
  expect(await rows()).toEqual(before);
});

test('Garbage and huge bodies are refused in a sentence', async () => {
  const ask = (body: unknown) => ada.ask('POST', '/v1/lexicon/proposals', body);
  expect((await ask({ why: 'A try.' })).status).toBe(400);
  expect((await ask({ why: 'A try.', changes: [{ kind: 'eat' }] })).status).toBe(400);
  expect((await ask({ why: 'A try.', changes: [add('x'.repeat(501))] })).status).toBe(400);
  expect((await ask({ why: 'A try.', changes: [add('y')], more: 'y'.repeat(600_000) })).status).toBe(413);
  expect((await ask({ why: 'A try.', changes: Array.from({ length: 201 }, () => add('y')) })).status).toBe(400);
  expect(
    (await ada.ask('POST', '/v1/lexicon/proposals/L-000000000000/signature', { sign: true, saw: '' })).status,
  ).toBe(404);
  expect((await ada.ask('POST', '/v1/lexicon/proposals/L-000000000000/trial', { days: 900 })).status).toBe(400);
});

test('After all this no word stands in the log, the audit chain or the rows of the proposals, and the chain holds', async () => {
  const words = /zemvoril|vorplune|kwindarel|selquorn|drelvamont|frolvane/;
  const rows = await vigil.store.pool.query<{ line: string }>(
    `select row_to_json(a)::text as line from audit_entry a union all select row_to_json(p)::text from lexicon_proposal p
     union all select row_to_json(o)::text from lexicon_overlay o`,
  );
  expect(rows.rows.length).toBeGreaterThan(20);
  expect(rows.rows.filter(({ line }) => words.test(line))).toEqual([]);
  expect(log.filter((line) => words.test(line))).toEqual([]);
  expect(await checkChain(vigil.store.pool)).toMatchObject({ ok: true });
});
