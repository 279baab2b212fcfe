// What is judged and how, seen from outside: trade alone, fame, complaints, quotes, masking, interim orders, and what a clean post leaves.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshDatabase } from '../database.ts';
import { ask, type Folder, lastOf, linesOf, postLine, STAND_IN, tempFolder, vigil } from './journey.fixture.ts';

let folder: Folder;
beforeAll(() => {
  folder = tempFolder();
});
afterAll(() => folder.drop());

/** Replays lines into an empty store and hands the database to the test. */
async function withPosts(
  lines: readonly string[],
  use: (url: string) => Promise<void>,
  more: readonly string[] = [],
): Promise<void> {
  const database = await freshDatabase();
  const ran = await vigil(['replay', '-', '--lexicon', STAND_IN, '--database', database.url, '--json', ...more], {
    input: `${lines.join('\n')}\n`,
  });
  expect(ran.code, ran.err).toBe(0);
  await use(database.url);
  await database.drop();
}

const casesOf = async (url: string) =>
  linesOf<{ id: string; account: string; severity: string; bits: number; reasons: unknown }>(
    (await vigil(['cases', '--json', '--database', url])).out,
  );

describe('judging', () => {
  const offer = 'Selling blenvik, price list ready, dm me';

  test('words of trade alone open nothing, however many', async () => {
    const lines = Array.from({ length: 200 }, (_, n) =>
      postLine(
        `${n}`,
        'shop',
        `Selling my old bike number ${n}, dm me, price list in bio, paypal ok, telegram: bikeshop_${n}`,
      ),
    );
    await withPosts(lines, async (url) => {
      expect(await casesOf(url)).toEqual([]);
      for (const table of ['item', 'account', 'observation', 'indicator'])
        expect(await ask(url, `select 1 from ${table}`), table).toEqual([]);
    });
  });

  test('the same posts of a famous, verified account are judged like those of anybody', async () => {
    const who = { id: 'somebody', displayName: 'Orla', followers: 7 };
    const judged: unknown[] = [];
    for (const account of [who, { ...who, followers: 7_000_000, verified: true }]) {
      const lines = [postLine('1', account, offer), postLine('2', account, 'drovalt, cheap')];
      await withPosts(lines, async (url) => {
        const cases = await casesOf(url);
        judged.push(cases.map(({ id, severity, bits, reasons }) => ({ id, severity, bits, reasons })));
      });
    }
    expect(judged[1]).toEqual(judged[0]);
    expect(judged[0]).toMatchObject([{ severity: 'urgent' }]);
  });

  test('a complaint alone opens nothing, even a thousand of them', async () => {
    const lines = Array.from({ length: 1_000 }, (_, n) =>
      JSON.stringify({
        notice: { id: `n${n}`, account: 'hated', category: 'illegal', createdAt: '2026-11-22T10:00:00Z' },
      }),
    );
    await withPosts(lines, async (url) => {
      expect(await casesOf(url)).toEqual([]);
      expect(await ask(url, 'select 1 from account')).toEqual([]);
    });
  });

  test("somebody else's quoted words alone do not open an urgent case", async () => {
    const line = JSON.stringify({
      id: '1',
      account: { id: 'a' },
      text: 'Look at this, report it!',
      quoted: { text: offer },
      createdAt: '2026-11-22T10:00:00Z',
    });
    await withPosts([line], async (url) =>
      expect((await casesOf(url)).filter((one) => one.severity === 'urgent')).toEqual([]),
    );
  });

  test('words are masked until somebody asks, and asking is written down', async () => {
    await withPosts([postLine('1', 'seller', `${offer} @qarvle_77`)], async (url) => {
      const [one] = await casesOf(url);
      for (const more of [[], ['--json']]) {
        const masked = await vigil(['case', one?.id as string, '--database', url, ...more]);
        expect(masked.out).not.toMatch(/selling blenvik|qarvle_77/i);
        expect(masked.out).toContain('•');
      }
      expect(await ask(url, `select 1 from audit_entry where act = 'case.revealed'`)).toEqual([]);
      const shown = await vigil(['case', one?.id as string, '--reveal', '--database', url]);
      expect(shown.out).toContain('Selling blenvik');
      expect(await ask(url, `select subject from audit_entry where act = 'case.revealed'`)).toEqual([
        { subject: one?.id },
      ]);
      expect((await vigil(['audit', 'verify', '--database', url])).code).toBe(0);
    });
  });

  test('policy "interim: limit" acts only where a certificate of precision is valid: preservation first, then the limit', async () => {
    const policy = folder.put('limit.yaml', 'version: limit-1\ninterim: limit\n');
    const proof = { bits: 12, model: 'm1', alpha: 0.05, delta: 0.05, decisions: 59, errors: 0, date: 0 };
    for (const [stale, orders] of [
      [undefined, []],
      [true, []],
      [
        false,
        [
          { account: 'late', kind: 'preserve', action: null, step: 1, state: 'pending' },
          { account: 'late', kind: 'enforce', action: 'limit', step: 2, state: 'pending' },
        ],
      ],
    ] as const)
      await withPosts(
        [postLine('1', 'early', offer)],
        async (url) => {
          expect(await ask(url, 'select 1 from orders')).toEqual([]);
          const [early] = await ask<{ policy: string }>(url, `select assessment->>'policy' as policy from case_file`);
          const model = { version: 'm1', reviewed: 0, certificate: { ...proof, policy: early?.policy, stale } };
          if (stale !== undefined)
            await ask(url, `insert into judgement_model values ('m1', 0, '${JSON.stringify(model)}', 'active')`);
          const lines = [postLine('2', 'late', offer), postLine('3', 'mild', 'blenvik is a word')].join('\n');
          const how = ['--lexicon', STAND_IN, '--policy', policy, '--database', url];
          const ran = await vigil(['replay', '-', ...how], { input: `${lines}\n` });
          expect(ran.code, ran.err).toBe(0);
          expect(
            await ask(
              url,
              `select account, kind, action, step, state from orders where account <> 'early' order by step`,
            ),
          ).toEqual(orders);
          const authors = await ask<{ author: { version: string } }>(url, 'select author from decision');
          for (const { author } of authors) expect(author.version).toMatch(/^limit-1\+[0-9a-f]{8}$/);
        },
        ['--policy', policy],
      );
  });

  test('a clean post leaves a count and nothing of its author or words', async () => {
    await withPosts([postLine('4711', 'quietperson', 'Snow fell on the harbour.')], async (url) => {
      const dump = JSON.stringify([
        await ask(url, 'select * from tally'),
        await ask(url, 'select * from audit_entry'),
        await ask(url, 'select * from source_mark'),
        await ask(url, `select hour, encode(prints, 'escape') as prints from seen`),
      ]);
      expect(dump).not.toMatch(/quietperson|harbour|4711/);
      expect(await ask(url, 'select items from tally')).toEqual([{ items: '1' }]);
    });
  });
});

test('padding hides nothing: an offer behind any amount of text is found at its place', async () => {
  const offer = 'zorple packs for sale, dm me';
  const sizes = [19_990, 20_000, 65_536, 100_001, 1_000_000];
  const input = sizes
    .map((size) => postLine(String(size), `a${size}`, `${'fine '.repeat(size / 5)}${offer}`))
    .join('\n');
  const found = linesOf<{ item: string; start: number; end: number; tier: string }>(
    (await vigil(['match', '--lexicon', STAND_IN, '--tiers', 'exact', '-'], { input })).out,
  );
  const places = found.map(({ item, start }) => [item, start]);
  expect(places).toEqual(sizes.map((size) => [String(size), 5 * Math.floor(size / 5)]));
});

test('a post that says it was removed is screened all the same', async () => {
  const line = postLine('gone', 'a', 'zorple packs for sale, dm me');
  const input = ['true', 'false', 'null', '"yes"']
    .map((removed) => line.replace(/}$/, `,"removed":${removed}}`))
    .join('\n');
  const summary = await vigil(['match', '--lexicon', STAND_IN, '--summary', '-'], { input });
  expect(lastOf(summary.out)).toMatchObject({ items: 4, matchedItems: 4 });
});
