// Tests that rules which change while a source is pumped change between two portions: what was screened under the old ones is recorded under the old ones.
import { hash } from 'node:crypto';
import { expect, test } from 'vitest';
import type { AccountId, Item, ItemId, Platform } from '../core/item.ts';
import { Lexicon } from '../core/lexicon.ts';
import { DEFAULT_POLICY } from '../core/policy.ts';
import type { Rules } from './flow.ts';
import { NO_CONDUCT } from './gather.ts';
import { compileLexicons } from './lexicon.ts';
import type { Batch, Judge, Portion, Source, Store } from './ports.ts';
import { pump } from './pump.ts';

const sha256 = (text: string): string => hash('sha256', text, 'hex');
const rulesFor = (word: string): Rules => ({
  lexicon: compileLexicons(
    [
      Lexicon.parse({
        id: word,
        title: word,
        licence: 'CC0-1.0',
        terms: [{ id: word, term: word, family: 'term', kind: 'word' }],
      }),
    ],
    sha256,
  ),
  policy: DEFAULT_POLICY,
  sha256,
});
const item = (id: number): Item => ({
  id: String(id) as ItemId,
  platform: 'own' as Platform,
  surface: 'post',
  author: 'a' as AccountId,
  text: 'blenvik and vorplix',
  createdAt: 0,
  language: 'und',
  selfAuthored: true,
});
const portion = (id: number): Portion => ({
  placed: [
    {
      origin: { offset: id, length: 1 },
      reading: { kind: 'understood', items: [item(id)], notices: [], removals: [], accounts: [] },
    },
  ],
  shelf: [],
  end: id + 1,
});

test('what was screened before a change is recorded apart, and every post is judged by one list', async () => {
  const [first, second] = [rulesFor('blenvik'), rulesFor('vorplix')];
  let rules = first;
  const source: Source = {
    format: 'vigil',
    async *portions() {
      for (let id = 0; id < 6; id++) {
        if (id === 2) rules = second;
        yield portion(id);
      }
    },
  };
  const batches: { readonly batch: Batch; readonly judge: Judge }[] = [];
  const store: Store = {
    record: async (batch, judge) => {
      batches.push({ batch, judge });
      return { observations: 0, opened: [] };
    },
  };
  const { totals } = await pump(source, { rules: () => rules, store, name: 'test', now: () => 0 });
  const seen = batches.map(({ batch }) => ({
    lexicon: batch.lexicon,
    items: batch.screened.map((one) => one.id),
    terms: [...new Set(batch.kept.flatMap((kept) => kept.observations.map((one) => one.what)))],
  }));
  expect(seen).toEqual([
    { lexicon: first.lexicon.digest, items: ['0', '1'], terms: ['blenvik'] },
    { lexicon: second.lexicon.digest, items: ['2', '3', '4', '5'], terms: ['vorplix'] },
  ]);
  expect(totals.items).toBe(6);
  const file = {
    platform: item(0).platform,
    account: item(0).author,
    conduct: NO_CONDUCT,
    open: undefined,
    earlier: 0,
    minor: false,
    links: [],
    touched: false,
    complaints: [],
  };
  expect(
    batches.map(
      ({ batch, judge }) =>
        judge(
          file,
          batch.kept.flatMap((kept) => kept.observations),
          1,
        ).assessment.lexicon,
    ),
  ).toEqual([first.lexicon.digest, second.lexicon.digest]);
});
