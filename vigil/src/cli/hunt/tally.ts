// Adds up what a hunt finds, each post and observation once, and asks the engine what it would have opened. Nothing is stored.
import { accountKey, type Conduct } from '../../core/account.ts';
import type { AccountId, Platform } from '../../core/item.ts';
import type { Policy } from '../../core/policy.ts';
import { assess } from '../../engine/assess.ts';
import { gather, NO_CONDUCT } from '../../engine/gather.ts';
import { triage } from '../../engine/triage.ts';
import { sha256 } from '../../store/chain.ts';
import type { BlockFindings, Hit, Shown } from './screen-block.ts';

const FIRST_POSTS = 20;
const FIRST_BAD = 20;

/** How often a term stood in posts: plainly or disguised, and only loosely read. */
export interface TermCount {
  posts: number;
  loose: number;
}

/** A line that could not be read. */
export interface BadLine {
  readonly file: string;
  readonly line: number;
  readonly why: string;
}

/** What was found so far. */
export interface Tally {
  lines: number;
  parsed: number;
  posts: number;
  strongPosts: number;
  bad: number;
  readonly terms: Map<string, TermCount>;
  readonly accounts: Set<string>;
  readonly first: Hit[];
  readonly firstBad: BadLine[];
  readonly conducts: Map<
    string,
    { readonly platform: Platform; readonly account: AccountId; readonly conduct: Conduct }
  >;
  /** 52-bit fingerprints of posts and observations: the same post in two files counts once. */
  readonly seen: Set<number>;
}

/** Nothing yet. */
export function startTally(): Tally {
  return {
    lines: 0,
    parsed: 0,
    posts: 0,
    strongPosts: 0,
    bad: 0,
    terms: new Map(),
    accounts: new Set(),
    first: [],
    firstBad: [],
    conducts: new Map(),
    seen: new Set(),
  };
}

/** Adds the findings of a block that begins on line `line` (from 1) of a file. */
export function addFindings(
  tally: Tally,
  findings: BlockFindings,
  policy: Policy,
  at: { readonly file: string; readonly line: number },
): void {
  tally.lines += findings.lines;
  tally.parsed += findings.parsed;
  tally.bad += findings.bad;
  for (const { line, why } of findings.firstBad) noteBad(tally, { file: at.file, line: at.line + line, why });
  for (const hit of findings.hits) addHit(tally, hit);
  for (const shown of findings.shown) addShown(tally, shown, policy);
}

/** Keeps a bad line for telling, while there are few. */
export function noteBad(tally: Tally, bad: BadLine): void {
  if (tally.firstBad.length < FIRST_BAD) tally.firstBad.push(bad);
}

/** Adds a post. */
export function addHit(tally: Tally, hit: Hit): void {
  if (!isNew(tally, `${hit.platform}\u0000${hit.item}`)) return;
  tally.posts++;
  if (hit.strong.length > 0) tally.strongPosts++;
  tally.accounts.add(accountKey(hit.platform, hit.account));
  for (const id of hit.strong) countOf(tally, id).posts++;
  for (const id of hit.loose) countOf(tally, id).loose++;
  if (tally.first.length < FIRST_POSTS) tally.first.push(hit);
}

/** Adds what the engine saw in one object to the conduct of its accounts. */
export function addShown(tally: Tally, shown: Shown, policy: Policy): void {
  const fresh = shown.observations.filter((one) => isNew(tally, `${one.id}\u0000observation`));
  for (const key of new Set(fresh.map((one) => accountKey(one.platform, one.account)))) {
    const own = fresh.filter((one) => accountKey(one.platform, one.account) === key);
    const [first] = own;
    if (first === undefined) continue;
    const before = tally.conducts.get(key)?.conduct ?? NO_CONDUCT;
    const items = new Set(own.map((one) => one.item)).size;
    const conduct = gather(before, own, items, policy.halfLifeDays);
    tally.conducts.set(key, { platform: first.platform, account: first.account, conduct });
  }
}

/** How many cases these findings alone would have opened. `now` in milliseconds since 1970. */
export function casesOf(
  tally: Tally,
  policy: Policy,
  lexicon: string,
  now: number,
): { readonly urgent: number; readonly standard: number } {
  const cases = { urgent: 0, standard: 0 };
  for (const { platform, account, conduct } of tally.conducts.values()) {
    const assessment = assess({ conduct, complaints: [] }, { policy, lexicon });
    const opened = triage(
      assessment,
      { platform, account, open: undefined, earlier: 0, vulnerable: false, trusted: false, renewed: true, now },
      policy,
      sha256,
    );
    if (opened !== undefined) cases[opened.severity]++;
  }
  return cases;
}

function countOf(tally: Tally, id: string): TermCount {
  let count = tally.terms.get(id);
  if (count === undefined) {
    count = { posts: 0, loose: 0 };
    tally.terms.set(id, count);
  }
  return count;
}

function isNew(tally: Tally, key: string): boolean {
  const print = Number.parseInt(sha256(key).slice(0, 13), 16);
  if (tally.seen.has(print)) return false;
  tally.seen.add(print);
  return true;
}
