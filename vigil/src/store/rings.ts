// One pass over all files: which accounts form rings, and what links the others to them. Recorded in one transaction, under the writer's lock, with audit lines.
import type pg from 'pg';
import type { HandTie } from '../core/hand-tie.ts';
import type { IndicatorValue } from '../core/indicator.ts';
import type { AccountId, Platform } from '../core/item.ts';
import type { Policy } from '../core/policy.ts';
import { DEFAULT_POLICY } from '../core/policy.ts';
import type { Ring } from '../core/ring.ts';
import type { Hand } from '../engine/rings/by-hand.ts';
import { findRings, type Linked } from '../engine/rings/find-rings.ts';
import { ringCase } from '../engine/rings/ring-case.ts';
import { appendAudit, sha256 } from './chain.ts';
import { inTransaction } from './connection.ts';
import { handOf, readHeldTies } from './hand-ties.ts';
import {
  type AccountKey,
  type LinkRow,
  putLinks,
  putRings,
  readEarlier,
  readMemberCases,
  type StoredRing,
} from './ring-rows.ts';
import { type AllUses, type PlatformUses, readIndicatorUses, readSizes } from './ring-uses.ts';
import { takeWriterLock } from './writer-lock.ts';

/** What is known of the platforms beside the store. */
export interface PlatformCounts {
  /**
   * Accounts of a platform that were ever screened, N. Where nobody counted them N is the larger of accounts with a file and items screened:
   * too large when accounts write much, so a tie is then worth up to a few bits too much.
   */
  accounts?(platform: Platform): number | undefined;
  /**
   * Accounts of a platform that hold a value, d. Where nobody counted them d is taken to be k, the accounts with a file that hold it; such a value
   * joins at most 25 accounts, and a link, hash or text at most 8 bits strong.
   */
  held?(platform: Platform, value: IndicatorValue): number | undefined;
  /** Deadlines and thresholds; the default policy when absent. */
  readonly policy?: Policy;
}

/** What a pass found. */
export interface Pass {
  readonly rings: readonly Ring[];
  /** Every account that shares a value, with its links and the ring it is a member of. */
  readonly links: readonly LinkRow[];
  /** Accounts whose links differ from those of the pass before: they want judging again. */
  readonly changed: readonly AccountKey[];
}

/** Any fixed number that nothing else in the database uses: one pass at a time. */
const PASS = 715_003;

/** What a pass sees before it writes anything. */
export interface Sought {
  readonly earlier: readonly StoredRing[];
  readonly platforms: readonly { readonly platform: Platform; readonly linked: Linked }[];
  readonly cut: boolean;
}

/**
 * Links all accounts with a file. `now` in milliseconds since 1970. Running it twice changes nothing. Reading and comparing may take seconds, so the
 * writer's lock is taken only for writing; what is recorded meanwhile is seen by the next pass.
 */
export function linkAccounts(pool: pg.Pool, counts: PlatformCounts, now: number): Promise<Pass> {
  return inTransaction(pool, async (client) => {
    await takePass(client);
    const sought = await seekRings(client, await readPassInput(client), counts, await readHeldTies(client));
    await takeWriterLock(client);
    return recordRings(client, sought, { counts, now });
  });
}

/** Waits until no other pass runs; the end of the transaction lets the next one in. */
export async function takePass(client: pg.ClientBase): Promise<void> {
  await client.query('select pg_advisory_xact_lock($1)', [PASS]);
}

/** All that a pass reads, whatever people said. */
export interface PassInput extends AllUses {
  readonly sizes: Awaited<ReturnType<typeof readSizes>>;
  readonly earlier: readonly StoredRing[];
}

/** Reads it. */
export async function readPassInput(client: pg.ClientBase): Promise<PassInput> {
  const uses = await readIndicatorUses(client);
  return { ...uses, sizes: await readSizes(client), earlier: await readEarlier(client) };
}

/** Looks for rings as they would be if these ties held. Writes nothing. */
export async function seekRings(
  client: pg.ClientBase,
  input: PassInput,
  counts: PlatformCounts,
  ties: readonly HandTie[],
): Promise<Sought> {
  const { sizes, earlier, cut } = input;
  // A platform whose accounts share nothing may still have rings that people joined.
  const bare = [...new Set(ties.map((one) => one.platform))]
    .filter((platform) => !input.platforms.some((one) => one.platform === platform))
    .sort()
    .map((platform): PlatformUses => ({ platform, uses: [] }));
  const platforms: { platform: Platform; linked: Linked }[] = [];
  for (const one of [...input.platforms, ...bare]) {
    const hand = await handOf(client, one.platform, ties);
    const linked = linkPlatform(one, sizes.get(one.platform), { counts, earlier, hand });
    platforms.push({ platform: one.platform, linked });
  }
  return { earlier, platforms, cut };
}

/** Records what was found; the caller holds the writer's lock. */
export async function recordRings(
  client: pg.ClientBase,
  { earlier, platforms, cut }: Sought,
  { counts, now }: { readonly counts: PlatformCounts; readonly now: number },
): Promise<Pass> {
  const rings: Ring[] = [];
  for (const { platform, linked } of platforms)
    rings.push(...(await casesOf(client, linked, { counts, earlier, platform, now })));
  const links = platforms.flatMap(({ platform, linked }) => linkRows(platform, linked));
  const lines = await putRings(client, rings, earlier, now);
  const changed = await putLinks(client, links);
  const cutLine = { at: now, actor: 'vigil', act: 'rings.cut', subject: 'rings', detail: { rings: rings.length } };
  await appendAudit(client, cut ? [cutLine, ...lines] : lines);
  return { rings, links, changed };
}

function linkPlatform(
  { platform, uses }: PlatformUses,
  size: { readonly files: number; readonly items: number } | undefined,
  at: { readonly counts: PlatformCounts; readonly earlier: readonly StoredRing[]; readonly hand: Hand },
): Linked {
  const { counts, earlier, hand } = at;
  const files = size?.files ?? 1;
  const accounts = Math.max(files, counts.accounts?.(platform) ?? size?.items ?? 0);
  const held = (value: IndicatorValue): number | undefined => counts.held?.(platform, value);
  const own = earlier.filter((one) => one.platform === platform);
  return findRings(uses, { accounts, files, held }, { platform, earlier: own, sha256, hand });
}

async function casesOf(
  client: pg.ClientBase,
  linked: Linked,
  at: {
    readonly counts: PlatformCounts;
    readonly earlier: readonly StoredRing[];
    readonly platform: Platform;
    readonly now: number;
  },
): Promise<readonly Ring[]> {
  const members = linked.rings.flatMap((ring) => ring.members);
  if (members.length === 0) return [];
  const cases = await readMemberCases(client, at.platform, members);
  const before = new Map(at.earlier.map((one) => [one.id, one]));
  const policy = at.counts.policy ?? DEFAULT_POLICY;
  return linked.rings.map((ring) => {
    const known = ring.members.flatMap((member) => cases.get(member) ?? []);
    return ringCase(ring, before.get(ring.id), known, { now: at.now, policy });
  });
}

function linkRows(platform: Platform, { rings, links }: Linked): readonly LinkRow[] {
  const ringOf = new Map(rings.flatMap(({ id, members }) => members.map((member) => [member, id] as const)));
  const accounts = [...new Set<AccountId>([...links.keys(), ...ringOf.keys()])].sort();
  return accounts.map((account) => ({
    platform,
    account,
    ring: ringOf.get(account) ?? null,
    links: links.get(account) ?? [],
  }));
}
