// Tries other words, or another policy, on what is kept: both sides are screened and judged anew, so that what differs is the change alone. Writes nothing.
import type pg from 'pg';
import type { Term } from '../core/lexicon.ts';
import type { Policy } from '../core/policy.ts';
import type { CompiledLexicon } from '../engine/lexicon.ts';
import { accountsIn } from '../engine/rates/sketch.ts';
import type { CaseChange, TrialTotals } from '../engine/try-cases.ts';
import { addTouches, newTerms, screenAgain, type Touch } from '../engine/try-lexicon.ts';
import { keptUnder, type Origins, ownBits, reweigh } from '../engine/try-weights.ts';
import { sha256 } from './chain.ts';
import { type Rates, refresh } from './rates.ts';
import { filesOf, type KeptAccount, keptAccounts } from './read-kept.ts';
import { NOTHING_FOUND, runTrial, type Sight } from './try-run.ts';

/** Changes that are told; the rest is counted. */
const MOST_CHANGES = 200;
const MOST_TERMS = 500;

/** What a trial came to: the largest changes first, and what new terms would touch. */
export interface ListTrial {
  readonly totals: TrialTotals;
  readonly changes: readonly CaseChange[];
  readonly untold: number;
  readonly terms: readonly (Touch & { readonly term: Term })[];
  readonly cut: number;
}

/** One side of a trial. */
export interface TrialSide {
  readonly lexicon: CompiledLexicon;
  readonly policy: Policy;
}

/** What is tried, on what is not older than `since`. `now` is Vigil's clock. Both in milliseconds since 1970. */
export interface TrialAbout {
  readonly pool: pg.Pool;
  readonly rates: Rates;
  readonly before: TrialSide;
  readonly after: TrialSide;
  readonly since: number;
  readonly now: number;
  /** Told how many accounts will be looked at in all, then of each; what it throws ends the trial. */
  readonly total: (accounts: number) => void;
  readonly step: () => Promise<void>;
}

/** When the newest kept item was written, at most `now`: days are counted back from there, so that an old archive is not tried on nothing. */
export async function lastKept(pool: pg.Pool, now: number): Promise<number> {
  const { rows } = await pool.query<{ at: number | null }>(
    'select max(created_ms)::float8 as at from item where created_ms <= $1',
    [now],
  );
  return rows[0]?.at ?? now;
}

/** Tries other words under the policy in force: kept texts are screened with both. */
export async function tryLists(about: TrialAbout): Promise<ListTrial> {
  const see =
    ({ lexicon, policy }: TrialSide): Sight =>
    ({ parts }: KeptAccount) =>
      screenAgain(
        parts.flatMap(({ item, observations }) => (item === undefined ? [] : [{ item, observations }])),
        { lexicon, policy, sha256 },
      );
  return carry(about, { texts: true, before: see(about.before), after: see(about.after) });
}

/** Tries another policy with the words in force: what was kept is weighed anew. */
export async function tryPolicy(about: TrialAbout): Promise<ListTrial> {
  const origins: Origins = { recorded: about.before.policy, own: ownBits(about.before.lexicon) };
  const see =
    ({ policy }: TrialSide): Sight =>
    ({ parts }: KeptAccount) =>
      keptUnder(
        policy,
        parts.flatMap(({ observations }) => reweigh(observations, policy, origins).observations),
      );
  return carry(about, { texts: false, before: see(about.before), after: see(about.after) });
}

interface Eyes {
  readonly texts: boolean;
  readonly before: Sight;
  readonly after: Sight;
}

async function carry(about: TrialAbout, eyes: Eyes): Promise<ListTrial> {
  const { pool, rates, before, after, since, now } = about;
  await refresh(pool, rates);
  const counted = accountsIn(rates.registers, 'all') > 0;
  const registers = counted ? Uint8Array.from(rates.registers) : undefined;
  const { rows } = await pool.query<{ accounts: number }>('select count(*) as accounts from account');
  about.total((rows[0]?.accounts ?? 0) * (counted ? 2 : 1));
  const fresh = newTerms(after.lexicon.terms, before.lexicon.terms);
  const touches = new Map<string, Touch>();
  const changes: CaseChange[] = [];
  let cut = 0;
  const totals = await runTrial(
    {
      kept: () => stepping(keptAccounts(pool, { since, texts: eyes.texts }), about.step),
      strangers: (keys) => filesOf(pool, keys),
      before: { ...before, registers, see: eyes.before, found: NOTHING_FOUND },
      after: { ...after, registers, see: eyes.after, found: NOTHING_FOUND },
      key: rates.key,
      byRecord: false,
      now,
    },
    {
      onChange(change) {
        changes.push(change);
        if (changes.length > MOST_CHANGES * 4) keepLargest(changes);
      },
      onAccount(account) {
        if (account.cut) cut++;
        addTouches(touches, account.after, fresh);
      },
    },
  );
  keepLargest(changes);
  const all = Object.values(totals.turns).reduce((sum, one) => sum + one, 0);
  const byId = new Map(after.lexicon.terms.map((term) => [term.id, term]));
  const terms = [...touches]
    .flatMap(([id, touch]) => {
      const term = byId.get(id);
      return term === undefined ? [] : [{ term, ...touch }];
    })
    .sort((a, b) => b.posts - a.posts || (a.term.id < b.term.id ? -1 : 1))
    .slice(0, MOST_TERMS);
  return { totals, changes, untold: all - changes.length, terms, cut };
}

async function* stepping(accounts: AsyncIterable<KeptAccount>, step: () => Promise<void>): AsyncGenerator<KeptAccount> {
  for await (const account of accounts) {
    await step();
    yield account;
  }
}

function keepLargest(changes: CaseChange[]): void {
  const size = ({ before, after }: CaseChange): number => Math.abs(after.bits - before.bits);
  changes.sort((a, b) => size(b) - size(a) || (a.account < b.account ? -1 : 1));
  changes.length = Math.min(changes.length, MOST_CHANGES);
}
