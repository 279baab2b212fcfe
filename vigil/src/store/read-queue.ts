// Reads the queue: open cases in the order in which a person should look at them, narrowed by filters, a page at a time without counting what lies before it.
import type pg from 'pg';
import type { ReasonFamily, Severity } from '../core/assessment.ts';
import type { Route } from '../core/case.ts';
import { CASE_COLUMNS, CASE_FROM, type CaseRow } from './read-cases.ts';

/** How long a case has been open: under an hour, under a day, under a week, longer. */
export const AGES = ['hour', 'day', 'week', 'older'] as const;
export type Age = (typeof AGES)[number];

/** Who is at a case: nobody, a person at a console, a program with a key, or whoever asks. */
export const HOLDERS = ['free', 'person', 'machine', 'mine'] as const;
export type Holder = (typeof HOLDERS)[number];

/** What narrows the queue; what is left out narrows nothing. */
export interface QueueWish {
  readonly severity?: Severity | undefined;
  readonly family?: ReasonFamily | undefined;
  readonly ring?: 'ring' | 'single' | undefined;
  readonly language?: string | undefined;
  readonly platform?: string | undefined;
  readonly age?: Age | undefined;
  readonly claim?: Holder | undefined;
  readonly route?: Route | undefined;
  readonly overdue?: boolean | undefined;
}

/** Which part of the queue. `after` is the last row of the page before. */
export interface CaseFilter extends QueueWish {
  readonly state?: 'open' | 'decided';
  readonly limit: number;
  readonly after?: CaseCursor;
  /** Who asks and when, for filters by claim, age and deadline; nobody, now. */
  readonly asker?: { readonly holder: string; readonly now: number };
}

/** The place in the queue's order: urgent first, inside a severity what trusted flaggers named, then strongest, then earliest due, then id. */
export interface CaseCursor {
  readonly rank: number;
  readonly bits: number;
  readonly dueAt: number;
  readonly id: string;
}

const HOUR_MS = 3_600_000;
/** Bounds of the ages, in milliseconds: at least, and below. */
export const AGE_BOUNDS: Readonly<Record<Age, readonly [number, number]>> = {
  hour: [0, HOUR_MS],
  day: [HOUR_MS, 24 * HOUR_MS],
  week: [24 * HOUR_MS, 168 * HOUR_MS],
  older: [168 * HOUR_MS, Number.MAX_SAFE_INTEGER],
};

/** Urgent first, inside a severity what trusted flaggers named: of a row `c` of case_file, and the same expression as in the index case_queue_order. */
export const RANK = `(case when c.severity = 'urgent' then 0 else 2 end + case when c.jumps then 0 else 1 end)`;

/** Where a case stands in the queue. */
export function placeOf({ severity, jumps, bits, dueAt, id }: CaseRow): CaseCursor {
  return { rank: (severity === 'urgent' ? 0 : 2) + (jumps ? 0 : 1), bits, dueAt, id };
}

/** Cases in the order in which a person should look at them. Only what narrows is asked for, so that the order comes from its index. */
export async function listCases(pool: pg.Pool, filter: CaseFilter): Promise<readonly CaseRow[]> {
  const values: unknown[] = [];
  const put = (value: unknown): string => `$${values.push(value)}`;
  const where = [`c.state = '${filter.state === 'decided' ? 'decided' : 'open'}'`, ...conditionsOf(filter, put)];
  const { after } = filter;
  if (after !== undefined)
    where.push(
      `(${RANK}, -c.bits, c.due_ms, c.id) > (${put(after.rank)}::int, ${put(-after.bits)}::float8, ${put(after.dueAt)}::bigint, ${put(after.id)}::text)`,
    );
  const { rows } = await pool.query<CaseRow>(
    `select ${CASE_COLUMNS} ${CASE_FROM} where ${where.join(' and ')} order by ${RANK}, -c.bits, c.due_ms, c.id limit ${put(filter.limit)}`,
    values,
  );
  return rows;
}

const LINKED = `exists (select from account_link l join ring r on r.id = l.ring and r.gone_ms is null where l.platform = c.platform and l.account = c.account)`;

function conditionsOf(wish: CaseFilter, put: (value: unknown) => string): readonly string[] {
  const { now, holder } = wish.asker ?? { now: Date.now(), holder: '' };
  const { severity, family, ring, language, platform, age, claim, route, overdue } = wish;
  return [
    ...(severity === undefined ? [] : [`c.severity = ${put(severity)}`]),
    ...(family === undefined ? [] : [`c.families @> array[${put(family)}::text]`]),
    ...(ring === undefined ? [] : [ring === 'ring' ? LINKED : `not ${LINKED}`]),
    ...(platform === undefined ? [] : [`c.platform = ${put(platform)}`]),
    ...(route === undefined ? [] : [`c.route = ${put(route)}`]),
    ...(overdue === true ? [`c.due_ms < ${put(now)}::bigint`] : []),
    ...(age === undefined ? [] : between('c.opened_ms', now, AGE_BOUNDS[age], put)),
    ...(claim === undefined ? [] : [claimed(claim, now, holder, put)]),
    ...(language === undefined
      ? []
      : [
          `exists (select from item i where i.platform = c.platform and i.account = c.account and i.language = ${put(language)})`,
        ]),
  ];
}

function between(
  column: string,
  now: number,
  [least, most]: readonly [number, number],
  put: (value: unknown) => string,
): readonly string[] {
  const newest = `${column} <= ${put(now - least)}::bigint`;
  return most === Number.MAX_SAFE_INTEGER ? [newest] : [newest, `${column} > ${put(now - most)}::bigint`];
}

function claimed(claim: Holder, now: number, holder: string, put: (value: unknown) => string): string {
  const held = `select l.case_id from case_claim l where l.until_ms > ${put(now)}::bigint`;
  if (claim === 'free') return `c.id not in (${held})`;
  if (claim === 'mine') return `c.id in (${held} and l.holder = ${put(holder)})`;
  return `c.id in (${held} and l.holder ${claim === 'machine' ? '' : 'not '}like 'key:%')`;
}
