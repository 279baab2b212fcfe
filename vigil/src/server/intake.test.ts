// Shows that what is sent over HTTP is recorded before it is acknowledged, once, within bounds, and that nothing unreadable is lost.
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readTotals } from '../store/read-day.ts';
import { listCases } from '../store/read-queue.ts';
import { listShelf, rawOf } from '../store/shelf.ts';
import { chatter, lines, offer, type Running, startVigil } from './running.fixture.ts';

let vigil: Running;
let key: string;
beforeAll(async () => {
  vigil = await startVigil({ limits: { bodyBytes: 200_000, silenceMs: 300 } });
  key = await vigil.key('items:write', 'notices:write', 'cases:read');
});
afterAll(() => vigil.close());

async function post(
  path: string,
  body: RequestInit['body'],
  headers: Record<string, string> = {},
): Promise<{ status: number; body: Record<string, unknown> }> {
  const answer = await fetch(`${vigil.url}${path}`, {
    method: 'POST',
    body,
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/x-ndjson', ...headers },
    ...(body instanceof ReadableStream ? { duplex: 'half' } : {}),
  } as RequestInit);
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

const state = async (): Promise<unknown> => ({
  totals: await readTotals(vigil.store.pool, Date.now()),
  cases: (await listCases(vigil.store.pool, { limit: 200 })).map((row) => [row.id, row.bits, row.items]),
});

describe('POST /v1/items', () => {
  test('An acknowledged post is in the store, and the same request again changes nothing', async () => {
    const body = lines([offer('1', 'a1'), chatter('2', 'a2')]);
    expect(await post('/v1/items', body)).toEqual({
      status: 200,
      body: { items: 2, clean: 1, shelved: 0, skipped: 0, observations: expect.any(Number) },
    });
    const before = await state();
    expect(before).toMatchObject({ totals: { items: 2, urgent: 1, accounts: 1 } });
    expect(await post('/v1/items', body)).toMatchObject({ status: 200, body: { items: 2, observations: 0 } });
    expect(await state()).toEqual(before);
  });

  test('An array, a single object, gzip and zstd are read like lines', async () => {
    expect(
      await post('/v1/items', JSON.stringify([chatter('11', 'b'), chatter('12', 'b')]), {
        'content-type': 'application/json',
      }),
    ).toMatchObject({ status: 200, body: { items: 2 } });
    expect(
      await post('/v1/items', JSON.stringify(chatter('13', 'b')), { 'content-type': 'application/json' }),
    ).toMatchObject({ status: 200, body: { items: 1 } });
    expect(
      await post('/v1/items', gzipSync(lines([chatter('14', 'b')])), { 'content-encoding': 'gzip' }),
    ).toMatchObject({ status: 200, body: { items: 1 } });
    expect(
      await post('/v1/items', zstdCompressSync(lines([chatter('15', 'b')])), { 'content-encoding': 'zstd' }),
    ).toMatchObject({ status: 200, body: { items: 1 } });
  });

  test('Neighbouring 64-bit account ids stay two accounts', async () => {
    const text = lines([offer('21', 'x'), offer('22', 'y')])
      .replace('"id":"x"', '"id":9007199254740993')
      .replace('"id":"y"', '"id":9007199254740992');
    expect(await post('/v1/items', text)).toMatchObject({ status: 200, body: { items: 2 } });
    const accounts = (await listCases(vigil.store.pool, { limit: 200 })).map((row) => row.account);
    expect(accounts).toEqual(expect.arrayContaining(['9007199254740993', '9007199254740992']));
  });

  test('A line that cannot be read lies on the shelf byte for byte, and the lines around it count', async () => {
    const torn = '{"id":"32","account":{"id":"c"},"text":"zorple';
    expect(
      await post('/v1/items', `${lines([chatter('31', 'c')])}${torn}\n${lines([chatter('33', 'c')])}`),
    ).toMatchObject({ status: 200, body: { items: 2, shelved: 1 } });
    const [last] = (await listShelf(vigil.store.pool, 100)).slice(-1);
    expect(last?.source).toMatch(/^http:[0-9a-f-]{36}$/);
    const raw: Buffer[] = [];
    for await (const part of rawOf(vigil.store.pool, last?.id ?? '')) raw.push(part);
    expect(Buffer.concat(raw).toString()).toContain(torn);
  });

  test('Garbage is refused as a whole with words that say what to do', async () => {
    const answer = await post('/v1/items', 'blenvik blenvik blenvik');
    expect(answer).toMatchObject({ status: 400, body: { type: 'about:blank', status: 400 } });
    expect(JSON.stringify(answer)).not.toContain('blenvik');
    expect(await post('/v1/items?format=zorple', lines([chatter('41', 'd')]))).toMatchObject({ status: 400 });
    expect(await post('/v1/items', lines([chatter('42', 'd')]), { 'content-type': 'image/png' })).toMatchObject({
      status: 415,
    });
    expect(await post('/v1/items', lines([chatter('43', 'd')]), { 'content-encoding': 'gzip' })).toMatchObject({
      status: 400,
    });
  });

  test('A truncated gzip stream is refused, and says what of it is recorded', async () => {
    const many = lines(Array.from({ length: 3_000 }, (_, n) => chatter(`5-${n}-${(n * 7919) % 3001}`, 'e')));
    const packed = gzipSync(many.slice(0, 150_000));
    const answer = await post('/v1/items', packed.subarray(0, packed.length - 200), { 'content-encoding': 'gzip' });
    expect(answer).toMatchObject({ status: 400, body: { taken: { items: expect.any(Number) } } });
  });

  test('A body past the bound is refused before anything is recorded when it says its size, and told what was taken when it does not', async () => {
    const many = lines(Array.from({ length: 4_000 }, (_, n) => chatter(`6-${n}`, 'f')));
    const before = await state();
    expect(await post('/v1/items', many)).toMatchObject({ status: 413 });
    expect(await state()).toEqual(before);
    const stream = new ReadableStream({
      start(controller): void {
        for (let at = 0; at < many.length; at += 10_000) controller.enqueue(Buffer.from(many.slice(at, at + 10_000)));
        controller.close();
      },
    });
    const answer = await post('/v1/items', stream);
    expect(answer).toMatchObject({ status: 413, body: { taken: { items: expect.any(Number) } } });
    const bomb = await post('/v1/items', gzipSync(many), { 'content-encoding': 'gzip' });
    expect(bomb).toMatchObject({ status: 413, body: { taken: { items: expect.any(Number) } } });
  });

  test('A sender that falls silent is told what of its body is recorded', async () => {
    const stream = new ReadableStream({
      start: (controller) => controller.enqueue(Buffer.from(lines([chatter('71', 'g')]).repeat(500))),
    });
    expect(await post('/v1/items', stream)).toMatchObject({
      status: 408,
      body: { taken: { items: expect.any(Number) } },
    });
  });
});

describe('POST /v1/notices', () => {
  test('A complaint is recorded once; a post among complaints is skipped', async () => {
    const notice = { kind: 'notice', id: 'n1', about: 'a1', category: 'trade', comment: 'zorple' };
    expect(await post('/v1/notices', lines([notice, chatter('81', 'h')]))).toEqual({
      status: 200,
      body: { notices: 1, shelved: 0, skipped: 1 },
    });
    expect(await post('/v1/notices', JSON.stringify([notice]), { 'content-type': 'application/json' })).toMatchObject({
      status: 200,
    });
    const { rows } = await vigil.store.pool.query('select platform, id, about from notice');
    expect(rows).toEqual([{ platform: 'own', id: 'n1', about: 'a1' }]);
  });

  test('Complaints among items count only for a key that may send complaints', async () => {
    const sender = await vigil.key('items:write');
    const notice = { kind: 'notice', id: 'n2', about: 'a1' };
    expect(
      await post('/v1/items', lines([chatter('91', 'i'), notice]), { authorization: `Bearer ${sender}` }),
    ).toMatchObject({ status: 200, body: { items: 1, skipped: 1 } });
    expect(await post('/v1/items', lines([chatter('91', 'i'), notice]))).toMatchObject({
      status: 200,
      body: { items: 1, skipped: 0 },
    });
    const { rows } = await vigil.store.pool.query("select count(*) as n from notice where id = 'n2'");
    expect(rows).toEqual([{ n: 1 }]);
  });
});

test('When as many bodies are being read as may be, the next is asked to come back', async () => {
  const small = await startVigil({ limits: { intakes: 1, silenceMs: 2_000 } });
  const secret = await small.key('items:write');
  const send = (body: RequestInit['body']): Promise<Response> =>
    fetch(`${small.url}/v1/items`, {
      method: 'POST',
      body,
      duplex: 'half',
      headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/x-ndjson' },
    } as RequestInit);
  let finish: () => void = () => undefined;
  const slow = send(
    new ReadableStream({
      start(controller): void {
        controller.enqueue(Buffer.from(lines([chatter('1', 'a')])));
        finish = () => {
          controller.enqueue(Buffer.from(lines([chatter('2', 'a')])));
          controller.close();
        };
      },
    }),
  );
  let refused = await send(lines([chatter('3', 'a')]));
  for (let tries = 0; refused.status !== 503 && tries < 100; tries++) refused = await send(lines([chatter('3', 'a')]));
  expect(refused.status).toBe(503);
  expect(refused.headers.get('retry-after')).toBe('1');
  finish();
  expect(await (await slow).json()).toMatchObject({ items: 2 });
  await small.close();
});
