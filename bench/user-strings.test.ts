// Tests that the bench looks at every string people wrote, wherever it stands, and that its fuzzed lines say the same to both paths.
import { expect, test } from 'vitest';
import { compile } from '../match/src/index.ts';
import { blockReader, blocksOf } from './blocks.ts';
import { fuzzLine } from './fuzz-lines.ts';
import { inCyrillic } from './scripts.ts';
import { eachUserString, findParsed, USER_KEYS } from './user-strings.ts';

const WANTED = new Set(USER_KEYS);
const BLENVIK = [{ id: 'b', text: 'blenvik', kind: 'word' as const }];

test('strings under wanted keys are visited at any depth and in lists, others are not', () => {
  const seen: string[] = [];
  const post = {
    text: 'one',
    id: 'no',
    embed: { images: [{ alt: 'two' }, { url: 'no' }] },
    tags: ['three', 4, ['no']],
  };
  eachUserString(post, WANTED, (text) => seen.push(text));
  expect(seen.sort()).toEqual(['one', 'three', 'two']);
});

test('a term that tags of HTML cut in two is found as its reader sees it', () => {
  const matcher = compile(BLENVIK);
  expect(findParsed(matcher, JSON.stringify({ content: 'ble<b>nvik</b>' }), WANTED)).toHaveLength(1);
});

test('a block reader sees every line of its blocks and finds what is in them', () => {
  const lines = Array.from({ length: 3_000 }, (_, at) =>
    Buffer.from(JSON.stringify({ text: at % 1_000 === 7 ? 'a bl3nvik here' : 'rain again', pad: 'x'.repeat(900) })),
  );
  const reader = blockReader(compile(BLENVIK, { fuzzy: false }), USER_KEYS);
  const sum = { lines: 0, hits: 0 };
  const blocks = blocksOf(lines);
  for (const block of blocks) {
    reader.intake.set(block);
    const seen = reader.read(block.length);
    sum.lines += seen.lines;
    sum.hits += seen.hits;
  }
  expect(blocks.length).toBeGreaterThan(1);
  expect(sum).toEqual({ lines: 3_000, hits: 3 });
});

test('a fuzzed line can be made again from its number', () => {
  const stock = { terms: BLENVIK, seed: 3 };
  for (let number = 0; number < 200; number += 1) expect(fuzzLine(stock, number)).toEqual(fuzzLine(stock, number));
});

test('a text in Cyrillic letters keeps its length and loses every Latin letter', () => {
  const text = 'The Quick Brown Fox Jumps Over The Lazy Dog 7!';
  expect(inCyrillic(text)).toHaveLength(text.length);
  expect(inCyrillic(text)).not.toMatch(/[a-zA-Z]/);
});
