// Weighing kept observations anew gives what observing under the other policy would have given.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AccountId, Item, ItemId, Platform } from '../core/item.ts';
import { Lexicon } from '../core/lexicon.ts';
import type { Observation } from '../core/observation.ts';
import { DEFAULT_POLICY, type Policy } from '../core/policy.ts';
import { compileLexicons } from './lexicon.ts';
import { observe } from './observe.ts';
import { search } from './screen.ts';
import { NOON } from './trial.fixture.ts';
import { ownBits, reweigh } from './try-weights.ts';

const sha256 = (text: string): string => Buffer.from(text).toString('hex').padEnd(64, '0').slice(-64);
const lexicon = compileLexicons(
  [
    Lexicon.parse({
      id: 'tried',
      title: 'Tried',
      licence: 'CC0-1.0',
      terms: [
        { id: 'b', term: 'blenvik', family: 'term', kind: 'word' },
        { id: 'd', term: 'drovalt', family: 'term', kind: 'word', bits: 4 },
        { id: 's', term: 'selling', family: 'offer', kind: 'word' },
        { id: 'm', term: 'dm me', family: 'contact', kind: 'phrase', bits: 1.5 },
        { id: 'w', term: 'beware', family: 'context', kind: 'word' },
      ],
    }),
  ],
  sha256,
);
const WORDS = ['blenvik', 'bl3nv1k', 'blenvok', 'drovalt', 'selling', 'dm me', 'beware', 'snow', 'telegram: qarvle_77'];

const item = fc
  .record({ words: fc.array(fc.constantFrom(...WORDS), { maxLength: 6 }), selfAuthored: fc.boolean() })
  .map(
    ({ words, selfAuthored }): Item => ({
      id: '1' as ItemId,
      platform: 'own' as Platform,
      surface: 'post',
      author: 'a' as AccountId,
      text: words.join(' '),
      createdAt: NOON,
      language: 'und',
      selfAuthored,
    }),
  );
const policy = fc
  .record({ term: weight(), joint: weight(), offer: weight(), contact: weight(), weak: weight(), context: weight() })
  .map(
    (one): Policy => ({
      ...DEFAULT_POLICY,
      weights: {
        ...DEFAULT_POLICY.weights,
        'term.listed': one.term,
        'joint.offer': one.joint,
        'offer.cue': one.offer,
        'contact.cue': one.contact,
        'term.weak': one.weak,
        'context.speaks-for': -one.context,
      },
    }),
  );

function weight(): fc.Arbitrary<number> {
  return fc.integer({ min: 1, max: 60 }).map((n) => n / 4 + 0.125);
}

function seen(one: Item, under: Policy): readonly Observation[] {
  return observe(search([one], lexicon).all, under, sha256).flatMap((kept) => kept.observations);
}

const byId = (list: readonly Observation[]): ReadonlyMap<string, number> =>
  new Map(list.map((one) => [`${one.signal} ${one.what} ${one.start}`, Number(one.bits.toFixed(9))]));

describe('weighing anew', () => {
  test('gives what observing under the other policy gives, whatever policy they were made under, when the list is known', () => {
    fc.assert(
      fc.property(item, policy, policy, policy, (one, made, assumed, tried) => {
        const { observations, left } = reweigh(seen(one, made), tried, { recorded: assumed, own: ownBits(lexicon) });
        expect(left).toBe(0);
        expect(byId(observations)).toEqual(byId(seen(one, tried)));
      }),
    );
  });

  test('gives the same without the list, where the recorded policy is the one that was in force', () => {
    fc.assert(
      fc.property(item, policy, policy, (one, made, tried) => {
        const { observations, left } = reweigh(seen(one, made), tried, { recorded: made });
        expect(byId(observations)).toEqual(byId(seen(one, tried)));
        expect(left).toBe(new Set(seen(one, made).filter(({ what, signal }) => OWNED.has(`${signal} ${what}`))).size);
      }),
    );
  });

  test('leaves the own bits of a term as they are, and says how many it left', () => {
    const made = seen({ ...(fc.sample(item, 1)[0] as Item), text: 'drovalt', selfAuthored: true }, DEFAULT_POLICY);
    const tried = { ...DEFAULT_POLICY, weights: { ...DEFAULT_POLICY.weights, 'term.listed': 1 } };
    const { observations, left } = reweigh(made, tried, { recorded: DEFAULT_POLICY });
    expect([observations[0]?.bits, left]).toEqual([4, 1]);
  });
});

const OWNED = new Set(['term.listed d', 'contact.cue m']);
