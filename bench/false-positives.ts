// Measures how often invented terms are found in real posts that offer nothing. Run: node bench/false-positives.ts [seed] [--hits count]
import { parseArgs } from 'node:util';
import { compile, find, type Match, type Term, TIERS, type Tier } from '../match/src/index.ts';
import { BENIGN_MISSING, benignPosts, type Post, usedIn } from './benign.ts';
import { type IsUsed, makeLexicon } from './evasion/terms.ts';
import { markdownTable, percent } from './print.ts';

/** Sizes of lexicons, and how many different ones of that size are tried. */
const SIZES: readonly (readonly [number, number])[] = [
  [200, 3],
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
    return { row: [String(size), String(lexicons), ...row], often };
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
