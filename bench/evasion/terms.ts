// Invented lexicons of any size from a seed: nonsense that can be pronounced, never a word that somebody uses.
import type { Term, TermKind } from '../../match/src/index.ts';
import { type Random, seeded } from '../../vigil/src/demo/random.ts';

const ONSETS = [
  ...'bdfghjklmnprstvwz',
  ...[
    'bl',
    'br',
    'dr',
    'fl',
    'gl',
    'gr',
    'kl',
    'kr',
    'pl',
    'pr',
    'sk',
    'sn',
    'sp',
    'st',
    'tr',
    'vr',
    'zw',
    'qu',
    'th',
    'sh',
    'ch',
    'ph',
  ],
];
const NUCLEI = [...'aeiouaeiouaeiou', ...['ai', 'ea', 'oo', 'ou', 'io', 'ei', 'ua']];
const CODAS = ['', '', '', ...'lmnrstxvkpdg', ...['nd', 'lt', 'rk', 'sk', 'mp', 'ck', 'zz', 'll', 'nk', 'rv']];
const RARE = [...'qxzjkvw'];
const LETTERS = [...'abcdefghijklmnopqrstuvwxyz'];
const CYRILLIC_CONSONANTS = [...'бвгджзклмнпрстфхцчш'];
const CYRILLIC_VOWELS = [...'аеиоуыэюя'];
const EMOJI = [...'🪁🪃🪄🧲🧩🧭🪐🪜🧷🪡🧶🪢🪀🪅🧿🪵🪨🛸🪆🧵'];
/** Above this many terms three-letter abbreviations run out. */
const FEW = 5_000;
/** Draws without a new term after which a lexicon is given up. */
const MOST_REPEATS = 100_000;

/** Whether a word is used by people; such a word never becomes a term. */
export type IsUsed = (word: string) => boolean;
const NEVER: IsUsed = () => false;

function nonsense(random: Random, least: number, most: number): string {
  for (;;) {
    let word = '';
    const syllables = random.whole(2, 4);
    for (let left = syllables; left > 0; left -= 1) {
      word += random.pick(ONSETS) + random.pick(NUCLEI);
      if (left === 1 || random.chance(0.35)) word += random.pick(CODAS);
    }
    if (word.length >= least && word.length <= most) return word;
  }
}

const makers: Readonly<Record<TermKind | 'native', (random: Random, many: boolean) => string>> = {
  word: (random) => nonsense(random, 6, 11),
  native: (random) => {
    const pairs = Array.from(
      { length: random.whole(3, 4) },
      () => random.pick(CYRILLIC_CONSONANTS) + random.pick(CYRILLIC_VOWELS),
    );
    return pairs.join('') + random.pick(CYRILLIC_CONSONANTS);
  },
  phrase: (random) => `${nonsense(random, 4, 8)} ${nonsense(random, 4, 8)}`,
  abbreviation: (random, many) => {
    const length = many ? 4 : random.whole(3, 4);
    return Array.from({ length }, (_, at) => random.pick(at === 0 || random.chance(0.5) ? RARE : LETTERS)).join('');
  },
  tag: (random) => `#${nonsense(random, 4, 7)}${nonsense(random, 4, 7)}`,
  emoji: (random) => Array.from({ length: random.whole(3, 5) }, () => random.pick(EMOJI)).join(''),
};

type Maker = keyof typeof makers;

/** Draws different, unused terms of one kind. */
function draw(
  maker: Maker,
  count: number,
  sieve: { random: Random; isUsed: IsUsed; seen: Set<string> },
): readonly Term[] {
  const { random, isUsed, seen } = sieve;
  const terms: Term[] = [];
  for (let misses = 0; terms.length < count; ) {
    const text = makers[maker](random, count > FEW * 0.06);
    const words = text.replace(/^#/, '').split(' ');
    if (seen.has(text) || words.every(isUsed) || isUsed(words.join(''))) {
      misses += 1;
      if (misses > MOST_REPEATS) throw new Error(`No more new terms of the kind ${maker} after ${terms.length}.`);
      continue;
    }
    seen.add(text);
    terms.push({ id: `${maker}-${terms.length + 1}`, text, kind: maker === 'native' ? 'word' : maker });
  }
  return terms;
}

/** Counts of each kind of term. */
export type Mix = Readonly<Partial<Record<Maker, number>>>;

/** Terms in these numbers, from a seed; none is a word for which `isUsed` is true. */
export function makeTerms(seed: number, mix: Mix, isUsed: IsUsed = NEVER): readonly Term[] {
  const sieve = { random: seeded(seed, 'bench terms'), isUsed, seen: new Set<string>() };
  return (Object.entries(mix) as [Maker, number][]).flatMap(([maker, count]) => draw(maker, count, sieve));
}

/** A lexicon as a trust-and-safety team keeps one: 60 % words, 20 % phrases, 6 % abbreviations, 10 % tags, 2 % emoji, 2 % Cyrillic words. */
export function makeLexicon(seed: number, size: number, isUsed: IsUsed = NEVER): readonly Term[] {
  const part = (share: number): number => Math.round(size * share);
  const mix = { phrase: part(0.2), abbreviation: part(0.06), tag: part(0.1), emoji: part(0.02), native: part(0.02) };
  const rest = Object.values(mix).reduce((sum, count) => sum + count, 0);
  return makeTerms(seed, { word: size - rest, ...mix }, isUsed);
}
