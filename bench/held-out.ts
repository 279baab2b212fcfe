// Measures look-alike maps of other people that no table of `match` was made from. Run: node bench/held-out.ts [seed] [--equivset file] [--augly file] [--misses count]
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { compile, find, type Matcher, type Term } from '../match/src/index.ts';
import { seeded } from '../vigil/src/demo/random.ts';
import { benignPosts, readLines, SHARED, usedIn } from './benign.ts';
import { carry } from './evasion/carriers.ts';
import { fromPool } from './evasion/characters.ts';
import type { Pool } from './evasion/homoglyphs.ts';
import { type IsUsed, makeTerms } from './evasion/terms.ts';
import { peerGlyphs } from './matchers.ts';
import type { Must, Shown } from './musts.ts';
import { markdownTable, percent } from './print.ts';

const VARIANTS = 4;
const LETTERS = [...'abcdefghijklmnopqrstuvwxyz'];
/** What to say when the posts of the other author are not there. */
const PROXIES_MISSING = 'No obfuscation proxies: proxies/obfuscation is not in the folder that VIGIL_BENCH_SETS names.';
const isForeign = (character: string): boolean => /^\P{ASCII}/u.test(character);

/** Everything that MediaWiki's Equivset reads as the letter. The file is under the GPL: fetch it yourself, it never enters this repository. */
function equivset(file: string): Pool {
  const map = Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>);
  const canon = new Map(map);
  const pools = LETTERS.map((letter) => {
    const read = canon.get(letter) ?? letter.toUpperCase();
    return [letter, map.flatMap(([glyph, as]) => (as === read && isForeign(glyph) ? [glyph] : []))] as const;
  });
  return Object.fromEntries(pools.filter(([, glyphs]) => glyphs.length > 0));
}

/** AugLy's letter_unicode_mapping.json (MIT). */
function augly(file: string): Pool {
  const map = JSON.parse(readFileSync(file, 'utf8')) as Record<string, readonly string[]>;
  const pools = LETTERS.map((letter) => [letter, (map[letter] ?? []).filter(isForeign)] as const);
  return Object.fromEntries(pools.filter(([, glyphs]) => glyphs.length > 0));
}

interface Tally {
  tried: number;
  strong: number;
  any: number;
}

const shareOf = (tally: Tally, of: 'strong' | 'any'): string => percent(tally[of] / Math.max(1, tally.tried));

interface Field {
  readonly terms: readonly Term[];
  readonly matcher: Matcher;
  readonly seed: number;
  readonly misses: string[];
}

function tryMap(name: string, pool: Pool, share: number, field: Field): Tally {
  const tally = { tried: 0, strong: 0, any: 0 };
  for (const term of field.terms) {
    for (let variant = 0; variant < VARIANTS; variant += 1) {
      const random = seeded(field.seed * VARIANTS + variant, `${name} ${share} ${term.id}`);
      const hidden = fromPool(term.text, share, pool, random);
      const matches = find(field.matcher, carry(hidden, random).text).filter((match) => match.id === term.id);
      tally.tried += 1;
      if (matches.length > 0) tally.any += 1;
      else field.misses.push(`${name}: ${term.text} -> ${JSON.stringify(hidden)}`);
      if (matches.some((match) => match.tier !== 'fuzzy')) tally.strong += 1;
    }
  }
  return tally;
}

/** How many single glyphs are read as their letter when the rest of a word is plain. */
function glyphCoverage(pool: Pool): string {
  const probe = (letter: string): Term => ({ id: letter, text: `vorn${letter}pliz`, kind: 'word' });
  let known = 0;
  let all = 0;
  for (const [letter, glyphs] of Object.entries(pool)) {
    const one = compile([probe(letter)], { fuzzy: false });
    for (const glyph of glyphs) {
      all += 1;
      if (find(one, `vorn${glyph}pliz`).length > 0) known += 1;
    }
  }
  return `${percent(known / Math.max(1, all))} of ${all}`;
}

interface Proxy {
  readonly mode: string;
  readonly term: string;
  readonly text: string;
}

const PROXY_LIMITS: Readonly<Record<string, number>> = {
  'all modes': 0.92,
  'zero-width': 1,
  punct: 0.98,
  'homoglyph-30': 0.99,
  'leet-basic': 0.99,
  'leet-intermediate': 0.85,
  combo: 0.93,
};

function proxyMusts(tallies: ReadonlyMap<string, Tally>): readonly Must[] {
  return Object.entries(PROXY_LIMITS).map(([mode, limit]): Must => {
    const tally = tallies.get(mode);
    const told = tally && `${shareOf(tally, 'strong')}; with typo tier ${shareOf(tally, 'any')}`;
    return {
      what: `another author's disguises, ${mode}, strong tiers`,
      must: `≥ ${percent(limit)}`,
      measured: told ?? 'no such posts here',
      met: tally && tally.strong >= tally.tried * limit,
      part: 'held-out',
    };
  });
}

/** Recall by mode on posts that another author's tools made; undecided where nobody keeps them. */
export async function proxySection(): Promise<Shown> {
  const folder = join(SHARED, 'proxies', 'obfuscation');
  if (!existsSync(folder)) return { text: PROXIES_MISSING, musts: proxyMusts(new Map()) };
  const texts = JSON.parse(readFileSync(join(folder, 'terms.json'), 'utf8')) as readonly string[];
  const matcher = compile(texts.map((text) => ({ id: text, text, kind: 'word' as const })));
  const tallies = new Map<string, Tally>();
  for (const post of await readLines<Proxy>(join(folder, 'posts.jsonl.gz'))) {
    const matches = find(matcher, post.text).filter((match) => match.id === post.term);
    for (const mode of [post.mode, 'all modes']) {
      const tally = tallies.get(mode) ?? { tried: 0, strong: 0, any: 0 };
      tallies.set(mode, tally);
      tally.tried += 1;
      if (matches.length > 0) tally.any += 1;
      if (matches.some((match) => match.tier !== 'fuzzy')) tally.strong += 1;
    }
  }
  const rows = [...tallies]
    .sort()
    .map(([mode, tally]) => [mode, String(tally.tried), shareOf(tally, 'strong'), shareOf(tally, 'any')]);
  const head = ['obfuscation proxies, by mode', 'posts', 'strong tiers', 'with typo tier'];
  return { text: markdownTable(head, rows), musts: proxyMusts(tallies) };
}

/** Files of other people's maps, which are not in this repository. */
export interface MapFiles {
  readonly equivset?: string | undefined;
  readonly augly?: string | undefined;
}

/** Maps that never enter the tables; only these say how unknown glyphs fare. */
const EQUIVSET = 'Equivset inverse';
const AUGLY = 'AugLy unicode letters';
const HELD_OUT = [EQUIVSET, AUGLY];
const SOME_LIMIT = 0.92;
const ALL_LIMIT = 0.6;

const unread = (name: string): Must => ({
  what: `look-alikes of ${name}, 30 % of letters / all replaced, strong tiers`,
  must: `≥ ${percent(SOME_LIMIT)} / ≥ ${percent(ALL_LIMIT)}`,
  measured: 'its file was not given',
  met: undefined,
  part: 'held-out',
});

/** Recall on terms written with other people's look-alikes; `misses` gets the variants that no tier saw. */
export function glyphSection(files: MapFiles, seed: number, isUsed: IsUsed, misses: string[] = []): Shown {
  const terms = makeTerms(seed, { word: 120, phrase: 50 }, isUsed);
  const field = { terms, matcher: compile(terms), seed, misses };
  const maps: (readonly [string, Pool])[] = [...peerGlyphs()];
  if (files.augly) maps.unshift([AUGLY, augly(files.augly)]);
  if (files.equivset) maps.unshift([EQUIVSET, equivset(files.equivset)]);
  const musts: Must[] = [];
  const rows = maps.map(([name, pool]) => {
    const [some, all] = [tryMap(name, pool, 0.3, field), tryMap(name, pool, 1, field)];
    const shares = [some, all].flatMap((tally) => [shareOf(tally, 'strong'), shareOf(tally, 'any')]);
    if (HELD_OUT.includes(name))
      musts.push({
        what: `look-alikes of ${name}, 30 % of letters / all replaced, strong tiers`,
        must: `≥ ${percent(SOME_LIMIT)} / ≥ ${percent(ALL_LIMIT)}`,
        measured: `${shares[0]} / ${shares[2]}; with typo tier ${shares[1]} / ${shares[3]}`,
        met: some.strong >= some.tried * SOME_LIMIT && all.strong >= all.tried * ALL_LIMIT,
        part: 'held-out',
      });
    return [name, ...shares, glyphCoverage(pool)];
  });
  const head = ['30 % of letters, strong', 'with typo tier', 'all letters, strong', 'with typo tier'];
  for (const name of HELD_OUT) if (!maps.some(([known]) => known === name)) musts.push(unread(name));
  return { text: markdownTable(['look-alikes of', ...head, 'single glyphs read'], rows), musts };
}

/** What the figures stand on, in a sentence. */
export function heldOutTitle(seed: number): string {
  return `Look-alikes of other people: 170 invented terms x ${VARIANTS}, seed ${seed}`;
}

/** What to fetch for the maps that were not given. */
export function missingMaps({ equivset, augly }: MapFiles): readonly string[] {
  return [
    equivset
      ? ''
      : 'Without Equivset: give --equivset with dist/equivset.json of github.com/wikimedia/Equivset (GPL, never commit it).',
    augly
      ? ''
      : 'Without AugLy: give --augly with augly/assets/text/letter_unicode_mapping.json of github.com/facebookresearch/AugLy.',
  ].filter((line) => line !== '');
}

async function main(): Promise<void> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { equivset: { type: 'string' }, augly: { type: 'string' }, misses: { type: 'string', default: '0' } },
  });
  const seed = Number(positionals[0] ?? 1);
  const misses: string[] = [];
  for (const line of missingMaps(values)) console.log(line);
  console.log(`${heldOutTitle(seed)}\n\n${glyphSection(values, seed, usedIn(await benignPosts()), misses).text}\n`);
  console.log((await proxySection()).text);
  for (const miss of misses.slice(0, Number(values.misses))) console.log(miss);
}

if (import.meta.main) await main();
