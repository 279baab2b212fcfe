// A list of everyday words: it must not drown the people who read the queue, and an offender must still come through.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seeded } from '../../vigil/src/demo/random.ts';
import { chosenIds } from '../../vigil/src/engine/rates/chosen-ids.fixture.ts';
import { openRates } from '../../vigil/src/store/rates.ts';
import { freshDatabase } from '../database.ts';
import { ask, type Folder, lastOf, linesOf, postLine, shuffled, tempFolder, vigil } from './journey.fixture.ts';

let folder: Folder;
beforeAll(() => {
  folder = tempFolder();
});
afterAll(() => folder.drop());

const PLAIN = 'harbour window kettle pencil garden candle ladder button ribbon saddle basket copper'.split(' ');
const FILLER = 'the we saw today again near old quiet morning road then after rain with friends'.split(' ');

/** Four thousand people who write everyday words, among them one who offers under a rare one. */
function lines(): readonly string[] {
  const random = seeded(3, 'everyday');
  const posts = Array.from({ length: 4_000 }, (_, n) => {
    const words = Array.from({ length: 12 }, () => random.pick(random.chance(0.05) ? PLAIN : FILLER));
    return postLine(`p${n}`, `person-${n}`, words.join(' '));
  });
  posts.push(postLine('o1', 'offender', 'Selling blenvik, price list ready, dm me'));
  posts.push(postLine('o2', 'whisperer', 'blenvik'));
  return posts;
}
const list = (): string =>
  folder.put(
    'everyday.yaml',
    `id: everyday\ntitle: Everyday words\nlicence: CC0-1.0\nterms:\n${[...PLAIN, 'blenvik'].map((word) => `  - {id: w-${word}, term: ${word}, family: term, kind: word}`).join('\n')}\n`,
  );

async function replayed(posts: readonly string[], use: (url: string) => Promise<void>): Promise<void> {
  const database = await freshDatabase();
  const ran = await vigil(['replay', '-', '--lexicon', list(), '--database', database.url, '--json'], {
    input: `${posts.join('\n')}\n`,
  });
  expect(ran.code, ran.err).toBe(0);
  await use(database.url);
  await database.drop();
}
const casesOf = (url: string) =>
  ask<{ account: string; severity: string }>(url, 'select account, severity from case_file order by account');

test('everyday words open no case, in whatever order the posts come; whoever offers, and whoever uses the rare word, is seen', async () => {
  for (const posts of [lines(), shuffled(lines(), 9)])
    await replayed(posts, async (url) => {
      expect(await casesOf(url)).toEqual([
        { account: 'offender', severity: 'urgent' },
        { account: 'whisperer', severity: 'standard' },
      ]);
      const files = await ask<{ n: number }>(url, 'select count(*)::int as n from account');
      expect(files[0]?.n).toBeGreaterThan(1_000);
      expect((await vigil(['audit', 'verify', '--database', url])).code).toBe(0);
    });
});

test('a case that was opened too soon is taken back with a line in the audit log, but not one that a person has decided', async () => {
  const database = await freshDatabase();
  const first = await vigil(['replay', '-', '--lexicon', list(), '--database', database.url, '--json'], {
    input: `${postLine('a', 'early', 'kettle')}\n${postLine('b', 'looked-at', 'ladder')}\n`,
  });
  expect(first.code, first.err).toBe(0);
  const open = await ask<{ id: string; account: string }>(
    database.url,
    'select id, account from case_file order by account',
  );
  expect(open.map((one) => one.account)).toEqual(['early', 'looked-at']);
  const decided = await vigil([
    'decide',
    open[1]?.id ?? '',
    '--outcome',
    'need-more',
    '--by',
    'ada',
    '--database',
    database.url,
  ]);
  expect(decided.code, decided.err).toBe(0);
  await vigil(['replay', '-', '--lexicon', list(), '--database', database.url, '--json'], {
    input: `${lines().join('\n')}\n`,
  });
  const left = await casesOf(database.url);
  expect(left.map((one) => one.account)).toEqual(['looked-at', 'offender', 'whisperer']);
  const audit = await ask<{ subject: string }>(
    database.url,
    `select subject from audit_entry where act = 'case.withdrawn'`,
  );
  expect(audit.map((one) => one.subject)).toContain(open[0]?.id);
  const rates = lastOf((await vigil(['rates', '--lexicon', list(), '--json', '--database', database.url])).out);
  const terms = rates['terms'] as readonly { readonly term: string; readonly bits: number }[];
  expect(terms[0]?.bits).toBeLessThan(3);
  expect(linesOf(JSON.stringify(rates)).length).toBe(1);
  await database.drop();
});

test('sixteen accounts whose ids were chosen for it cannot make a term look ordinary: the case nobody has touched stays', async () => {
  const two = folder.put(
    'two.yaml',
    `id: two\ntitle: Two rare words\nlicence: CC0-1.0\nterms:\n${['blenvik', 'qivtrade'].map((word) => `  - {id: w-${word}, term: ${word}, family: term, kind: word}`).join('\n')}\n`,
  );
  const attackers = chosenIds('own', 'w-blenvik', openRates().key).map((id, n) => postLine(`x${n}`, id, 'blenvik'));
  const database = await freshDatabase();
  const ran = await vigil(['replay', '-', '--lexicon', two, '--database', database.url, '--json'], {
    input: `${[...lines(), ...attackers].join('\n')}\n`,
  });
  expect(ran.code, ran.err).toBe(0);
  const open = (await casesOf(database.url)).map((one) => one.account);
  expect(open).toContain('whisperer');
  expect(open).toContain('offender');
  await database.drop();
});
