// X in all its wrappings: pages, stream lines, flattened tweets, long posts, retweets, compliance, counts, errors, and the account archive.
import { describe, expect, it } from 'vitest';
import { readWhole } from '../whole.ts';

const ids = (items: readonly { readonly id: string; readonly text: string }[]) =>
  items.map((item) => [item.id, item.text]);
const hatter = {
  id: '77',
  username: 'hatter',
  name: 'The Hatter',
  description: 'hats',
  location: 'Hatton',
  url: 'https://t.example/1',
  verified: true,
  created_at: '2020-01-01T00:00:00.000Z',
  public_metrics: { followers_count: 9 },
  entities: { url: { urls: [{ expanded_url: 'https://hats.example' }] } },
};
const tweet = {
  id: '1500000000000000001',
  author_id: '77',
  text: 'blenvik… https://t.example/2',
  created_at: '2022-03-05T06:57:29.000Z',
  lang: 'en',
  edit_history_tweet_ids: ['1500000000000000001'],
  note_tweet: { text: '#Blenvik and a long zorple tail', entities: { hashtags: [{ tag: 'qivtrade' }] } },
  entities: {
    hashtags: [{ tag: 'Blenvik' }],
    urls: [
      { expanded_url: 'https://card.example', title: 'Card', description: 'About hats' },
      { expanded_url: 'https://x.example/photo/1', media_key: 'm1' },
    ],
  },
  attachments: { media_keys: ['m1'], poll_ids: ['p1'] },
  referenced_tweets: [{ type: 'quoted', id: '14' }],
};
const includes = {
  users: [hatter],
  media: [{ media_key: 'm1', type: 'photo', alt_text: 'a blue hat' }],
  polls: [
    {
      id: 'p1',
      options: [
        { position: 1, label: 'blue' },
        { position: 2, label: 'green' },
      ],
    },
  ],
  tweets: [
    { id: '14', author_id: '80', text: 'who sells hats?', lang: 'en' },
    { id: '15', author_id: '81', text: 'an original, whole' },
  ],
};
const retweet = {
  id: '1500000000000000002',
  author_id: '77',
  text: 'RT @z: an orig…',
  created_at: '2022-03-05T07:00:00.000Z',
  referenced_tweets: [{ type: 'retweeted', id: '15' }],
};
const wanted = [
  ['1500000000000000001', '#Blenvik and a long zorple tail'],
  ['1500000000000000001/alt.0', 'a blue hat'],
  ['1500000000000000001/poll.0', 'blue'],
  ['1500000000000000001/poll.1', 'green'],
  ['1500000000000000001/card.0.title', 'Card'],
  ['1500000000000000001/card.0.description', 'About hats'],
  ['1500000000000000001/hashtag.0', '#qivtrade'],
  ['1500000000000000001/link.0', 'https://card.example'],
  ['1500000000000000001/quoted.0', 'who sells hats?'],
];
const profile = [
  ['account:77/displayName', 'The Hatter'],
  ['account:77/bio', 'hats'],
  ['account:77/location', 'Hatton'],
  ['account:77/link.0', 'https://hats.example'],
];

describe('API v2', () => {
  it('reads a page with what it includes', async () => {
    const { format, items, accounts } = await readWhole(
      JSON.stringify({ data: [tweet, retweet], includes, meta: { result_count: 2 } }),
    );
    expect(format).toBe('x-v2');
    expect(ids(items)).toEqual([...wanted, ['1500000000000000002', 'an original, whole'], ...profile]);
    expect(items.filter((item) => !item.selfAuthored).map((item) => item.id)).toEqual([
      '1500000000000000001/quoted.0',
      '1500000000000000002',
    ]);
    expect(items.at(-1)?.createdAt).toBe(Date.parse(retweet.created_at));
    expect(accounts).toEqual([
      {
        id: '77',
        platform: 'x',
        standing: {
          handle: 'hatter',
          displayName: 'The Hatter',
          followers: 9,
          verified: true,
          createdAt: Date.UTC(2020, 0, 1),
        },
      },
    ]);
  });

  it('reads a stream line and a flattened tweet as the same items', async () => {
    const stream = await readWhole(JSON.stringify({ data: tweet, includes, matching_rules: [{ id: 1, tag: null }] }));
    const flat = {
      ...tweet,
      author: hatter,
      attachments: { media: includes.media, poll: includes.polls[0] },
      referenced_tweets: [{ type: 'quoted', ...includes.tweets[0] }],
    };
    const flattened = await readWhole(JSON.stringify(flat));
    expect(ids(stream.items)).toEqual([...wanted, ...profile]);
    expect(flattened.items).toEqual(stream.items);
  });

  it('takes the time from the id where the platform left it out, and an author of its own where none is named', async () => {
    const { items } = await readWhole(
      '{"data":[{"id":"1212092628029698048","text":"blenvik"},{"id":"5","text":"zorple"}]}',
      { receivedAt: 42 },
    );
    expect(items.map((item) => item.author)).toEqual(['anonymous/1212092628029698048', 'anonymous/5']);
    // The example of X's own documentation, which gives its time as 2019-12-31T19:26:16.000Z.
    expect(Math.floor((items[0]?.createdAt ?? 0) / 1000)).toBe(Date.UTC(2019, 11, 31, 19, 26, 16) / 1000);
    expect(items[1]?.createdAt).toBe(42);
  });

  it('reads user pages, compliance lines, and counts the lines without words', async () => {
    const lines = [
      { data: [hatter] },
      { id: '1', action: 'delete', created_at: '2020-01-01T00:00:00.000Z', reason: 'deactivated' },
      { data: [{ start: 'a', end: 'b', tweet_count: 4 }] },
      { errors: [{ title: 'operational-disconnect', detail: 'x' }] },
      { title: 'ConnectionException', detail: 'x', connection_issue: 'y' },
      { meta: { result_count: 0 } },
      { data: [], meta: {} },
    ];
    const whole = await readWhole(lines.map((line) => JSON.stringify(line)).join('\n\r\n'));
    expect(ids(whole.items)).toEqual(profile);
    expect(whole.removals).toEqual([{ platform: 'x', item: '1', reason: 'deactivated', at: Date.UTC(2020, 0, 1) }]);
    expect(whole.skipped).toEqual([
      'counts, no texts',
      'error line',
      'error line',
      'page without results',
      'page without results',
    ]);
  });

  it('shelves what it does not know and says where it does not fit, without quoting it', async () => {
    const whole = await readWhole(
      '{"data":[{"id":"1","text":"a"},{"id":"2","text":5}]}\n{"hat":1}\n{"data":[{"id":"1","text":"blenvik","entities":{"hashtags":[{"tag":7}]}}]}',
      { format: 'x-v2' },
    );
    expect(whole.shelf.map((part) => part.why)).toEqual([
      'text is not what this format says (invalid_type)',
      'neither a tweet, a page, a user, a compliance line nor an error',
      'entities.hashtags[].tag is not what this format says (invalid_type)',
    ]);
  });
});

describe('account archive', () => {
  const entry = (id: string, full_text: string) => ({
    tweet: {
      id_str: id,
      id,
      full_text,
      created_at: 'Wed Oct 10 20:19:24 +0000 2018',
      favorite_count: '3',
      lang: 'en',
      entities: { hashtags: [{ text: 'qivtrade' }], urls: [{ expanded_url: 'https://hats.example' }] },
    },
  });
  const archive = (name: string, entries: readonly unknown[], space?: number) =>
    `window.YTD.${name} = ${JSON.stringify(entries, null, space)}`;

  it.each([0, 2])('reads tweets.js written with indentation %i, in any chunks', async (space) => {
    const text = archive(
      'tweets.part0',
      [entry('1', 'blenvik'), entry('2', 'RT @z: zorple #qivtrade https://hats.example')],
      space,
    );
    for (const size of [1, 13, 65_536]) {
      const { format, items } = await readWhole(text, {}, size);
      expect(format).toBe('x-archive');
      expect(ids(items)).toEqual([
        ['1', 'blenvik'],
        ['1/hashtag.0', '#qivtrade'],
        ['1/link.0', 'https://hats.example'],
        ['2', 'RT @z: zorple #qivtrade https://hats.example'],
      ]);
      expect(items[0]).toMatchObject({
        author: 'archive-owner',
        platform: 'x',
        createdAt: Date.UTC(2018, 9, 10, 20, 19, 24),
        selfAuthored: true,
      });
      expect(items[3]?.selfAuthored).toBe(false);
    }
  });

  it('reads glued parts, long posts and the account, and counts the rest', async () => {
    const text = [
      archive('tweets.part0', [entry('1', 'a')]),
      archive('tweets.part1', [entry('2', 'b')]),
      archive('note_tweet.part0', [
        { noteTweet: { noteTweetId: '3', createdAt: '2023-01-01T00:00:00.000Z', core: { text: 'a long one' } } },
      ]),
      archive('account.part0', [
        {
          account: {
            accountId: '77',
            username: 'hatter',
            accountDisplayName: 'Hat',
            createdAt: '2020-01-01T00:00:00.000Z',
          },
        },
      ]),
      archive('like.part0', [{ like: { tweetId: '5' } }]),
    ].join('\n');
    const whole = await readWhole(text, { account: '77' });
    expect(whole.items.map((item) => [item.id, item.author])).toEqual([
      ['1', '77'],
      ['1/hashtag.0', '77'],
      ['1/link.0', '77'],
      ['2', '77'],
      ['2/hashtag.0', '77'],
      ['2/link.0', '77'],
      ['3', '77'],
      ['account:77/displayName', '77'],
    ]);
    expect(whole.skipped).toEqual(['archive entry that is no tweet']);
    expect(whole.shelf).toEqual([]);
  });
});
