// A change of the lexicon that is signed while Vigil serves: taken up without a restart and without a lost post, also when Vigil is killed between the signature and taking it up.
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../database.ts';
import { ask, type Folder, postLine, startVigil, tempFolder, vigil } from './journey.fixture.ts';

/** A line of the log that Vigil writes. */
interface LogLine {
  readonly msg: string;
  readonly from?: string;
  readonly to?: string;
  readonly lexicon?: string;
  readonly overlay?: number;
}

const LIST = JSON.stringify({
  id: 'own',
  title: 'Own',
  licence: 'CC0-1.0',
  terms: [{ id: 'b', term: 'blenvik', family: 'term', kind: 'word', matches: ['some blenvik'], ignores: ['snow'] }],
});
const add = (id: string, term: string) => ({
  kind: 'add',
  term: { id, term, family: 'term', kind: 'word', matches: [`some ${term}`], ignores: ['snow'] },
});

let folder: Folder;
let database: FreshDatabase;
let file: string;
let key: string;
let server: ReturnType<typeof startVigil>;
let url = '';
let err = '';

const logged = (): readonly LogLine[] =>
  err
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as LogLine);
async function until<T>(look: () => T | undefined, what: string): Promise<T> {
  for (let n = 0; n < 600; n++) {
    const found = look();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`waited in vain for ${what}: ${err}`);
}
async function serve(env: Readonly<Record<string, string>> = {}): Promise<void> {
  err = '';
  let out = '';
  server = startVigil(['serve', '--lexicon', file, '--no-trade', '--database', database.url, '--port', '0'], env);
  server.stdout.on('data', (part: Buffer) => {
    out += part.toString();
  });
  server.stderr.on('data', (part: Buffer) => {
    err += part.toString();
  });
  url = await until(() => /http:\/\/127\.0\.0\.1:\d+/.exec(out)?.[0], 'the server');
}
async function stop(signal: NodeJS.Signals): Promise<void> {
  const gone = new Promise((resolve) => server.once('close', resolve));
  server.kill(signal);
  await gone;
}
async function post<T>(path: string, body: string, type = 'application/json'): Promise<T> {
  const answer = await fetch(`${url}${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': type },
    body,
  });
  expect(answer.status, await answer.clone().text()).toBe(200);
  return (await answer.json()) as T;
}
const send = (lines: readonly string[]) =>
  post<{ items: number; shelved: number }>('/v1/items', `${lines.join('\n')}\n`, 'application/x-ndjson');
const propose = async (...changes: readonly object[]): Promise<string> =>
  (await post<{ proposal: { id: string } }>('/v1/lexicon/proposals', JSON.stringify({ why: 'A test.', changes })))
    .proposal.id;
const sign = (id: string, by = 'bo') =>
  vigil(['lexicon', 'sign', id, '--by', by, '--lexicon', file, '--no-trade', '--database', database.url]);
const foundIn = async (): Promise<Record<string, readonly string[]>> =>
  Object.fromEntries(
    (
      await ask<{ item: string; terms: string[] }>(
        database.url,
        `select item, array_agg(distinct what order by what) as terms from observation where signal = 'term.listed' group by item`,
      )
    ).map(({ item, terms }) => [item, terms]),
  );

beforeAll(async () => {
  folder = tempFolder();
  database = await freshDatabase();
  file = folder.put('list.json', LIST);
  const scopes = ['items:write', 'lexicon:write'].flatMap((scope) => ['--scope', scope]);
  const made = await vigil(['keys', 'make', '--label', 'feed', ...scopes, '--json', '--database', database.url]);
  key = (JSON.parse(made.out) as { secret: string }).secret;
  await serve();
});
afterAll(async () => {
  await stop('SIGTERM');
  await database.drop();
  folder.drop();
});

describe('a proposal that is signed while Vigil serves', () => {
  test('is taken up from another process; no post of a running stream is lost, and each is judged by one list', async () => {
    const id = await propose(add('v', 'vorplix'));
    let sent = 0;
    let running = true;
    const stream = (async () => {
      while (running) {
        const taken = await send(
          Array.from({ length: 20 }, (_, n) => postLine(`x-${sent}-${n}`, `s${n}`, 'blenvik, vorplix')),
        );
        expect(taken).toMatchObject({ items: 20, shelved: 0 });
        sent += 20;
      }
    })();
    expect((await sign(id)).out).toContain('is in force as version 1');
    const swap = await until(() => logged().find(({ msg }) => msg === 'lexicon reloaded'), 'the reload');
    await send([postLine('after', 'late', 'vorplix')]);
    running = false;
    await stream;
    const started = logged().find(({ msg }) => msg === 'rules loaded');
    expect([swap.from, swap.overlay]).toEqual([started?.lexicon, 1]);
    const found = await foundIn();
    expect(found['after']).toEqual(['v']);
    expect(Object.keys(found).filter((item) => item.startsWith('x-')).length).toBe(sent);
    expect(await ask(database.url, `select detail from audit_entry where act = 'lexicon.reloaded'`)).toEqual([
      { detail: { from: swap.from, to: swap.to, terms: 3 } },
    ]);
    expect(err).not.toContain('vorplix');
  });

  test('is in force after a kill between the signature and taking it up, and the log says which words gave way to which', async () => {
    const id = await propose(add('d', 'drovalt'));
    server.kill('SIGSTOP');
    expect((await sign(id)).out).toContain('version 2');
    await stop('SIGKILL');
    const before = await ask<{ taken: number | null }>(
      database.url,
      'select taken_ms as taken from lexicon_overlay order by version',
    );
    expect(before.map(({ taken }) => taken === null)).toEqual([false, true]);
    await serve();
    const started = await until(() => logged().find(({ msg }) => msg === 'rules loaded'), 'the first line');
    expect(started.overlay).toBe(2);
    await send([postLine('restarted', 'c', 'drovalt and vorplix')]);
    expect((await foundIn())['restarted']).toEqual(['d', 'v']);
    const [last, earlier] = await ask<{ from: string; to: string }>(
      database.url,
      `select detail->>'from' as from, detail->>'to' as to from audit_entry where act = 'lexicon.reloaded' order by seq desc limit 2`,
    );
    expect([last?.from, last?.to]).toEqual([earlier?.to, started.lexicon]);
    expect(await ask(database.url, 'select 1 from lexicon_overlay where taken_ms is null')).toEqual([]);
  });

  test('is listed, refused with a reason, and written to a file that finds the same', async () => {
    const id = await propose(add('q', 'quazmor'));
    const listed = await vigil(['lexicon', 'proposals', '--database', database.url]);
    expect(listed.out).toMatch(new RegExp(`${id}\\s+waiting`));
    expect(listed.out).not.toContain('quazmor');
    const refused = await vigil(['lexicon', 'sign', id, '--by', 'bo', '--refuse', 'No.', '--database', database.url]);
    expect(refused.out).toContain('is refused');
    expect((await sign(id)).err).toContain('settled meanwhile');
    const whole = `${file}.whole.json`;
    const exported = await vigil(['lexicon', 'export', '--lexicon', file, '--out', whole, '--database', database.url]);
    expect(exported.out).toContain('3 terms written');
    expect((JSON.parse(readFileSync(whole, 'utf8')) as { terms: { id: string }[] }).terms.map((one) => one.id)).toEqual(
      expect.arrayContaining(['b', 'v', 'd']),
    );
    expect((await vigil(['lexicon', 'check', whole])).code).toBe(0);
    expect((await vigil(['audit', 'verify', '--database', database.url])).code).toBe(0);
  });

  test('cannot be opened with another key: Vigil says so and does not start on half of its words', async () => {
    const args = ['serve', '--lexicon', file, '--no-trade', '--database', database.url, '--port', '0'];
    const ran = await vigil(args, { env: { VIGIL_LEXICON_KEY: 'another' }, kill: 20_000 });
    expect(ran.code).toBe(2);
    expect(ran.err).toContain('VIGIL_LEXICON_KEY');
  });
});
