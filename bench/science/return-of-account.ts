// How often a returning account is recognised: each author's texts are dealt into two halves, the first half is the account acted on, the second the new one.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { seeded } from '../../vigil/src/demo/random.ts';
import { resemblanceIndex } from '../../vigil/src/engine/rings/resemblance.ts';
import { readLines, SHARED } from '../benign.ts';

/** Texts by author. */
export type Authors = ReadonlyMap<string, readonly string[]>;

/** What came out. Times in milliseconds of processor time. */
export interface Returns {
  readonly candidates: number;
  /** Mean of 1 / rank of the true account. */
  readonly meanReciprocalRank: number;
  /** Share in which the true account came first. */
  readonly first: number;
  /** Share of true accounts, and of strangers whose own account is not in the index, whose best answer is worth 3 bits or more. */
  readonly told: number;
  readonly toldOfStrangers: number;
  readonly queryMs: number;
}

/** Real accounts with at least `least` different texts in a set of other people; undefined where nobody keeps it. */
export async function authorsOf(file: string, least: number): Promise<Authors | undefined> {
  const path = join(SHARED, file);
  if (!existsSync(path)) return undefined;
  const texts = new Map<string, Set<string>>();
  for (const { author, text } of await readLines<{ readonly author?: string; readonly text: string }>(path)) {
    if (author === undefined) continue;
    const own = texts.get(author) ?? new Set();
    texts.set(author, own);
    own.add(text);
  }
  return new Map([...texts].filter(([, own]) => own.size >= least).map(([author, own]) => [author, [...own]]));
}

/** Deals and asks. At most `most` authors, chosen by the seed; as many others, where there are, are strangers. */
export function measureReturns(authors: Authors, seed: number, most: number): Returns {
  const random = seeded(seed, 'returns');
  const deal = <T>(list: readonly T[]): T[] =>
    list
      .map((one) => ({ one, key: random.next() }))
      .sort((a, b) => a.key - b.key)
      .map(({ one }) => one);
  const dealt = deal([...authors]).map(([key, texts]) => ({ key, texts: deal(texts) }));
  const halves = dealt.map(({ key, texts }) => ({
    key,
    before: texts.slice(0, texts.length >> 1).join('\n'),
    after: texts.slice(texts.length >> 1).join('\n'),
  }));
  const known = halves.slice(0, most);
  const index = resemblanceIndex(known.map(({ key, before }) => ({ key, text: before })));
  const started = process.cpuUsage().user;
  const answers = known.map(({ after }) => index.query(after, known.length));
  const queryMs = (process.cpuUsage().user - started) / 1000 / Math.max(1, known.length);
  const ranks = answers.map((answer, i) => answer.findIndex((one) => one.key === known[i]?.key) + 1);
  const strangers = halves.slice(most, most * 2).map(({ after }) => index.query(after, 1));
  const share = (list: readonly boolean[]): number => list.filter(Boolean).length / Math.max(1, list.length);
  return {
    candidates: known.length,
    meanReciprocalRank: ranks.reduce((sum, rank) => sum + (rank === 0 ? 0 : 1 / rank), 0) / Math.max(1, ranks.length),
    first: share(ranks.map((rank) => rank === 1)),
    told: share(answers.map((answer, i) => ranks[i] === 1 && (answer[0]?.bits ?? 0) >= 3)),
    toldOfStrangers: share(strangers.map((answer) => (answer[0]?.bits ?? 0) >= 3)),
    queryMs,
  };
}
