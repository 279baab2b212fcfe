// vigil doctor: checks that this installation keeps its promises: a durable database, an unbroken audit chain, a canary that sings, an empty shelf.
import { statfs } from 'node:fs/promises';
import { Command } from 'commander';
import { DEFAULT_POLICY } from '../core/policy.ts';
import { checkChain } from '../store/chain.ts';
import { unsafeSettings } from '../store/connection.ts';
import { readViolations } from '../store/page-violations.ts';
import { readTotals } from '../store/read-day.ts';
import { readGauges } from '../store/read-gauges.ts';
import { storeTrouble } from '../store/readiness.ts';
import { countWaiting, listSignatures, sweepSignatures } from '../store/signatures.ts';
import type { RulesChoice } from './choose-rules.ts';
import { compileRules, loadLexicons, loadPolicy, STAND_IN_PACK, TRADE_PACK, withRulesOptions } from './choose-rules.ts';
import type { ChosenStore, StoreChoice } from './choose-store.ts';
import { withStore, withStoreOptions } from './choose-store.ts';
import { counted, print, printJson, style } from './console-line.ts';
import { sing } from './sing.ts';

/** What one check found. `mend` says what to do when it is not ok. */
interface Finding {
  readonly check: string;
  readonly ok: boolean;
  readonly found: string;
  readonly mend?: string;
}

type Choice = StoreChoice & RulesChoice & { readonly json?: boolean };
type Check = readonly [name: string, run: (chosen: ChosenStore, choice: Choice) => Promise<Omit<Finding, 'check'>>];

const MIN_POSTGRES = 150_000;
const MIN_FREE = 0.2;
const CLOCK_SKEW_MS = 2_000;

const CHECKS: readonly Check[] = [
  ['node', async () => ({ ok: true, found: `Node ${process.versions.node}` })],
  [
    'postgres-version',
    async ({ store }) => {
      const { rows } = await store.pool.query<{ n: string; v: string }>(
        `select current_setting('server_version_num') as n, current_setting('server_version') as v`,
      );
      const ok = Number(rows[0]?.n) >= MIN_POSTGRES;
      return { ok, found: `PostgreSQL ${rows[0]?.v}`, mend: 'Use PostgreSQL 15 or newer.' };
    },
  ],
  [
    'durability',
    async ({ store }) => {
      const unsafe = await unsafeSettings(store.pool);
      return {
        ok: unsafe.length === 0,
        found:
          unsafe.length === 0 ? 'fsync, full_page_writes and synchronous_commit are on' : `${unsafe.join(', ')} is off`,
        mend: 'Turn it on in postgresql.conf: acknowledged rows could be lost.',
      };
    },
  ],
  [
    'schema',
    async ({ store }) => {
      const trouble = await storeTrouble(store.pool, Date.now());
      return {
        ok: trouble === undefined,
        found: trouble ?? 'up to date, and the database takes writes',
        mend: 'Start this version of Vigil once on the database.',
      };
    },
  ],
  [
    'clock',
    async ({ store }) => {
      const { rows } = await store.pool.query<{ at: number }>(
        'select (extract(epoch from clock_timestamp()) * 1000)::bigint as at',
      );
      const skew = Math.abs(Date.now() - (rows[0]?.at ?? 0));
      return {
        ok: skew < CLOCK_SKEW_MS,
        found: `${skew} ms between this machine and the database`,
        mend: 'Set both clocks by NTP: deadlines depend on them.',
      };
    },
  ],
  [
    'audit-chain',
    async ({ store }) => {
      const chain = await checkChain(store.pool);
      return chain.ok
        ? { ok: true, found: `unbroken, ${chain.entries.toLocaleString('en')} long` }
        : {
            ok: false,
            found: chain.why,
            mend: 'Somebody changed the audit log. Keep the database as it is and call your auditor.',
          };
    },
  ],
  [
    'lexicons',
    async (_chosen, choice) => {
      const lexicons = await loadLexicons([...(choice.lexicon ?? [STAND_IN_PACK]), TRADE_PACK]);
      const terms = lexicons.reduce((sum, one) => sum + one.terms.length, 0);
      return { ok: true, found: `${counted(lexicons.length, 'list')}, ${counted(terms, 'term')}, all examples hold` };
    },
  ],
  ['policy', async (_chosen, choice) => ({ ok: true, found: `version ${(await loadPolicy(choice.policy)).version}` })],
  [
    'canary',
    async ({ store }, choice) => {
      const lexicons = await loadLexicons([...(choice.lexicon ?? [STAND_IN_PACK]), TRADE_PACK]);
      const ms = await sing(store, compileRules(lexicons, DEFAULT_POLICY));
      return {
        ok: ms !== undefined,
        found: ms === undefined ? 'the canary did not come out of the far end' : `sang in ${Math.round(ms)} ms`,
        mend: 'Posts go in and do not come out. Look at the log of the server and of PostgreSQL.',
      };
    },
  ],
  [
    'shelf',
    async ({ store }) => {
      const { shelf } = await readTotals(store.pool, Date.now());
      return {
        ok: shelf === 0,
        found: shelf === 0 ? 'empty' : `${counted(shelf, 'piece')} could not be read`,
        mend: 'See "vigil shelf"; mend, then "vigil shelf again".',
      };
    },
  ],
  [
    'deadlines',
    async ({ store }) => {
      const { overdue, urgent, standard } = await readTotals(store.pool, Date.now());
      return {
        ok: overdue === 0,
        found: `${counted(urgent + standard, 'open case')}, ${overdue} overdue`,
        mend: 'People are waiting longer than the policy promises: see "vigil cases".',
      };
    },
  ],
  [
    'orders',
    async ({ store }, choice) => {
      const { lateOrderMinutes } = await loadPolicy(choice.policy);
      const { pendingOrders } = await readTotals(store.pool, Date.now());
      const { oldestPendingAt } = await readGauges(store.pool);
      const late = oldestPendingAt !== null && Date.now() - oldestPendingAt > lateOrderMinutes * 60_000;
      return {
        ok: !late,
        found: `${counted(pendingOrders, 'pending order')}${late ? `, late: the oldest for more than ${counted(lateOrderMinutes, 'minute')}` : ''}`,
        mend: 'What was decided has not been carried out, or nobody has said so: "vigil orders" lists them, "vigil orders confirm" says so.',
      };
    },
  ],
  [
    'signatures',
    async ({ store }, choice) => {
      const now = Date.now();
      await sweepSignatures(store.pool, now, await loadPolicy(choice.policy));
      const [next] = await listSignatures(store.pool, { limit: 1 });
      const { wanted } = await countWaiting(store.pool);
      return {
        ok: next === undefined || next.dueAt > now,
        found: `${counted(wanted, 'act')} ${wanted === 1 ? 'waits' : 'wait'} for a second person`,
        mend: 'Two people disagree and no lead has settled it in time: see "vigil sign".',
      };
    },
  ],
  [
    'page',
    async ({ store }) => {
      const found = await readViolations(store.pool);
      const times = found.reduce((sum, one) => sum + one.times, 0);
      return {
        ok: times === 0,
        found:
          times === 0
            ? 'no browser has refused anything of the console’s page'
            : `browsers refused something of the console’s page ${counted(times, 'time')} (${found.map((one) => one.directive).join(', ')})`,
        mend: 'Something got into the page, or it was built wrongly: build it anew, and look at the browser’s own console.',
      };
    },
  ],
  [
    'disk',
    async ({ folder }) => {
      if (folder === undefined) return { ok: true, found: 'the database server looks after its own disk' };
      const { bavail, blocks } = await statfs(folder);
      const free = bavail / blocks;
      return {
        ok: free > MIN_FREE,
        found: `${Math.round(free * 100)} % free`,
        mend: 'Make room: below 20 % a busy day can fill it.',
      };
    },
  ],
];

/** The command. Exit code 1 when a check fails. */
export function doctorCommand(): Command {
  const command = new Command('doctor')
    .description('check that this installation keeps its promises')
    .option('--json', 'one JSON line a check: {check, ok, found, mend}')
    .addHelpText('after', '\n  $ vigil doctor --lexicon mine.yaml');
  return withRulesOptions(withStoreOptions(command)).action(async (choice: Choice) => {
    await withStore(choice, { reading: true, quiet: choice.json === true }, async (chosen) => {
      for (const [check, run] of CHECKS) {
        const finding = { check, ...(await attempt(run, chosen, choice)) };
        if (!finding.ok) process.exitCode = 1;
        if (choice.json === true) printJson(finding);
        else
          print(
            `${finding.ok ? style('green', '✓') : style('red', '✗')} ${check.padEnd(17)} ${finding.found}${finding.ok || finding.mend === undefined ? '' : `. ${finding.mend}`}`,
          );
      }
    });
  });
}

async function attempt(run: Check[1], chosen: ChosenStore, choice: Choice): Promise<Omit<Finding, 'check'>> {
  try {
    return await run(chosen, choice);
  } catch (error) {
    return {
      ok: false,
      found: error instanceof Error ? error.message : String(error),
      mend: 'The check itself failed.',
    };
  }
}
