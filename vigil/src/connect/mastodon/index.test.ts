// Mastodon objects: statuses with HTML turned to text, boosts, polls, profiles with fields, complaints and suspensions.
import { expect, it } from 'vitest';
import { readWhole } from '../whole.ts';

const hatter = {
  id: '77',
  username: 'hatter',
  acct: 'hatter@hats.example',
  display_name: 'The Hatter',
  note: '<p>hats &amp; <a href="https://more.example/hidden">more</a></p>',
  created_at: '2020-01-01T00:00:00.000Z',
  followers_count: 9,
  fields: [{ name: 'Shop', value: '<a href="https://hats.example">hats.example</a>' }],
};
const status = {
  id: '1',
  created_at: '2024-01-01T00:00:00.000Z',
  language: 'de',
  visibility: 'public',
  spoiler_text: 'careful',
  content: '<p>blenvik &lt;3 <a href="https://l.example/1">here</a></p><p>zorple<br>#<span>hats</span></p>',
  account: hatter,
  reblog: null,
  media_attachments: [
    { type: 'image', description: 'a hat' },
    { type: 'image', description: null },
  ],
  poll: { options: [{ title: 'blue' }, { title: 'green' }] },
  card: { title: 'Card', description: 'about', url: 'https://c.example' },
  tags: [{ name: 'hats' }, { name: 'qivtrade' }],
};
const profile = [
  ['account:77/displayName', 'The Hatter'],
  ['account:77/bio', 'hats & more'],
  ['account:77/field.0.name', 'Shop'],
  ['account:77/field.0.value', 'hats.example'],
  ['account:77/link.0', 'https://more.example/hidden'],
  ['account:77/link.1', 'https://hats.example'],
];
const ids = (items: readonly { readonly id: string; readonly text: string }[]) =>
  items.map((item) => [item.id, item.text]);

it('makes an Item of every text of a status', async () => {
  const { format, items, accounts } = await readWhole(JSON.stringify([status], null, 2));
  expect(format).toBe('mastodon');
  expect(ids(items)).toEqual([
    ['1', 'blenvik <3 here\nzorple\n#hats'],
    ['1/spoiler', 'careful'],
    ['1/alt.0', 'a hat'],
    ['1/poll.0', 'blue'],
    ['1/poll.1', 'green'],
    ['1/card.0.title', 'Card'],
    ['1/card.0.description', 'about'],
    ['1/card.0.url', 'https://c.example'],
    ['1/hashtag.0', '#qivtrade'],
    ['1/link.0', 'https://l.example/1'],
    ...profile,
  ]);
  expect(items[0]).toMatchObject({
    author: '77',
    platform: 'mastodon',
    language: 'de',
    createdAt: Date.UTC(2024, 0, 1),
    selfAuthored: true,
  });
  expect(accounts).toEqual([
    {
      id: '77',
      platform: 'mastodon',
      standing: {
        handle: 'hatter@hats.example',
        displayName: 'The Hatter',
        followers: 9,
        createdAt: Date.UTC(2020, 0, 1),
      },
    },
  ]);
});

it("marks the words of a boost and of a quote as somebody else's", async () => {
  const booster = { id: '78', username: 'b', acct: 'b', display_name: 'B', note: '' };
  const whole = await readWhole(
    [
      { ...status, id: '2', content: '', account: booster, reblog: status },
      {
        ...status,
        id: '3',
        content: '<p>mine</p>',
        account: booster,
        quote: { state: 'accepted', quoted_status: status },
      },
    ]
      .map((one) => JSON.stringify(one))
      .join('\n'),
    { platform: 'hats.example' },
  );
  const texts = whole.items.filter((item) => item.surface === 'post');
  expect(
    texts
      .filter((item) => item.id.startsWith('2'))
      .every((item) => !item.selfAuthored && item.author === '78' && item.platform === 'hats.example'),
  ).toBe(true);
  expect(texts.filter((item) => !item.selfAuthored && item.id.startsWith('3')).map((item) => item.id)).toEqual([
    '3/quoted.0',
  ]);
});

it('reads a complaint with its statuses, an account and a suspension', async () => {
  const target = {
    id: '77',
    username: 'hatter',
    email: 'x',
    ip: 'y',
    suspended: true,
    confirmed: true,
    invite_request: 'let me in',
    account: hatter,
  };
  const whole = await readWhole(
    [
      {
        id: 'r1',
        category: 'other',
        comment: 'look',
        created_at: '2024-02-01T00:00:00.000Z',
        account: { id: '5', username: 'u' },
        target_account: target,
        statuses: [status],
      },
      target,
    ]
      .map((one) => JSON.stringify(one))
      .join('\n'),
    { receivedAt: 42 },
  );
  expect(whole.notices).toEqual([
    {
      id: 'r1',
      platform: 'mastodon',
      about: '77',
      items: ['1'],
      by: '5',
      category: 'other',
      comment: 'look',
      createdAt: Date.UTC(2024, 1, 1),
      trustedFlagger: false,
    },
  ]);
  expect(whole.removals).toEqual([
    { platform: 'mastodon', account: '77', reason: 'suspended', at: Date.UTC(2024, 1, 1) },
    { platform: 'mastodon', account: '77', reason: 'suspended', at: 42 },
  ]);
  expect(ids(whole.items).slice(-7)).toEqual([...profile, ['account:77/inviteRequest', 'let me in']]);
  expect(JSON.stringify(whole.items)).not.toContain('email');
});

it('shelves what is none of these', async () => {
  const whole = await readWhole(`${JSON.stringify(status)}\n{"id":"1","content":5}\n{"id":"1"}`, {
    format: 'mastodon',
  });
  expect(whole.shelf.map((part) => part.why)).toEqual([
    'content is not what this format says (invalid_type)',
    'neither a status, an account nor a report',
  ]);
});
