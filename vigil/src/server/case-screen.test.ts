// Shows what the case screen asks of the API: a timeline that holds every item once, words one at a time and within a budget, notes and activity, standing only with a draft, and whether the case has changed.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { checkChain } from '../store/chain.ts';
import {
  ActivityPage,
  BesideView,
  CodePointPage,
  NoteList,
  RevealMade,
  StandingView,
  TimelineOutline,
  TimelinePage,
} from './case-shapes.ts';
import { lines, offer, type Running, startVigil } from './running.fixture.ts';
import { CaseView } from './shapes.ts';

const DAY = 86_400_000;
const BEGIN = Date.UTC(2026, 9, 1);
let vigil: Running;
let key: string;
let id: string;

beforeAll(async () => {
  vigil = await startVigil({ limits: { revealsAnHour: 5 } });
  key = await vigil.key('items:write', 'notices:write', 'cases:read', 'cases:reveal', 'cases:decide');
  const items = Array.from({ length: 130 }, (_, n) => ({
    ...offer(`p${n}`, 'seller'),
    account: { id: 'seller', handle: 'qivtrader', followers: 4_000_000, verified: true },
    // Three posts share each moment, so that pages must hold on to more than the time.
    createdAt: new Date(BEGIN + Math.floor(n / 3) * DAY).toISOString(),
    ...(n === 7 ? { text: 'Selling bl3nvik packs, dm me', surface: 'comment' } : {}),
  }));
  await post('/v1/items', lines(items), 'application/x-ndjson');
  const notices = ['ada', 'bo'].map((by, n) => ({ id: `n${n}`, about: 'seller', by, comment: 'sells blenvik' }));
  await post('/v1/notices', lines(notices), 'application/x-ndjson');
  const { rows } = await vigil.store.pool.query<{ id: string }>('select id from case_file');
  id = rows[0]?.id as string;
});
afterAll(() => vigil.close());

function ask(path: string, init: RequestInit = {}, secret = key): Promise<Response> {
  return fetch(`${vigil.url}${path}`, { ...init, headers: { authorization: `Bearer ${secret}`, ...init.headers } });
}
function post(path: string, body: string, type = 'application/json', secret = key): Promise<Response> {
  return ask(path, { method: 'POST', body, headers: { 'content-type': type } }, secret);
}
async function read<T>(path: string, schema: z.ZodType<T>): Promise<T> {
  const answer = await ask(path);
  expect(answer.status, path).toBe(200);
  return schema.parse(await answer.json());
}
const items = (query: string) => read(`/v1/cases/${id}/items?${query}`, TimelinePage);

describe('the timeline', () => {
  test.each(['newest', 'oldest'] as const)(
    '%s first, the pages of the outline hold every item once, in order',
    async (order) => {
      const { pages, total } = await read(`/v1/cases/${id}/timeline?order=${order}`, TimelineOutline);
      expect([total, pages.length]).toEqual([130, 3]);
      const all = [];
      for (const { cursor } of pages) all.push(...(await items(`order=${order}&cursor=${cursor}`)).items);
      expect(new Set(all.map((one) => one.id)).size).toBe(130);
      expect(all).toHaveLength(130);
      const times = all.map((one) => one.createdAt);
      expect(times).toEqual([...times].sort((a, b) => (order === 'newest' ? b - a : a - b)));
    },
  );

  test('By `next` every item comes once too, and a page begins at any date', async () => {
    const ids: string[] = [];
    let next: string | null = '';
    while (next !== null) {
      const page: TimelinePage = await items(`limit=17${next === '' ? '' : `&cursor=${next}`}`);
      ids.push(...page.items.map((one) => one.id));
      next = page.next;
    }
    expect(new Set(ids).size).toBe(130);
    expect(ids).toHaveLength(130);
    const [first] = (await items(`order=oldest&limit=1&at=${BEGIN + 20 * DAY - 1}`)).items;
    expect(first?.createdAt).toBe(BEGIN + 20 * DAY);
    expect((await ask(`/v1/cases/${id}/items?cursor=zorple`)).status).toBe(400);
  });

  test('It tells how many items there are of each kind and when, and shows only those asked for', async () => {
    const lay = await read(`/v1/cases/${id}/timeline`, TimelineOutline);
    expect(lay.surfaces).toEqual({ post: 129, comment: 1 });
    expect(lay.density.reduce((sum, n) => sum + n, 0)).toBe(130);
    expect(lay.families['obfuscation']).toBe(1);
    const hidden = await items('family=obfuscation');
    expect(hidden.items.map((one) => one.id)).toEqual(['p7']);
    expect((await items('surface=comment')).items.map((one) => one.id)).toEqual(['p7']);
  });

  test('What a disguised word was read as is told by kind while masked, and step by step once revealed', async () => {
    const masked = (await items('surface=comment&folded=1')).items[0];
    const word = masked?.pieces.find((piece) => piece.readings.length > 0);
    expect(word).toMatchObject({ text: 'b•••••k', readings: [{ as: 'b•••••k', disguises: ['digit'], steps: [] }] });
    expect(masked?.folded?.map((piece) => piece.text).join('')).toBe('seiiinb ••••••• packs dm me');
    const { reveal } = await spend({});
    const open = (await items(`surface=comment&folded=1&reveal=${reveal}`)).items[0];
    const read = open?.pieces.find((piece) => piece.readings.length > 0);
    expect(read).toMatchObject({ text: 'bl3nvik', readings: [{ as: 'blenvik', steps: ['3 read as e'] }] });
  });
});

async function spend(body: object, secret = key): Promise<RevealMade> {
  const answer = await post(`/v1/cases/${id}/reveals`, JSON.stringify(body), 'application/json', secret);
  expect(answer.status).toBe(200);
  return RevealMade.parse(await answer.json());
}

describe('reveals', () => {
  test('One word is revealed alone, and the audit log says which before it is shown, not what it is', async () => {
    const [one] = (await items('limit=1&order=oldest')).items;
    const piece = one?.pieces.find((each) => each.masked);
    const made = await spend({ word: { item: one?.id, revision: one?.revision, start: piece?.start } });
    expect(made.text).toBe('blenvik');
    const { rows } = await vigil.store.pool.query('select act, subject, detail from audit_entry where seq = $1', [
      made.reveal,
    ]);
    expect(rows).toEqual([
      { act: 'word.revealed', subject: id, detail: expect.objectContaining({ item: 'p0', start: piece?.start }) },
    ]);
    expect(JSON.stringify(rows)).not.toMatch(/blenvik|sel/i);
    expect((await ask(`/v1/cases/${id}/items?reveal=${made.reveal}`)).status).toBe(403);
    const plain = { item: one?.id, revision: one?.revision, start: 0 };
    expect((await post(`/v1/cases/${id}/reveals`, JSON.stringify({ word: plain }))).status).toBe(404);
    expect(await checkChain(vigil.store.pool)).toMatchObject({ ok: true });
  });

  test('A reveal is good for whoever made it, and a key without the permission makes none', async () => {
    const other = await vigil.key('cases:read', 'cases:reveal');
    const { reveal } = await spend({}, other);
    expect((await ask(`/v1/cases/${id}/items?reveal=${reveal}`, {}, other)).status).toBe(200);
    expect((await ask(`/v1/cases/${id}/items?reveal=${reveal}`)).status).toBe(403);
    const reader = await vigil.key('cases:read');
    expect((await post(`/v1/cases/${id}/reveals`, '{}', 'application/json', reader)).status).toBe(403);
  });

  test('Past the hour’s budget nothing is shown: the answer is 429 and says what to do; asked for at once, not one too many is given', async () => {
    const other = await vigil.key('cases:read', 'cases:reveal');
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => post(`/v1/cases/${id}/reveals`, '{}', 'application/json', other)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 200, 429, 429, 429]);
    const refused = answers.find(({ status }) => status === 429) as Response;
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(3_500);
    expect(((await refused.json()) as { detail: string }).detail).toContain('Decide on the masked words');
    const { reveals } = await read(`/v1/cases/${id}?limit=0`, CaseView);
    expect(reveals).toMatchObject({ limit: 5, used: 2, here: 8, people: 3 });
  });

  test('A text comes sign by sign; masked words have no code points until they are revealed', async () => {
    const [one] = (await items('surface=comment')).items;
    const where = `item=${one?.id}&revision=${one?.revision}`;
    const masked = await read(`/v1/cases/${id}/code-points?${where}`, CodePointPage);
    expect(masked).toMatchObject({ units: 28, next: null });
    expect(masked.points.filter(({ code }) => code === null)).toHaveLength(7);
    const { reveal } = await spend({});
    const open = await read(`/v1/cases/${id}/code-points?${where}&reveal=${reveal}`, CodePointPage);
    expect(String.fromCodePoint(...open.points.map(({ code }) => code ?? 0))).toBe('Selling bl3nvik packs, dm me');
  });
});

describe('beside the items', () => {
  test('Each reason unfolds to pieces that say what the total would be without them; complaints name nobody', async () => {
    const view = await read(`/v1/cases/${id}?limit=0`, CaseView);
    const beside = await read(`/v1/cases/${id}/beside`, BesideView);
    const term = beside.reasons.find(({ family }) => family === 'term');
    expect(term?.parts.length).toBeGreaterThan(0);
    for (const part of term?.parts ?? []) expect(part.total).toBeLessThanOrEqual(view.case.bits);
    expect(term?.parts[0]).toMatchObject({ says: 'a listed term', at: expect.any(Number), item: expect.any(String) });
    expect(beside.notices).toMatchObject({
      people: 2,
      trusted: 0,
      says: expect.stringMatching(/^2 people complained/),
    });
    expect(beside.notices.list[0]?.comment.map((piece) => piece.text).join('')).toBe('sells b•••••k');
    expect(JSON.stringify(beside.notices)).not.toMatch(/ada|"bo"/);
    expect(beside).toMatchObject({ earlier: [], returned: null, ring: null });
  });

  test('Notes are added and stay; activity says who did what; the case counts as changed, and as unchanged otherwise', async () => {
    const first = await ask(`/v1/cases/${id}?limit=0`);
    const tag = first.headers.get('etag') as string;
    const again = () => ask(`/v1/cases/${id}?limit=0`, { headers: { 'if-none-match': tag } });
    expect((await again()).status).toBe(304);
    const stop = new AbortController();
    const feed = await ask('/v1/events', { signal: stop.signal });
    const reader = (feed.body as ReadableStream<Uint8Array>).getReader();
    const made = await post(`/v1/cases/${id}/notes`, JSON.stringify({ text: ' asked the blenvik desk \u0000' }));
    expect(NoteList.parse(await made.json()).notes.map(({ text }) => text.map((piece) => piece.text).join(''))).toEqual(
      ['asked the b•••••k desk '],
    );
    let heard = '';
    while (!heard.includes(`event: changed\ndata: {"cases":["${id}"]}`))
      heard += Buffer.from((await reader.read()).value ?? []).toString();
    stop.abort();
    expect((await again()).status).toBe(200);
    const { lines: told } = await read(`/v1/cases/${id}/activity`, ActivityPage);
    expect(told[0]).toMatchObject({ act: 'case.noted', by: expect.stringMatching(/^key:/), detail: { units: 23 } });
    expect(told.at(-1)).toMatchObject({ act: 'case.opened', by: 'vigil' });
    expect(JSON.stringify(told)).not.toMatch(/blenvik|desk/);
    expect((await post(`/v1/cases/${id}/notes`, '{"text":"  "}')).status).toBe(400);
    expect((await post(`/v1/cases/${id}/notes`, JSON.stringify({ text: 'x'.repeat(2_001) }))).status).toBe(400);
  });

  test('Who the account is is told only with a draft in hand, and the audit log knows before', async () => {
    const draft = randomUUID();
    expect((await ask(`/v1/cases/${id}/standing`)).status).toBe(404);
    expect((await post(`/v1/cases/${id}/standing`, '{}')).status).toBe(400);
    const reader = await vigil.key('cases:read');
    const wish = JSON.stringify({ draft, outcome: 'violating' });
    expect((await post(`/v1/cases/${id}/standing`, wish, 'application/json', reader)).status).toBe(403);
    const answer = await post(`/v1/cases/${id}/standing`, wish);
    expect(StandingView.parse(await answer.json())).toMatchObject({ handle: 'qivtrader', followers: 4_000_000 });
    const { rows } = await vigil.store.pool.query(
      `select subject, detail from audit_entry where act = 'standing.shown'`,
    );
    expect(rows).toEqual([{ subject: id, detail: expect.objectContaining({ draft, outcome: 'violating' }) }]);
    expect(JSON.stringify(rows)).not.toContain('qivtrader');
    expect(await (await ask(`/v1/cases/${id}`)).text()).not.toContain('4000000');
  });

  test('Of a case that does not exist nothing is told', async () => {
    for (const path of ['', '/timeline', '/items', '/beside', '/notes', '/code-points?item=a&revision=b'])
      expect((await ask(`/v1/cases/C-0000000000${path}`)).status).toBe(404);
    expect((await post('/v1/cases/C-0000000000/reveals', '{}')).status).toBe(404);
    expect((await post('/v1/cases/C-0000000000/notes', '{"text":"a"}')).status).toBe(404);
  });
});
