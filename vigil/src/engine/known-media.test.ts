// Known media in the flow: a listed hash opens a file with list, entry and distance as the proof; a clean hash leaves nothing.
import { hash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { addHash, buildSnapshot, startRows } from '../../../match/src/hashes/index.ts';
import type { AccountId, Item, ItemId, MediaHash, Platform } from '../core/item.ts';
import { DEFAULT_POLICY, Policy } from '../core/policy.ts';
import { assess } from './assess.ts';
import { digestOf } from './flow.ts';
import { gather, NO_CONDUCT } from './gather.ts';
import { knownMedia } from './known-media.ts';
import { compileLexicons } from './lexicon.ts';
import { observe } from './observe.ts';
import { screen } from './screen.ts';
import { NOON } from './trial.fixture.ts';

const sha256 = (text: string): string => hash('sha256', text, 'hex');
/** No words: what is found here is found by hash alone. */
const lexicon = compileLexicons([], sha256);
const picture = sha256('an invented picture');
const near = picture.replace(/^./, (digit) => (Number.parseInt(digit, 16) ^ 7).toString(16));
const film = hash('md5', 'an invented film', 'hex');

function listsWith(policy = DEFAULT_POLICY) {
  const rows = startRows();
  for (const list of ['wardens', 'others']) addHash(rows, { list, kind: 'pdq', value: picture, entry: `${list}-1` });
  addHash(rows, { list: 'wardens', kind: 'pdq', value: near, entry: 'wardens-2' });
  addHash(rows, { list: 'wardens', kind: 'md5', value: film });
  return knownMedia(buildSnapshot(rows), 'lists', policy);
}
const item = (media: MediaHash, some: Partial<Item> = {}): Item => ({
  id: '1/hash.0' as ItemId,
  platform: 'own' as Platform,
  surface: 'media',
  author: 'a' as AccountId,
  text: '',
  createdAt: NOON,
  language: 'und',
  selfAuthored: true,
  media,
  ...some,
});
const seen = (items: readonly Item[], policy = DEFAULT_POLICY) =>
  observe(screen(items, lexicon, listsWith(policy)) ?? [], policy, sha256).flatMap((kept) => kept.observations);

describe('known media', () => {
  test('is one observation a list, for its nearest entry, with list, entry and distance', () => {
    const found = seen([item({ algorithm: 'pdq', value: near, quality: 90 })]);
    expect(found.map(({ signal, what, bits, tier }) => ({ signal, what, bits, tier }))).toEqual([
      { signal: 'media.known-hash', what: 'list wardens, entry wardens-2, distance 0', bits: 20, tier: 'exact' },
      { signal: 'media.known-hash', what: 'list others, entry others-1, distance 3', bits: 20, tier: 'fuzzy' },
    ]);
  });

  test('makes a case urgent by itself, and the reason names the proof', () => {
    const conduct = gather(NO_CONDUCT, seen([item({ algorithm: 'md5', value: film })]), 1, 90);
    const { severity, reasons } = assess({ conduct, complaints: [] }, { policy: DEFAULT_POLICY, lexicon: 'l' });
    expect(severity).toBe('urgent');
    expect(reasons[0]?.text).toBe(
      `One post with media on a list of known hashes (list wardens, entry ${film}, distance 0).`,
    );
  });

  test('counts also where somebody else made it, because to spread it is a deed of its own', () => {
    const found = seen([item({ algorithm: 'md5', value: film }, { selfAuthored: false })]);
    expect(
      assess({ conduct: gather(NO_CONDUCT, found, 1, 90), complaints: [] }, { policy: DEFAULT_POLICY, lexicon: 'l' })
        .severity,
    ).toBe('urgent');
  });

  test('that is on no list leaves nothing, nor does a hash without lists', () => {
    const clean = item({ algorithm: 'pdq', value: sha256('another picture') });
    expect(screen([clean], lexicon, listsWith())).toBeUndefined();
    expect(screen([item({ algorithm: 'md5', value: film })], lexicon)).toBeUndefined();
  });

  test('of low quality is not compared, and the policy decides on unknown quality and on the radius', () => {
    const asked = (quality?: number) => [
      item({ algorithm: 'pdq', value: near, ...(quality !== undefined && { quality }) }),
    ];
    expect(seen(asked(49))).toEqual([]);
    expect(seen(asked())).toHaveLength(2);
    expect(seen(asked(), Policy.parse({ pdq: { unknownQuality: 'refuse' } }))).toEqual([]);
    expect(seen(asked(90), Policy.parse({ pdq: { radius: 2 } }))).toHaveLength(1);
  });

  test('the digest that is logged covers the lists', () => {
    const rules = { lexicon, policy: DEFAULT_POLICY, sha256 };
    expect(digestOf(rules)).toBe(lexicon.digest);
    expect(digestOf({ ...rules, hashes: listsWith() })).not.toBe(lexicon.digest);
    expect(digestOf({ ...rules, hashes: { ...listsWith(), digest: 'others' } })).not.toBe(
      digestOf({ ...rules, hashes: listsWith() }),
    );
  });
});
