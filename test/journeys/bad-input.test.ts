// Feeds the command line everything that ever broke a reader: it must say so clearly, lose nothing and not fall over.
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../database.ts';
import {
  ask,
  type Folder,
  lastOf,
  linesOf,
  postLine,
  type Ran,
  STAND_IN,
  tempFolder,
  vigil,
} from './journey.fixture.ts';

let folder: Folder;
let database: FreshDatabase;
let at: readonly string[];

beforeAll(() => {
  folder = tempFolder();
});
afterAll(() => folder.drop());
beforeEach(async () => {
  database = await freshDatabase();
  at = ['--database', database.url];
});
afterEach(() => database.drop());

const replay = (file: string, ...more: readonly string[]): Promise<Ran> =>
  vigil(['replay', file, '--lexicon', STAND_IN, ...at, '--json', ...more]);
const shelf = async () =>
  linesOf<{ id: string; bytes: number; line: number | null; why: string; complete: boolean }>(
    (await vigil(['shelf', '--json', ...at])).out,
  );
const raw = async (id: string): Promise<Buffer> => (await vigil(['shelf', 'raw', id, ...at])).raw;
const good = (n: number): string => postLine(`g${n}`, `a${n}`, `An ordinary day number ${n}.`);
const bad = (n: number): string => postLine(`b${n}`, `s${n}`, `Selling blenvik, dm me, batch ${n}.`);

/** Puts a broken piece between good lines and checks that it alone lies on the shelf, byte for byte. */
async function alone(piece: string | Buffer, why: RegExp): Promise<void> {
  const bytes = Buffer.isBuffer(piece) ? piece : Buffer.from(piece);
  const file = folder.put(
    'one.ndjson',
    Buffer.concat([Buffer.from(`${good(1)}\n`), bytes, Buffer.from(`\n${bad(2)}\n`)]),
  );
  const ran = await replay(file);
  expect(ran.code, ran.err).toBe(0);
  expect(lastOf(ran.out)).toMatchObject({ items: 2, clean: 1, shelved: 1, cases: { urgent: 1 } });
  const pieces = await shelf();
  expect(pieces).toHaveLength(1);
  expect(pieces[0]).toMatchObject({ complete: true, line: 2 });
  expect(pieces[0]?.why).toMatch(why);
  expect((await raw(pieces[0]?.id as string)).toString('latin1').trimEnd()).toBe(bytes.toString('latin1'));
}

describe('what cannot be read lies on the shelf, byte for byte', () => {
  test('a line that is no JSON', () => alone('{"id": "7", "text": oops}', /JSON/i));
  test('JSON nested 5,000 deep', () => alone(`${'['.repeat(5_000)}${']'.repeat(5_000)}`, /deep|nest|object/i));
  test('an object nested 100,000 deep', () =>
    alone(`{"id":"1","account":{"id":"2"},"text":${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}}`, /deep|nest/i));
  test('invalid UTF-8', () =>
    alone(
      Buffer.concat([
        Buffer.from('{"id":"9","account":{"id":"8"},"text":"caf'),
        Buffer.from([0xe9, 0xff]),
        Buffer.from('"}'),
      ]),
      /UTF-8/i,
    ));
  test('an id that holds NUL', () => alone(postLine('1', '2', 'x').replace('"1"', '"1\\u0000"'), /NUL/));
  test('an account id that is half a character', () =>
    alone(postLine('1', 'ACC', 'x').replace('ACC', '\\ud800'), /half a character/));
  test('a time that is none', () => alone(postLine('1', '2', 'x', 'yesterday'), /createdAt/));
  test('a language that holds NUL', () =>
    alone('{"id":"1","account":{"id":"2"},"language":"e\\u0000n","text":"x"}', /language.*NUL/));
  test('a line that only looks like ours', () => alone('{"hello":"world"}', /./));

  test('a line of 100 MB is shelved in parts, and the posts around it are read', async () => {
    const long = Buffer.alloc(100_000_000, 'x');
    const head = Buffer.from(`${good(1)}\n{"id":"long","account":{"id":"1"},"text":"`);
    const file = folder.put('long.ndjson', Buffer.concat([head, long, Buffer.from(`"}\n${bad(2)}\n`)]));
    const ran = await replay(file);
    expect(ran.code, ran.err).toBe(0);
    expect(lastOf(ran.out)).toMatchObject({ items: 2, shelved: 1, cases: { urgent: 1 } });
    const [piece] = await shelf();
    expect(piece).toMatchObject({ complete: true });
    expect(piece?.bytes).toBeGreaterThanOrEqual(long.length);
    const kept = await raw(piece?.id as string);
    expect(kept.length).toBe(piece?.bytes);
    expect(kept.subarray(0, 14).toString()).toBe('{"id":"long","');
    expect(kept.subarray(100, 100_000).equals(long.subarray(0, 99_900))).toBe(true);
  }, 180_000);

  test('a gzip file that breaks off gives every post before the break and says that it broke off', async () => {
    const lines = Array.from({ length: 5_000 }, (_, n) => (n % 1000 === 0 ? bad(n) : good(n)));
    const packed = gzipSync(`${lines.join('\n')}\n`);
    const ran = await replay(folder.put('cut.ndjson.gz', packed.subarray(0, Math.floor(packed.length / 2))));
    const { items, shelved } = lastOf(ran.out) as { items: number; shelved: number };
    expect(items).toBeGreaterThan(1_000);
    expect(items).toBeLessThan(5_000);
    expect(shelved).toBeGreaterThanOrEqual(1);
    expect((await shelf()).some((piece) => /gzip|cut off|broken/i.test(piece.why))).toBe(true);
  });

  test('every line becomes a post, a counted skip or a piece on the shelf', async () => {
    const kinds = [
      good(1),
      bad(2),
      '{"id":1',
      '[]',
      'null',
      '{"id":"e","account":{"id":"1"},"text":""}',
      '"x"',
      '7',
      '{}',
    ];
    const lines = Array.from({ length: 900 }, (_, n) =>
      (kinds[n % kinds.length] as string).replace(/"([gbe]\d*)"/, `"$1-${n}"`),
    );
    const ran = await replay(folder.put('mix.ndjson', `${lines.join('\n')}\n`), '--format', 'vigil');
    const { items, skipped, shelved } = lastOf(ran.out) as { items: number; skipped: number; shelved: number };
    expect(items + skipped + shelved).toBe(900);
    expect(await shelf()).toHaveLength(shelved);
  });

  test('"shelf again" leaves what still cannot be read, and takes in what a mend made readable', async () => {
    await replay(folder.put('csv-ish.ndjson', `${good(1)}\n{"id": broken\n`));
    const again = await vigil(['shelf', 'again', '--lexicon', STAND_IN, ...at]);
    expect(again.code, again.err).toBe(0);
    expect(again.out).toContain('0 pieces read after all; 1 still on the shelf');
    const [piece] = await shelf();
    expect((await raw(piece?.id as string)).toString().trimEnd()).toBe('{"id": broken');
    // The mend: somebody with the database in hand puts the missing brace right.
    await ask(database.url, `update shelf_part set raw = convert_to('${bad(3)}', 'UTF8')`);
    const mended = await vigil(['shelf', 'again', '--lexicon', STAND_IN, ...at]);
    expect(mended.out).toContain('1 piece read after all; 0 still on the shelf');
    expect(linesOf((await vigil(['cases', '--json', ...at])).out)).toMatchObject([
      { account: 's3', severity: 'urgent' },
    ]);
    expect(await shelf()).toHaveLength(0);
  });
});

describe('strange but legal', () => {
  test('half characters and NUL in a text are screened and kept as they came', async () => {
    const text = '\\ud800 selling blenvik \\u0000 dm me tg @qarvle_\\udfff';
    const line = `{"id":"1","account":{"id":"2","displayName":"\\ud800\\u0000"},"text":"${text}"}`;
    const ran = await replay(folder.put('half.ndjson', `${line}\n`));
    expect(ran.code, ran.err).toBe(0);
    expect(lastOf(ran.out)).toMatchObject({ shelved: 0, cases: { urgent: 1 } });
    const [row] = await ask<{ text: Buffer }>(database.url, `select text from item where id = '1'`);
    expect(row?.text.toString('utf16le')).toBe(JSON.parse(`"${text}"`));
  });

  test('half characters and NUL in a link, an invite and a payment address do not stop the batch', async () => {
    const lines = ['\\ud800', '\\u0000', '\\udfff'].map(
      (odd, n) =>
        `{"id":"${n}","account":{"id":"a${n}"},"text":"selling blenvik https://t.me/zork${odd}le https://brolvex.example/${odd} cash app $zork${odd}"}`,
    );
    const ran = await replay(folder.put('links.ndjson', `${lines.join('\n')}\n`));
    expect(ran.code, ran.err).toBe(0);
    expect(lastOf(ran.out)).toMatchObject({ items: 3, shelved: 0, accounts: 3 });
  });

  test('a byte order mark and Windows line ends are taken off', async () => {
    const ran = await replay(folder.put('bom.ndjson', `\ufeff${good(1)}\r\n${bad(2)}\r\n\r\n`));
    expect(lastOf(ran.out)).toMatchObject({ items: 2, clean: 1, shelved: 0, cases: { urgent: 1 } });
  });

  test('of a key written twice the last counts, as everywhere in JSON', async () => {
    const ran = await replay(
      folder.put('twice.ndjson', `{"id":"1","account":{"id":"2"},"text":"calm","text":"selling blenvik, dm me"}\n`),
    );
    expect(ran.code, ran.err).toBe(0);
    const { items, shelved } = lastOf(ran.out) as { items: number; shelved: number };
    expect(items + shelved).toBe(1);
  });

  test('64-bit ids written as bare numbers survive to the last digit', async () => {
    const line = '{"id":9223372036854775807,"account":{"id":1234567890123456789},"text":"selling blenvik, dm me"}';
    await replay(folder.put('wide.ndjson', `${line}\n`));
    expect(linesOf((await vigil(['cases', '--json', ...at])).out)).toMatchObject([{ account: '1234567890123456789' }]);
    expect(await ask(database.url, 'select id from item')).toEqual([{ id: '9223372036854775807' }]);
  });

  test('posts of 1970 and of the far future are counted in their own hour', async () => {
    const times = ['1970-01-01T00:00:00Z', '1969-12-31T23:59:59Z', '9999-12-31T23:59:59Z', '0001-01-01T00:00:00Z'];
    const lines = times.map((time, n) => postLine(`t${n}`, `a${n}`, 'selling blenvik, dm me', time));
    const ran = await replay(
      folder.put(
        'times.ndjson',
        `${lines.join('\n')}\n{"id":"ms","account":{"id":"m"},"text":"blenvik, dm me","createdAt":8640000000000000}\n`,
      ),
    );
    expect(ran.code, ran.err).toBe(0);
    expect(lastOf(ran.out)).toMatchObject({ items: 5, shelved: 0, accounts: 5 });
    const hours = (await ask<{ hour: string }>(database.url, 'select hour from tally')).map((row) => Number(row.hour));
    expect(hours).toEqual(expect.arrayContaining([0, -1, 2_400_000_000]));
    for (const date of ['1970-01-01', '9999-12-31']) {
      const day = await vigil(['today', '--json', '--date', date, ...at]);
      expect(JSON.parse(day.out)).toMatchObject({ date, items: 1, offers: { posts: 1, accounts: 1 } });
    }
    expect((await vigil(['today', '--json', ...at])).code).toBe(0);
    expect((await vigil(['cases', ...at])).code).toBe(0);
  });

  test('an empty file and a file of blank lines hold nothing, and that is no error', async () => {
    for (const content of ['', '\n\n \r\n', '\ufeff']) {
      const ran = await replay(folder.put('empty.ndjson', content));
      expect(ran.code, ran.err).toBe(0);
      expect(lastOf(ran.out)).toMatchObject({ items: 0, shelved: 0, accounts: 0 });
    }
  });
});

describe('nothing to read', () => {
  test('a missing file is named, with what to do, before anything is read', async () => {
    const ran = await vigil([
      'replay',
      folder.put('there.ndjson', `${bad(1)}\n`),
      `${folder.path}/gone.ndjson`,
      '--lexicon',
      STAND_IN,
      ...at,
    ]);
    expect(ran.code).toBe(2);
    expect(ran.err).toMatch(/There is no file .*gone\.ndjson/);
    expect(ran.err).not.toContain('    at ');
    expect(await ask(database.url, 'select 1 from item')).toEqual([]);
  });

  test('a folder is named, with what to do', async () => {
    const ran = await replay(folder.path);
    expect(ran.code).toBe(2);
    expect(ran.err).toMatch(/is a folder\. Give the files in it/);
  });

  test('a picture is refused with a sentence, not read as words', async () => {
    const ran = await replay(folder.put('p.png', Buffer.from('89504e470d0a1a0a0000000d49484452ffd8ffe0', 'hex')));
    expect(ran.err).not.toContain('    at ');
    expect([0, 2]).toContain(ran.code);
    if (ran.code === 0) expect(lastOf(ran.out)).toMatchObject({ items: 0 });
  });
});
