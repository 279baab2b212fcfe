// Vigil's own lines: the least line, the full one, what is let pass and what is refused, and ids that survive exactly.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readWhole } from '../whole.ts';

const read = (...lines: readonly unknown[]) =>
  readWhole(lines.map((one) => (typeof one === 'string' ? one : JSON.stringify(one))).join('\n'), {
    format: 'vigil',
    receivedAt: 42,
  });
const whyOf = async (line: unknown): Promise<string | undefined> => (await read(line)).shelf[0]?.why;

it('reads the least line', async () => {
  const whole = await readWhole('{"id":"1","account":{"id":"7"},"text":"blenvik","createdAt":"2026-01-02T03:04:05Z"}');
  expect(whole.format).toBe('vigil');
  expect(whole.items).toEqual([
    {
      id: '1',
      platform: 'own',
      surface: 'post',
      author: '7',
      text: 'blenvik',
      createdAt: Date.UTC(2026, 0, 2, 3, 4, 5),
      language: 'und',
      selfAuthored: true,
    },
  ]);
});

it('makes an Item of every text of a full line', async () => {
  const { items, accounts } = await read({
    id: '1',
    platform: 'hatnet',
    surface: 'comment',
    text: 'zorple #Blenvik',
    createdAt: 5,
    language: 'de',
    account: {
      id: '7',
      handle: 'h',
      displayName: 'Hat',
      bio: 'hats',
      followers: 3,
      verified: true,
      createdAt: '1970-01-01',
    },
    altTexts: ['a hat', null, 'two hats'],
    pollOptions: ['yes', 'no'],
    cards: [{ title: 't', description: 'd', url: 'https://c.example' }],
    quoted: { text: 'not mine', account: { id: '8' } },
    hashtags: ['blenvik', 'qivtrade', '#qivtrade'],
    links: ['https://l.example', 'https://l.example'],
    hashes: [{ algorithm: 'MD5', value: 'A'.repeat(32) }],
    inReplyTo: '0',
    whatever: { deep: [1] },
  });
  expect(items.map((item) => [item.id, item.text])).toEqual([
    ['1', 'zorple #Blenvik'],
    ['1/alt.0', 'a hat'],
    ['1/alt.1', 'two hats'],
    ['1/poll.0', 'yes'],
    ['1/poll.1', 'no'],
    ['1/card.0.title', 't'],
    ['1/card.0.description', 'd'],
    ['1/card.0.url', 'https://c.example'],
    ['1/quoted.0', 'not mine'],
    ['1/hashtag.0', '#qivtrade'],
    ['1/link.0', 'https://l.example'],
    ['1/hash.0', ''],
    ['account:7/displayName', 'Hat'],
    ['account:7/bio', 'hats'],
  ]);
  expect(items.filter((item) => !item.selfAuthored).map((item) => item.id)).toEqual(['1/quoted.0']);
  expect(items.find((item) => item.id === '1/hash.0')).toMatchObject({
    surface: 'media',
    media: { algorithm: 'md5', value: 'a'.repeat(32) },
  });
  expect(new Set(items.map((item) => item.surface))).toEqual(new Set(['comment', 'media', 'profile']));
  expect(new Set(items.map((item) => `${item.platform} ${item.author} ${item.createdAt}`))).toEqual(
    new Set(['hatnet 7 5']),
  );
  expect(accounts).toEqual([
    {
      id: '7',
      platform: 'hatnet',
      standing: { handle: 'h', displayName: 'Hat', followers: 3, verified: true, createdAt: 0 },
    },
  ]);
});

it('takes other usual names, a missing time and a missing account', async () => {
  const { items } = await read(
    { id: '1', text: 'a', lang: 'fr', author: 'x', created_at: '1970-01-01' },
    { id: '2', text: 'b', author_id: 9, day: '1970-01-02' },
    { id: '3', text: 'c', user: { id: 'z' } },
    { id: '4', text: 'd' },
    { id: '5', text: 'e' },
  );
  expect(items.map((item) => [item.author, item.createdAt, item.language])).toEqual([
    ['x', 0, 'fr'],
    ['9', 86_400_000, 'und'],
    ['z', 42, 'und'],
    ['anonymous/4', 42, 'und'],
    ['anonymous/5', 42, 'und'],
  ]);
});

it('keeps ids of any size exactly, quoted or bare', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n }),
      fc.bigInt({ min: 0n, max: 2n ** 64n }),
      async (id, account) => {
        const whole = await read(
          `{"id":${id},"account":{"id":${account}},"text":"hat"}`,
          `{"id":"${id}","author_id":${account},"text":"hat"}`,
        );
        expect(whole.items.map((item) => [item.id, item.author])).toEqual([
          [`${id}`, `${account}`],
          [`${id}`, `${account}`],
        ]);
      },
    ),
  );
  const beside = await read(
    '{"notice":{"id":9007199254740993,"account":9007199254740995,"items":[9007199254740997,"1"],"by":{"id":18446744073709551615}}}',
    '{"removed":9007199254740993}',
  );
  expect(beside.notices).toMatchObject([
    { id: '9007199254740993', about: '9007199254740995', items: ['9007199254740997', '1'], by: '18446744073709551615' },
  ]);
  expect(beside.removals).toMatchObject([{ item: '9007199254740993' }]);
});

it('reads complaints, removals and profiles', async () => {
  const whole = await read(
    {
      notice: {
        id: 'n1',
        account: { id: '7' },
        items: ['1'],
        by: '8',
        category: 'spam',
        comment: 'blenvik?',
        createdAt: 5,
        trustedFlagger: true,
      },
    },
    { kind: 'notice', id: 'n2', about: '7' },
    { removed: { item: '1', reason: 'deleted', at: 6 } },
    { removed: '2' },
    { kind: 'removed', account: '7', reason: 'suspended' },
    { account: { id: '7', bio: 'zorple' } },
    { account: { id: '7' } },
    { id: '9', text: '' },
  );
  expect(whole.notices).toEqual([
    {
      id: 'n1',
      platform: 'own',
      about: '7',
      items: ['1'],
      by: '8',
      category: 'spam',
      comment: 'blenvik?',
      createdAt: 5,
      trustedFlagger: true,
    },
    {
      id: 'n2',
      platform: 'own',
      about: '7',
      items: [],
      category: '',
      comment: '',
      createdAt: 42,
      trustedFlagger: false,
    },
  ]);
  expect(whole.removals).toEqual([
    { platform: 'own', item: '1', reason: 'deleted', at: 6 },
    { platform: 'own', item: '2', reason: 'removed', at: 42 },
    { platform: 'own', account: '7', reason: 'suspended', at: 42 },
  ]);
  expect(whole.items.map((item) => item.id)).toEqual(['account:7/bio']);
  expect(whole.skipped).toEqual(['no text', 'no text']);
});

describe('what is refused goes to the shelf with a reason', () => {
  it.each([
    [{ text: 'hat' }, 'no id'],
    [{}, 'neither an id nor an account'],
    ['{"id":1 x}', 'not valid JSON'],
    ['"hat"', 'not a JSON object'],
    [{ id: '1', text: 5 }, 'text is not text'],
    [{ id: 1.5, text: 'hat' }, 'id is neither text nor a whole number'],
    ['{"id":1e308,"text":"hat"}', 'id is neither text nor a whole number'],
    [{ id: { a: 1 }, text: 'hat' }, 'id is neither text nor a whole number'],
    [{ id: '1', text: 'hat', createdAt: 'soon' }, 'createdAt is neither ISO 8601 nor milliseconds since 1970'],
    [{ id: '1', text: 'hat', createdAt: 1e300 }, 'createdAt is neither ISO 8601 nor milliseconds since 1970'],
    [
      { id: '1', text: 'hat', surface: 'wall' },
      'surface is none of post, profile, comment, message, listing, group, query, media',
    ],
    [{ id: '1', text: 'hat', altTexts: [5] }, 'an entry of altTexts is not text'],
    [
      { id: '1', text: 'hat', hashes: [{ algorithm: 'toString', value: 'a' }] },
      'a hash whose algorithm is none of md5, sha1, sha256, pdq',
    ],
    [
      { id: '1', text: 'hat', hashes: [{ algorithm: 'md5', value: 'xyz' }] },
      'a hash whose value is not hexadecimal of the right length',
    ],
    [
      { id: '1', text: 'hat', hashes: [{ algorithm: 'md5', value: 'a'.repeat(32), quality: 'good' }] },
      'a hash whose quality is not a number from 0 to 100',
    ],
    [{ id: '1', text: 'hat', account: { bio: 'x' } }, 'an account with a profile but without an id'],
    [{ notice: { account: '1' } }, 'a notice without an id'],
    [{ notice: { id: '1' } }, 'a notice that names no account'],
    [{ removed: {} }, 'a removal that names neither an item nor an account'],
  ])('%j', async (line, why) => expect(await whyOf(line)).toBe(why));
});

it('takes any JSON at all without failing', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.record(
          {
            id: fc.jsonValue(),
            text: fc.jsonValue(),
            account: fc.jsonValue(),
            createdAt: fc.jsonValue(),
            altTexts: fc.jsonValue(),
            quoted: fc.jsonValue(),
            cards: fc.jsonValue(),
            hashes: fc.jsonValue(),
            notice: fc.jsonValue(),
            removed: fc.jsonValue(),
            hashtags: fc.jsonValue(),
            kind: fc.jsonValue(),
          },
          { requiredKeys: [] },
        ),
      ),
      async (lines) => {
        const whole = await read(...lines);
        expect(whole.placed.length + whole.shelf.length).toBe(lines.length);
        expect(whole.shelf.filter((part) => part.why.includes('failed'))).toEqual([]);
      },
    ),
    { numRuns: 300 },
  );
});

it('agrees with docs/item.schema.json: its examples are valid and are read', async () => {
  const file = path.resolve(import.meta.dirname, '../../../../docs/item.schema.json');
  expect(existsSync(file)).toBe(true);
  const schema = JSON.parse(readFileSync(file, 'utf8')) as { readonly examples: readonly unknown[] };
  const check = z.fromJSONSchema(schema as unknown as Parameters<typeof z.fromJSONSchema>[0]);
  expect(schema.examples.length).toBeGreaterThan(4);
  for (const example of schema.examples) {
    expect(check.safeParse(example).error).toBeUndefined();
    const whole = await read(example);
    expect(whole.shelf).toEqual([]);
    expect(whole.items.length + whole.notices.length + whole.removals.length).toBeGreaterThan(0);
  }
  expect(check.safeParse({ text: 'hat' }).success).toBe(false);
  expect(check.safeParse({ id: '1', text: 5 }).success).toBe(false);
});
