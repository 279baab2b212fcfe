// Posts that say something but open no file count once their account has one, whenever they came; on everybody else they leave nothing.

import { hash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pack } from '../../../test/packs.ts';
import { accountKey } from '../core/account.ts';
import type { AccountId, Item, ItemId, Platform } from '../core/item.ts';
import { DEFAULT_POLICY } from '../core/policy.ts';
import type { Origin } from '../core/reading.ts';
import { accountHash, placesOf, remember, startMemory } from './apart.ts';
import type { Rules } from './flow.ts';
import { compileLexicons } from './lexicon.ts';
import { keptOf } from './look-back.ts';
import type { AccountFiles, Batch, Placed, Portion, Source, Store, Wanted } from './ports.ts';
import { pump } from './pump.ts';
import { search } from './screen.ts';
import { NOON } from './trial.fixture.ts';

const sha256 = (text: string): string => hash('sha256', text, 'hex');
const rules: Rules = {
  lexicon: compileLexicons([pack('stand-in'), pack('trade')], sha256),
  policy: DEFAULT_POLICY,
  sha256,
};

const TERM = 'blenvik is a word';
const OFFER = 'selling, dm me';
const HANDLE = 'you find me as tg @zorkle99';
const SNOW = 'Snow fell on the harbour.';

const item = (id: string, author: string, text: string, some: Partial<Item> = {}): Item => ({
  id: id as ItemId,
  platform: 'own' as Platform,
  surface: 'post',
  author: author as AccountId,
  text,
  createdAt: NOON,
  language: 'en',
  selfAuthored: true,
  ...some,
});
const bio = (author: string, text: string): Item => item(`account:${author}/bio`, author, text, { surface: 'profile' });
const placed = (at: number, ...items: readonly Item[]): Placed => ({
  origin: { offset: at * 10, length: 10 },
  reading: { kind: 'understood', items, notices: [], removals: [], accounts: [] },
});

/** A store that keeps observations by id, as the real one does, and numbers files as they open. */
function heldStore(): { store: Store; files: AccountFiles; observed: Map<string, string>; opened: string[] } {
  const observed = new Map<string, string>();
  const opened: string[] = [];
  const record = async ({ kept }: Batch): Promise<{ observations: number; opened: [] }> => {
    const before = observed.size;
    for (const { observations } of kept) {
      for (const one of observations) {
        observed.set(one.id, `${one.account} ${one.item} ${one.signal}`);
        const key = accountKey(one.platform, one.account);
        if (!opened.includes(key)) opened.push(key);
      }
    }
    return { observations: observed.size - before, opened: [] };
  };
  const files: AccountFiles = {
    newest: async () => opened.length,
    async *pages(after, upTo) {
      for (let at = after; at < upTo; at += 2) yield opened.slice(at, Math.min(upTo, at + 2));
    },
    among: async (keys) => new Set(keys.filter((key) => opened.includes(key))),
  };
  return { store: { record }, files, observed, opened };
}

/** A source over these objects. `again`: it can be asked for its history. */
function sourceOf(objects: readonly Placed[], again: boolean, asked: Wanted[] = []): Source {
  const portion = (some: readonly Placed[]): Portion => ({
    placed: some,
    shelf: [],
    end: (some.at(-1)?.origin.offset ?? 0) + 10,
  });
  const source: Source = {
    format: 'vigil',
    async *portions() {
      for (const one of objects) yield portion([one]);
    },
  };
  if (!again) return source;
  return {
    ...source,
    async *history(wanted) {
      asked.push(wanted);
      const places = wanted.places === undefined ? undefined : new Set([...wanted.places].map((one) => one.offset));
      yield portion(objects.filter((one) => places === undefined || places.has(one.origin.offset)));
    },
  };
}

async function after(objects: readonly Placed[], again = true, asked: Wanted[] = []): Promise<readonly string[]> {
  const { store, files, observed } = heldStore();
  await pump(sourceOf(objects, again, asked), { rules: () => rules, store, files, name: 'test', now: () => 0 });
  return [...observed.values()].sort();
}

describe('looking back', () => {
  test('words of trade and a bare handle, posted apart from the term, count on an account with a file, whichever came first', async () => {
    const posts = [item('1', 'a', OFFER), item('2', 'a', TERM), item('3', 'a', HANDLE), item('4', 'a', SNOW)];
    const expected = ['a 1 contact.cue', 'a 1 offer.cue', 'a 2 term.listed', 'a 3 contact.handle'];
    for (const again of [true, false]) {
      expect(
        await after(
          posts.map((one, at) => placed(at, one)),
          again,
        ),
      ).toEqual(expected);
      expect(
        await after(
          posts.toReversed().map((one, at) => placed(at, one)),
          again,
        ),
      ).toEqual(expected);
    }
  });

  test('the same words on an account without a file leave nothing', async () => {
    const objects = [
      placed(0, item('1', 'b', OFFER)),
      placed(1, item('2', 'b', HANDLE)),
      placed(2, item('3', 'a', TERM)),
    ];
    for (const again of [true, false]) expect(await after(objects, again)).toEqual(['a 3 term.listed']);
  });

  test('only the places that matter are read again', async () => {
    const asked: Wanted[] = [];
    const objects = [
      placed(0, item('1', 'a', SNOW)),
      placed(1, item('2', 'a', OFFER)),
      placed(2, item('3', 'b', OFFER)),
      placed(3, item('4', 'a', TERM)),
    ];
    await after(objects, true, asked);
    expect(asked.map(({ accounts, places }) => [[...accounts], [...(places ?? [])]])).toEqual([
      [['own\u0000a'], [{ offset: 10, length: 10 }]],
    ]);
  });

  test('nobody gets a file for standing on the same page as somebody who does', async () => {
    const page = placed(0, item('1', 'a', `${TERM}, dm me`), item('2', 'b', OFFER), bio('b', HANDLE));
    expect((await after([page])).every((one) => one.startsWith('a '))).toBe(true);
  });

  test('a profile rides along with posts that say something, and is no reason to look by itself; alone it is', () => {
    const accounts = new Set(['own\u0000a']);
    const seen = (...items: readonly Item[]): readonly string[] =>
      keptOf(items, accounts, rules).map((kept) => kept.item.id);
    expect(seen(item('1', 'a', SNOW), bio('a', OFFER))).toEqual([]);
    expect(seen(item('1', 'a', HANDLE), bio('a', OFFER)).toSorted()).toEqual(['1', 'account:a/bio']);
    expect(seen(bio('a', OFFER))).toEqual(['account:a/bio']);
  });

  test("somebody else's words do not count, and a loose reading without trade beside it does not either", () => {
    const accounts = new Set(['own\u0000a']);
    expect(keptOf([item('1', 'a', OFFER, { selfAuthored: false })], accounts, rules)).toEqual([]);
    expect(
      keptOf([item('1', 'a', 'blenvikk')], accounts, rules).flatMap((kept) =>
        kept.observations.filter((one) => one.signal === 'term.weak'),
      ),
    ).toEqual([]);
  });

  test('a run that began in the middle asks for everything of the accounts', async () => {
    const asked: Wanted[] = [];
    const { store, files, observed } = heldStore();
    const objects = [placed(0, item('1', 'a', OFFER)), placed(1, item('2', 'a', TERM))];
    const resume = { key: 'k', end: 10, done: false, totals: { items: 1, clean: 1, skipped: 0, shelved: 0 } };
    await pump(sourceOf(objects, true, asked), {
      rules: () => rules,
      store,
      files,
      name: 'test',
      now: () => 0,
      resume,
    });
    expect(asked.map((wanted) => wanted.places)).toEqual([undefined]);
    expect(observed.size).toBe(3);
  });

  const posts = fc.array(
    fc.record({
      author: fc.constantFrom('a', 'b', 'c', 'd'),
      text: fc.constantFrom(TERM, OFFER, HANDLE, SNOW, `${TERM}, dm me`, 'report it'),
    }),
    { maxLength: 12 },
  );
  test('any order of posts, in one source or in two halves of which both can be asked again, gives the same observations', async () => {
    await fc.assert(
      fc.asyncProperty(posts, fc.boolean(), fc.infiniteStream(fc.nat()), async (some, again, keys) => {
        const items = some.map(({ author, text }, at) => item(String(at), author, text));
        const other = items.map((one) => ({ one, key: keys.next().value as number })).sort((a, b) => a.key - b.key);
        const expected = await after(
          items.map((one, at) => placed(at, one)),
          true,
        );
        expect(
          await after(
            other.map(({ one }, at) => placed(at, one)),
            again,
          ),
        ).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });
});

describe('the memory of one run', () => {
  test('past its bound nothing is lost but the places: it says that it is not whole', () => {
    const memory = startMemory(false);
    const one = item('1', 'a', OFFER);
    const found = search([one], rules.lexicon);
    for (let at = 0; at < 1_048_577; at++) remember(memory, placed(at, one), [one], found);
    expect([memory.count, memory.whole]).toEqual([1_048_576, false]);
  });

  test('gives the places of the accounts asked for, in stream order, and nothing of others', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.integer({ min: 1, max: 9 })), { maxLength: 50 }),
        (objects) => {
          const memory = startMemory(false);
          const expected: Origin[] = [];
          let offset = 0;
          for (const [author, length] of objects) {
            const one = item('1', author, OFFER);
            const origin = { offset, length };
            remember(memory, { ...placed(0, one), origin }, [one], search([one], rules.lexicon));
            if (author !== 'c') expected.push(origin);
            offset += length;
          }
          const { accounts, places } = placesOf(memory, ['own\u0000a', 'own\u0000b', 'own\u0000z']);
          expect([...places]).toEqual(expected);
          expect([...accounts].sort()).toEqual(
            [...new Set(objects.map(([author]) => `own\u0000${author}`))].filter((key) => !key.endsWith('c')).sort(),
          );
        },
      ),
    );
  });

  test('a hundred thousand neighbouring ids have as many hashes, all exact numbers', () => {
    const hashes = new Set(
      Array.from({ length: 100_000 }, (_, n) => accountHash(`x\u0000${9_007_199_254_740_993n + BigInt(n)}`)),
    );
    expect(hashes.size).toBe(100_000);
    for (const one of hashes) expect(Number.isSafeInteger(one)).toBe(true);
  });
});
