// Reads what rings are made of: the values that at least two accounts with a file use, in items they wrote themselves, and the numbers beside them.
import type pg from 'pg';
import type { Platform } from '../core/item.ts';
import type { IndicatorUse } from '../engine/rings/population.ts';

/** Most uses one pass looks at; a store that holds more tells so in the audit log. */
const MOST_USES = 4_000_000;

/** The uses of one platform. */
export interface PlatformUses {
  readonly platform: Platform;
  readonly uses: readonly IndicatorUse[];
}

/** All uses by platform, in a fixed order; `cut` when there were more than a pass looks at. */
export interface AllUses {
  readonly platforms: readonly PlatformUses[];
  readonly cut: boolean;
}

/** Reads all uses. Quoted and shared items are left out: whoever repeats a ring's handle is no member of it. */
export async function readIndicatorUses(client: pg.ClientBase, most = MOST_USES): Promise<AllUses> {
  // One walk along the primary key, without joining the table to itself: the planner guesses such a join to be tiny and picks nested loops. The uses are
  // materialized for the same reason: unnested inside the join they were set against every item of the platform, the square of what one account can post.
  // A handle said in a thousand posts is one use; bands of a text belong together by item.
  const { rows } = await client.query<IndicatorUse & { readonly platform: Platform; readonly item: string }>(
    `with shared as materialized (
       select kind, service, value, platform, array_agg(account) as accounts, array_agg(item) as items from indicator
       group by kind, service, value, platform having min(account) <> max(account)
     ), used as materialized (
       select s.platform, u.account, s.kind, s.service, s.value, u.item
       from shared s cross join lateral unnest(s.accounts, s.items) as u (account, item)
     ), own as materialized (
       select platform, id, account from item where self_authored group by platform, id, account
     )
     select u.platform, u.account, u.kind, u.service, u.value, min(u.item) as item
     from used u join own t on t.platform = u.platform and t.id = u.item and t.account = u.account
     where exists (select from account a where a.platform = u.platform and a.id = u.account)
     group by u.platform, u.account, u.kind, u.service, u.value, case when u.kind in ('text', 'bio') then u.item end
     limit $1`,
    [most + 1],
  );
  const byPlatform = new Map<Platform, IndicatorUse[]>();
  for (const { platform, ...use } of rows.slice(0, most)) {
    const list = byPlatform.get(platform) ?? [];
    byPlatform.set(platform, list);
    list.push(use);
  }
  const platforms = [...byPlatform].map(([platform, uses]) => ({ platform, uses }));
  return { platforms: platforms.sort((a, b) => (a.platform < b.platform ? -1 : 1)), cut: rows.length > most };
}

/** How many accounts of each platform have a file, and how many items of it were screened. */
export async function readSizes(
  client: pg.ClientBase,
): Promise<ReadonlyMap<Platform, { readonly files: number; readonly items: number }>> {
  const { rows } = await client.query<{ platform: Platform; files: number; items: number }>(
    `select a.platform, a.files, coalesce(t.items, 0)::bigint as items
     from (select platform, count(*) as files from account group by platform) a
     left join (select platform, sum(items) as items from tally group by platform) t using (platform)`,
  );
  return new Map(rows.map(({ platform, files, items }) => [platform, { files, items }]));
}
