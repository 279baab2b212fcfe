// The contracts others script against, and what the commands promise a person at the terminal; every command is a real process.
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../database.ts';
import {
  ask,
  demoLines,
  type Folder,
  lastOf,
  linesOf,
  postLine,
  STAND_IN,
  startVigil,
  tempFolder,
  vigil,
} from './journey.fixture.ts';

let folder: Folder;
let demo: FreshDatabase;
let demoFile: string;
let total: Record<string, unknown>;

beforeAll(async () => {
  folder = tempFolder();
  demo = await freshDatabase();
  demoFile = folder.put('day.ndjson', `${demoLines(6_000, 800).join('\n')}\n`);
  const ran = await vigil(['replay', demoFile, '--lexicon', STAND_IN, '--database', demo.url, '--json']);
  expect(ran.code, ran.err).toBe(0);
  total = lastOf(ran.out);
});

afterAll(async () => {
  await demo.drop();
  folder.drop();
});

describe('contracts', () => {
  test('replay ends with one object of counts', () => {
    const count = expect.any(Number);
    expect(total).toMatchObject({
      items: count,
      clean: count,
      shelved: 0,
      observations: count,
      accounts: count,
      cases: { urgent: count, standard: count },
      seconds: count,
      itemsPerSecond: count,
    });
    expect(total['items']).toBeGreaterThan(6_000 - 1);
  });

  test('cases prints one line a case, most urgent first, with bits that sum to the total', async () => {
    const cases = linesOf<{
      severity: string;
      bits: number;
      dueAt: string;
      reasons: { family: string; bits: number; text: string }[];
    }>((await vigil(['cases', '--json', '--database', demo.url])).out);
    const { urgent, standard } = total['cases'] as { urgent: number; standard: number };
    expect(cases).toHaveLength(urgent + standard);
    expect(cases.map((one) => one.severity)).toEqual([
      ...Array(urgent).fill('urgent'),
      ...Array(standard).fill('standard'),
    ]);
    for (const one of cases) {
      expect(Object.keys(one)).toEqual(
        expect.arrayContaining(['id', 'account', 'severity', 'bits', 'dueAt', 'reasons']),
      );
      expect(new Date(one.dueAt).toISOString()).toBe(one.dueAt);
      expect(one.reasons.reduce((sum, reason) => sum + reason.bits, 0)).toBeCloseTo(one.bits, 9);
      for (const reason of one.reasons) expect(Object.keys(reason)).toEqual(['family', 'bits', 'text']);
    }
  });

  test('accounts prints one line an account with a file', async () => {
    const accounts = linesOf((await vigil(['accounts', '--json', '--database', demo.url])).out);
    expect(accounts).toHaveLength(total['accounts'] as number);
    for (const one of accounts)
      expect(one).toMatchObject({
        account: expect.any(String),
        bits: expect.any(Number),
        families: expect.any(Object),
      });
  });

  test('today counts the day', async () => {
    const day = JSON.parse((await vigil(['today', '--json', '--date', '2026-11-22', '--database', demo.url])).out);
    const count = expect.any(Number);
    expect(day).toEqual({
      date: '2026-11-22',
      items: count,
      offers: { posts: count, accounts: count },
      stillOnline: count,
      longestOnlineDays: count,
    });
    expect(day.offers.accounts).toBeGreaterThan(0);
    expect(day.offers.accounts).toBeLessThanOrEqual((total['cases'] as { urgent: number }).urgent);
    expect(day.offers.posts).toBeGreaterThanOrEqual(day.offers.accounts);
  });

  test('match prints places in UTF-16 units, also behind an emoji', async () => {
    const text = '🧦🧦 fresh blenvik today';
    const ran = await vigil(['match', '--lexicon', STAND_IN, '-'], { input: `${postLine('1', '2', text)}\n` });
    expect(ran.code, ran.err).toBe(0);
    expect(linesOf(ran.out)).toEqual([{ item: '1', term: 'blenvik', tier: 'exact', start: 11, end: 18 }]);
    expect(text.slice(11, 18)).toBe('blenvik');
  });

  test('match --summary gives one object, --tiers narrows', async () => {
    const input = `${[postLine('1', '2', 'blenvik and bl3nv1k'), postLine('2', '2', 'calm')].join('\n')}\n`;
    const all = await vigil(['match', '--lexicon', STAND_IN, '--summary', '-'], { input });
    expect(JSON.parse(all.out)).toEqual({ items: 2, matchedItems: 1, matches: 2 });
    const exact = await vigil(['match', '--lexicon', STAND_IN, '--tiers', 'exact', '-'], { input });
    expect(linesOf(exact.out).map((one) => one['tier'])).toEqual(['exact']);
    const disguised = await vigil(['match', '--lexicon', STAND_IN, '--tiers', 'obfuscated', '--summary', '-'], {
      input,
    });
    expect(JSON.parse(disguised.out)).toEqual({ items: 2, matchedItems: 1, matches: 1 });
  });

  test('with --json nothing but JSON reaches standard output', async () => {
    for (const args of [['cases'], ['accounts'], ['shelf'], ['today'], ['audit', 'verify']]) {
      const ran = await vigil([...args, '--json', '--database', demo.url]);
      expect(ran.code, ran.err).toBe(0);
      for (const line of ran.out.split('\n').filter((one) => one !== '')) expect(() => JSON.parse(line)).not.toThrow();
    }
  });

  test('every command explains itself', async () => {
    for (const name of [
      'match',
      'replay',
      'today',
      'cases',
      'case',
      'accounts',
      'shelf',
      'lexicon',
      'demo',
      'serve',
      'doctor',
      'audit',
      'keys',
    ]) {
      const ran = await vigil([name, '--help']);
      expect(ran.code, name).toBe(0);
      expect(ran.out, name).toContain('Usage: vigil');
    }
  });
});

describe('wrong use is told in a sentence, with exit code 2', () => {
  test.each([
    ['a mistyped command', ['replya', 'x'], /replay/],
    ['a mistyped option', ['cases', '--sevrity', 'urgent'], /--severity/],
    [
      'a severity that does not exist',
      ['cases', '--severity', 'high', '--database', 'postgres://127.0.0.1:1/x'],
      /urgent or standard/,
    ],
    ['a day that does not exist', ['today', '--date', '2026-02-30'], /--date wants a day/],
    ['no lexicon', ['replay', 'x'], /--lexicon/],
    ['a lexicon that is not there', ['match', '--lexicon', 'gone.yaml', '-'], /There is no file gone\.yaml/],
    [
      'a tier that does not exist',
      ['match', '--lexicon', STAND_IN, '--tiers', 'loose', '-'],
      /There is no tier "loose"/,
    ],
    [
      'a format that does not exist',
      ['match', '--lexicon', STAND_IN, '--format', 'fax', '-'],
      /There is no such format/,
    ],
    ['a mistyped data folder', ['cases', '--data', 'no-such-folder'], /There is no data folder no-such-folder/],
    ['a database out of reach', ['cases', '--database', 'postgres://127.0.0.1:1/x'], /cannot be reached/],
  ] as const)('%s', async (_name, args, said) => {
    const ran = await vigil(args);
    expect(ran.err).toMatch(said);
    expect(ran.err).not.toMatch(/^\s+at /m);
    expect(ran.out).toBe('');
    expect(ran.code).toBe(2);
  });

  test('a mistyped lexicon is named with file, line and column', async () => {
    const file = folder.put(
      'bad.yaml',
      'format: 1\nid: mine\ntitle: Mine\nversion: "1"\nlicence: CC0-1.0\nstandIn: true\nterms:\n  - id: a\n    trem: blenvik\n    family: term\n    kind: word\n',
    );
    const ran = await vigil(['match', '--lexicon', file, '-']);
    expect(ran.code).toBe(2);
    expect(ran.err).toMatch(/bad\.yaml:\d+:\d+: /);
  });

  test('a case that is not there, and a policy with a mistyped key', async () => {
    const gone = await vigil(['case', 'C-0000000000', '--database', demo.url]);
    expect(gone.code).toBe(2);
    expect(gone.err).toContain('There is no case C-0000000000');
    const policy = folder.put('policy.yaml', 'urgentBitz: 4\n');
    const ran = await vigil(['replay', demoFile, '--lexicon', STAND_IN, '--policy', policy, '--database', demo.url]);
    expect(ran.code).toBe(2);
    expect(ran.err).toContain('policy.yaml:1:1');
    expect(ran.err).toContain('did you mean `urgentBits`?');
  });
});

test('a reader that goes away, as head does, ends the command quietly', async () => {
  const big = folder.put(
    'big.ndjson',
    `${Array.from({ length: 60_000 }, (_, n) => postLine(`${n}`, '2', 'blenvik')).join('\n')}\n`,
  );
  const child = startVigil(['match', '--lexicon', STAND_IN, big]);
  let err = '';
  child.stderr.on('data', (part: Buffer) => {
    err += part.toString();
  });
  await once(child.stdout, 'data');
  child.stdout.destroy();
  const [code, signal] = await once(child, 'exit');
  expect({ code, signal, err }).toEqual({ code: 0, signal: null, err: '' });
});

test('Ctrl-C stops at a safe point with exit code 130, and the next run goes on to the same end', async () => {
  const database = await freshDatabase();
  const file = folder.put('stop.ndjson', `${demoLines(40_000, 4_000).join('\n')}\n`);
  const args = ['replay', file, '--lexicon', STAND_IN, '--database', database.url, '--json'];
  const child = startVigil(args);
  let out = '';
  child.stdout.on('data', (part: Buffer) => {
    out += part.toString();
  });
  for (let marked = false; !marked && child.exitCode === null; ) {
    const [there] = await ask<{ there: boolean }>(
      database.url,
      `select to_regclass('source_mark') is not null as there`,
    );
    marked = there?.there === true && (await ask(database.url, 'select 1 from source_mark')).length > 0;
  }
  child.kill('SIGINT');
  const [code] = await once(child, 'close');
  expect(code).toBe(130);
  const first = lastOf(out) as { items: number };
  const second = lastOf((await vigil(args)).out) as { items: number };
  expect(first.items).toBeGreaterThan(0);
  expect(second.items).toBeGreaterThan(first.items);
  await database.drop();
});

test('the doctor hears the canary and finds the chain whole; the canary is not counted and opens no case', async () => {
  const before = await ask(demo.url, 'select sum(items) as n from tally');
  const ran = await vigil(['doctor', '--json', '--database', demo.url]);
  const found = new Map(linesOf<{ check: string; ok: boolean; found: string }>(ran.out).map((one) => [one.check, one]));
  expect(found.get('canary')).toMatchObject({ ok: true });
  expect(found.get('audit-chain')).toMatchObject({ ok: true });
  expect(found.get('schema')).toMatchObject({ ok: true });
  // The tests' own server skips the disk; the doctor must say so.
  expect(found.get('durability')).toMatchObject({ ok: false });
  expect(ran.code).toBe(1);
  expect(await ask(demo.url, 'select sum(items) as n from tally')).toEqual(before);
  expect(await ask(demo.url, `select 1 from case_file where platform = 'vigil-canary'`)).toEqual([]);
});

test('an unsafe database is refused unless the tests say otherwise', async () => {
  const ran = await vigil(['cases', '--database', demo.url], { env: { VIGIL_ALLOW_UNSAFE_DATABASE: '' } });
  expect(ran.code).toBe(2);
  expect(ran.err).toContain('would lose acknowledged rows in a power cut');
});
