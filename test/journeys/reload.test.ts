// A list of terms that is written anew while Vigil runs: the words change between two posts, a faulty list changes nothing, and no post is lost or judged by half of each.
import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../database.ts';
import { ask, type Folder, postLine, startVigil, tempFolder, vigil } from './journey.fixture.ts';

const list = (...words: readonly string[]): string =>
  JSON.stringify({
    id: 'own',
    title: 'Own',
    licence: 'CC0-1.0',
    terms: words.map((word) => ({ id: word, term: word, family: 'term', kind: 'word', matches: [`some ${word}`] })),
  });

/** A line of the log that Vigil writes. */
interface LogLine {
  readonly msg: string;
  readonly from?: string;
  readonly to?: string;
  readonly lexicon?: string;
  readonly refused?: string;
}

let folder: Folder;
let database: FreshDatabase;
let file: string;
let server: ReturnType<typeof startVigil>;
let url = '';
let key = '';
let err = '';

const logged = (): readonly LogLine[] =>
  err
    .split('\n')
    .filter((line) => line.startsWith('{') && line.endsWith('}'))
    .map((line) => JSON.parse(line) as LogLine);

async function until<T>(look: () => T | undefined | Promise<T | undefined>, what: string): Promise<T> {
  for (let tries = 0; tries < 600; tries++) {
    const found = await look();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`waited in vain for ${what}: ${err}`);
}

/** Writes the list and waits until the log says what became of it. `signal` does not wait for the watch. */
async function write(content: string, said: RegExp, signal = false): Promise<LogLine> {
  const before = logged().length;
  writeFileSync(file, content);
  if (signal) server.kill('SIGHUP');
  return until(
    () =>
      logged()
        .slice(before)
        .find((line) => said.test(line.msg)),
    String(said),
  );
}

async function send(lines: readonly string[]): Promise<{ readonly items: number; readonly shelved: number }> {
  const answer = await fetch(`${url}/v1/items`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/x-ndjson' },
    body: `${lines.join('\n')}\n`,
  });
  expect(answer.status, await answer.clone().text()).toBeLessThan(300);
  return (await answer.json()) as { items: number; shelved: number };
}

beforeAll(async () => {
  folder = tempFolder();
  database = await freshDatabase();
  file = folder.put('list.json', list('blenvik'));
  const made = await vigil([
    'keys',
    'make',
    '--label',
    'feed',
    '--scope',
    'items:write',
    '--json',
    '--database',
    database.url,
  ]);
  key = (JSON.parse(made.out) as { secret: string }).secret;
  server = startVigil(['serve', '--lexicon', file, '--no-trade', '--database', database.url, '--port', '0']);
  let out = '';
  server.stdout.on('data', (part: Buffer) => {
    out += part.toString();
  });
  server.stderr.on('data', (part: Buffer) => {
    err += part.toString();
  });
  url = await until(() => /http:\/\/127\.0\.0\.1:\d+/.exec(out)?.[0], 'the server');
});
afterAll(async () => {
  const gone = new Promise((resolve) => server.once('close', resolve));
  server.kill('SIGTERM');
  await gone;
  await database.drop();
  folder.drop();
});

/** Which terms were found in which item. */
const foundIn = async (): Promise<Record<string, readonly string[]>> =>
  Object.fromEntries(
    (
      await ask<{ item: string; terms: string[] }>(
        database.url,
        `select item, array_agg(distinct what order by what) as terms from observation where signal = 'term.listed' group by item order by item`,
      )
    ).map(({ item, terms }) => [item, terms]),
  );
const lexiconOf = async (account: string): Promise<unknown> =>
  (
    await ask<{ lexicon: string }>(
      database.url,
      `select assessment->>'lexicon' as lexicon from case_file where account = '${account}'`,
    )
  )[0]?.lexicon;

describe('a list that is written anew while Vigil serves', () => {
  test('is used for the posts after it, with its own fingerprint in the log, the audit chain and the assessments', async () => {
    const started = await until(() => logged().find((line) => line.msg === 'rules loaded'), 'the first line');
    await send([postLine('before', 'a', 'blenvik and vorplix')]);
    const swap = await write(list('vorplix'), /reloaded/);
    expect(swap.from).toBe(started.lexicon);
    expect(swap.to).toMatch(/^[0-9a-f]{64}$/);
    await send([postLine('after', 'b', 'blenvik and vorplix')]);
    expect(await foundIn()).toEqual({ before: ['blenvik'], after: ['vorplix'] });
    expect(await lexiconOf('a')).toBe(swap.from);
    expect(await lexiconOf('b')).toBe(swap.to);
    expect(await ask(database.url, `select subject, detail from audit_entry where act = 'lexicon.reloaded'`)).toEqual([
      { subject: swap.to, detail: { from: swap.from, to: swap.to, terms: 2 } },
    ]);
  });

  test('is refused when it is faulty, with the reason and no term in the log, and the old one stays', async () => {
    const chain = await ask(database.url, `select 1 from audit_entry where act = 'lexicon.reloaded'`);
    const refusal = await write(list('vorplix', 'drovalt').replace('some drovalt', 'nothing here'), /refused/, true);
    expect(refusal.refused).toMatch(/list\.json:1:\d+: the term is not found/);
    expect(refusal.refused).not.toContain('drovalt');
    await write('', /refused/, true);
    await send([postLine('later', 'c', 'drovalt and vorplix')]);
    expect((await foundIn())['later']).toEqual(['vorplix']);
    expect(await ask(database.url, `select 1 from audit_entry where act = 'lexicon.reloaded'`)).toEqual(chain);
  });

  test('changes nothing when it says the same', async () => {
    await write(`${list('vorplix')}\n`, /unchanged/, true);
  });

  test('loses no post of a stream that runs through reloads, and each is judged by one list alone', async () => {
    let sent = 0;
    let running = true;
    const stream = async (name: string): Promise<void> => {
      while (running) {
        const lines = Array.from({ length: 40 }, (_, n) =>
          postLine(`${name}-${sent}-${n}`, `s${n}`, 'vorplix, blenvik, snow'),
        );
        const taken = await send(lines);
        expect(taken).toMatchObject({ items: 40, shelved: 0 });
        sent += 40;
      }
    };
    const streams = Promise.all([stream('x'), stream('y'), stream('z')]);
    for (const word of ['blenvik', 'vorplix', 'blenvik', 'vorplix']) await write(list(word), /reloaded/, true);
    running = false;
    await streams;
    const found = Object.entries(await foundIn()).filter(([item]) => /^[xyz]-/.test(item));
    expect(found.length).toBe(sent);
    expect(found.filter(([, terms]) => terms.length !== 1)).toEqual([]);
    expect(new Set(found.map(([, [term]]) => term))).toEqual(new Set(['blenvik', 'vorplix']));
    expect((await vigil(['audit', 'verify', '--database', database.url])).code).toBe(0);
  });
});
