// Jetstream events: posts and profiles as Items, deletions and suspensions as removals, wordless records counted.
import { expect, it } from 'vitest';
import { readWhole } from '../whole.ts';

const did = 'did:plc:hatter';
const commit = (operation: string, collection: string, record?: unknown, rkey = 'r1') => ({
  did,
  time_us: 1_700_000_000_123_456,
  kind: 'commit',
  commit: { rev: 'x', operation, collection, rkey, ...(record === undefined ? {} : { record, cid: 'c' }) },
});
const read = (...events: readonly unknown[]) => readWhole(events.map((event) => JSON.stringify(event)).join('\n'));

it('makes an Item of every text of a post', async () => {
  const { format, items } = await read(
    commit('create', 'app.bsky.feed.post', {
      $type: 'app.bsky.feed.post',
      text: 'blenvik hats.exam… #Hats',
      createdAt: '1970-01-01T00:00:00Z',
      langs: ['de', 'en'],
      tags: ['qivtrade', 'hats'],
      facets: [
        {
          index: { byteStart: 0, byteEnd: 1 },
          features: [
            { $type: 'app.bsky.richtext.facet#link', uri: 'https://hats.example/1' },
            { $type: 'app.bsky.richtext.facet#tag', tag: 'Hats' },
            { $type: 'x#mention', did: 'd' },
          ],
        },
      ],
      embed: {
        $type: 'app.bsky.embed.recordWithMedia',
        record: { record: { uri: 'at://x', cid: 'c' } },
        media: {
          $type: 'app.bsky.embed.images',
          images: [
            { alt: 'a hat', image: {} },
            { alt: '', image: {} },
          ],
        },
      },
    }),
  );
  const uri = `at://${did}/app.bsky.feed.post/r1`;
  expect(format).toBe('bluesky-jetstream');
  expect(items.map((item) => [item.id, item.text])).toEqual([
    [uri, 'blenvik hats.exam… #Hats'],
    [`${uri}/alt.0`, 'a hat'],
    [`${uri}/hashtag.0`, '#qivtrade'],
    [`${uri}/link.0`, 'https://hats.example/1'],
  ]);
  expect(items[0]).toMatchObject({
    platform: 'bluesky',
    author: did,
    createdAt: 1_700_000_000_123,
    language: 'de',
    selfAuthored: true,
  });
});

it('reads cards, videos, profiles and named collections', async () => {
  const { items } = await read(
    commit('create', 'app.bsky.feed.post', {
      text: '',
      createdAt: 'x',
      embed: { external: { uri: 'https://c.example', title: 'Card', description: 'zorple' } },
    }),
    commit('update', 'app.bsky.feed.post', { text: 'v', embed: { alt: 'a film of hats', video: {} } }, 'r2'),
    commit(
      'update',
      'app.bsky.actor.profile',
      { displayName: 'Hat', description: 'hats', pronouns: 'hat/hats' },
      'self',
    ),
    commit('create', 'app.bsky.graph.list', { name: 'Hatters', description: 'all of them', purpose: 'x' }, 'l1'),
  );
  expect(items.map((item) => [item.id.replace(`at://${did}/app.bsky.`, ''), item.surface, item.text])).toEqual([
    ['feed.post/r1/card.0.title', 'post', 'Card'],
    ['feed.post/r1/card.0.description', 'post', 'zorple'],
    ['feed.post/r1/card.0.url', 'post', 'https://c.example'],
    ['feed.post/r2', 'post', 'v'],
    ['feed.post/r2/alt.0', 'post', 'a film of hats'],
    [`account:${did}/displayName`, 'profile', 'Hat'],
    [`account:${did}/bio`, 'profile', 'hats'],
    [`account:${did}/pronouns`, 'profile', 'hat/hats'],
    ['graph.list/l1', 'group', 'Hatters'],
    ['graph.list/l1/description', 'group', 'all of them'],
  ]);
});

it('reads removals and handles, and counts the rest by reason', async () => {
  const whole = await read(
    commit('delete', 'app.bsky.feed.post'),
    commit('create', 'app.bsky.feed.like', {}),
    commit('delete', 'app.bsky.graph.follow'),
    commit('create', 'org.else.thing', {}),
    commit('create', 'app.bsky.feed.post', { text: '' }),
    { did, time_us: 5_000, kind: 'identity', identity: { did, handle: 'hat.example' } },
    { did, time_us: 5_000, kind: 'account', account: { active: false, did, status: 'takendown' } },
    { did, time_us: 5_000, kind: 'account', account: { active: true, did } },
    { did, time_us: 5_000, kind: 'account', account: { active: false, status: 'desynchronized' } },
  );
  expect(whole.removals).toEqual([
    { platform: 'bluesky', item: `at://${did}/app.bsky.feed.post/r1`, reason: 'deleted', at: 1_700_000_000_123 },
    { platform: 'bluesky', account: did, reason: 'takendown', at: 5 },
  ]);
  expect(whole.accounts).toEqual([{ id: did, platform: 'bluesky', standing: { handle: 'hat.example' } }]);
  expect(whole.skipped).toEqual([
    'create of app.bsky.feed.like',
    'delete of app.bsky.graph.follow',
    'record of another kind',
    'no text',
    'account is still there',
    'account is still there',
  ]);
});

it('shelves events it does not know', async () => {
  const whole = await read(
    commit('create', 'app.bsky.feed.post', { text: 5 }),
    { did, time_us: 1, kind: 'hat' },
    commit('merge', 'app.bsky.feed.post', {}),
    { did, kind: 'commit', time_us: 1 },
  );
  expect(whole.shelf.map((part) => part.why)).toEqual([
    'text is not what this format says (invalid_type)',
    'an event of an unknown kind',
    'a commit with an unknown operation',
    'an event of an unknown kind',
  ]);
});

it('judges the words of a post whatever its author broke beside them', async () => {
  const broken = [
    { langs: ['\u0000'] },
    { langs: ['\ud800'] },
    { langs: ['x'.repeat(20_000), 'pt-BR'] },
    { tags: {} },
    { tags: [5, 'hats'] },
    { facets: [{ features: [{ uri: 7 }, null] }, 3] },
    { embed: { images: [{ alt: 9 }, null, { alt: 'a hat' }], external: 1 } },
    { embed: 'none', createdAt: 4 },
  ];
  const posts = broken.map((some, n) => commit('create', 'app.bsky.feed.post', { text: 'blenvik', ...some }, `b${n}`));
  const { items, shelf } = await read(...posts);
  expect(shelf).toEqual([]);
  expect(items.filter((item) => item.text === 'blenvik').map((item) => item.language)).toEqual([
    ...['und', 'und', 'pt-BR'],
    ...Array.from({ length: 5 }, () => 'und'),
  ]);
  expect(items.map((item) => item.text)).toContain('a hat');
});
