// Other people's matchers behind one face, so that the bench can measure them beside ours; they are installed apart, in peers/matchers.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { compile, find, type Term } from '../match/src/index.ts';
import type { Pool } from './evasion/homoglyphs.ts';

const FOLDER = fileURLToPath(new URL('../peers/matchers/', import.meta.url));
const load = createRequire(`${FOLDER}package.json`);

/** Whether a text holds any of the terms it was built for. */
export type Finds = (text: string) => boolean;

/** How many microseconds a post a matcher needs, roughly: few, tens, or thousands. The slower, the fewer posts it is measured on. */
export type Pace = 'few' | 'tens' | 'thousands';

/** A matcher that can be built for a list of terms. */
export interface Peer {
  readonly name: string;
  readonly pace: Pace;
  readonly build: (terms: readonly Term[]) => Finds;
}

/** Stops with what to run when the peers are not installed. */
export function requirePeers(): void {
  if (existsSync(`${FOLDER}node_modules`)) return;
  console.error(
    'The other matchers are not installed. Run: cd peers/matchers && npm install --ignore-scripts --no-save',
  );
  process.exit(2);
}

/** Terms as peers can find them at best: lower case, a tag without its sign. */
const plain = (terms: readonly Term[]): readonly string[] =>
  terms.map(({ text }) => text.replace(/^#/, '').toLowerCase());

/** Looks for folded terms as substrings of the folded text. */
function substrings(fold: (text: string) => string): (terms: readonly Term[]) => Finds {
  return (terms) => {
    const folded = [...new Set(plain(terms).map(fold))].filter((term) => term !== '');
    return (text) => {
      const whole = fold(text);
      return folded.some((term) => whole.includes(term));
    };
  };
}

interface Obscenity {
  readonly RegExpMatcher: new (options: object) => { hasMatch(text: string): boolean };
  readonly parseRawPattern: (pattern: string) => unknown;
  readonly englishRecommendedTransformers: { readonly blacklistMatcherTransformers: readonly unknown[] };
  readonly skipNonAlphabeticTransformer: () => unknown;
}

function obscenity(skip: boolean): (terms: readonly Term[]) => Finds {
  const kit = load('obscenity') as Obscenity;
  return (terms) => {
    const usable = plain(terms)
      .map((term) => (skip ? term.replace(/[^a-z]/g, '') : term))
      .filter((term) => term !== '');
    const blacklistedTerms = usable.map((term, id) => ({
      id,
      pattern: kit.parseRawPattern(term.replace(/[[\]?|\\]/g, '\\$&')),
    }));
    const usual = kit.englishRecommendedTransformers;
    const last = usual.blacklistMatcherTransformers.slice(-1);
    const first = usual.blacklistMatcherTransformers.slice(0, -1);
    const transformers = skip
      ? { ...usual, blacklistMatcherTransformers: [...first, kit.skipNonAlphabeticTransformer(), ...last] }
      : usual;
    const matcher = new kit.RegExpMatcher({ blacklistedTerms, ...transformers });
    return (text) => matcher.hasMatch(text);
  };
}

function toad(wholeWord: boolean): (terms: readonly Term[]) => Finds {
  const { Profanity } = load('@2toad/profanity') as {
    Profanity: new (
      options: object,
    ) => {
      addWords(words: readonly string[]): void;
      removeWords(words: readonly string[]): void;
      exists(text: string): boolean;
    };
  };
  const { profaneWords } = load('@2toad/profanity/dist/data') as {
    profaneWords: ReadonlyMap<string, readonly string[]>;
  };
  return (terms) => {
    const matcher = new Profanity({ wholeWord, languages: ['en'] });
    matcher.removeWords([...(profaneWords.get('en') ?? [])]); // Its own list must not count as finding ours.
    matcher.addWords(plain(terms));
    return (text) => matcher.exists(text);
  };
}

function badWords(terms: readonly Term[]): Finds {
  const { Filter } = load('bad-words') as {
    Filter: new (options: object) => { addWords(...words: readonly string[]): void; isProfane(text: string): boolean };
  };
  const matcher = new Filter({ emptyList: true });
  matcher.addWords(...plain(terms));
  return (text) => matcher.isProfane(text);
}

function leo(terms: readonly Term[]): Finds {
  const matcher = load('leo-profanity') as {
    clearList(): void;
    add(words: readonly string[]): void;
    check(text: string): boolean;
  };
  matcher.clearList();
  matcher.add([...plain(terms)]);
  return (text) => matcher.check(text);
}

function oneRegExp(terms: readonly Term[]): Finds {
  const escaped = plain(terms).map((term) => term.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const pattern = new RegExp(escaped.join('|'));
  return (text) => pattern.test(text.normalize('NFKC').toLowerCase());
}

/** Bluesky's automod: lower case, no marks, whole tokens. Written again from its description. */
function tokens(terms: readonly Term[]): Finds {
  const listed = new Set(plain(terms));
  return (text) =>
    text
      .normalize('NFD')
      .replace(/\p{Mn}/gu, '')
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .some((token) => listed.has(token));
}

/** Bluesky's automod: the text as one run of letters and digits. */
const slug = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');

/** MediaWiki's AbuseFilter `norm`: look-alikes to one letter, no doubles, no signs, no spaces. */
export function equivsetPeer(map: Readonly<Record<string, unknown>>): Peer {
  const norm = (text: string): string =>
    [...text]
      .map((character) => (typeof map[character] === 'string' ? map[character] : character.toUpperCase()))
      .join('')
      .replace(/(.)\1+/gu, '$1')
      .replace(/[^\p{L}\p{N}]/gu, '');
  return {
    name: 'Equivset ccnorm, rmdoubles, rmspecials, rmwhitespace + includes',
    pace: 'tens',
    build: substrings(norm),
  };
}

/** Ours in two settings, any tier. */
export const OURS: readonly Peer[] = [
  { name: '**vigil-match**, strong tiers', pace: 'few', build: (terms) => ours(terms, false) },
  { name: '**vigil-match**, with typo tier', pace: 'few', build: (terms) => ours(terms, true) },
];

function ours(terms: readonly Term[], fuzzy: boolean): Finds {
  const matcher = compile(terms, { fuzzy });
  return (text) => find(matcher, text).length > 0;
}

/** All peers. Call `requirePeers` first. */
export function openPeers(): readonly Peer[] {
  const decancer = load('decancer') as (text: string) => {
    toString(): string;
    findMultiple(terms: readonly string[]): readonly unknown[];
  };
  const confusables = load('confusables') as { remove(text: string): string };
  const unhomoglyph = load('unhomoglyph') as (text: string) => string;
  return [
    { name: 'NFKC + toLowerCase + one RegExp', pace: 'few', build: oneRegExp },
    { name: 'obscenity 0.4.6, skipNonAlphabetic', pace: 'tens', build: obscenity(true) },
    { name: 'obscenity 0.4.6, recommended', pace: 'tens', build: obscenity(false) },
    {
      // Its documentation asks for this comparison, which reads leet and separators, instead of plain strings.
      name: 'decancer 3.3.3, own comparison',
      pace: 'thousands',
      build: (terms) => {
        const listed = plain(terms);
        return (text) => decancer(text).findMultiple(listed).length > 0;
      },
    },
    { name: 'decancer 3.3.3 + includes', pace: 'tens', build: substrings((text) => decancer(text).toString()) },
    {
      name: 'confusables 1.1.1 + includes',
      pace: 'tens',
      build: substrings((text) => confusables.remove(text).toLowerCase()),
    },
    {
      name: 'unhomoglyph 1.0.6 + includes',
      pace: 'tens',
      build: substrings((text) => unhomoglyph(text).toLowerCase()),
    },
    { name: 'automod slug + includes', pace: 'tens', build: substrings(slug) },
    { name: 'automod tokens', pace: 'tens', build: tokens },
    { name: '@2toad/profanity 3.3.0, substring', pace: 'few', build: toad(false) },
    { name: '@2toad/profanity 3.3.0, whole word', pace: 'few', build: toad(true) },
    { name: 'bad-words 4.1.5', pace: 'tens', build: badWords },
    { name: 'leo-profanity 1.9.0', pace: 'few', build: leo },
  ];
}

/** Look-alike letters that peers carry, for the test on glyphs never put into our tables. */
export function peerGlyphs(): ReadonlyMap<string, Pool> {
  requirePeers();
  const alphabet = (load('confusables') as { alphabetMap: ReadonlyMap<string, readonly string[]> }).alphabetMap;
  const own = load(`${FOLDER}node_modules/obscenity/dist/transformer/resolve-confusables/confusables.js`) as {
    confusables: ReadonlyMap<string, string>;
  };
  const pool = (glyphsOf: (letter: string) => Iterable<string>): Pool => {
    const letters = [...'abcdefghijklmnopqrstuvwxyz'].map((letter) => {
      const glyphs = [...glyphsOf(letter), ...glyphsOf(letter.toUpperCase())];
      return [letter, glyphs.filter((glyph) => /^\P{ASCII}/u.test(glyph))] as const;
    });
    return Object.fromEntries(letters.filter(([, glyphs]) => glyphs.length > 0));
  };
  return new Map([
    ['confusables 1.1.1', pool((letter) => alphabet.get(letter) ?? [])],
    ['obscenity 0.4.6', pool((letter) => own.confusables.get(letter) ?? '')],
  ]);
}
