// What can be checked of an installation through its store: a durable database, an applied schema, clocks, an empty shelf, kept deadlines, orders that move, room on the disk. The doctor and the settings screen share it.
import { statfs } from 'node:fs/promises';
import type pg from 'pg';
import { unsafeSettings } from './connection.ts';
import { readTotals } from './read-day.ts';
import { readGauges } from './read-gauges.ts';
import { storeTrouble } from './readiness.ts';

/** What one check found. `mend` says what to do when it is not ok. */
export interface HealthFinding {
  readonly ok: boolean;
  readonly found: string;
  /** What `found` tells, for readers of other languages; absent where it is only known in English. */
  readonly facts?: Readonly<Record<string, string | number>>;
  readonly mend?: string;
}

/** What is checked: the store, and the data folder where there is one. */
export interface HealthAbout {
  readonly pool: pg.Pool;
  readonly folder: string | undefined;
  readonly now: () => number;
  /** Minutes after which an order that waits is late: a number of the policy. */
  readonly lateOrderMinutes: number;
}

/** A check by name. */
export type HealthCheck = readonly [name: string, run: (about: HealthAbout) => Promise<HealthFinding>];

const MIN_POSTGRES = 150_000;
const MIN_FREE = 0.2;
const CLOCK_SKEW_MS = 2_000;

const counted = (count: number, what: string): string =>
  `${count.toLocaleString('en')} ${what}${count === 1 ? '' : 's'}`;

/** Checks of the database itself. */
export const DATABASE_CHECKS: readonly HealthCheck[] = [
  [
    'postgres-version',
    async ({ pool }) => {
      const { rows } = await pool.query<{ n: string; v: string }>(
        `select current_setting('server_version_num') as n, current_setting('server_version') as v`,
      );
      const ok = Number(rows[0]?.n) >= MIN_POSTGRES;
      const version = rows[0]?.v ?? '';
      return { ok, found: `PostgreSQL ${version}`, facts: { version }, mend: 'Use PostgreSQL 15 or newer.' };
    },
  ],
  [
    'durability',
    async ({ pool }) => {
      const unsafe = await unsafeSettings(pool);
      return {
        ok: unsafe.length === 0,
        found:
          unsafe.length === 0 ? 'fsync, full_page_writes and synchronous_commit are on' : `${unsafe.join(', ')} is off`,
        facts: { off: unsafe.join(', ') },
        mend: 'Turn it on in postgresql.conf: acknowledged rows could be lost.',
      };
    },
  ],
  [
    'schema',
    async ({ pool, now }) => {
      const trouble = await storeTrouble(pool, now());
      return {
        ok: trouble === undefined,
        found: trouble ?? 'up to date, and the database takes writes',
        ...(trouble === undefined ? { facts: {} } : {}),
        mend: 'Start this version of Vigil once on the database.',
      };
    },
  ],
  [
    'clock',
    async ({ pool, now }) => {
      const { rows } = await pool.query<{ at: number }>(
        'select (extract(epoch from clock_timestamp()) * 1000)::bigint as at',
      );
      const skew = Math.abs(now() - (rows[0]?.at ?? 0));
      return {
        ok: skew < CLOCK_SKEW_MS,
        found: `${skew} ms between this machine and the database`,
        facts: { skew },
        mend: 'Set both clocks by NTP: deadlines depend on them.',
      };
    },
  ],
];

/** Checks of the work that waits, and of the room it has. */
export const WORK_CHECKS: readonly HealthCheck[] = [
  [
    'shelf',
    async ({ pool, now }) => {
      const { shelf } = await readTotals(pool, now());
      return {
        ok: shelf === 0,
        found: shelf === 0 ? 'empty' : `${counted(shelf, 'piece')} could not be read`,
        facts: { pieces: shelf },
        mend: 'See "vigil shelf"; mend, then "vigil shelf again".',
      };
    },
  ],
  [
    'deadlines',
    async ({ pool, now }) => {
      const { overdue, urgent, standard } = await readTotals(pool, now());
      return {
        ok: overdue === 0,
        found: `${counted(urgent + standard, 'open case')}, ${overdue} overdue`,
        facts: { open: urgent + standard, overdue },
        mend: 'People are waiting longer than the policy promises: see "vigil cases".',
      };
    },
  ],
  [
    'orders',
    async ({ pool, now, lateOrderMinutes }) => {
      const { pendingOrders } = await readTotals(pool, now());
      const { oldestPendingAt } = await readGauges(pool);
      const late = oldestPendingAt !== null && now() - oldestPendingAt > lateOrderMinutes * 60_000;
      return {
        ok: !late,
        found: `${counted(pendingOrders, 'pending order')}${late ? `, late: the oldest for more than ${counted(lateOrderMinutes, 'minute')}` : ''}`,
        facts: { pending: pendingOrders, late: late ? lateOrderMinutes : 0 },
        mend: 'What was decided has not been carried out, or nobody has said so: "vigil orders" lists them, "vigil orders confirm" says so.',
      };
    },
  ],
  [
    'disk',
    async ({ folder }) => {
      if (folder === undefined) {
        return { ok: true, found: 'the database server looks after its own disk', facts: { percent: -1 } };
      }
      const { bavail, blocks } = await statfs(folder);
      const free = bavail / blocks;
      return {
        ok: free > MIN_FREE,
        found: `${Math.round(free * 100)} % free`,
        facts: { percent: Math.round(free * 100) },
        mend: 'Make room: below 20 % a busy day can fill it.',
      };
    },
  ],
];
