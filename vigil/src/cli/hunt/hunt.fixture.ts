// One rich record of each format with every field a person writes, and a compiled list of invented words to look for in them.
import { type Lexicon, Lexicon as Schema } from '../../core/lexicon.ts';
import { compileLexicons } from '../../engine/lexicon.ts';
import { sha256 } from '../../store/chain.ts';

/** A word, a phrase, a short tag and an expression. */
export const LIST: Lexicon = Schema.parse({
  id: 'hunted',
  title: 'Hunted',
  licence: 'CC0-1.0',
  terms: [
    { id: 'w', term: 'blenvik', family: 'term', kind: 'word' },
    { id: 'p', term: 'zorple packs', family: 'term', kind: 'phrase' },
    { id: 't', term: '#qzv', family: 'term', kind: 'tag' },
    { id: 'r', term: 'vraxul-\\d{2}', family: 'term', kind: 'regex' },
  ],
});
export const COMPILED = compileLexicons([LIST], sha256);

const xUser = {
  id: '7',
  username: 'orla',
  name: 'Orla',
  description: 'Gardens',
  location: 'Harbour',
  url: 'https://example.org/a',
  entities: {
    description: { urls: [{ expanded_url: 'https://example.org/b', unwound_url: 'https://example.org/c' }] },
  },
};
const xTweet = {
  id: '1850000000000000001',
  text: 'Snow fell',
  author_id: '7',
  created_at: '2026-11-22T10:00:00.000Z',
  conversation_id: '1',
  note_tweet: { text: 'Snow fell on the harbour', entities: { hashtags: [{ tag: 'winter' }] } },
  entities: {
    hashtags: [{ tag: 'snow' }],
    urls: [
      { expanded_url: 'https://example.org/d', unwound_url: 'https://example.org/e', title: 'A', description: 'B' },
    ],
    mentions: [{ id: '9', username: 'fen', name: 'Fen', description: 'Rivers' }],
  },
  attachments: { media: [{ media_key: 'm', alt_text: 'A boat' }], poll: { id: 'p', options: [{ label: 'Yes' }] } },
  referenced_tweets: [{ type: 'quoted', id: '2', text: 'Quoted words', author: { ...xUser, id: '8' } }],
  author: xUser,
};
const person = {
  id: '7',
  acct: 'orla',
  username: 'orla',
  display_name: 'Orla',
  note: '<p>Gardens <a href="https://example.org/a">here</a></p>',
  created_at: '2020-01-01T00:00:00.000Z',
  fields: [{ name: 'Web', value: '<a href="https://example.org/b">b</a>' }],
};
const toot = {
  id: '1',
  created_at: '2026-11-22T10:00:00.000Z',
  language: 'en',
  visibility: 'public',
  content: '<p>Snow <b>fell</b></p>',
  spoiler_text: 'Weather',
  account: person,
  media_attachments: [{ description: 'A boat' }],
  poll: { options: [{ title: 'Yes' }] },
  card: { title: 'A', description: 'B', url: 'https://example.org/c' },
  tags: [{ name: 'snow' }],
  quote: { quoted_status: { id: '3', content: '<p>Quoted</p>', account: { ...person, id: '8' } } },
};
const event = (collection: string, record: object) => ({
  did: 'did:plc:a',
  time_us: 1_795_000_000_000_000,
  kind: 'commit',
  commit: { operation: 'create', collection, rkey: 'r', record },
});

/** Records by format. */
export const RECORDS: Readonly<Record<string, readonly object[]>> = {
  vigil: [
    {
      id: '1',
      account: { id: '7', handle: 'orla', displayName: 'Orla', bio: 'Gardens', followers: 3 },
      text: 'Snow fell',
      createdAt: '2026-11-22T10:00:00Z',
      language: 'en',
      altTexts: ['A boat', 'A pier'],
      pollOptions: ['Yes', 'No'],
      cards: [{ title: 'A', description: 'B', url: 'https://example.org/a' }],
      quoted: [{ text: 'Quoted' }, 'Bare'],
      hashtags: ['snow'],
      links: ['https://example.org/b'],
    },
    { id: '2', account: { id: '7' }, text: 'Snow', quoted: 'One quote', createdAt: '2026-11-22T10:00:00Z' },
  ],
  'x-v2': [
    xTweet,
    { data: [xTweet], includes: { users: [{ ...xUser, id: '10' }], tweets: [], media: [], polls: [] } },
    xUser,
  ],
  'x-archive': [
    {
      tweet: {
        id_str: '1',
        full_text: 'Snow fell',
        created_at: 'Sun Nov 22 10:00:00 +0000 2026',
        entities: { hashtags: [{ text: 'snow' }], urls: [{ expanded_url: 'https://example.org/a' }] },
        extended_entities: { media: [{ ext_alt_text: 'A boat' }] },
      },
    },
    { noteTweet: { noteTweetId: '2', createdAt: '2026-11-22T10:00:00.000Z', core: { text: 'A long one' } } },
    {
      account: { accountId: '7', username: 'orla', accountDisplayName: 'Orla', createdAt: '2020-01-01T00:00:00.000Z' },
    },
  ],
  'bluesky-jetstream': [
    event('app.bsky.feed.post', {
      text: 'Snow fell',
      createdAt: '2026-11-22T10:00:00Z',
      langs: ['en'],
      tags: ['snow'],
      facets: [{ features: [{ uri: 'https://example.org/a' }, { tag: 'winter' }] }],
      embed: {
        images: [{ alt: 'A boat' }],
        media: { external: { uri: 'https://example.org/b', title: 'A', description: 'B' }, alt: 'A film' },
      },
    }),
    event('app.bsky.actor.profile', {
      displayName: 'Orla',
      description: 'Gardens',
      pronouns: 'she',
      website: 'https://example.org',
    }),
    event('app.bsky.graph.list', { name: 'Friends', displayName: 'F', description: 'People' }),
  ],
  mastodon: [
    toot,
    { ...toot, content: '', reblog: { ...toot, id: '4' } },
    person,
    { id: '7', username: 'orla', invite_request: 'Let me in', confirmed: true, account: person },
    {
      id: '9',
      comment: 'Look',
      target_account: { id: '7', account: person },
      statuses: [toot],
      created_at: '2026-11-22T10:00:00Z',
    },
  ],
};

/** Every copy of a record with one of its strings replaced by what `change` makes of it. */
export function* variants(record: unknown, change: (text: string) => string): Generator<unknown> {
  if (typeof record === 'string') yield change(record);
  else if (typeof record === 'object' && record !== null)
    for (const [key, value] of Object.entries(record))
      for (const other of variants(value, change))
        yield Array.isArray(record) ? record.with(Number(key), other) : { ...record, [key]: other };
}
