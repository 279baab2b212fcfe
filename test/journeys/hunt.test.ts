// New terms over kept files, and the words of an honest stream, as an operator uses them: from the command line, with nothing stored.
import { once } from 'node:events';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshDatabase } from '../database.ts';
import {
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
let list: string;
beforeAll(() => {
  folder = tempFolder();
  list = folder.put('new.txt', 'blenvik\nzorple packs\n');
});
afterAll(() => folder.drop());

const OFFER = 'selling blenvik, dm me';

describe('a hunt', () => {
  test('counts posts, accounts and terms, says what it would have opened, and shows ids but no text', async () => {
    const lines = [
      postLine('1', 'a', OFFER),
      postLine('2', 'a', 'bl3nv1k again'),
      postLine('3', 'b', 'zorple packs'),
      postLine('4', 'c', 'snow fell'),
      '{"id":"5","text":"blenvik',
    ];
    const file = folder.put('kept.ndjson.gz', gzipSync(`${lines.join('\n')}\n`));
    const ran = await vigil(['hunt', '--lexicon', list, '--no-trade', '--json', '--workers', '2', file]);
    expect(ran.code, ran.err).toBe(1);
    expect(lastOf(ran.out)).toMatchObject({
      lines: 5,
      posts: 3,
      strongPosts: 3,
      accounts: 2,
      cases: { urgent: 0, standard: 2 },
      bad: 1,
      firstBad: [{ file, line: 5 }],
      workers: 2,
      finished: true,
    });
    expect(ran.err).toContain('1 line could not be read');
    const { first, terms } = lastOf(ran.out) as { first: { item: string }[]; terms: { posts: number }[] };
    expect(first.map((one) => one.item)).toEqual(['1', '2', '3']);
    expect(terms.map((one) => one.posts)).toEqual([2, 1]);
    const people = await vigil(['hunt', '--lexicon', list, '--no-trade', file]);
    expect(people.out).toMatch(/3 posts with a listed term.*of 2 accounts/);
    expect(people.out + people.err).not.toMatch(/selling|dm me|blenvik/i);
  });

  test('passes over items older than it is asked for, and refuses an age it does not understand', async () => {
    const old = postLine('old', 'a', OFFER, '2020-01-01T00:00:00Z');
    const input = `${old}\n${postLine('new', 'b', OFFER, new Date().toISOString())}\n`;
    const ran = await vigil(['hunt', '--lexicon', list, '--no-trade', '--json', '--since', '30d', '-'], { input });
    expect((lastOf(ran.out)['first'] as { item: string }[]).map((one) => one.item)).toEqual(['new']);
    const wrong = await vigil(['hunt', '--lexicon', list, '--no-trade', '--since', 'tuesday', '-'], { input });
    expect(wrong.code).toBe(2);
    expect(wrong.err).toContain('--since wants an age such as 30d');
  });

  test('links a post of X and of Bluesky', async () => {
    const tweet = JSON.stringify({ id: '1850000000000000001', text: OFFER, author_id: '7', conversation_id: '1' });
    const record = { text: OFFER, createdAt: '2026-11-22T10:00:00Z' };
    const commit = { operation: 'create', collection: 'app.bsky.feed.post', rkey: 'r1', record };
    const skeet = JSON.stringify({ did: 'did:plc:a', time_us: 1, kind: 'commit', commit });
    const files = [folder.put('x.ndjson', `${tweet}\n`), folder.put('b.ndjson', `${skeet}\n`)];
    const ran = await vigil([
      'hunt',
      '--lexicon',
      list,
      '--no-trade',
      '--json',
      ...['--format', 'x-v2'],
      files[0] ?? '',
    ]);
    const other = await vigil(['hunt', '--lexicon', list, '--no-trade', '--json', files[1] ?? '']);
    const links = [ran, other].map(({ out }) => (lastOf(out)['first'] as { permalink: string }[])[0]?.permalink);
    expect(links).toEqual(['https://x.com/i/status/1850000000000000001', 'https://bsky.app/profile/did:plc:a/post/r1']);
  });

  test('finds in a made-up day what "vigil match" finds in it', async () => {
    const file = folder.put('day.ndjson', `${demoLines(4_000, 500).join('\n')}\n`);
    const matched = linesOf<{ item: string }>((await vigil(['match', '--lexicon', STAND_IN, file])).out);
    const hunted = await vigil(['hunt', '--lexicon', STAND_IN, '--no-trade', '--json', file]);
    expect(lastOf(hunted.out)['posts']).toBe(new Set(matched.map((one) => one.item)).size);
  });

  test('finds every account that a replay of the same file files, and no fewer cases: how ordinary words are, and rings, only a store knows', async () => {
    const file = folder.put('replayed.ndjson', `${demoLines(6_000, 600).join('\n')}\n`);
    const hunted = lastOf((await vigil(['hunt', '--lexicon', STAND_IN, '--no-trade', '--json', file])).out);
    const database = await freshDatabase();
    const replayed = await vigil([
      'replay',
      file,
      '--lexicon',
      STAND_IN,
      '--no-trade',
      '--json',
      '--database',
      database.url,
    ]);
    await database.drop();
    const sum = (ran: Record<string, unknown>): number => {
      const cases = ran['cases'] as { readonly urgent: number; readonly standard: number };
      return cases.urgent + cases.standard;
    };
    const opened = sum(lastOf(replayed.out));
    expect(sum(hunted)).toBeGreaterThanOrEqual(opened);
    expect(sum(hunted) - opened).toBeLessThanOrEqual(3);
    expect(hunted['accounts']).toBe(lastOf(replayed.out)['accounts']);
    expect(hunted['accounts']).toBeGreaterThan(0);
  });

  test('stops in order on Ctrl-C and says how far it came', async () => {
    const child = startVigil(['hunt', '--lexicon', list, '--no-trade', '--json', '-']);
    const block = `${postLine('1', 'a', OFFER)}\n`.repeat(5_000);
    let [out, err] = ['', ''];
    child.stdout.on('data', (part: Buffer) => (out += part.toString()));
    child.stderr.on('data', (part: Buffer) => (err += part.toString()));
    child.stdin.on('error', () => undefined); // it stops reading when it stops
    const ended = once(child, 'close') as Promise<[number]>;
    let over = false;
    ended.then(() => (over = true)).catch(() => undefined);
    for (let blocks = 0; !over; blocks++) {
      if (blocks === 8) child.kill('SIGINT');
      if (!child.stdin.write(block))
        await Promise.race([new Promise((resolve) => child.stdin.once('drain', resolve)), ended]);
    }
    const [code] = await ended;
    expect(code).toBe(130);
    expect(lastOf(out)).toMatchObject({ finished: false, posts: 1, stopped: { file: '-' } });
    expect(err).toContain('Stopped in - at byte');
  });
});

describe('the words of an honest stream', () => {
  test('are learnt into a file, and are then no typing errors of a listed word', async () => {
    const honest = folder.put(
      'honest.ndjson',
      `${Array.from({ length: 5 }, (_, n) => postLine(`h${n}`, `p${n}`, `My blenvin number ${n} grows`)).join('\n')}\n`,
    );
    const out = `${folder.path}/vocabulary.bin`;
    const learnt = await vigil(['lexicon', 'learn', honest, '--lexicon', list, '--out', out, '--json']);
    expect(learnt.code, learnt.err).toBe(0);
    expect(lastOf(learnt.out)).toMatchObject({ texts: 5, passedOver: 0 });
    const input = `${postLine('1', 'a', 'a blenvin here')}\n`;
    const search = ['match', '--lexicon', list, '--summary', '-'];
    expect(lastOf((await vigil(search, { input })).out)).toMatchObject({ matches: 1 });
    expect(lastOf((await vigil([...search, '--vocabulary', out], { input })).out)).toMatchObject({ matches: 0 });
    const hunt = ['hunt', '--lexicon', list, '--no-trade', '--json', '--vocabulary', out, '-'];
    expect(lastOf((await vigil(hunt, { input })).out)).toMatchObject({ posts: 0 });
    const broken = folder.put('broken.bin', 'nothing');
    const refused = await vigil([...search, '--vocabulary', broken], { input });
    expect([refused.code, refused.err]).toEqual([2, expect.stringContaining('is no vocabulary')]);
  });

  test('are not taught by those who write a listed term, nor by one text sent again and again', async () => {
    const lines = [
      postLine('1', 'a', 'blenvik blenvin'),
      ...Array.from({ length: 9 }, (_, n) => postLine(`r${n}`, 'a', 'one blenvin')),
    ];
    const file = folder.put('taught.ndjson', `${lines.join('\n')}\n`);
    const ran = await vigil([
      'lexicon',
      'learn',
      file,
      '--lexicon',
      list,
      '--out',
      `${folder.path}/taught.bin`,
      '--json',
    ]);
    expect(lastOf(ran.out)).toMatchObject({ texts: 1, passedOver: 9 });
  });

  test('show which terms of a list are ordinary, and what a match of them is worth at most', async () => {
    const ordinary = folder.put('ordinary.csv', 'id,term,family,kind\ng,garden,term,word\nb,blenvik,term,word\n');
    const texts = Array.from({ length: 8 }, (_, n) => postLine(`${n}`, 'a', n === 0 ? 'The garden' : `Snow ${n}`));
    const file = folder.put('background.ndjson', `${texts.join('\n')}\n`);
    const ran = await vigil(['lexicon', 'check', ordinary, '--background', file, '--json']);
    expect(lastOf(ran.out)['background']).toEqual({
      texts: 8,
      terms: [{ term: 'g', family: 'term', posts: 1, share: 0.125, bits: 3, weight: 8 }],
    });
    expect((await vigil(['lexicon', 'check', ordinary, '--background', file])).out).toMatch(/12 %|13 %/);
  });
});
