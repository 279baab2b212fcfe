// Every role tries every operation that the OpenAPI document lists, in every state of a case. What is allowed follows from ROLES alone; new routes are met by themselves.
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PERMISSIONS, type Permission, permissionsAlone, permissionsOf, ROLES, type Role } from '../core/role.ts';
import { addPerson, type Browser, openBrowser, openLink, signIn } from './people.fixture.ts';
import { lines, offer, type Running, startVigil } from './running.fixture.ts';

interface Need {
  readonly in: 'query' | 'body';
  readonly field: string;
  readonly value: string | boolean;
  readonly scope: Permission;
}
interface Operation {
  readonly method: string;
  readonly path: string;
  readonly scope: Permission | 'any' | undefined;
  readonly needs: readonly Need[];
  readonly parameters: readonly {
    readonly name: string;
    readonly in: string;
    readonly schema: { readonly pattern?: string };
  }[];
  readonly stream: boolean;
}
type Document = {
  readonly paths: Readonly<
    Record<
      string,
      Readonly<
        Record<
          string,
          {
            readonly 'x-scope'?: Permission | 'any';
            readonly 'x-needs'?: readonly Need[];
            readonly parameters: Operation['parameters'];
            readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, unknown>> }>>;
          }
        >
      >
    >
  >;
};

const STATES = ['open', 'claimed by another', 'decided'] as const;
const roles = Object.keys(ROLES) as readonly Role[];
let vigil: Running;
let operations: readonly Operation[];
const people = new Map<Role, Browser>();
const cases = new Map<(typeof STATES)[number], string>();

async function newCase(account: string): Promise<string> {
  const headers = { authorization: `Bearer ${await vigil.key('items:write')}`, 'content-type': 'application/x-ndjson' };
  await fetch(`${vigil.url}/v1/items`, { method: 'POST', body: lines([offer(`p-${account}`, account)]), headers });
  const { rows } = await vigil.store.pool.query<{ id: string }>('select id from case_file where account = $1', [
    account,
  ]);
  return rows[0]?.id ?? '';
}

beforeAll(async () => {
  vigil = await startVigil();
  const link = await openLink(vigil.url, 'Zed');
  for (const state of STATES) cases.set(state, await newCase(`seller-${state.length}`));
  await link.ask('POST', `/v1/cases/${cases.get('claimed by another')}/claim`);
  const decided = cases.get('decided') as string;
  const { version } = (await link.ask('GET', `/v1/cases/${decided}`)).body;
  const finding = { outcome: 'violating', saw: version, draft: randomUUID() };
  expect(await link.ask('POST', `/v1/cases/${decided}/decisions`, finding)).toMatchObject({ status: 200 });
  for (const role of roles) people.set(role, await signIn(vigil, await addPerson(vigil, `Person ${role}`, [role])));
  const { paths } = (await link.ask('GET', '/openapi.json')).body as Document;
  operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, one]) => ({
      path,
      method: method.toUpperCase(),
      scope: one['x-scope'],
      needs: one['x-needs'] ?? [],
      parameters: one.parameters,
      stream: 'text/event-stream' in (one.responses['200']?.content ?? {}),
    })),
  );
});
afterAll(() => vigil.close());

const isOfCase = ({ parameters }: Operation): boolean =>
  parameters.some(({ schema }) => schema.pattern?.startsWith('^C-'));

/** The address of an operation: cases are those of the state, anything else is an id of the right form that nobody has. */
function addressOf({ path, parameters }: Operation, state: (typeof STATES)[number]): string {
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const { pattern = '^x{8}$' } = parameters.find((one) => one.in === 'path' && one.name === name)?.schema ?? {};
    if (pattern.startsWith('^C-')) return cases.get(state) as string;
    return encodeURIComponent(fc.sample(fc.stringMatching(new RegExp(pattern)), { numRuns: 1, seed: 7 })[0] as string);
  });
}

/** What the answer says: let in, kept out, or unknown. Whatever is wrong with the request comes after admission. */
async function outcomeOf(
  browser: Browser,
  one: Operation,
  address: string,
  need?: Need,
): Promise<'in' | 'out' | 'unknown'> {
  const query = need?.in === 'query' ? `?${need.field}=${need.value}` : '';
  const body = one.method === 'GET' ? undefined : need?.in === 'body' ? { [need.field]: need.value } : {};
  const status = one.stream
    ? await firstStatus(browser, address)
    : (await browser.ask(one.method, address + query, body)).status;
  expect(status, `${one.method} ${address}`).toBeLessThan(500);
  return status === 401 ? 'unknown' : status === 403 ? 'out' : 'in';
}

async function firstStatus(browser: Browser, address: string): Promise<number> {
  const stop = new AbortController();
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const { status } = await fetch(vigil.url + address, { headers: { cookie }, signal: stop.signal });
  stop.abort();
  return status;
}

/** Signing out would end the session that tries the rest; it is tried last, by itself. */
const ends = ({ method, path }: Operation): boolean => method === 'DELETE' && path === '/v1/session';

describe('role × operation × state of the case', () => {
  test('the document says of every operation under /v1 what it needs, or that it is a way in', () => {
    const open = operations.filter(({ scope, path }) => scope === undefined && path.startsWith('/v1/'));
    for (const { path } of open) expect(path).toMatch(/^\/v1\/(sign-in|enrolment|recovery|session$|csp-reports$)/);
    for (const { scope } of operations.filter((one) => one.scope !== undefined))
      expect([...Object.keys(PERMISSIONS), 'any']).toContain(scope);
    expect(operations.length).toBeGreaterThan(40);
  });

  test.each(roles)('%s may what the roles say, and nothing else', async (role) => {
    const may = permissionsOf([role]);
    const browser = people.get(role) as Browser;
    const wrong: string[] = [];
    let tried = 0;
    for (const one of operations.filter(({ scope }) => scope !== undefined).filter((each) => !ends(each))) {
      const states = isOfCase(one) ? STATES : (['open'] as const);
      for (const state of states) {
        const allowed = one.scope === 'any' || may.includes(one.scope as Permission);
        for (const need of [undefined, ...one.needs]) {
          const expected = allowed && (need === undefined || may.includes(need.scope)) ? 'in' : 'out';
          const found = await outcomeOf(browser, one, addressOf(one, state), need);
          tried++;
          if (found !== expected)
            wrong.push(
              `${one.method} ${one.path} (${state}${need === undefined ? '' : `, ${need.field}`}): ${found}, not ${expected}`,
            );
        }
      }
    }
    expect(wrong).toEqual([]);
    expect(tried).toBeGreaterThan(30);
  });

  test('what a role without cases:read gets to see names no account and no case; without cases:reveal no word of the lexicon', async () => {
    const reads = operations
      .filter(({ method, stream }) => method === 'GET' && !stream)
      .flatMap((one) => (isOfCase(one) ? STATES : (['open'] as const)).map((state) => ({ one, state })))
      .flatMap(({ one, state }) => ['', '?reveal=1'].map((query) => ({ one, address: addressOf(one, state) + query })));
    for (const role of roles) {
      const may = permissionsOf([role]);
      const browser = people.get(role) as Browser;
      await Promise.all(
        reads.map(async ({ one, address }) => {
          const text = JSON.stringify((await browser.ask('GET', address)).body);
          if (!may.includes('cases:read')) expect(text, `${role}: ${one.path}`).not.toMatch(/seller-|C-[0-9A-Z]{10}/);
          // Whoever works on the lexicon may reveal its words, in its own place.
          const words = one.scope === 'lexicon:read' ? 'lexicon:read' : 'cases:reveal';
          if (!may.includes(words)) expect(text, `${role}: ${one.path}`).not.toMatch(/blenvik/i);
        }),
      );
    }
  });

  test('an auditor changes nothing but their own way in', async () => {
    const browser = people.get('auditor') as Browser;
    // Who looks at which case is told to others and kept nowhere: saying it changes nothing.
    const writes = operations.filter(
      ({ method, scope, path }) => method !== 'GET' && scope !== undefined && scope !== 'any' && path !== '/v1/looking',
    );
    expect(writes.length).toBeGreaterThan(8);
    for (const one of writes) expect(await outcomeOf(browser, one, addressOf(one, 'open'))).toBe('out');
    for (const { path } of operations.filter(({ scope }) => scope === 'any'))
      expect(path).toMatch(
        /^\/v1\/(session|session\/name|session\/proof\/\w+|sessions|sessions\/\{id\}|preferences|passkeys|passkeys\/\{id\})$/,
      );
  });

  test('nobody gets in without a session, and the link decides nothing once people are set up', async () => {
    const nobody = openBrowser(vigil.url);
    const link = await openLink(vigil.url);
    for (const one of operations.filter(({ scope }) => scope !== undefined).filter((each) => !ends(each))) {
      expect(await outcomeOf(nobody, one, addressOf(one, 'open')), `${one.method} ${one.path}`).toBe('unknown');
      const found = await outcomeOf(link, one, addressOf(one, 'open'));
      expect(found, `${one.method} ${one.path}`).toBe(one.scope === 'any' ? 'in' : 'out');
    }
  });

  test('a person without a role, a disabled one and one whose session was ended are kept out of everything', async () => {
    const bare = await signIn(vigil, await addPerson(vigil, 'Person bare', []));
    const gone = await addPerson(vigil, 'Person gone', ['reviewer', 'senior']);
    const browser = await signIn(vigil, gone);
    await vigil.store.pool.query('update person set disabled_ms = 1 where id = $1', [gone]);
    for (const one of operations.filter(({ scope }) => scope !== undefined && scope !== 'any')) {
      expect(await outcomeOf(bare, one, addressOf(one, 'open'))).toBe('out');
      expect(await outcomeOf(browser, one, addressOf(one, 'open'))).toBe('unknown');
    }
  });

  test('an admin sees no case, an auditor changes and reveals nothing, and only machines send items', () => {
    expect(permissionsOf(['admin']).filter((one) => one.startsWith('cases:'))).toEqual([]);
    expect(permissionsOf(['auditor']).filter((one) => !one.endsWith(':read'))).toEqual([]);
    expect(permissionsAlone(true).filter((one) => /^(items|notices):/.test(one))).toEqual([]);
  });
});
