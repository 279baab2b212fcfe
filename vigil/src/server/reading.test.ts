// Shows what the API answers: the day, the queue, a case masked by default, reveals in the audit log, the live feed, the probes and its own description.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { checkChain } from '../store/chain.ts';
import { chatter, lines, offer, type Running, startVigil } from './running.fixture.ts';
import { CasePage, CaseView, Today } from './shapes.ts';

let vigil: Running;
let key: string;
beforeAll(async () => {
  vigil = await startVigil();
  key = await vigil.key('items:write', 'cases:read', 'cases:reveal');
  await send([...Array.from({ length: 7 }, (_, n) => offer(`o${n}`, `seller${n}`)), chatter('c1', 'quiet')]);
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

async function read<T>(path: string, schema: z.ZodType<T>): Promise<T> {
  const answer = await fetch(`${vigil.url}${path}`, { headers: { authorization: `Bearer ${key}` } });
  expect(answer.status).toBe(200);
  return schema.parse(await answer.json());
}

test('Today tells the day’s offers and accounts, the queue and the series', async () => {
  const today = await read('/v1/today', Today);
  expect(today).toMatchObject({
    items: 8,
    offers: { posts: 7, accounts: 7 },
    stillOnline: 7,
    queue: { urgent: 7, standard: 0, overdue: 0 },
    shelf: 0,
    canary: { late: false },
  });
  expect(today.series).toHaveLength(14);
  expect(today.series.at(-1)).toMatchObject({ posts: 7, accounts: 7 });
  expect((await read('/v1/today?date=2020-02-02&days=3', Today)).offers).toEqual({ posts: 0, accounts: 0 });
  expect(
    (await fetch(`${vigil.url}/v1/today?date=yesterday`, { headers: { authorization: `Bearer ${key}` } })).status,
  ).toBe(400);
});

test('The queue comes in pages that together hold every case once', async () => {
  const ids: string[] = [];
  let next: string | null = '';
  while (next !== null) {
    const page: z.infer<typeof CasePage> = await read(
      `/v1/cases?limit=3${next === '' ? '' : `&cursor=${next}`}`,
      CasePage,
    );
    ids.push(...page.cases.map((one) => one.id));
    next = page.next;
  }
  expect(ids).toHaveLength(7);
  expect(new Set(ids).size).toBe(7);
  expect(
    (await fetch(`${vigil.url}/v1/cases?cursor=zorple`, { headers: { authorization: `Bearer ${key}` } })).status,
  ).toBe(400);
});

describe('a case', () => {
  test('Its words and handles are masked, and its reasons sum to its bits', async () => {
    const { cases } = await read('/v1/cases?limit=1', CasePage);
    const view = await read(`/v1/cases/${cases[0]?.id}`, CaseView);
    const text = view.kept.flatMap((item) => item.pieces.map((piece) => piece.text)).join('');
    expect(text).toContain('b•••••k');
    expect(text).toMatch(/^Selling fresh /);
    expect(JSON.stringify([view.kept, view.shared])).not.toMatch(/blenvik|qivtrader/i);
    expect(view.case.reasons.reduce((sum, one) => sum + one.bits, 0)).toBeCloseTo(view.case.bits, 9);
  });

  test('A reveal shows the text and leaves a line in the audit log that says who', async () => {
    const { cases } = await read('/v1/cases?limit=1', CasePage);
    const id = cases[0]?.id;
    const made = await fetch(`${vigil.url}/v1/cases/${id}/reveals`, {
      method: 'POST',
      body: '{}',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    });
    const { reveal } = (await made.json()) as { reveal: number };
    const view = await read(`/v1/cases/${id}?reveal=${reveal}`, CaseView);
    expect(view.kept[0]?.pieces.map((piece) => piece.text).join('')).toContain('Selling fresh blenvik packs');
    const { rows } = await vigil.store.pool.query("select actor, subject from audit_entry where act = 'case.revealed'");
    expect(rows).toEqual([{ actor: expect.stringMatching(/^key:K-/), subject: id }]);
    expect(await checkChain(vigil.store.pool)).toMatchObject({ ok: true });
  });

  test('A case that does not exist is a 404', async () => {
    expect(
      (await fetch(`${vigil.url}/v1/cases/C-0000000000`, { headers: { authorization: `Bearer ${key}` } })).status,
    ).toBe(404);
  });
});

test('The live feed tells the numbers at once, and a new urgent case when it is opened, also after coming back', async () => {
  for (const round of ['first', 'second']) {
    const stop = new AbortController();
    const feed = await fetch(`${vigil.url}/v1/events`, {
      headers: { authorization: `Bearer ${key}` },
      signal: stop.signal,
    });
    expect(feed.headers.get('content-type')).toContain('text/event-stream');
    let heard = '';
    const reader = (feed.body as ReadableStream<Uint8Array>).getReader();
    const hear = async (what: RegExp): Promise<void> => {
      while (!what.test(heard)) {
        const { value, done } = await reader.read();
        if (done) throw new Error('the feed ended');
        heard += Buffer.from(value).toString();
      }
    };
    await hear(/event: pulse\ndata: \{.*"urgent":\d+.*\}\n\n/);
    await send([offer(`late-${round}`, `late-${round}`)]);
    await hear(/event: opened\ndata: \{"cases":\[\{"id":"C-[0-9A-Z]{10}","severity":"urgent"\}\]\}\n\n/);
    stop.abort();
  }
});

test('The description is OpenAPI 3.1, lists every route, and its references lead somewhere', async () => {
  const document = (await (await fetch(`${vigil.url}/openapi.json`)).json()) as {
    openapi: string;
    info: unknown;
    paths: Record<string, Record<string, { responses: object; operationId: string }>>;
    components: { schemas: object };
  };
  expect(document.openapi).toBe('3.1.0');
  expect(document.info).toMatchObject({ title: expect.any(String), version: expect.any(String) });
  expect(Object.keys(document.paths)).toEqual(
    expect.arrayContaining([
      '/livez',
      '/metrics',
      '/openapi.json',
      '/v1/cases',
      '/v1/cases/{id}',
      '/v1/items',
      '/v1/session',
    ]),
  );
  const operations = Object.values(document.paths).flatMap((path) => Object.values(path));
  expect(new Set(operations.map((one) => one.operationId)).size).toBe(operations.length);
  for (const one of operations) expect(Object.keys(one.responses).length).toBeGreaterThan(1);
  for (const [, name] of JSON.stringify(document).matchAll(/"#\/components\/schemas\/(\w+)"/g))
    expect(Object.keys(document.components.schemas)).toContain(name);
});

test('Metrics are Prometheus text and hold no ids', async () => {
  const text = await (await fetch(`${vigil.url}/metrics`)).text();
  expect(text).toMatch(/^vigil_cases_open\{severity="urgent"\} [1-9]\d*$/m);
  expect(text).toMatch(/^vigil_ingest_events_total\{source="http",outcome="kept"\} [1-9]\d*$/m);
  expect(text).toMatch(/^vigil_detect_duration_seconds_count [1-9]\d*$/m);
  expect(text).toMatch(/^vigil_ingest_lag_seconds \d/m);
  for (const line of text.trimEnd().split('\n'))
    expect(line).toMatch(/^(# (HELP|TYPE) vigil_\w+ .+|vigil_\w+(\{(\w+="[\w.+]+",?)+\})? -?[\d.]+(e[+-]?\d+)?)$/);
  expect(text).not.toMatch(/C-[0-9A-Z]{10}|seller/);
});

test('Ready turns to not ready when the database goes away or the canary falls silent; alive stays alive', async () => {
  let sang: number | undefined = Date.now();
  const other = await startVigil({ lastCanary: async () => sang, limits: { canaryMs: 60_000 } });
  const ready = async (): Promise<[number, unknown]> => {
    const answer = await fetch(`${other.url}/readyz`);
    return [answer.status, await answer.json()];
  };
  expect(await ready()).toEqual([
    200,
    { ready: true, checks: { store: 'ok', canary: 'ok', lexicon: 'ok', outbox: 'ok' } },
  ]);
  sang = Date.now() - 61_000;
  expect(await ready()).toMatchObject([503, { ready: false, checks: { store: 'ok' } }]);
  sang = Date.now();
  const secret = await other.key('cases:read');
  await other.drop();
  expect(await ready()).toMatchObject([
    503,
    { ready: false, checks: { store: expect.stringMatching(/^out of reach/), canary: 'ok' } },
  ]);
  expect((await fetch(`${other.url}/livez`)).status).toBe(200);
  const away = await fetch(`${other.url}/v1/cases`, { headers: { authorization: `Bearer ${secret}` } });
  expect(away.status).toBe(503);
  expect(await away.json()).toMatchObject({ title: 'The store is out of reach' });
  await other.close();
});
