// Measures what hostile texts cost per UTF-16 unit, the worst of those without a hit and of those full of hits. Run: node bench/match.ts --only hostile
import { readFileSync } from 'node:fs';
import { find, type Matcher, type Term } from '../match/src/index.ts';
import { type Hostile, nearTexts, termTexts } from './hostile-texts.ts';
import type { Lists } from './lists.ts';
import type { Must, Shown } from './musts.ts';
import { markdownTable } from './print.ts';
import { median, processorMs } from './rounds.ts';

const UNITS = 8_000;
const TERMS = 1_000;
const ROUNDS = 7;
const MUST_CLEAN = 300;
const MUST_HITS = 2_000;
const SHOWN = 5;

/** What one text cost. */
interface Cost {
  readonly name: string;
  readonly hits: number;
  readonly nanoseconds: number;
}

/** What the second of two readings cost: the first brings the tables back that the texts before have displaced. */
function timed(matcher: Matcher, text: string): number {
  find(matcher, text);
  const start = processorMs();
  find(matcher, text);
  return ((processorMs() - start) * 1e6) / text.length;
}

interface Worst {
  readonly clean: readonly Cost[];
  readonly full: readonly Cost[];
}

/** Texts by whether a term was found in them, whatever they were made for; dearest first. */
function costs(matcher: Matcher, texts: readonly Hostile[]): Worst {
  // The whole set once before. Rounds, because the compiling of what one text made hot runs on beside the next ones and counts as their cost.
  const found = texts.map(({ text }) => find(matcher, text).length);
  const rounds = Array.from({ length: ROUNDS }, () => texts.map(({ text }) => timed(matcher, text)));
  const all = texts
    .map(({ name }, at): Cost => {
      return { name, hits: found[at] ?? 0, nanoseconds: median(rounds.map((times) => times[at] ?? Number.NaN)) };
    })
    .sort((one, other) => other.nanoseconds - one.nanoseconds);
  return { clean: all.filter(({ hits }) => hits === 0), full: all.filter(({ hits }) => hits > 0) };
}

const told = ([worst]: readonly Cost[]): string =>
  worst === undefined ? 'none' : `${worst.nanoseconds.toFixed(0)} ns (${worst.name})`;

/** Worst costs with the strong tiers and with the typo tier. */
export function hostileSection(lists: Lists, seed: number): Shown {
  const terms = JSON.parse(readFileSync(lists.saved(TERMS, false).termsFile, 'utf8')) as readonly Term[];
  const texts = [...nearTexts(terms, UNITS, seed), ...termTexts(terms, UNITS, seed)];
  const strong = costs(lists.matcher(TERMS, false), texts);
  const typos = costs(lists.matcher(TERMS, true), texts);
  const line = (what: keyof Worst, words: string, limit: number): Must => ({
    what: `hostile input, worst per UTF-16 unit, ${words}`,
    must: `≤ ${limit} ns`,
    measured: `${told(strong[what])}; with typo tier ${told(typos[what])}`,
    met: (strong[what][0]?.nanoseconds ?? Number.NaN) <= limit,
    part: 'hostile',
  });
  const rows = (['clean', 'full'] as const).flatMap((what) =>
    [strong, typos].flatMap((worst, at) =>
      worst[what]
        .slice(0, SHOWN)
        .map(({ name, hits, nanoseconds }) => [
          name,
          at === 0 ? 'strong' : 'with typo tier',
          String(hits),
          nanoseconds.toFixed(0),
        ]),
    ),
  );
  const count = ({ clean, full }: Worst): string => `${clean.length} without a hit and ${full.length} with hits`;
  return {
    text: `${texts.length} texts of ${UNITS} units, ${TERMS} terms; strong tiers: ${count(strong)}, with typo tier: ${count(typos)}; processor time, the median of ${ROUNDS} rounds over all texts; the dearest:\n\n${markdownTable(['text', 'tiers', 'hits', 'ns a unit'], rows)}`,
    musts: [line('clean', 'no hit', MUST_CLEAN), line('full', 'full of hits', MUST_HITS)],
  };
}
