// Writes rings and links, only where they differ from what is stored, and says what happened to each ring as audit lines.

import type pg from 'pg';
import { accountKey } from '../core/account.ts';
import type { AuditLine } from '../core/audit.ts';
import type { CaseState } from '../core/case.ts';
import type { AccountId, Platform } from '../core/item.ts';
import type { AccountLink, Ring, RingId } from '../core/ring.ts';
import type { EarlierCase, MemberCase } from '../engine/rings/ring-case.ts';
import { sha256 } from './chain.ts';

const ROWS = 10_000;

/** A ring as the store holds it. A ring that is gone keeps its name and members, for it may come back. */
export interface StoredRing extends EarlierCase {
  readonly id: RingId;
  readonly platform: Platform;
  readonly digest: string;
  readonly gone: boolean;
}

/** All rings, gone ones included, by id. */
export async function readEarlier(client: pg.ClientBase): Promise<readonly StoredRing[]> {
  const { rows } = await client.query<StoredRing>(
    `select r.id, r.platform, r.digest, r.severity, r.state, r.opened_ms as "openedAt", r.due_ms as "dueAt", r.gone_ms is not null as gone,
       (select coalesce(jsonb_agg(m.account order by m.account collate "C"), '[]') from ring_member m where m.ring = r.id) as members
     from ring r order by r.id collate "C"`,
  );
  return rows;
}

/** The newest case of every account that is named, by account. */
export async function readMemberCases(
  client: pg.ClientBase,
  platform: Platform,
  accounts: readonly AccountId[],
): Promise<ReadonlyMap<AccountId, MemberCase>> {
  const { rows } = await client.query<MemberCase & { readonly account: AccountId }>(
    `select distinct on (account) account, severity, bits from case_file
     where platform = $1 and account = any($2) and kind = 'finding' order by account, opened_ms desc, id`,
    [platform, accounts],
  );
  return new Map(rows.map(({ account, severity, bits }) => [account, { severity, bits }]));
}

/** Writes the rings that are new or differ; marks those that are no longer found. Returns the audit lines. */
export async function putRings(
  client: pg.ClientBase,
  rings: readonly Ring[],
  earlier: readonly StoredRing[],
  now: number,
): Promise<readonly AuditLine[]> {
  const before = new Map(earlier.map((one) => [one.id, one]));
  const found = new Set(rings.map(({ id }) => id));
  const gone = earlier.filter((one) => !one.gone && !found.has(one.id));
  const digests = new Map(rings.map((ring) => [ring.id, digestOf(ring)]));
  const changed = rings.filter((ring) => differs(ring, before.get(ring.id), digests.get(ring.id)));
  for (let at = 0; at < changed.length; at += ROWS)
    await writeRings(client, changed.slice(at, at + ROWS), digests, now);
  if (gone.length > 0)
    await client.query('update ring set gone_ms = $2, changed_ms = $2 where id = any($1)', [
      gone.map(({ id }) => id),
      now,
    ]);
  return [
    ...splitLines(rings, earlier, now),
    ...changed.flatMap((ring) => ringLines(ring, before.get(ring.id), now)),
    ...goneLines(gone, now),
  ];
}

/** What the members and ties amount to; severity and times are compared by themselves. */
function digestOf({ members, edges }: Ring): string {
  return sha256(JSON.stringify([members, edges.map(({ a, b, bits, indicators }) => [a, b, bits, indicators])]));
}

function differs(ring: Ring, before: StoredRing | undefined, digest: string | undefined): boolean {
  if (before === undefined || before.gone || before.digest !== digest) return true;
  return before.severity !== ring.severity || before.state !== ring.state || before.dueAt !== ring.dueAt;
}

async function writeRings(
  client: pg.ClientBase,
  rings: readonly Ring[],
  digests: ReadonlyMap<RingId, string>,
  now: number,
): Promise<void> {
  const ids = rings.map(({ id }) => id);
  await client.query(
    `insert into ring (id, platform, severity, state, bits, members, digest, opened_ms, due_ms, changed_ms)
     select *, $10::bigint from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::float8[], $6::int[], $7::text[], $8::bigint[], $9::bigint[])
     on conflict (id) do update set severity = excluded.severity, state = excluded.state, bits = excluded.bits, members = excluded.members,
       digest = excluded.digest, opened_ms = excluded.opened_ms, due_ms = excluded.due_ms, changed_ms = excluded.changed_ms, gone_ms = null`,
    [
      ids,
      rings.map((r) => r.platform),
      rings.map((r) => r.severity),
      rings.map((r) => r.state),
      rings.map((r) => r.bits),
      rings.map((r) => r.members.length),
      ids.map((id) => digests.get(id)),
      rings.map((r) => r.openedAt),
      rings.map((r) => r.dueAt),
      now,
    ],
  );
  await client.query('delete from ring_member where ring = any($1)', [ids]);
  await client.query('delete from ring_edge where ring = any($1)', [ids]);
  const members = rings.flatMap(({ id, platform, members: all }) => all.map((account) => ({ id, platform, account })));
  await client.query(
    'insert into ring_member (ring, platform, account) select * from unnest($1::text[], $2::text[], $3::text[])',
    [members.map((m) => m.id), members.map((m) => m.platform), members.map((m) => m.account)],
  );
  const edges = rings.flatMap(({ id, edges: all }) => all.map((edge) => ({ id, edge })));
  await client.query(
    `insert into ring_edge (ring, a, b, bits, indicators) select * from unnest($1::text[], $2::text[], $3::text[], $4::float8[], $5::jsonb[])`,
    [
      edges.map(({ id }) => id),
      edges.map(({ edge }) => edge.a),
      edges.map(({ edge }) => edge.b),
      edges.map(({ edge }) => edge.bits),
      edges.map(({ edge }) => JSON.stringify(edge.indicators)),
    ],
  );
}

/** One line for a ring that opened, or whose members, severity or state changed. Bits drift with the platform and are no event. */
function ringLines(ring: Ring, before: StoredRing | undefined, now: number): readonly AuditLine[] {
  const about = { at: now, actor: 'vigil', subject: ring.id };
  const { severity, state } = ring;
  const members = ring.members.length;
  if (before === undefined)
    return [{ ...about, act: 'ring.opened', detail: { platform: ring.platform, members, severity } }];
  const old = new Set(before.members);
  const joined = ring.members.filter((one) => !old.has(one)).length;
  const left = old.size - (members - joined);
  if (joined + left === 0 && severity === before.severity && state === before.state && !before.gone) return [];
  const reopened: { readonly state?: CaseState } = state === before.state ? {} : { state };
  return [{ ...about, act: 'ring.changed', detail: { members, joined, left, severity, ...reopened } }];
}

/** One line for a ring whose members now stand in several. */
function splitLines(rings: readonly Ring[], earlier: readonly StoredRing[], now: number): readonly AuditLine[] {
  const ringOf = new Map(
    rings.flatMap(({ id, platform, members }) => members.map((one) => [accountKey(platform, one), id] as const)),
  );
  return earlier
    .filter((one) => !one.gone)
    .flatMap(({ id, platform, members }) => {
      const parts = [...new Set(members.flatMap((one) => ringOf.get(accountKey(platform, one)) ?? []))].sort();
      if (parts.length < 2) return [];
      const detail = { parts: parts.length, into: parts.slice(0, 10).join(' ') };
      return [{ at: now, actor: 'vigil', act: 'ring.split', subject: id, detail }];
    });
}

function goneLines(gone: readonly StoredRing[], now: number): readonly AuditLine[] {
  return gone.map(({ id, members }) => ({
    at: now,
    actor: 'vigil',
    act: 'ring.gone',
    subject: id,
    detail: { members: members.length },
  }));
}

/** An account as the store names it. */
export interface AccountKey {
  readonly platform: Platform;
  readonly account: AccountId;
}

/** Links of an account, with the ring it is a member of. */
export interface LinkRow extends AccountKey {
  readonly ring: RingId | null;
  readonly links: readonly AccountLink[];
}

/** Writes links where they differ and drops those that are gone. Returns the accounts whose links are other than before. */
export async function putLinks(client: pg.ClientBase, rows: readonly LinkRow[]): Promise<readonly AccountKey[]> {
  const { rows: dropped } = await client.query<AccountKey>(
    `delete from account_link l where not exists (select from unnest($1::text[], $2::text[]) as k (platform, account)
       where k.platform = l.platform and k.account = l.account) returning platform, account`,
    [rows.map((r) => r.platform), rows.map((r) => r.account)],
  );
  const changed = [...dropped];
  for (let at = 0; at < rows.length; at += ROWS) {
    const some = rows.slice(at, at + ROWS);
    const { rows: put } = await client.query<AccountKey>(
      `insert into account_link as l (platform, account, ring, links) select * from unnest($1::text[], $2::text[], $3::text[], $4::jsonb[])
       on conflict (platform, account) do update set ring = excluded.ring, links = excluded.links
         where l.links is distinct from excluded.links or l.ring is distinct from excluded.ring
       returning platform, account`,
      [
        some.map((r) => r.platform),
        some.map((r) => r.account),
        some.map((r) => r.ring),
        some.map((r) => JSON.stringify(r.links)),
      ],
    );
    changed.push(...put);
  }
  return changed;
}
