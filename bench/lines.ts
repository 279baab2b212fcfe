// Makes posts as three kinds of platform send them, about 1 KB a line: their keys, their escapes, their bios and embeds.
import { type Random, seeded } from '../vigil/src/demo/random.ts';
import type { Post } from './benign.ts';

/** Kinds of platform, by the shape of what they send. */
export type Shape = 'bluesky' | 'twitter' | 'mastodon';

/** One post as a line of JSON. */
export interface Line {
  readonly shape: Shape;
  /** The line without its end; may hold any character. */
  readonly json: string;
  /** The text field as JSON.parse gives it; HTML on Mastodon. */
  readonly text: string;
}

/** Where each shape keeps what users wrote. The raw byte path must read all of them. */
export const USER_TEXTS: Readonly<Record<Shape, readonly string[]>> = {
  bluesky: ['text', 'alt', 'title', 'description', 'uri', 'tag', 'tags'],
  twitter: ['text', 'name', 'username', 'description', 'location', 'tag', 'expanded_url'],
  mastodon: ['content', 'spoiler_text', 'display_name', 'username', 'note', 'name', 'value', 'description'],
};

const LETTERS = [...'abcdefghijklmnopqrstuvwxyz234567'];
const NAMES = [
  'anna_reads',
  'tomsgarden',
  'kaffee.und.kuchen',
  'rainy-day',
  'maria_b',
  'northwind',
  'littlefox',
  'old_train',
];

const BIOS = [
  'Tea, trains and long walks by the river. Mostly photographs of other people’s gardens.',
  'teacher | reader | slow runner | she/her | opinions my own & not those of my cat',
  'Trying to bake the same bread every Sunday until it works. Links are not endorsements!',
  'I write about weather stations, old maps & quiet places. Say hello :)',
  'football on Saturdays, soup on Sundays, emails on Mondays ☕',
  'Fotos, Bücher und Kaffee. Meistens müde, immer neugierig. Köln – Lübeck – überall',
  'Profesora de música. Me gustan los gatos, el mar y las tardes sin reloj',
  'ชอบกาแฟ แมว และการเดินทาง',
];

const opaque = (random: Random, length: number): string => Array.from({ length }, () => random.pick(LETTERS)).join('');
const digits = (random: Random): string => `1${Array.from({ length: 18 }, () => random.whole(0, 9)).join('')}`;
const moment = (random: Random): string => new Date(Date.UTC(2026, 0, 1) + random.whole(0, 3e10)).toISOString();
const bio = (random: Random): string => random.pick(BIOS);

/** As Go's encoder writes strings: < > & and two line separators as escapes, everything else raw. */
function goJson(value: unknown): string {
  return JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, escaped);
}

/** As encoders write that send ASCII only. */
function asciiJson(value: unknown): string {
  return JSON.stringify(value).replace(/[\u007f-\uffff]/g, escaped);
}

function escaped(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

const toHtml = (text: string): string =>
  `<p>${text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/\n/g, '<br />')
    .replace(
      /(?:https?:\/\/\S+)/g,
      '<a href="$&" rel="nofollow noopener noreferrer" target="_blank"><span class="ellipsis">$&</span></a>',
    )}</p>`;

/** A Jetstream commit that creates a post. */
function bluesky(post: Post, random: Random): Line {
  const record: Record<string, unknown> = { $type: 'app.bsky.feed.post', createdAt: moment(random) };
  if (random.chance(0.6)) record['embed'] = embed(random);
  if (random.chance(0.5)) record['facets'] = [facet(post.text, random)];
  record['langs'] = [post.lang || 'en'];
  if (random.chance(0.5)) record['reply'] = { parent: reference(random), root: reference(random) };
  record['text'] = post.text;
  if (random.chance(0.2)) record['tags'] = ['sunday', 'garden'];
  const commit = {
    rev: opaque(random, 13),
    operation: 'create',
    collection: 'app.bsky.feed.post',
    rkey: opaque(random, 13),
    record,
    cid: cid(random),
  };
  const json = goJson({
    did: did(random),
    time_us: 1_767_225_600_000_000 + random.whole(0, 3e13),
    kind: 'commit',
    commit,
  });
  return { shape: 'bluesky', json, text: post.text };
}

const did = (random: Random): string => `did:plc:${opaque(random, 24)}`;
const cid = (random: Random): string => `bafyrei${opaque(random, 52)}`;
const reference = (random: Random) => ({
  cid: cid(random),
  uri: `at://${did(random)}/app.bsky.feed.post/${opaque(random, 13)}`,
});

function embed(random: Random): unknown {
  const blob = { $type: 'blob', ref: { $link: cid(random) }, mimeType: 'image/jpeg', size: random.whole(1e4, 9e5) };
  if (random.chance(0.5))
    return {
      $type: 'app.bsky.embed.images',
      images: [{ alt: bio(random), aspectRatio: { height: 900, width: 1600 }, image: blob }],
    };
  const external = {
    description: bio(random),
    thumb: blob,
    title: 'The <new> park & library: what is planned, who decides and when it opens',
    uri: `https://news.example/${opaque(random, 20)}?a=1&b=2`,
  };
  return { $type: 'app.bsky.embed.external', external };
}

function facet(text: string, random: Random): unknown {
  const byteEnd = Math.min(20, Buffer.byteLength(text));
  return {
    $type: 'app.bsky.richtext.facet',
    features: [{ $type: 'app.bsky.richtext.facet#link', uri: `https://t.example/${opaque(random, 12)}` }],
    index: { byteEnd, byteStart: 0 },
  };
}

/** A Tweet of the version 2 stream, with its author in `includes`. */
function twitter(post: Post, random: Random): Line {
  const author = digits(random);
  const counts = {
    retweet_count: random.whole(0, 99),
    reply_count: random.whole(0, 9),
    like_count: random.whole(0, 999),
    quote_count: 0,
  };
  const data = {
    attachments: {},
    author_id: author,
    conversation_id: digits(random),
    created_at: moment(random),
    edit_history_tweet_ids: [digits(random)],
    entities: { hashtags: random.chance(0.3) ? [{ start: 0, end: 7, tag: 'sunday' }] : [] },
    id: digits(random),
    lang: post.lang || 'en',
    possibly_sensitive: false,
    public_metrics: counts,
    reply_settings: 'everyone',
    text: post.text,
  };
  const user = {
    created_at: moment(random),
    description: bio(random),
    id: author,
    location: random.pick(['', 'Köln', 'São Paulo', 'กรุงเทพ', 'Leeds']),
    name: `${random.pick(NAMES)} ☕`,
    profile_image_url: `https://img.example/profile_images/${digits(random)}/${opaque(random, 8)}_normal.jpg`,
    protected: false,
    public_metrics: {
      followers_count: random.whole(0, 9_999),
      following_count: random.whole(0, 999),
      tweet_count: random.whole(1, 99_999),
      listed_count: 3,
    },
    username: random.pick(NAMES),
    verified: false,
  };
  const rules = [{ id: digits(random), tag: 'all public posts' }];
  const json = asciiJson({ data, includes: { users: [user] }, matching_rules: rules });
  return { shape: 'twitter', json, text: post.text };
}

/** A Mastodon status, its text as HTML. */
function mastodon(post: Post, random: Random): Line {
  const id = digits(random).slice(0, 18);
  const name = random.pick(NAMES);
  const page = `https://social.example/@${name}`;
  const content = toHtml(post.text);
  const account = {
    id: String(random.whole(1, 999_999)),
    username: name,
    acct: name,
    display_name: name,
    bot: false,
    created_at: moment(random),
    note: `<p>${bio(random)}</p>`,
    url: page,
    avatar: `https://files.example/avatars/${opaque(random, 20)}.jpg`,
    followers_count: random.whole(0, 999),
    fields: [],
  };
  const status = {
    id,
    created_at: moment(random),
    in_reply_to_id: null,
    sensitive: false,
    spoiler_text: '',
    visibility: 'public',
    language: post.lang || 'en',
    uri: `https://social.example/users/${name}/statuses/${id}`,
    url: `${page}/${id}`,
    replies_count: 0,
    reblogs_count: random.whole(0, 9),
    content,
    reblog: null,
    account,
    media_attachments: [],
    mentions: [],
    tags: [],
    emojis: [],
    card: null,
    poll: null,
  };
  return { shape: 'mastodon', json: goJson(status), text: content };
}

const SHAPES: Readonly<Record<Shape, (post: Post, random: Random) => Line>> = { bluesky, twitter, mastodon };

/** Half Bluesky, 30 % Twitter, 20 % Mastodon, in an order that a seed decides. */
export function makeLines(posts: readonly Post[], seed: number): readonly Line[] {
  const random = seeded(seed, 'bench lines');
  return posts.map((post) => {
    const dice = random.next();
    return SHAPES[dice < 0.5 ? 'bluesky' : dice < 0.8 ? 'twitter' : 'mastodon'](post, random);
  });
}

/** Reads the post's text out of a parsed line. */
export function textOf(shape: Shape, parsed: unknown): string {
  const value = parsed as {
    readonly commit?: { readonly record?: { readonly text?: string } };
    readonly data?: { readonly text?: string };
    readonly content?: string;
  };
  const text =
    shape === 'bluesky' ? value.commit?.record?.text : shape === 'twitter' ? value.data?.text : value.content;
  return text ?? '';
}
