// From words to observations: what opens a file, what only adds to one, and what each finding is worth.
import { hash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { pack } from '../../../test/packs.ts';
import { isNamed } from '../core/indicator.ts';
import type { AccountId, Item, ItemId, Platform } from '../core/item.ts';
import { DEFAULT_POLICY } from '../core/policy.ts';
import { compileLexicons } from './lexicon.ts';
import { observe } from './observe.ts';
import { screen } from './screen.ts';
import { NOON } from './trial.fixture.ts';

const sha256 = (text: string): string => hash('sha256', text, 'hex');
const lexicon = compileLexicons([pack('stand-in'), pack('trade')], sha256);

const item = (text: string, some: Partial<Item> = {}): Item => ({
  id: '1' as ItemId,
  platform: 'own' as Platform,
  surface: 'post',
  author: 'a' as AccountId,
  text,
  createdAt: NOON,
  language: 'en',
  selfAuthored: true,
  ...some,
});
const seen = (...items: readonly Item[]) =>
  observe(screen(items, lexicon) ?? [], DEFAULT_POLICY, sha256).flatMap((kept) => kept.observations);
const signals = (...items: readonly Item[]): readonly string[] =>
  [...new Set(seen(...items).map((one) => one.signal))].sort();

describe('screen and observe', () => {
  test('a clean text and words of trade alone leave nothing', () => {
    expect(screen([item('Snow fell on the harbour.')], lexicon)).toBeUndefined();
    expect(screen([item('Selling my bike, dm me, paypal ok, telegram: bike_shop')], lexicon)).toBeUndefined();
  });

  test('a listed term is observed; beside an offer there is joint evidence', () => {
    expect(signals(item('blenvik is a word'))).toEqual(['term.listed']);
    expect(signals(item('selling blenvik, dm me'))).toEqual(['contact.cue', 'joint.offer', 'offer.cue', 'term.listed']);
  });

  test('a disguise is observed beside the term', () => {
    expect(signals(item('fresh bl3nv1k'))).toEqual(['term.disguised', 'term.listed']);
  });

  test('a contact in the profile counts beside a term in the post, without being joint', () => {
    const bio = item('tg @zorkle99, selling daily', { id: 'account:a/bio' as ItemId, surface: 'profile' });
    expect(signals(item('blenvik is a word'), bio)).toContain('contact.handle');
    expect(signals(item('blenvik is a word'), bio)).not.toContain('joint.offer');
  });

  test('a term cut in two between the display name and the words under it is seen', () => {
    const name = item('Zorple', { id: 'account:a/name' as ItemId, surface: 'profile' });
    const bio = item('packs and tea', { id: 'account:a/bio' as ItemId, surface: 'profile' });
    expect(signals(name, bio)).toContain('term.listed');
    expect(signals(name)).toEqual([]);
    expect(signals(item('Zorple'), item('packs and tea'))).toEqual([]);
    const [found] = seen(name, bio);
    expect([found?.item, found?.start, found?.end]).toEqual(['account:a/bio', 0, 5]);
  });

  test("somebody else's words open nothing, and count a quarter beside one's own", () => {
    const quoted = item('selling blenvik', { id: '1/quoted.0' as ItemId, selfAuthored: false });
    expect(screen([quoted], lexicon)).toBeUndefined();
    const bits = (list: ReturnType<typeof seen>, id: string): number | undefined =>
      list.find((one) => one.item === id && one.signal === 'term.listed')?.bits;
    const both = seen(item('drovalt'), quoted);
    expect(bits(both, '1/quoted.0')).toBe((bits(both, '1') as number) / 4);
  });

  test('repeating a word in one post is one observation', () => {
    expect(seen(item('blenvik '.repeat(50)))).toHaveLength(seen(item('blenvik')).length);
  });

  test('places point at the term in the original text', () => {
    const text = '🧦🧦 fresh blenvik';
    const [one] = seen(item(text));
    expect(text.slice(one?.start, one?.end)).toBe('blenvik');
  });

  test('the same item gives the same observation ids, another item others', () => {
    const ids = (id: string): readonly string[] =>
      seen(item('selling blenvik', { id: id as ItemId })).map((one) => one.id);
    expect(ids('1')).toEqual(ids('1'));
    expect(ids('1').some((id) => ids('2').includes(id))).toBe(false);
  });
});

describe('what stands beside a finding', () => {
  const post = item('Blenvik again, see https://short.example/1');
  const target = item('https://t.me/joinchat/ZorkRoom', { id: '1/link.0' as ItemId });
  const bio = item('Gardener. https://zork.example/me', { id: 'account:a/bio' as ItemId, surface: 'profile' });
  const other = item('telegram: somebody', {
    id: 'account:b/bio' as ItemId,
    author: 'b' as AccountId,
    surface: 'profile',
  });
  const quoted = item('https://t.me/joinchat/Quoted', { id: '1/quoted.0' as ItemId, selfAuthored: false });
  const kept = (...items: readonly Item[]) => observe(screen(items, lexicon) ?? [], DEFAULT_POLICY, sha256);

  test('a link is kept as an indicator and proves nothing, unless where it leads, when the platform tells, is a way to make contact', () => {
    const values = kept(post, target, bio).flatMap(({ indicators }) =>
      indicators.filter(isNamed).map(({ value }) => value),
    );
    expect(values).toEqual(['short.example/1', 'joinchat/ZorkRoom', 'zork.example/me']);
    expect(seen(post, bio)).toEqual(seen(post));
    expect(signals(post, target, bio)).toEqual(['contact.invite', 'joint.offer', ...signals(post)]);
  });

  test('nothing is kept of somebody else, of words that were quoted, or of a clean object', () => {
    expect(kept(post, other, quoted).map(({ item: one }) => one.id)).toEqual(['1']);
    expect(screen([item('See https://short.example/1'), target, bio], lexicon)).toBeUndefined();
  });
});

describe('one post in several parts', () => {
  const about = (id: string, text: string, some: Partial<Item> = {}) => item(text, { id: id as ItemId, ...some });
  test('a term in one part and the trade in another are one offer, and a profile beside it or somebody else is not', () => {
    const term = about('1', 'blenvik tonight');
    expect(signals(term, about('1/alt.0', 'selling, dm me'))).toContain('joint.offer');
    expect(signals(term, about('account:a/bio', 'selling, dm me', { surface: 'profile' }))).not.toContain(
      'joint.offer',
    );
    expect(signals(term, about('1/quoted.0', 'selling, dm me', { selfAuthored: false }))).not.toContain('joint.offer');
  });

  test('words of warning do not shelter an offer that comes with an address', () => {
    const bits = (text: string) => seen(item(text)).find((one) => one.signal === 'joint.offer')?.bits;
    expect(bits('report it, blenvik for sale')).toBe(DEFAULT_POLICY.weights['joint.offer'] / 5);
    expect(bits('report it, blenvik for sale, telegram: qarvle_77')).toBe(DEFAULT_POLICY.weights['joint.offer']);
  });

  test('an edited post, or one sent again with another time, is another finding: what counts does not depend on which came first', () => {
    const ids = (some: Partial<Item>) => seen(item('selling blenvik', some)).map((one) => one.id);
    expect(ids({ createdAt: NOON + 1 })).not.toEqual(ids({}));
    expect(seen(item('selling blenvik!')).map((one) => one.id)).not.toEqual(ids({}));
  });
});
