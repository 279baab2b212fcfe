// A replay is killed without warning, again and again, and started again: in the end nothing is missing and nothing is there twice.
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seeded } from '../../vigil/src/demo/random.ts';
import { contentOf, dayLines, folder, lastJson, STAND_IN, start, vigil, writeLines } from './vigil.fixture.ts';

/** The full figure is `VIGIL_KILLS=50`; every run of the tests does a few. */
const KILLS = Number(process.env['VIGIL_KILLS'] ?? 6);
let place: Awaited<ReturnType<typeof folder>>;
beforeAll(async () => {
  place = await folder();
});
afterAll(() => place.gone());

test(`A replay that is killed ${KILLS} times ends like one that never was`, { timeout: 600_000 }, async () => {
  const posts = await writeLines(join(place.path, 'day.ndjson'), dayLines(30_000));
  const replay = (data: string): string[] => [
    'replay',
    posts,
    '--lexicon',
    STAND_IN,
    '--data',
    join(place.path, data),
    '--json',
  ];
  const calm = lastJson(await vigil(replay('calm')));
  const random = seeded(KILLS, 'kill');
  let cutShort = 0;
  for (let kill = 0; kill < KILLS; kill++) {
    // Every other time in a store of its own start, so that kills hit the first batches as well as the last.
    const child = start(replay('killed'));
    child.stdout?.resume();
    child.stderr?.resume();
    const ended = once(child, 'close');
    const timer = setTimeout(() => child.kill('SIGKILL'), random.whole(250, 1_600));
    const [, signal] = (await ended) as [number | null, string | null];
    clearTimeout(timer);
    if (signal === 'SIGKILL') cutShort++;
  }
  const again = await vigil(replay('killed'));
  const last = lastJson(again);
  const counts = ({
    items,
    clean,
    skipped,
    shelved,
    observations,
    accounts,
    cases,
  }: Record<string, unknown>): unknown => ({ items, clean, skipped, shelved, observations, accounts, cases });
  expect(counts(last)).toEqual(counts(calm));
  expect(await contentOf(join(place.path, 'killed'))).toEqual(await contentOf(join(place.path, 'calm')));
  expect((await vigil(['audit', 'verify', '--data', join(place.path, 'killed')])).code).toBe(0);
  expect(cutShort).toBeGreaterThan(0);
});
