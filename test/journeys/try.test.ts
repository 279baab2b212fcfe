// Try before you trust: what `policy diff` and `lexicon try` foretell is what a later replay under the new rules really opens, and trying writes nothing.
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { freshDatabase } from '../database.ts';
import {
  ask,
  demoLines,
  type Folder,
  lastOf,
  linesOf,
  pictureOf,
  postLine,
  STAND_IN,
  tempFolder,
  vigil,
} from './journey.fixture.ts';

interface List {
  readonly terms: readonly { readonly id: string; readonly family: string; readonly bits?: number }[];
}
interface Change {
  readonly account: string;
  readonly turn: string;
  readonly before: { readonly severity: string; readonly bits: number };
  readonly after: { readonly severity: string; readonly bits: number };
}

let folder: Folder;
let day: string;
/** A store that holds the day under the stand-in list and the default policy. Trying writes nothing, so tests share it. */
let kept: string;
let keptCases: ReadonlyMap<string, string>;
const list = parse(readFileSync(STAND_IN, 'utf8')) as List;
const databases: { drop(): Promise<void> }[] = [];
beforeAll(async () => {
  folder = tempFolder();
  day = folder.put('day.ndjson', `${demoLines(8_000, 1_000).join('\n')}\n`);
  kept = await replayed([day], '--lexicon', STAND_IN);
  keptCases = await severities(kept);
});
afterAll(async () => {
  folder.drop();
  for (const one of databases) await one.drop();
});

/** A store after a replay of files under rules. */
async function replayed(files: readonly string[], ...rules: readonly string[]): Promise<string> {
  const database = await freshDatabase();
  databases.push(database);
  const ran = await vigil(['replay', ...files, '--database', database.url, '--json', ...rules]);
  expect(ran.code, ran.err).toBe(0);
  return database.url;
}

/** Severity by account, of open cases. */
async function severities(url: string): Promise<ReadonlyMap<string, string>> {
  const rows = await ask<{ account: string; severity: string }>(url, 'select account, severity from case_file');
  return new Map(rows.map((row) => [row.account, row.severity]));
}

/** What the store would hold after the changes that a trial foretells. */
function foretold(now: ReadonlyMap<string, string>, changes: readonly Change[]): ReadonlyMap<string, string> {
  const will = new Map(now);
  for (const { account, before, after } of changes) {
    expect(now.get(account) ?? 'none', account).toBe(before.severity);
    if (after.severity === 'none') will.delete(account);
    else will.set(account, after.severity);
  }
  return will;
}

const sorted = (map: ReadonlyMap<string, string>): readonly string[] =>
  [...map].map(([account, severity]) => `${account} ${severity}`).sort();

function changesIn(out: string): readonly Change[] {
  return linesOf<Change>(out).filter((line) => 'turn' in line);
}

const listFile = (name: string, terms: List['terms']): string => folder.put(name, JSON.stringify({ ...list, terms }));

describe('a list that is tried', () => {
  test('foretells exactly the cases that a replay with it into an empty store has', async () => {
    const half = list.terms.filter((term, n) => term.family !== 'term' || n % 2 === 0);
    const changed = list.terms
      .filter((term, n) => term.family !== 'term' || n % 3 !== 0)
      .map((term, n) => (n % 5 === 0 && term.family === 'term' ? { ...term, bits: 2 } : term));
    const lists = { old: listFile('old.json', half), new: listFile('new.json', changed) };
    const url = await replayed([day], '--lexicon', lists.old);
    const now = await severities(url);
    const truth = await severities(await replayed([day], '--lexicon', lists.new));
    const before = await pictureOf(url);
    const ran = await vigil([
      ...['lexicon', 'try', lists.new, day, '--lexicon', lists.old, '--json', '--database', url],
    ]);
    expect(ran.code, ran.err).toBe(0);
    const changes = changesIn(ran.out);
    expect(changes.map((one) => one.turn)).toEqual(expect.arrayContaining(['opens', 'closes']));
    expect(sorted(foretold(now, changes))).toEqual(sorted(truth));
    expect(await pictureOf(url)).toEqual(before);
  });

  test('foretells from files alone what a replay of them opens, in a store that has seen nothing', async () => {
    const database = await freshDatabase();
    databases.push(database);
    const ran = await vigil(['lexicon', 'try', STAND_IN, day, '--json', '--database', database.url]);
    expect(ran.code, ran.err).toBe(0);
    const changes = changesIn(ran.out);
    expect(new Set(changes.map((one) => one.turn))).toEqual(new Set(['opens']));
    expect(sorted(foretold(new Map(), changes))).toEqual(sorted(keptCases));
    for (const table of ['account', 'item', 'observation', 'case_file', 'tally', 'seen', 'rates', 'rates_change'])
      expect(await ask(database.url, `select 1 from ${table}`), table).toEqual([]);
  });

  test('tells by id what each new term would touch and how ordinary it is, and shows no term and no text', async () => {
    const offer = 'selling blenvik, dm me';
    const posts = [
      postLine('1', 'a', offer),
      postLine('2', 'a', 'drovalt again'),
      postLine('3', 'b', 'drovalt, cheap'),
    ];
    const file = folder.put('few.ndjson', `${posts.join('\n')}\n`);
    const old = folder.put('old.csv', 'id,term,family,kind\nt1,blenvik,term,word\n');
    const tried = folder.put('new.csv', 'id,term,family,kind\nt1,blenvik,term,word\nt2,drovalt,term,word\n');
    const honest = folder.put(
      'honest.ndjson',
      `${Array.from({ length: 8 }, (_, n) => postLine(`h${n}`, 'p', n === 0 ? 'a drovalt' : `Snow ${n}`)).join('\n')}\n`,
    );
    const url = await replayed([file], '--lexicon', old);
    const args = ['lexicon', 'try', tried, file, '--lexicon', old, '--background', honest, '--database', url];
    const ran = await vigil([...args, '--json']);
    expect(lastOf(ran.out)['terms']).toEqual([
      { term: 't2', posts: 2, accounts: 2, background: { posts: 1, bits: 3 } },
    ]);
    const people = await vigil(args);
    expect(people.out).toMatch(/t2 +2 +2 +1 +3\.0/);
    expect(people.out + people.err + ran.out).not.toMatch(/blenvik|drovalt|selling|dm me/i);
  });

  test('without posts, what is kept tells which cases a shorter list would close', async () => {
    const short = listFile(
      'short.json',
      list.terms.filter((term, n) => term.family !== 'term' || n > 3),
    );
    const ran = await vigil(['lexicon', 'try', short, '--lexicon', STAND_IN, '--json', '--database', kept]);
    const truth = await severities(await replayed([day], '--lexicon', short));
    expect(sorted(foretold(keptCases, changesIn(ran.out)))).toEqual(sorted(truth));
    const byRecord = await vigil(['lexicon', 'try', short, '--json', '--database', kept]);
    expect(changesIn(byRecord.out)).toEqual(changesIn(ran.out));
    const removed = lastOf(ran.out)['removed'] as readonly { readonly accounts: number; readonly closes: number }[];
    expect(removed.length).toBe(list.terms.filter((term, n) => term.family === 'term' && n <= 3).length);
    expect(removed[0]?.closes).toBeGreaterThan(0);
    for (const one of removed) expect(one.closes).toBeLessThanOrEqual(one.accounts);
  });
});

describe('a policy that is tried', () => {
  const policies = {
    strict: 'version: strict\nurgentBits: 20\nstandardBits: 5\n',
    weights:
      'version: weights\nweights: { joint.offer: 1, term.listed: 2, contact.handle: 9, offer.cue: 1 }\nrepeat: 0.2\n',
    slack:
      'version: slack\nurgentBits: 4\nfloorBits: 1\nhalfLifeDays: 5\ncorrelated: 0.8\nweights: { context.speaks-for: -1 }\n',
  };

  test.each(Object.entries(policies))('foretells the cases of a replay under it: %s', async (name, text) => {
    const file = folder.put(`${name}.yaml`, text);
    const before = await pictureOf(kept);
    const truth = sorted(await severities(await replayed([day], '--lexicon', STAND_IN, '--policy', file)));
    const args = ['policy', 'diff', 'default', file, '--lexicon', STAND_IN, '--json', '--database', kept];
    const ran = await vigil(args);
    expect(ran.code, ran.err).toBe(0);
    const changes = changesIn(ran.out);
    expect(changes.length).toBeGreaterThan(0);
    expect(sorted(foretold(keptCases, changes))).toEqual(truth);
    expect(changesIn((await vigil([...args, day])).out)).toEqual(changes);
    expect(await pictureOf(kept)).toEqual(before);
  });

  test('a higher bound for urgent makes standard exactly those urgent cases that lie below it', async () => {
    const file = folder.put('higher.yaml', 'version: higher\nurgentBits: 25\n');
    const ran = await vigil(['policy', 'diff', 'default', file, '--lexicon', STAND_IN, '--json', '--database', kept]);
    const below = await ask<{ account: string }>(
      kept,
      `select account from case_file where severity = 'urgent' and bits < 25 and not (assessment->'strong' ? 'hash') order by account collate "C"`,
    );
    expect(below.length).toBeGreaterThan(0);
    const changes = changesIn(ran.out);
    expect(changes.map((one) => one.account).sort()).toEqual(below.map((one) => one.account));
    expect(new Set(changes.map((one) => one.turn))).toEqual(new Set(['becomes standard']));
    const people = await vigil(['policy', 'diff', 'default', file, '--lexicon', STAND_IN, '--database', kept]);
    expect(people.out).toContain(`becomes standard: ${below.length}`);
  });

  test('the same policy changes nothing', async () => {
    const ran = await vigil(['policy', 'diff', 'default', 'default', '--json', '--database', kept]);
    expect(ran.code, ran.err).toBe(0);
    expect(changesIn(ran.out)).toEqual([]);
    expect(ran.err).toContain('--lexicon');
  });
});

describe('what is mistyped', () => {
  test('in a policy is told with line, column and the mend, by check and by diff', async () => {
    const file = folder.put(
      'typo.yaml',
      'version: typo\nurgentBit: 9\nweights:\n  contact.handel: 6\nhalfLifeDays: 0\n',
    );
    const ran = await vigil(['policy', 'check', file]);
    expect(ran.code).toBe(1);
    expect(ran.out).toMatch(/typo\.yaml:2:1: this key is not known here.*did you mean `urgentBits`\?/);
    expect(ran.out).toMatch(/typo\.yaml:4:3: .*did you mean `contact\.handle`\?/);
    expect(ran.out).toMatch(/typo\.yaml:5:15: `halfLifeDays` is not what it must be; write at least 1/);
    const diff = await vigil(['policy', 'diff', 'default', file, '--database', 'postgres://nowhere.invalid/x']);
    expect([diff.code, diff.err]).toEqual([2, expect.stringContaining('did you mean `urgentBits`?')]);
  });

  test('in a sound policy nothing is: check says what it changes', async () => {
    const file = folder.put('own.yaml', 'version: own\nurgentBits: 13\nweights: { contact.handle: 6 }\n');
    const ran = await vigil(['policy', 'check', file]);
    expect([ran.code, ran.out]).toEqual([0, expect.stringContaining('weights.contact.handle: 5 -> 6')]);
    expect(lastOf((await vigil(['policy', 'check', file, '--json'])).out)).toMatchObject({ ok: true, version: 'own' });
  });

  test('names of files, ages and lists are refused with what to do', async () => {
    const posts = folder.put('posts.ndjson', `${postLine('1', 'a', 'snow')}\n`);
    const refused: readonly (readonly [readonly string[], RegExp])[] = [
      [['policy', 'diff', 'default', 'gone.yaml'], /There is no file gone\.yaml/],
      [['policy', 'diff', 'default', 'default', posts], /give the list in use with --lexicon FILE/],
      [['lexicon', 'try', 'gone.yaml'], /There is no file gone\.yaml/],
      [['lexicon', 'try', STAND_IN, '--since', 'tuesday'], /--since wants an age such as 30d/],
      [['lexicon', 'try', folder.put('empty.txt', ''), posts], /the file is empty; add at least one term/],
    ];
    for (const [args, why] of refused) {
      const ran = await vigil([...args, '--database', 'postgres://nowhere.invalid/x']);
      expect([ran.code, ran.err], args.join(' ')).toEqual([2, expect.stringMatching(why)]);
    }
  });
});
