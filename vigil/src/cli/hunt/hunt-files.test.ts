// Tests that a hunt finds the same with any number of threads, from any packing, and when threads break; the measure is the plain path, object by object.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openFile, openSource } from '../../connect/open.ts';
import { DEFAULT_POLICY } from '../../core/policy.ts';
import { seeded } from '../../demo/random.ts';
import { packLexicon } from '../../engine/lexicon.ts';
import { COMPILED } from './hunt.fixture.ts';
import { type Hunt, huntFiles } from './hunt-files.ts';
import type { Quarry } from './screen-block.ts';
import { readingScreen } from './screen-block.ts';
import { addHit, addShown, casesOf, startTally, type Tally } from './tally.ts';

const packed = packLexicon(COMPILED);
const QUARRY: Quarry = { wanted: packed, judging: packed, policy: DEFAULT_POLICY, since: Number.NEGATIVE_INFINITY };
const NOW = Date.parse('2026-11-23T00:00:00Z');
let folder = '';

const line = (id: number, text: unknown, more: object = {}): string =>
  JSON.stringify({ id: String(id), account: { id: `a${id % 97}` }, text, createdAt: '2026-11-22T10:00:00Z', ...more });

/** Lines of every kind that may hurt: broken, huge, escaped, nested, cut off, with half characters, with decoys. */
function hostileLines(count: number): readonly string[] {
  const random = seeded(11, 'hostile');
  const below = (n: number): number => random.whole(0, n - 1);
  const words = [
    'snow',
    'harbour',
    'bl3nv1k',
    'blenvik',
    'zorple',
    'packs',
    '#qzv',
    'vraxul-77',
    'ｂｌｅｎｖｉｋ',
    'чай',
    '"',
    '\\',
    '\ud83d',
    '🪁',
    '\n',
  ];
  const text = (): string =>
    Array.from({ length: 1 + below(30) }, () => words[below(below(4) === 0 ? words.length : 2)]).join(' ');
  const shapes: ((id: number) => string)[] = [
    (id) => line(id, text()),
    (id) =>
      line(id, 'snow', { hashtags: ['qzv', 'snow'], quoted: { text: text() }, account: { id: 'q', bio: text() } }),
    (id) =>
      line(id, text())
        .replaceAll('e', '\\u0065')
        .replaceAll('\\u0065', (hit, at) => (at % 2 === 0 ? hit : 'e')),
    (id) => line(id, '{"text":"blenvik"}', { note: { text: 7, other: '"text":"blenvik"' } }),
    (id) => line(id, text()).slice(0, -1 - below(40)),
    (id) => `  ${line(id, text())}\r`,
    (id) => line(id, `${'x'.repeat(below(40_000))} ${text()}`),
    (id) => line(id, text(), { deep: JSON.parse(`${'['.repeat(70)}${']'.repeat(70)}`) }),
    () => '',
    () => 'not json blenvik',
  ];
  return Array.from({ length: count }, (_, id) =>
    (shapes[below(8) === 0 ? below(shapes.length) : 0] as (id: number) => string)(id),
  );
}

/** What must be equal: everything but how it was done. */
function pictureOf(tally: Tally) {
  const { posts, strongPosts, terms, accounts, first, conducts } = tally;
  const byKey = (a: readonly [string, unknown], b: readonly [string, unknown]): number => (a[0] < b[0] ? -1 : 1);
  const cases = casesOf(tally, DEFAULT_POLICY, 'digest', NOW);
  return {
    posts,
    strongPosts,
    terms: [...terms].sort(byKey),
    accounts: [...accounts].sort(),
    first,
    cases,
    conducts: [...conducts].sort(byKey),
  };
}

async function plainly(file: string): Promise<Tally> {
  const tally = startTally();
  const look = readingScreen(QUARRY, COMPILED, COMPILED);
  for await (const portion of (await openSource(openFile(file), { receivedAt: NOW })).portions())
    for (const { reading } of portion.placed) {
      const seen = look(reading);
      for (const hit of seen?.hits ?? []) addHit(tally, hit);
      if (seen?.shown !== undefined) addShown(tally, seen.shown, DEFAULT_POLICY);
    }
  return tally;
}

const hunt = (some: Partial<Hunt> = {}): Hunt => ({
  quarry: QUARRY,
  input: { receivedAt: NOW },
  workers: 1,
  quiet: true,
  signal: { aborted: false },
  remark: () => undefined,
  ...some,
});

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'vigil-hunt-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a hunt over hostile lines', () => {
  let file = '';
  let measure: ReturnType<typeof pictureOf>;
  beforeAll(async () => {
    const lines = hostileLines(7_000);
    // One line larger than a block, one larger than an object may be, and an end without a line feed.
    const large = [
      line(900_001, `${'snow '.repeat(400_000)}blenvik`),
      line(900_002, `${'x'.repeat(9_000_000)} blenvik`),
    ];
    const all = Buffer.from(
      [...lines.slice(0, 3_000), ...large, ...lines.slice(3_000), line(900_003, 'blenvik')].join('\n'),
    );
    all[all.indexOf('harbour')] = 0xff;
    file = join(folder, 'hostile.ndjson');
    writeFileSync(file, all);
    measure = pictureOf(await plainly(file));
    expect(measure.posts).toBeGreaterThan(500);
  });

  test.each([1, 2, 4])('finds with %i workers what the plain path finds', async (workers) => {
    const { tally, stopped } = await huntFiles([file], hunt({ workers }));
    expect(pictureOf(tally)).toEqual(measure);
    expect(stopped).toBeUndefined();
    expect(tally.bad).toBeGreaterThan(0);
    expect(tally.firstBad.every((one) => one.line > 0 && !/blenvik/.test(one.why))).toBe(true);
  });

  test('finds the same in a gzip file, and a post that stands in two files counts once', async () => {
    const other = join(folder, 'hostile.ndjson.gz');
    writeFileSync(other, gzipSync(await import('node:fs').then(({ readFileSync }) => readFileSync(file))));
    const { tally } = await huntFiles([other, file], hunt({ workers: 2 }));
    expect(pictureOf(tally)).toEqual(measure);
  });

  test.each(['hostile.ndjson', 'hostile.ndjson.gz'])('loses nothing of %s when its threads break', async (name) => {
    const told: string[] = [];
    const script = new URL('./breaking.fixture.ts', import.meta.url);
    const { tally } = await huntFiles(
      [join(folder, name)],
      hunt({ workers: 2, script, remark: (words) => told.push(words) }),
    );
    expect(pictureOf(tally)).toEqual(measure);
    expect(told.length).toBeGreaterThan(0);
    expect(told[0]).toMatch(/RangeError.*nothing is lost/);
  });

  test('stops in order and says how far it came', async () => {
    const { tally, stopped } = await huntFiles([file], hunt({ signal: { aborted: true } }));
    expect(stopped?.file).toBe(file);
    expect(stopped?.offset).toBeGreaterThan(0);
    expect(tally.lines).toBeGreaterThan(0);
    expect(tally.posts).toBeLessThan(measure.posts);
  });
});

test('older items are passed over by their own time', async () => {
  const file = join(folder, 'old.ndjson');
  const old = line(1, 'blenvik', { createdAt: '2026-01-01T00:00:00Z' });
  writeFileSync(file, `${old}\n${line(2, 'blenvik')}\n`);
  const { tally } = await huntFiles([file], hunt({ quarry: { ...QUARRY, since: Date.parse('2026-11-01') } }));
  expect(tally.first.map((hit) => hit.item)).toEqual(['2']);
});

test('a table is read object by object', async () => {
  const file = join(folder, 'table.csv');
  writeFileSync(file, 'id,text,account\n1,blenvik here,a\n2,snow,b\n');
  const { tally } = await huntFiles([file], hunt());
  expect(tally.first.map((hit) => hit.item)).toEqual(['1']);
  expect(tally.lines).toBe(3); // with its header
});
