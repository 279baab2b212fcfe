// Kills a replay at random moments and counts only the kills that landed; each store is run to its end and compared with one that was never disturbed.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seeded } from '../../vigil/src/demo/random.ts';
import { freshDatabase } from '../database.ts';
import type { Folder, Ran } from './journey.fixture.ts';
import { ask, demoLines, pictureOf, STAND_IN, tempFolder, totalsOf, vigil } from './journey.fixture.ts';

/** How many kills must land; the full figure is `VIGIL_KILLS=50`. */
const KILLS = Number(process.env['VIGIL_KILLS'] ?? 5);
const KILLS_A_STORE = 5;
const MINUTE = 60_000;

let folder: Folder;
let file: string;
let calm: { readonly totals: unknown; readonly picture: unknown; readonly ms: number };

const replay = (url: string, kill?: number): Promise<Ran> =>
  vigil(['replay', file, '--lexicon', STAND_IN, '--database', url, '--json'], kill === undefined ? {} : { kill });

beforeAll(async () => {
  folder = tempFolder();
  const lines = [...demoLines(25_000, 2_500)];
  // What cannot be read and what says nothing must survive a kill as well.
  for (let at = 500; at < lines.length; at += 1_700)
    lines.splice(at, 0, '{"id": broken', '{"id":"empty","account":{"id":"1"},"text":""}');
  file = folder.put('day.ndjson', `${lines.join('\n')}\n`);
  const database = await freshDatabase();
  const started = performance.now();
  const ran = await replay(database.url);
  const ms = performance.now() - started;
  expect(ran.code, ran.err).toBe(0);
  calm = { totals: totalsOf(ran), picture: await pictureOf(database.url), ms };
  await database.drop();
}, 5 * MINUTE);

afterAll(() => folder.drop());

/** Kills until a replay gets through or enough have landed; says how many landed, and after how many of them the file was read in part. */
async function killInto(
  url: string,
  next: () => number,
): Promise<{ readonly landed: number; readonly midway: number }> {
  let landed = 0;
  let midway = 0;
  while (landed < KILLS_A_STORE) {
    const ran = await replay(url, calm.ms * (0.3 + next() * 0.65));
    if (ran.code !== null) break;
    landed++;
    const [there] = await ask<{ yes: boolean }>(url, `select to_regclass('source_mark') is not null as yes`);
    if (there?.yes === true) midway += (await ask(url, 'select 1 from source_mark where not done')).length;
  }
  return { landed, midway };
}

test(`after ${KILLS} kills that landed, every replay ended with the same cases, counts, shelf and totals, and an audit chain that holds`, {
  timeout: (5 + KILLS) * MINUTE,
}, async () => {
  const random = seeded(20_261_122, 'kills');
  let landed = 0;
  let midway = 0;
  let stores = 0;
  for (; landed < KILLS && stores < KILLS * 4; stores++) {
    const database = await freshDatabase();
    const round = await killInto(database.url, () => random.next());
    landed += round.landed;
    midway += round.midway;
    const last = await replay(database.url);
    expect(last.code, last.err).toBe(0);
    expect(totalsOf(last)).toEqual(calm.totals);
    expect(await pictureOf(database.url)).toEqual(calm.picture);
    const audit = await vigil(['audit', 'verify', '--database', database.url]);
    expect(audit.code, audit.out).toBe(0);
    await database.drop();
  }
  console.info(`${landed} kills landed in ${stores} stores, ${midway} of them midway through the file.`);
  expect(landed).toBeGreaterThanOrEqual(KILLS);
  expect(midway).toBeGreaterThan(0);
});
