// Shows that every sentence the server can send as a code has words in each language, and that the console's English is the server's.
import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { STEPS, stepOf } from '../../../match/src/steps.ts';
import { INNOCENT_KINDS } from '../../../vigil/src/core/innocent.ts';
import { SURFACES } from '../../../vigil/src/core/item.ts';
import { REFUSALS } from '../../../vigil/src/core/refusal.ts';
import { englishOf, SAYINGS, type Saying } from '../../../vigil/src/core/saying.ts';
import { FAMILIES, SIGNALS } from '../../../vigil/src/core/signal.ts';
import { PROBLEM_TITLES } from '../../../vigil/src/server/problem-codes.ts';
import { CLAUSES } from '../../../vigil/src/server/signature-shapes.ts';
import { arabic } from './ar/index.ts';
import { german } from './de/index.ts';
import { english, type Words } from './en/index.ts';
import { merge } from './merge.ts';
import type { SaidWords } from './said-words.ts';

const LANGUAGES = { en: english, de: merge<Words>(english, german), ar: merge<Words>(english, arabic) };
const spoken = Object.entries(LANGUAGES).map(([tag, { said }]) => [tag, said] as const);

const counted = [1, 2, 3, 11].flatMap((posts) => [1, 2, 14].map((different) => ({ posts, different })));
const named = [1, 2, 5].flatMap((posts) => [
  { posts, names: ['trade/en.cue'], more: 0 },
  { posts, names: ['trade/en.cue', 'qimbo:'], more: 2 },
]);
const posts = [1, 2, 3, 100].map((n) => ({ posts: n }));
/** Facts as judging makes them, some of each kind. */
const FACTS: { readonly [C in keyof typeof SAYINGS]: readonly object[] } = {
  'reason.term': counted,
  'reason.age': counted,
  'reason.obfuscation': counted,
  'reason.offer': named,
  'reason.contact': named,
  'reason.payment': named,
  'reason.context': named,
  'reason.joint': posts,
  'reason.victim': posts,
  'reason.classifier': posts,
  'reason.hash': [
    { posts: 1, proofs: [{ list: 'harbour', entry: 'h1', distance: 0 }], more: 0 },
    { posts: 2, proofs: [{ list: 'by name', entry: '', distance: 0 }], more: 3 },
  ],
  'reason.link': ['', 'C-0123456789'].flatMap((returned) => [true, false].map((shared) => ({ shared, returned }))),
  'reason.notice': [1, 2, 3, 12].map((complaints) => ({ complaints })),
  'reason.absent': [{ families: FAMILIES }],
  'reason.rarity': [...Object.keys(INNOCENT_KINDS), 'ordinary'].map((innocent) => ({ innocent, oneIn: 7 })),
  complaints: [0, 1, 2, 4].flatMap((people) => [
    { people, trusted: false, together: 0, voices: 0, abusive: 0 },
    { people, trusted: true, together: 3, voices: 1, abusive: 2 },
  ]),
};
const SENTENCES = Object.entries(FACTS).flatMap(([code, all]) => all.map((facts) => ({ code, facts }) as Saying));

function saidBy(words: SaidWords, { code, facts }: Saying): string {
  return (words.sayings as Record<string, (facts: object) => string>)[code]?.(facts) ?? '';
}

test('The console’s English of a sentence is the server’s, word for word', () => {
  for (const one of SENTENCES) expect(saidBy(english.said, one)).toBe(englishOf(one));
  for (const [sentence, name] of Object.entries(STEPS)) expect(english.said.steps[name]).toBe(sentence);
  for (const [signal, { says }] of Object.entries(SIGNALS)) expect(english.said.signals[signal as never]).toBe(says);
  for (const [kind, { says }] of Object.entries(INNOCENT_KINDS))
    expect(english.said.innocent[kind as never]).toBe(says);
  expect(english.said.clauses).toEqual(CLAUSES);
});

test.each(Object.entries(LANGUAGES))('Every problem that has a name has words in %s', (_, { problems }) => {
  const names = new Set([...Object.keys(REFUSALS), ...Object.values(PROBLEM_TITLES)]);
  expect(Object.keys(problems).sort()).toEqual([...names].sort());
  for (const words of Object.values(problems)) {
    const told = typeof words === 'string' ? [words] : [words({}), words({ limit: 9, seconds: 2, held: ['lead'] })];
    for (const one of told) expect(one).toMatch(/^[^#]+\.$/);
    for (const one of told) expect(one).not.toMatch(/undefined|\/v1\//);
  }
});

const SOURCES = await sourcesOf('../../../vigil/src/');

async function sourcesOf(folder: string): Promise<string> {
  const from = new URL(folder, import.meta.url);
  const files = (await readdir(from, { recursive: true })).filter((file) => /^(engine|store|server).*\.ts$/.test(file));
  const read = files.filter((file) => !/problem-codes|test|fixture/.test(file));
  return (await Promise.all(read.map((file) => readFile(new URL(file, from), 'utf8')))).join('\n');
}

test('Every title that a problem is named by is one that the server gives', () => {
  const isWritten = (title: string): boolean => SOURCES.includes(`'${title}'`) || / does not fit$/.test(title);
  expect(Object.keys(PROBLEM_TITLES).filter((title) => !isWritten(title))).toEqual([]);
});

test.each(Object.entries(LANGUAGES))('Every act that the log of a case may hold has words in %s', (_, words) => {
  const about = /'((?:case|decision|signature|order|appeal|second-look|opinion|standing|word)\.[a-z-]+)'/g;
  const written = [...SOURCES.matchAll(about)].map((match) => match[1] ?? '').filter((act) => act !== 'case.json');
  const { acts } = words.case;
  const made = ['order.applied', 'order.verified', 'signature.given', 'signature.refused', 'signature.expired'];
  expect([...new Set([...written, ...made])].filter((act) => acts[act] === undefined)).toEqual([]);
});

describe.each(spoken)('in %s', (tag, said) => {
  test('every code has words, and no fact is lost or shown raw', () => {
    for (const one of SENTENCES) {
      const sentence = saidBy(said, one);
      expect(sentence).toMatch(/\.$/);
      expect(sentence).not.toMatch(/undefined|NaN|\[object|#/);
      if (tag !== 'en') expect(sentence).not.toBe(englishOf(one));
    }
    const codes: readonly (readonly [object, readonly string[]])[] = [
      [said.sayings, Object.keys(SAYINGS)],
      [said.signals, Object.keys(SIGNALS)],
      [said.surfaces, SURFACES],
      [said.innocent, [...Object.keys(INNOCENT_KINDS), 'ordinary']],
      [said.steps, Object.values(STEPS)],
      [said.sought, FAMILIES],
      [said.clauses, Object.keys(CLAUSES)],
    ];
    for (const [words, all] of codes) expect(Object.keys(words).sort()).toEqual([...new Set(all)].sort());
  });
  test('a step of a disguise keeps the characters it tells of', () => {
    expect(stepOf('Cyrillic а read as a')).toEqual({ code: 'read-as', was: 'а', as: 'a', script: 'Cyrillic' });
    expect(said.readAs('1', 'i', '')).toMatch(/1.*i/);
    expect(said.repeated('e', 4)).toMatch(/e.*4/);
    expect(said.standsFor('*')).toContain('*');
  });
});
