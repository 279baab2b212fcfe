// Measures how often invented terms are found in real posts that offer nothing. Run: node bench/false-positives.ts [seed] [--hits count]
import { parseArgs } from 'node:util';
import { compile, emptyVocabulary, find, learn, type Match, type Term, TIERS, type Tier } from '../match/src/index.ts';
import { BENIGN_MISSING, benignPosts, type Post, usedIn } from './benign.ts';
import { type IsUsed, makeLexicon } from './evasion/terms.ts';
import type { Must } from './musts.ts';
import { markdownTable, percent } from './print.ts';

/** Terms of the lexicon that the vocabulary is tried with. */
const VETO_TERMS = 1_000;

/** Sizes of lexicons, and how many different ones of that size are tried. */
const SIZES: readonly (readonly [number, number])[] = [
  [200, 1],
  [1_000, 3],
  [10_000, 1],
];

/** Posts by the strongest tier of any hit; and term, tier and language of each hit, with how often. */
interface Count {
  readonly posts: Record<Tier, number>;
  readonly hits: Map<string, number>;
}

function count(terms: readonly Term[], posts: readonly Post[]): Count {
  const matcher = compile(terms);
  const texts = new Map(terms.map(({ id, text }) => [id, text]));
  const counted: Count = { posts: { exact: 0, obfuscated: 0, embedded: 0, split: 0, fuzzy: 0 }, hits: new Map() };
  const note = (match: Match, lang: string): void => {
    const key = `${match.tier} ${texts.get(match.id)} (${lang}; ${match.evasions.join(', ')})`;
    counted.hits.set(key, (counted.hits.get(key) ?? 0) + 1);
  };
  for (const { text, lang } of posts) {
    const matches = find(matcher, text);
    const strongest = TIERS.find((tier) => matches.some((match) => match.tier === tier));
    if (strongest === undefined) continue;
    counted.posts[strongest] += 1;
    for (const match of matches) note(match, lang);
  }
  return counted;
}

/** False alarms of one size of lexicon. */
export interface Alarms {
  readonly row: readonly string[];
  readonly size: number;
  /** Posts read, over all lexicons of this size; and how many had a hit of a strong tier, or of any but the typo tier. */
  readonly read: number;
  readonly strong: number;
  readonly middle: number;
  /** The most frequent hits: invented term, tier, language of the post; never its text. */
  readonly often: readonly string[];
}

/** Counts false alarms by size of lexicon. */
export function measureAlarms(posts: readonly Post[], isUsed: IsUsed, seed: number): readonly Alarms[] {
  return SIZES.map(([size, lexicons]) => {
    const sums: Record<Tier, number> = { exact: 0, obfuscated: 0, embedded: 0, split: 0, fuzzy: 0 };
    const hits: [string, number][] = [];
    for (let at = 0; at < lexicons; at += 1) {
      const counted = count(makeLexicon(seed + at, size, isUsed), posts);
      for (const tier of TIERS) sums[tier] += counted.posts[tier];
      hits.push(...counted.hits);
    }
    const strong = sums.exact + sums.obfuscated;
    const middle = strong + sums.embedded + sums.split;
    const shares = [strong, sums.embedded, sums.split, middle, sums.fuzzy];
    const row = shares.map((sum) => `${percent(sum / (posts.length * lexicons))} (${sum})`);
    const often = hits
      .sort(([, one], [, other]) => other - one)
      .map(([key, times]) => `${size} terms: ${times} x ${key}`);
    const read = posts.length * lexicons;
    return { row: [String(size), String(lexicons), ...row], size, read, strong, middle, often };
  });
}

/** False alarms by tier, as a table. */
export function alarmTable(alarms: readonly Alarms[]): string {
  const head = ['terms', 'lexicons', 'exact + obfuscated', 'embedded', 'split', 'all but typo tier', 'typo tier alone'];
  return markdownTable(
    head,
    alarms.map(({ row }) => row),
  );
}

/** The typo tier with the words of honest posts: learnt from every second post, measured on the others. */
export interface Veto {
  readonly read: number;
  readonly learnt: number;
  /** Posts with a hit of any tier, without the vocabulary and with it. */
  readonly without: number;
  readonly withVeto: number;
  /** Posts whose strongest hit is of the typo tier, with the vocabulary. */
  readonly typos: number;
}

/** Counts false alarms of one lexicon of 1,000 terms with all tiers; the learnt posts hold no listed term of a strong tier. */
export function measureVeto(posts: readonly Post[], isUsed: IsUsed, seed: number): Veto {
  const terms = makeLexicon(seed, VETO_TERMS, isUsed);
  const matcher = compile(terms);
  const strong = compile(terms, { fuzzy: false });
  const vocabulary = emptyVocabulary();
  posts.forEach(({ text }, at) => {
    if (at % 2 === 0 && find(strong, text).length === 0) learn(vocabulary, matcher, text);
  });
  const sum = { read: 0, without: 0, withVeto: 0, typos: 0 };
  posts.forEach(({ text }, at) => {
    if (at % 2 === 0) return;
    sum.read += 1;
    if (find(matcher, text).length > 0) sum.without += 1;
    const matches = find(matcher, text, { vocabulary });
    if (matches.length === 0) return;
    sum.withVeto += 1;
    if (matches.every(({ tier }) => tier === 'fuzzy')) sum.typos += 1;
  });
  return { ...sum, learnt: vocabulary.texts };
}

/** The lines of the must table about false alarms; without figures they stand there undecided. */
export function alarmMusts(alarms: readonly Alarms[], vetoes: readonly Veto[]): readonly Must[] {
  const line = (what: string, limit: number, [hits, read]: readonly [number, number]): Must => ({
    what: `benign posts hit, ${what}`,
    must: `≤ ${Number((limit * 100).toFixed(4))} %`,
    measured: read === 0 ? 'no benign posts here' : `${percent(hits / read)} (${hits} of ${read})`,
    met: read === 0 ? undefined : hits <= limit * read,
    part: 'alarms',
  });
  const of = (size: number, key: 'strong' | 'middle'): readonly [number, number] => {
    const found = alarms.find((one) => one.size === size);
    return found === undefined ? [0, 0] : [found[key], found.read];
  };
  const sum = (key: 'withVeto' | 'read'): number => vetoes.reduce((all, veto) => all + veto[key], 0);
  return [
    line('1,000 terms, exact and obfuscated', 0.000_01, of(1_000, 'strong')),
    line('1,000 terms, also embedded and split', 0.000_03, of(1_000, 'middle')),
    line('1,000 terms, all tiers, typo tier with vocabulary', 0.000_2, [sum('withVeto'), sum('read')]),
    line('10,000 terms, exact and obfuscated', 0.000_2, of(10_000, 'strong')),
  ];
}

/** What the vocabulary changes, in a sentence. */
export function vetoText(vetoes: readonly Veto[]): string {
  const one = ({ read, learnt, without, withVeto, typos }: Veto): string =>
    `learnt from ${learnt}, ${read} read, ${without} hit without and ${withVeto} with it (${typos} by the typo tier alone)`;
  return `Vocabulary from every second post, measured on the others, ${VETO_TERMS} terms, all tiers: ${vetoes.map(one).join('; ')}.`;
}

/** What the figures stand on, in a sentence. */
export function alarmTitle(posts: readonly Post[], seed: number): string {
  return `Share of ${posts.length} benign posts with a hit, by the strongest tier of the post, in brackets how many; lexicons from seed ${seed}`;
}

async function main(): Promise<void> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { hits: { type: 'string', default: '0' } },
  });
  const posts = await benignPosts();
  if (posts === undefined) {
    console.error(BENIGN_MISSING);
    process.exit(2);
  }
  const seed = Number(positionals[0] ?? 1);
  const alarms = measureAlarms(posts, usedIn(posts), seed);
  console.log(`${alarmTitle(posts, seed)}\n\n${alarmTable(alarms)}`);
  for (const { often } of alarms) for (const hit of often.slice(0, Number(values.hits))) console.log(hit);
}

if (import.meta.main) await main();
