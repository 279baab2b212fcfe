// What a hunt came to: the object that scripts read, and the words that people read. Ids only, never a text.
import { counted, print, printJson, remark, safe, style, table } from '../console-line.ts';
import { permalink } from '../permalink.ts';
import { duration } from '../progress.ts';
import type { Hunted } from './hunt-files.ts';
import type { BadLine } from './tally.ts';

const SHOWN = 10;

/** The contract of `vigil hunt --json`. */
export interface HuntOutcome {
  readonly lines: number;
  readonly bytes: number;
  /** Lines the raw search could not clear. */
  readonly parsed: number;
  readonly posts: number;
  readonly strongPosts: number;
  readonly accounts: number;
  readonly terms: readonly { readonly term: string; readonly posts: number; readonly loose: number }[];
  /** What the findings would have opened by themselves, on accounts of which nothing was known. */
  readonly cases: { readonly urgent: number; readonly standard: number };
  readonly first: readonly {
    readonly item: string;
    readonly platform: string;
    readonly account: string;
    readonly at: string;
    readonly permalink?: string;
    readonly terms: readonly string[];
  }[];
  readonly bad: number;
  readonly firstBad: readonly BadLine[];
  readonly lexicon: string;
  readonly workers: number;
  readonly seconds: number;
  readonly linesPerSecond: number;
  readonly finished: boolean;
  readonly stopped?: { readonly file: string; readonly offset: number };
}

/** Puts the object together. */
export function outcomeOf(
  hunted: Hunted,
  cases: HuntOutcome['cases'],
  how: { readonly seconds: number; readonly workers: number; readonly lexicon: string },
): HuntOutcome {
  const { tally, bytes, stopped } = hunted;
  const terms = [...tally.terms].map(([term, count]) => ({ term, ...count }));
  terms.sort((a, b) => b.posts - a.posts || b.loose - a.loose || (a.term < b.term ? -1 : 1));
  const first = tally.first.map(({ item, platform, account, at, strong, loose }) => {
    const link = permalink({ platform, item });
    const terms = [...strong, ...loose];
    return { item, platform, account, at: timeOf(at), ...(link === undefined ? {} : { permalink: link }), terms };
  });
  const { lines, parsed, posts, strongPosts, bad, firstBad } = tally;
  return {
    lines,
    bytes,
    parsed,
    posts,
    strongPosts,
    accounts: tally.accounts.size,
    terms,
    cases,
    first,
    bad,
    firstBad,
    lexicon: how.lexicon,
    workers: how.workers,
    seconds: Math.round(how.seconds * 1000) / 1000,
    linesPerSecond: Math.round(lines / how.seconds),
    finished: stopped === undefined,
    ...(stopped === undefined ? {} : { stopped }),
  };
}

function timeOf(at: number): string {
  return Math.abs(at) <= 8.64e15 ? new Date(at).toISOString() : String(at);
}

/** Tells it, and what could not be read on stderr. */
export function tellHunt(outcome: HuntOutcome, json: boolean): void {
  if (json) printJson(outcome);
  else tellPeople(outcome);
  if (outcome.bad > 0) {
    remark(`${counted(outcome.bad, 'line')} could not be read:`);
    for (const { file, line, why } of outcome.firstBad) remark(`  ${safe(file)}${line > 0 ? `:${line}` : ''}: ${why}`);
    if (outcome.bad > outcome.firstBad.length)
      remark(`  and ${(outcome.bad - outcome.firstBad.length).toLocaleString('en')} more`);
  }
  if (outcome.stopped !== undefined)
    remark(
      `Stopped in ${safe(outcome.stopped.file)} at byte ${outcome.stopped.offset.toLocaleString('en')} of the unpacked stream; what stands above counts so far.`,
    );
}

function tellPeople(one: HuntOutcome): void {
  print(
    `${counted(one.lines, 'line')} read (${(one.bytes / 1e6).toFixed(1)} MB) in ${duration(one.seconds)}, ${one.linesPerSecond.toLocaleString('en')} lines/s with ${counted(one.workers, 'worker')}; ${counted(one.parsed, 'line')} had to be parsed.`,
  );
  print(
    style(
      'bold',
      `${counted(one.posts, 'post')} with a listed term (${one.strongPosts.toLocaleString('en')} not only loosely read), of ${counted(one.accounts, 'account')}.`,
    ),
  );
  print(
    `They would have opened ${counted(one.cases.urgent + one.cases.standard, 'case')}: ${one.cases.urgent} urgent, ${one.cases.standard} standard. Nothing was stored.`,
  );
  if (one.posts === 0) return;
  print('');
  const rows = one.terms.map(({ term, posts, loose }) => [safe(term), String(posts), String(loose)]);
  for (const row of table([['term', 'posts', 'only loosely'], ...rows.slice(0, SHOWN * 2)])) print(row);
  if (rows.length > SHOWN * 2) print(`and ${counted(rows.length - SHOWN * 2, 'further term')}; --json tells them all`);
  print('');
  print(style('bold', 'First posts'));
  const posts = one.first
    .slice(0, SHOWN)
    .map(({ item, platform, account, at, permalink: link, terms }) => [
      at.slice(0, 16).replace('T', ' '),
      `${safe(platform)}:${safe(account)}`,
      safe(link ?? item),
      safe(terms.slice(0, 3).join(' ')),
    ]);
  for (const row of table(posts)) print(row);
}
