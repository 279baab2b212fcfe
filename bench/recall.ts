// Measures how many disguised terms are seen, family by family. Run: node bench/recall.ts [seed] [--family id] [--misses count]
import { parseArgs } from 'node:util';
import { compile, find, type Matcher, type Term } from '../match/src/index.ts';
import { seeded } from '../vigil/src/demo/random.ts';
import { benignPosts, usedIn } from './benign.ts';
import { carry } from './evasion/carriers.ts';
import { BASELINES, FAMILIES, NATIVE_FAMILIES, SHORT_FAMILIES } from './evasion/families.ts';
import { type Family, GROUP_NAMES, type Group } from './evasion/family.ts';
import { makeNativeTerms } from './evasion/native-terms.ts';
import { type IsUsed, makeTerms } from './evasion/terms.ts';
import type { Must } from './musts.ts';
import { markdownTable, percent } from './print.ts';

const ROUNDS = 2;
const LONG = { word: 120, phrase: 50, tag: 30 };
const SHORT = { abbreviation: 200 };
const NATIVE_EACH = 25;
const EVERY_FAMILY = [...FAMILIES, ...SHORT_FAMILIES, ...NATIVE_FAMILIES];

/** What one family came to. `missed` holds the variants that no tier saw. */
export interface Score {
  readonly family: Family;
  readonly tried: number;
  readonly strong: number;
  readonly withTypos: number;
  readonly inside: number;
  readonly missed: readonly string[];
}

interface Bench {
  readonly terms: readonly Term[];
  readonly strong: Matcher;
  readonly typos: Matcher;
}

function prepare(terms: readonly Term[]): Bench {
  return { terms, strong: compile(terms, { fuzzy: false }), typos: compile(terms) };
}

/** Tries one family on every term. Terms that the family cannot change are left out, but a baseline counts them all. */
function tryFamily(family: Family, bench: Bench, seed: number): Score {
  const score = { family, tried: 0, strong: 0, withTypos: 0, inside: 0, missed: [] as string[] };
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const term of bench.terms) {
      const random = seeded(seed * ROUNDS + round, `${family.id} ${term.id}`);
      const hidden = family.disguise(term.text, random);
      if (!BASELINES.has(family.id) && (family.unfit(term.text) !== undefined || hidden === term.text)) continue;
      const { text, start } = carry(hidden, random);
      const found = find(bench.typos, text).find((match) => match.id === term.id);
      score.tried += 1;
      if (find(bench.strong, text).some((match) => match.id === term.id)) score.strong += 1;
      if (found === undefined) score.missed.push(`${term.text} -> ${JSON.stringify(hidden)}`);
      else {
        score.withTypos += 1;
        if (found.start >= start && found.end <= start + hidden.length) score.inside += 1;
      }
    }
  }
  return score;
}

/** Tries families on invented terms from a seed. Terms that the families of a group cannot be fit for are of their own kind. */
export function measureRecall(families: readonly Family[], seed: number, isUsed: IsUsed): readonly Score[] {
  const long = prepare(makeTerms(seed, LONG, isUsed));
  const short = prepare(makeTerms(seed, SHORT, isUsed));
  const native = prepare(makeNativeTerms(seed, NATIVE_EACH, isUsed));
  const benchOf = ({ group }: Family): Bench => (group === 'S' ? short : group === 'N' ? native : long);
  return families.map((family) => tryFamily(family, benchOf(family), seed));
}

/** Plain means of the families' shares, so that a family with few fitting terms counts as much as any other. */
function mean(scores: readonly Score[], of: (score: Score) => number): number {
  return scores.reduce((sum, score) => sum + of(score), 0) / Math.max(1, scores.length);
}

const strongShare = (score: Score): number => score.strong / Math.max(1, score.tried);
const typoShare = (score: Score): number => score.withTypos / Math.max(1, score.tried);

function familyTable(scores: readonly Score[]): string {
  const rows = scores.map((score) => [
    score.family.group,
    score.family.id,
    String(score.tried),
    percent(strongShare(score)),
    percent(typoShare(score)),
    score.withTypos === 0 ? 'no hit' : percent(score.inside / score.withTypos),
  ]);
  return markdownTable(['group', 'family', 'variants', 'strong tiers', 'with typo tier', 'span inside'], rows);
}

/** Recall by group, with the worst family of each. */
export function groupTable(scores: readonly Score[]): string {
  const line = (name: string, members: readonly Score[]): string[] => {
    const [worst] = [...members].sort((one, other) => typoShare(one) - typoShare(other));
    const sum = (of: (score: Score) => number): number => members.reduce((all, score) => all + of(score), 0);
    const inside =
      sum((score) => score.inside) /
      Math.max(
        1,
        sum((score) => score.withTypos),
      );
    const figures = [mean(members, strongShare), mean(members, typoShare), inside].map(percent);
    return [name, String(members.length), ...figures, worst ? `${worst.family.id} ${percent(typoShare(worst))}` : ''];
  };
  const groups = (Object.keys(GROUP_NAMES) as Group[]).flatMap((group) => {
    const members = scores.filter((score) => score.family.group === group);
    return members.length === 0 ? [] : [line(GROUP_NAMES[group], members)];
  });
  const long = scores.filter((score) => FAMILIES.includes(score.family));
  const head = ['group', 'families', 'strong tiers', 'with typo tier', 'span inside', 'worst family, with typo tier'];
  return markdownTable(head, long.length > 1 ? [...groups, line('all of A to F', long)] : groups);
}

/** Limits by group: for the strong tiers, for the worst family, or with the typo tier. */
const LIMITS: readonly (readonly [Group, number, 'strong' | 'typos'])[] = [
  ['A', 0.995, 'strong'],
  ['C', 0.995, 'strong'],
  ['D', 0.995, 'strong'],
  ['B', 0.98, 'typos'],
  ['E', 0.94, 'typos'],
  ['F', 0.95, 'typos'],
];
const LEAST_FAMILY = 0.98;
const LEAST_INSIDE = 0.985;
const LEAST_SHORT = 0.95;
const SPELT_OUT = ['short-dotted', 'short-spaced'];

function groupMust(scores: readonly Score[], [group, limit, tiers]: (typeof LIMITS)[number]): Must {
  const members = scores.filter(({ family }) => family.group === group);
  const share = tiers === 'strong' ? strongShare : typoShare;
  const [worst] = [...members].sort((one, other) => share(one) - share(other));
  const low = worst === undefined ? Number.NaN : share(worst);
  const met = mean(members, share) >= limit && (tiers === 'typos' || low >= LEAST_FAMILY);
  const families = tiers === 'strong' ? `, every family ≥ ${percent(LEAST_FAMILY)}` : '';
  return {
    what: `recall ${GROUP_NAMES[group]}, ${tiers === 'strong' ? 'strong tiers' : 'with typo tier'}`,
    must: `≥ ${percent(limit)}${families}`,
    measured: `strong ${percent(mean(members, strongShare))}, with typo tier ${percent(mean(members, typoShare))}; worst ${worst?.family.id} ${percent(low)}`,
    met,
    part: 'recall',
  };
}

/** The lines of the must table about recall and spans. */
export function recallMusts(scores: readonly Score[]): readonly Must[] {
  const short = scores.filter(({ family }) => SPELT_OUT.includes(family.id));
  const long = scores.filter(({ family }) => FAMILIES.includes(family));
  const found = long.reduce((sum, score) => sum + score.withTypos, 0);
  const inside = long.reduce((sum, score) => sum + score.inside, 0) / Math.max(1, found);
  const spelt = short.map((score) => `${score.family.id.replace('short-', '')} ${percent(strongShare(score))}`);
  return [
    ...LIMITS.map((limit) => groupMust(scores, limit)),
    {
      what: 'recall, abbreviations of 3-4 letters, dotted or spaced',
      must: `≥ ${percent(LEAST_SHORT)}`,
      measured: spelt.join(', '),
      met: short.every((score) => strongShare(score) >= LEAST_SHORT),
      part: 'recall',
    },
    {
      what: 'span inside the disguised word, groups A to F',
      must: `≥ ${percent(LEAST_INSIDE)}`,
      measured: percent(inside),
      met: inside >= LEAST_INSIDE,
      part: 'recall',
    },
  ];
}

/** What the recall figures stand on, in a sentence. */
export function recallTitle(seed: number): string {
  return `Disguised terms seen, seed ${seed}: 200 invented words, phrases and tags (groups A to F), 200 abbreviations (S), ${NATIVE_EACH} terms in each of nine scripts (N); ${EVERY_FAMILY.length} families, ${ROUNDS} variants a term`;
}

async function main(): Promise<void> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { family: { type: 'string' }, misses: { type: 'string', default: '0' } },
  });
  const seed = Number(positionals[0] ?? 1);
  const chosen = EVERY_FAMILY.filter(({ id }) => values.family === undefined || id === values.family);
  if (chosen.length === 0) {
    console.error(`No family ${values.family}. There are: ${EVERY_FAMILY.map(({ id }) => id).join(', ')}`);
    process.exit(2);
  }
  const scores = measureRecall(chosen, seed, usedIn(await benignPosts()));
  console.log(`${recallTitle(seed)}\n\n${familyTable(scores)}\n\n${groupTable(scores)}`);
  for (const score of scores) for (const miss of score.missed.slice(0, Number(values.misses))) console.log(miss);
}

if (import.meta.main) await main();
