// Shows that no request, however wrong, breaks the server or makes it say what somebody wrote: every operation of the OpenAPI document is tried with hostile values.
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PERMISSIONS, type Permission } from '../core/role.ts';
import { CANARY, type Document, type Wish, wishFor } from './fuzz.fixture.ts';
import { lines, offer, type Running, startVigil } from './running.fixture.ts';

const RUNS = Number(process.env['VIGIL_FUZZ'] ?? 12);
/** These answer 503 to say that they are not ready, and a stream that never ends has tests of its own. */
const MAY_BE_503 = new Set(['/readyz']);
const ENDLESS = new Set(['/v1/events']);

describe('the API under hostile requests', () => {
  let vigil: Running;
  let key: string;
  let document: Document;
  let known: readonly string[];
  const log: string[] = [];

  beforeAll(async () => {
    vigil = await startVigil({ logLevel: 'info', logTo: { write: (line) => log.push(line) } });
    key = await vigil.key(...(Object.keys(PERMISSIONS) as Permission[]));
    const objects = [1, 2, 3].map((n) => {
      const made = offer(`${CANARY}-${n}`, `${CANARY}-${n}`);
      return { ...made, text: `${made['text']} ${CANARY}` };
    });
    const body = lines(objects);
    const sent = await call({
      method: 'POST',
      path: '/v1/items',
      headers: { 'content-type': 'application/x-ndjson' },
      body,
    });
    expect(sent.status).toBe(200);
    document = JSON.parse((await call({ method: 'GET', path: '/openapi.json', headers: {}, body: undefined })).text);
    known = await idsOf();
  });
  afterAll(() => vigil?.close());

  async function call({ method, path, headers, body }: Wish, secret = key): Promise<{ status: number; text: string }> {
    const answer = await fetch(`${vigil.url}${path}`, {
      method,
      headers: { ...headers, authorization: `Bearer ${secret}` },
      ...(body === undefined || method === 'GET' ? {} : { body }),
    });
    return { status: answer.status, text: await answer.text() };
  }
  /** Ids that exist, so that requests get past the first check. */
  async function idsOf(): Promise<readonly string[]> {
    const { rows } = await vigil.store.pool.query<{ id: string; account: string }>('select id, account from case_file');
    return rows.flatMap(({ id, account }) => [id, account]);
  }
  function operations() {
    return Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods)
        .filter(() => !ENDLESS.has(path))
        .map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
    );
  }

  test('No operation answers with a fault of the server, and no error or log says what was written', async () => {
    let tried = 0;
    for (const one of operations()) {
      await fc.assert(
        fc.asyncProperty(fc.gen(), async (draw) => {
          const wish = wishFor(one, draw, known);
          const { status, text } = await call(wish);
          tried += 1;
          const fault = status >= 500 && !(status === 503 && MAY_BE_503.has(one.path));
          expect(fault ? `${one.method} ${one.path} answered ${status}` : '').toBe('');
          if (status >= 400) expect(text).not.toContain(CANARY);
        }),
        { numRuns: RUNS },
      );
    }
    expect(tried).toBeGreaterThanOrEqual(operations().length * RUNS);
    expect(log.length).toBeGreaterThan(tried / 2);
    expect(log.filter((line) => line.includes(CANARY))).toEqual([]);
    expect(log.filter((line) => line.includes('request failed'))).toEqual([]);
  });

  test('No operation lets a key in that lacks its permission, whatever else is wrong with the request', async () => {
    for (const one of operations()) {
      const needed = one.operation['x-scope'];
      if (needed === undefined || needed === 'any') continue;
      const secret = await vigil.key(needed === 'items:write' ? 'notices:write' : 'items:write');
      await fc.assert(
        fc.asyncProperty(fc.gen(), async (draw) => {
          const { status, text } = await call(wishFor(one, draw, known), secret);
          // An address that is too long is refused before anybody asks whose it is.
          expect([403, 414], `${one.method} ${one.path}`).toContain(status);
          expect(text).not.toContain(CANARY);
        }),
        { numRuns: 2 },
      );
    }
  });
});
