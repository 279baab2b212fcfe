// Counts by hour how many items each rule on trial would have touched, and reads the counts. Nothing on people is kept.
import type pg from 'pg';
import type { Item } from '../core/item.ts';
import type { ShadowMark, ShadowRule } from '../engine/ports.ts';

const HOUR_MS = 3_600_000;

/** Adds what a batch showed. `unseen` are its items that were not counted before, so that a repeat counts once. */
export async function putShadow(
  client: pg.ClientBase,
  marks: readonly ShadowMark[],
  unseen: readonly Item[],
): Promise<void> {
  if (marks.length === 0) return;
  const isNew = new Set(unseen);
  const counts = new Map<string, { readonly hour: number; readonly rule: ShadowRule; posts: number }>();
  for (const { item, kind, name } of marks) {
    if (!isNew.has(item)) continue;
    const hour = Math.floor(item.createdAt / HOUR_MS);
    const key = `${String(hour)} ${kind} ${name}`;
    const count = counts.get(key);
    if (count === undefined) counts.set(key, { hour, rule: { kind, name }, posts: 1 });
    else count.posts++;
  }
  if (counts.size === 0) return;
  const rows = [...counts.values()];
  await client.query(
    `insert into shadow_tally (hour, kind, name, posts) select * from unnest($1::bigint[], $2::text[], $3::text[], $4::bigint[])
     on conflict (hour, kind, name) do update set posts = shadow_tally.posts + excluded.posts`,
    [
      rows.map((row) => row.hour),
      rows.map((row) => row.rule.kind),
      rows.map((row) => row.rule.name),
      rows.map((row) => row.posts),
    ],
  );
}

/** What a rule on trial would have touched. Times in milliseconds since 1970, of the first and the last hour. */
export interface ShadowRow extends ShadowRule {
  readonly posts: number;
  /** Accounts with a file, open by other findings, on which it was seen. Of others nothing is kept. */
  readonly filed: number;
  readonly first: number;
  readonly last: number;
}

/** All of them, most posts first. */
export async function readShadow(pool: pg.Pool): Promise<readonly ShadowRow[]> {
  const { rows } = await pool.query<ShadowRow>(
    `select t.kind, t.name, t.posts, t.first, t.last,
       (select count(distinct (o.platform, o.account)) from observation o
        where o.shadow and case t.kind when 'signal' then o.signal = t.name else o.what = t.name end) as filed
     from (select kind, name, sum(posts)::bigint as posts, min(hour) * ${HOUR_MS} as first, max(hour) * ${HOUR_MS} as last
       from shadow_tally group by 1, 2) t
     order by posts desc, kind, name`,
  );
  return rows;
}
