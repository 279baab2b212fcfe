// Reads what an account wrote and Vigil keeps, by time: an outline that says where every page begins, and one page. Nothing here is read by anything that judges.
import type pg from 'pg';
import type { Surface } from '../core/item.ts';
import type { Family } from '../core/signal.ts';
import { decodeText } from './kept.ts';

/** Items of a page of the outline. */
export const PAGE_ITEMS = 50;
/** Items of one account that are laid out, in the order asked for. */
const MOST_ITEMS = 100_000;
/** How many columns the density has. */
export const DENSITY_COLUMNS = 60;
/** UTF-16 units of one text that are read, and how many of them before the first finding. */
const SHOWN = 4_000;
const BEFORE = 500;

/** Which items of one account, in which order. */
export interface TimelineWish {
  readonly platform: string;
  readonly account: string;
  readonly order: 'newest' | 'oldest';
  readonly family?: Family | undefined;
  readonly surface?: Surface | undefined;
}

/** An item's place in time. Items of one time stand in the order of id and revision. */
export interface ItemPlace {
  readonly at: number;
  readonly id: string;
  readonly revision: string;
}

/** The lay of a timeline: where each page of fifty begins, and when items were seen. Times in milliseconds since 1970. */
export interface Outline {
  readonly total: number;
  readonly pages: readonly ItemPlace[];
  /** Times of the earliest and the latest item; 0 when there is none. */
  readonly from: number;
  readonly to: number;
  /** How many items lie in each of sixty equal spans between them. */
  readonly density: readonly number[];
  /** How many items of each surface, and with evidence of each family, whatever was filtered by. */
  readonly surfaces: Readonly<Record<string, number>>;
  readonly families: Readonly<Record<string, number>>;
}

const MATCHING = `i.platform = $1 and i.account = $2 and ($3::text is null or i.surface = $3)
  and ($4::text is null or (i.id, i.revision) in (select o.item, o.revision from observation o where o.platform = $1 and o.account = $2 and o.family = $4))`;

function orderOf({ order }: TimelineWish): string {
  return `i.created_ms ${order === 'newest' ? 'desc' : 'asc'}, i.id, i.revision`;
}

function valuesOf(wish: TimelineWish): readonly unknown[] {
  return [wish.platform, wish.account, wish.surface ?? null, wish.family ?? null];
}

/** Lays out all items that match, at most 100,000. */
export async function outlineOf(pool: pg.Pool, wish: TimelineWish): Promise<Outline> {
  const [{ rows: pages }, { rows: counts }, { rows: surfaces }, { rows: families }] = await Promise.all([
    pool.query<ItemPlace & { readonly total: number }>(
      `with matching as (select i.created_ms as at, i.id, i.revision, row_number() over (order by ${orderOf(wish)}) as n, count(*) over ()::int as total
         from item i where ${MATCHING} order by n limit ${MOST_ITEMS})
       select at, id, revision, least(total, ${MOST_ITEMS}) as total from matching where n % ${PAGE_ITEMS} = 1 order by n`,
      [...valuesOf(wish)],
    ),
    pool.query<{ readonly place: number; readonly n: number; readonly from: number; readonly to: number }>(
      `with matching as (select i.created_ms as at from item i where ${MATCHING}), ends as (select min(at) as first, max(at) as last from matching)
       select (case when first = last then 1 else width_bucket(at, first, last + 1, ${DENSITY_COLUMNS}) end)::int - 1 as place, count(*)::int as n, first as from, last as to
       from matching, ends group by 1, first, last`,
      [...valuesOf(wish)],
    ),
    pool.query<{ readonly name: string; readonly n: number }>(
      'select surface as name, count(*)::int as n from item where platform = $1 and account = $2 group by 1 order by 1',
      [wish.platform, wish.account],
    ),
    pool.query<{ readonly name: string; readonly n: number }>(
      `select family as name, count(*)::int as n from (select distinct family, item, revision from observation
       where platform = $1 and account = $2 and family <> 'joint') seen group by 1 order by 1`,
      [wish.platform, wish.account],
    ),
  ]);
  const density = new Array<number>(DENSITY_COLUMNS).fill(0);
  for (const { place, n } of counts) density[place] = n;
  const named = (rows: typeof surfaces) => Object.fromEntries(rows.map(({ name, n }) => [name, n]));
  return {
    total: pages[0]?.total ?? 0,
    pages: pages.map(({ at, id, revision }) => ({ at, id, revision })),
    from: counts[0]?.from ?? 0,
    to: counts[0]?.to ?? 0,
    density,
    surfaces: named(surfaces),
    families: named(families),
  };
}

/** What was seen in an item. `start` and `end` are UTF-16 offsets in its whole text. */
export interface SeenRow {
  readonly signal: string;
  readonly what: string;
  readonly tier: string;
  readonly start: number;
  readonly end: number;
  readonly bits: number;
}

/** One kept item with the part of its text that is shown. */
export interface TimelineRow {
  readonly id: string;
  readonly revision: string;
  readonly surface: string;
  readonly language: string;
  readonly createdAt: number;
  readonly selfAuthored: boolean;
  readonly removedAt: number | null;
  /** True when it was kept after an item that is newer: found by looking back. */
  readonly lookedBack: boolean;
  /** UTF-16 units of the whole text; `text` begins at `from`. */
  readonly units: number;
  readonly from: number;
  readonly text: string;
  readonly seen: readonly SeenRow[];
}

type Meta = Omit<TimelineRow, 'text' | 'from' | 'seen'>;

/** Where the shown part of a text begins: at its start, or a little before the first finding of a long one. */
export function beginOf(units: number, seen: readonly Pick<SeenRow, 'start' | 'end'>[]): number {
  if (units <= SHOWN) return 0;
  const first = seen.reduce((at, one) => (one.end > one.start ? Math.min(at, one.start) : at), units);
  return Math.max(0, Math.min(first - BEFORE, units - SHOWN));
}

const META = `i.id, i.revision, i.surface, i.language, i.created_ms as "createdAt", i.self_authored as "selfAuthored", i.removed_ms as "removedAt",
  octet_length(i.text) / 2 as units,
  coalesce(i.received_ms > first.received and i.created_ms < first.created, false) as "lookedBack"`;
const FIRST = `(select received_ms as received, max(created_ms) as created from item
  where platform = $1 and account = $2 group by received_ms order by received_ms limit 1) as first`;

/** Items from a place on (that place included), or from the beginning; at most `limit`. */
export async function readTimeline(
  pool: pg.Pool,
  wish: TimelineWish,
  page: { readonly from?: ItemPlace | undefined; readonly limit: number },
): Promise<readonly TimelineRow[]> {
  const { from } = page;
  const beyond = wish.order === 'newest' ? '<=' : '>=';
  const { rows } = await pool.query<Meta>(
    `select ${META} from item i left join ${FIRST} on true where ${MATCHING}
       and ($5::bigint is null or (i.created_ms ${beyond} $5 and not (i.created_ms = $5 and (i.id, i.revision) < ($6::text, $7::text))))
     order by ${orderOf(wish)} limit $8`,
    [...valuesOf(wish), from?.at ?? null, from?.id ?? null, from?.revision ?? null, page.limit],
  );
  return withTexts(pool, wish, rows);
}

/** One kept item of an account, or undefined. */
export async function readItem(
  pool: pg.Pool,
  { platform, account }: Pick<TimelineWish, 'platform' | 'account'>,
  item: Pick<ItemPlace, 'id' | 'revision'>,
): Promise<TimelineRow | undefined> {
  const { rows } = await pool.query<Meta>(
    `select ${META} from item i left join ${FIRST} on true where i.platform = $1 and i.account = $2 and i.id = $3 and i.revision = $4`,
    [platform, account, item.id, item.revision],
  );
  return (await withTexts(pool, { platform, account }, rows))[0];
}

/** A stretch of an item's text in UTF-16 units. */
export async function readStretch(
  pool: pg.Pool,
  item: { readonly platform: string; readonly id: string; readonly revision: string },
  { from, length }: { readonly from: number; readonly length: number },
): Promise<string> {
  const { rows } = await pool.query<{ text: Buffer }>(
    'select substring(text from $4 for $5) as text from item where platform = $1 and id = $2 and revision = $3',
    [item.platform, item.id, item.revision, from * 2 + 1, length * 2],
  );
  return rows[0] === undefined ? '' : decodeText(rows[0].text);
}

async function withTexts(
  pool: pg.Pool,
  { platform, account }: Pick<TimelineWish, 'platform' | 'account'>,
  items: readonly Meta[],
): Promise<readonly TimelineRow[]> {
  if (items.length === 0) return [];
  const seen = await readSeen(pool, { platform, account }, items);
  const begins = items.map((item) => beginOf(item.units, seen.get(keyOf(item)) ?? []));
  const { rows: texts } = await pool.query<{ text: Buffer }>(
    `select (select substring(i.text from k.begin * 2 + 1 for ${SHOWN * 2}) from item i where i.platform = $1 and i.id = k.id and i.revision = k.revision) as text
     from unnest($2::text[], $3::text[], $4::int[]) with ordinality as k (id, revision, begin, place) order by k.place`,
    [platform, items.map((one) => one.id), items.map((one) => one.revision), begins],
  );
  return items.map((item, place) => ({
    ...item,
    from: begins[place] ?? 0,
    text: decodeText(texts[place]?.text ?? Buffer.alloc(0)),
    seen: seen.get(keyOf(item)) ?? [],
  }));
}

/** An observation stands at the time at which its item came first or later, never earlier than the item. */
async function readSeen(
  pool: pg.Pool,
  { platform, account }: Pick<TimelineWish, 'platform' | 'account'>,
  items: readonly Meta[],
): Promise<ReadonlyMap<string, readonly SeenRow[]>> {
  const { rows } = await pool.query<SeenRow & { readonly id: string; readonly revision: string }>(
    `select item as id, revision, signal, what, tier, span_start as start, span_end as end, case when shadow then 0 else bits end as bits
     from observation where platform = $1 and account = $2 and at_ms >= $3 and item = any($4) order by span_start, signal, what`,
    [platform, account, Math.min(...items.map((one) => one.createdAt)), items.map((one) => one.id)],
  );
  const grouped = Map.groupBy(rows, keyOf);
  return new Map([...grouped].map(([key, all]) => [key, all.map(({ id: _, revision: __, ...one }) => one)]));
}

function keyOf({ id, revision }: Pick<ItemPlace, 'id' | 'revision'>): string {
  return `${id}\u0000${revision}`;
}
