// Runs the plain-text cases of test/cases: what must be found, in which tier, and what must be left alone.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compile, explain, find, type TermKind } from './index.ts';
import { stepOf } from './steps.ts';

const folder = new URL('../../test/cases/', import.meta.url);
const kinds: readonly string[] = ['word', 'phrase', 'tag', 'abbreviation', 'emoji'];
const isKind = (kind: string): kind is TermKind => kinds.includes(kind);
const decode = (s: string): string =>
  s.replace(/\\u([0-9a-f]{4})/gu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

function rows(file: string, columns: number): string[][] {
  const lines = readFileSync(new URL(file, folder), 'utf8').split('\n');
  return lines
    .filter((line) => line !== '' && !line.startsWith('//'))
    .map((line) => {
      const parts = line.split(' | ');
      return [...parts.slice(0, columns - 1), parts.slice(columns - 1).join(' | ')].map(decode);
    });
}
function matcherFor(kind: string, term: string): ReturnType<typeof compile> {
  if (!isKind(kind)) throw new Error(`Unknown kind "${kind}" in a case file.`);
  return compile([{ id: 't', text: term, kind }]);
}
const files = readdirSync(folder);

describe.each(files.filter((f) => f.endsWith('_matches.txt')))('%s', (file) => {
  it.each(rows(file, 4))('finds a %s "%s" as %s in: %s', (kind, term, tier, text) => {
    const matcher = matcherFor(kind ?? '', term ?? '');
    const found = find(matcher, text ?? '');
    expect(found.map((m) => m.tier)).toEqual([tier]);
    for (const match of found) {
      const sentences = explain(matcher, text ?? '', match);
      expect(sentences.length).toBeGreaterThan(0);
      // Each is known by a code, so that readers of other languages have it too.
      expect(sentences.filter((sentence) => stepOf(sentence) === undefined)).toEqual([]);
    }
  });
});

describe.each(files.filter((f) => f.endsWith('_ignores.txt')))('%s', (file) => {
  it.each(rows(file, 3))('leaves the %s "%s" unfound in: %s', (kind, term, text) => {
    expect(find(matcherFor(kind ?? '', term ?? ''), text ?? '').filter((m) => m.tier !== 'fuzzy')).toEqual([]);
  });
});
