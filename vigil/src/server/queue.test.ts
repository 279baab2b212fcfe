// The queue and the day over HTTP: every filter leaves what it says, counts agree with rows, a spreadsheet runs nothing, who looks is told, and the clocks count what waits.
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { linkAccounts } from '../store/rings.ts';
import { DayAccounts, DayClocks } from './day-shapes.ts';
import { Present, QueueCounts } from './queue-shapes.ts';
import { CONSOLE_KEY, lines, offer, type Running, startVigil } from './running.fixture.ts';
import { CasePage, Today } from './shapes.ts';

const HOUR_MS = 3_600_000;
/** What a spreadsheet would run, as an account may be called on a platform. */
const FORMULA = '=HYPERLINK("zork","qimbo")';
let vigil: Running;
let key: string;
let now = Date.now();

beforeAll(async () => {
  vigil = await startVigil({ now: () => now });
  key = await vigil.key('items:write', 'cases:read', 'cases:decide');
  const ringed = [0, 1, 2].map((n) => ({
    ...offer(`ring${n}`, `ringed${n}`),
    text: 'Selling fresh blenvik packs, dm me on telegram: qivtrader_house',
    lang: 'de',
  }));
  await send([
    ...ringed,
    { ...offer('market', 'seller1'), platform: 'market', lang: 'fr' },
    { ...offer('formula', 'seller2'), account: { id: FORMULA } },
    { ...offer('plain', 'seller3'), text: 'Who knows blenvik and drovalt and vorplix and quazmor' },
  ]);
  await linkAccounts(vigil.store.pool, { accounts: () => 1_000_000 }, now);
});
afterAll(() => vigil.close());

async function send(objects: readonly unknown[]): Promise<void> {
  const answer = await fetch(`${vigil.url}/v1/items`, {
    method: 'POST',
    body: lines(objects),
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/x-ndjson' },
  });
  expect(answer.status).toBe(200);
}
const ask = (path: string, secret = key) =>
  fetch(`${vigil.url}${path}`, { headers: { authorization: `Bearer ${secret}` } });
const accounts = async (filter: string): Promise<readonly string[]> =>
  CasePage.parse(await (await ask(`/v1/cases?${filter}`)).json())
    .cases.map((one) => one.account)
    .sort();

test('Each filter leaves the cases it names, and filters narrow each other', async () => {
  const ringed = ['ringed0', 'ringed1', 'ringed2'];
  expect(await accounts('ring=ring')).toEqual(ringed);
  expect(await accounts('ring=single')).toEqual([FORMULA, 'seller1', 'seller3']);
  expect(await accounts('language=de')).toEqual(ringed);
  expect(await accounts('platform=market')).toEqual(['seller1']);
  expect(await accounts('platform=market&ring=ring')).toEqual([]);
  expect(await accounts('family=contact&severity=urgent&ring=single')).toEqual([FORMULA, 'seller1']);
  expect(await accounts('family=hash')).toEqual([]);
  expect(await accounts('age=hour')).toHaveLength(6);
  expect(await accounts('overdue=1')).toEqual([]);
  now += 2 * HOUR_MS;
  expect(await accounts('age=hour')).toEqual([]);
  expect(await accounts('age=day')).toHaveLength(6);
  expect(await accounts('overdue=1')).not.toContain('seller3');
  expect(await accounts('overdue=1')).toHaveLength(5);
  expect((await ask('/v1/cases?age=century')).status).toBe(400);
});

test('A row tells its evidence and the size of its ring', async () => {
  const { cases } = CasePage.parse(await (await ask('/v1/cases?ring=ring&limit=1')).json());
  expect(cases[0]).toMatchObject({ ring: { id: expect.stringMatching(/^R-/), members: 3 } });
  expect(cases[0]?.evidence).toBeGreaterThan(1);
});

test('The counts behind the filters are those of the rows they would leave', async () => {
  const counts = QueueCounts.parse(await (await ask('/v1/queue')).json());
  for (const [name, value, n] of [
    ['severity', 'urgent', counts.severity.urgent],
    ['ring', 'ring', counts.ring.ring],
    ['age', 'day', counts.age.day],
    ['claim', 'free', counts.claim.free],
    ['route', 'review', counts.route.review],
    ['family', 'contact', counts.family.contact],
    ['platform', 'market', counts.platform['market']],
    ['language', 'de', counts.language['de']],
    ['overdue', '1', counts.overdue],
  ] as const)
    expect([name, n]).toEqual([name, (await accounts(`${name}=${value}`)).length]);
  expect(counts.all).toBe(6);
});

test('A claim by a program and one by nobody are told apart', async () => {
  const { cases } = CasePage.parse(await (await ask('/v1/cases?platform=market')).json());
  const id = cases[0]?.id;
  await fetch(`${vigil.url}/v1/cases/${id}/claim`, { method: 'POST', headers: { authorization: `Bearer ${key}` } });
  expect(await accounts('claim=machine')).toEqual(['seller1']);
  expect(await accounts('claim=mine')).toEqual(['seller1']);
  expect(await accounts('claim=person')).toEqual([]);
  expect(await accounts('claim=free')).toHaveLength(5);
});

test('The queue as CSV is read back by a parser row for row, holds no formula and no listed word, and needs the scope', async () => {
  const answer = await ask('/v1/queue.csv?severity=urgent');
  expect(answer.headers.get('content-disposition')).toBe('attachment; filename="vigil-queue.csv"');
  const text = await answer.text();
  const rows = parse(text, { columns: true, record_delimiter: '\r\n' }) as Record<string, string>[];
  expect(rows.map((row) => row['account']).sort()).toEqual([`'${FORMULA}`, 'ringed0', 'ringed1', 'ringed2', 'seller1']);
  for (const row of rows) for (const cell of Object.values(row)) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
  expect(text).not.toMatch(/blenvik|drovalt|qivtrader/i);
  expect((await ask('/v1/queue.csv', await vigil.key('items:write'))).status).toBe(403);
});

test('Who looks at a case is told to others at once, and forgotten after five seconds', async () => {
  const { cases } = CasePage.parse(await (await ask('/v1/cases?limit=1')).json());
  const id = cases[0]?.id as string;
  const stop = new AbortController();
  const feed = await fetch(`${vigil.url}/v1/events`, {
    headers: { authorization: `Bearer ${await vigil.key('cases:read')}` },
    signal: stop.signal,
  });
  const reader = (feed.body as ReadableStream<Uint8Array>).getReader();
  let heard = '';
  const hear = async (fits: (present: Present) => boolean): Promise<void> => {
    for (;;) {
      const frames = [...heard.matchAll(/event: present\ndata: (.*)\n\n/g)];
      if (frames.some(([, body]) => fits(Present.parse(JSON.parse(body ?? ''))))) return;
      const { value, done } = await reader.read();
      if (done) throw new Error('the feed ended');
      heard += Buffer.from(value).toString();
    }
  };
  const opened = await fetch(`${vigil.url}/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ key: CONSOLE_KEY }),
  });
  const cookie = (opened.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const look = (body: unknown) =>
    fetch(`${vigil.url}/v1/looking`, {
      method: 'PUT',
      headers: { cookie, 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  expect((await look({ case: id })).status).toBe(204);
  await hear(({ viewers }) => viewers.some((one) => one.case === id && !one.mine));
  heard = '';
  now += 6_000;
  await hear(({ viewers }) => viewers.length === 0);
  expect((await look({ case: 'zork' })).status).toBe(400);
  stop.abort();
});

test('The clocks count what waits: nobody has looked, so half have not been looked at yet', async () => {
  const waiting = DayClocks.parse(await (await ask('/v1/today/clocks')).json());
  // One was claimed, which is a first look.
  expect(waiting.looked).toMatchObject({ done: 1, waiting: 5, p50: null, worstWaits: true });
  expect(waiting.decided).toMatchObject({ done: 0, waiting: 6, p50: null });
  expect(waiting.online.week).toMatchObject({ accounts: 5, online: 5, half: null });
  expect(waiting.funnel).toMatchObject({ seen: 6, flagged: 6, looked: 1, acted: 0, verified: 0 });
  expect(waiting.sources.map((one) => [one.platform, one.items])).toEqual([
    ['own', 5],
    ['market', 1],
  ]);
});

test('Every number of the day has its accounts behind it, a page at a time', async () => {
  const today = Today.parse(await (await ask('/v1/today')).json());
  expect(today.lastDecided).toBeNull();
  for (const [which, n] of [
    ['offered', today.offers.accounts],
    ['online', today.stillOnline],
  ] as const) {
    const found: string[] = [];
    for (let next: string | null = ''; next !== null; ) {
      const cursor = next === '' ? '' : `&cursor=${next}`;
      const page = DayAccounts.parse(await (await ask(`/v1/today/accounts?which=${which}&limit=2${cursor}`)).json());
      found.push(...page.accounts.map((one) => one.account));
      next = page.next;
    }
    expect(new Set(found).size).toBe(n);
    expect(found).toHaveLength(n);
  }
});

test('What browsers refuse of the page is counted by directive, and nothing else of it is kept', async () => {
  const tell = (type: string, body: unknown) =>
    fetch(`${vigil.url}/v1/csp-reports`, {
      method: 'POST',
      headers: { 'content-type': type },
      body: JSON.stringify(body),
    });
  const hidden = 'http://qimbo.example/blenvik';
  expect(
    (
      await tell('application/csp-report', {
        'csp-report': { 'effective-directive': 'script-src-elem', 'blocked-uri': hidden },
      })
    ).status,
  ).toBe(204);
  expect(
    (
      await tell('application/reports+json', [
        { type: 'csp-violation', body: { effectiveDirective: 'script-src-elem', blockedURL: hidden, sample: 'zork' } },
        { type: 'csp-violation', body: { effectiveDirective: 'qimbo-src' } },
        { type: 'deprecation', body: {} },
      ])
    ).status,
  ).toBe(204);
  expect((await tell('application/reports+json', { zork: 1 })).status).toBe(400);
  const metrics = await (await fetch(`${vigil.url}/metrics`)).text();
  expect(metrics.match(/^vigil_page_violations_total.*$/gm)).toEqual([
    'vigil_page_violations_total{directive="other"} 1',
    'vigil_page_violations_total{directive="script-src-elem"} 2',
  ]);
  const { rows } = await vigil.store.pool.query('select * from page_violation');
  expect(JSON.stringify(rows)).not.toMatch(/qimbo|blenvik|zork/);
});

test('Whoever asks too often is told to wait, each key by itself, and probes still answer', async () => {
  const bounded = await startVigil({ limits: { requestsPerMinute: 5 } });
  const [one, other] = [await bounded.key('cases:read'), await bounded.key('cases:read')];
  const get = (secret: string) => fetch(`${bounded.url}/v1/cases`, { headers: { authorization: `Bearer ${secret}` } });
  for (let n = 0; n < 5; n++) expect((await get(one)).status).toBe(200);
  const refused = await get(one);
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(await refused.json()).toMatchObject({
    title: 'Too many requests',
    detail: expect.stringMatching(/^More than 5 in a minute .* Wait \d+ seconds/),
  });
  expect((await get(other)).status).toBe(200);
  expect((await fetch(`${bounded.url}/livez`)).status).toBe(200);
  await bounded.close();
});

test('What waits for a signature is no measure applied', async () => {
  const page = CasePage.parse(await (await ask('/v1/cases?severity=standard')).json());
  const id = page.cases[0]?.id ?? '';
  const { version } = (await (await ask(`/v1/cases/${id}`)).json()) as { readonly version: string };
  const body = JSON.stringify({ outcome: 'violating', saw: version, draft: crypto.randomUUID() });
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  const made = await fetch(`${vigil.url}/v1/cases/${id}/decisions`, { method: 'POST', headers, body });
  expect(made.status).toBe(200);
  expect(((await made.json()) as { orders: { state: string }[] }).orders.map(({ state }) => state)).toContain(
    'waiting',
  );
  now += 6_000;
  const { funnel } = DayClocks.parse(await (await ask('/v1/today/clocks')).json());
  expect(funnel).toMatchObject({ acted: 0, verified: 0 });
});
