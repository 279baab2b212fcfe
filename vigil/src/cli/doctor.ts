// vigil doctor: checks that this installation keeps its promises: a durable database, an unbroken audit chain, a canary that sings, an empty shelf.
import { Command } from 'commander';
import { DEFAULT_POLICY } from '../core/policy.ts';
import { checkChain } from '../store/chain.ts';
import { DATABASE_CHECKS, type HealthCheck, type HealthFinding, WORK_CHECKS } from '../store/health-checks.ts';
import { readViolations } from '../store/page-violations.ts';
import { countWaiting, listSignatures, sweepSignatures } from '../store/signatures.ts';
import type { RulesChoice } from './choose-rules.ts';
import { compileRules, loadLexicons, loadPolicy, STAND_IN_PACK, TRADE_PACK, withRulesOptions } from './choose-rules.ts';
import type { ChosenStore, StoreChoice } from './choose-store.ts';
import { withStore, withStoreOptions } from './choose-store.ts';
import { counted, print, printJson, style } from './console-line.ts';
import { sing } from './sing.ts';

type Choice = StoreChoice & RulesChoice & { readonly json?: boolean };
type Check = readonly [name: string, run: (chosen: ChosenStore, choice: Choice) => Promise<HealthFinding>];

/** A check that needs nothing but the store. */
function shared([name, run]: HealthCheck): Check {
  return [
    name,
    async ({ store, folder }, choice) => {
      const { lateOrderMinutes } = await loadPolicy(choice.policy);
      return run({ pool: store.pool, folder, now: Date.now, lateOrderMinutes });
    },
  ];
}

const CHECKS: readonly Check[] = [
  ['node', async () => ({ ok: true, found: `Node ${process.versions.node}` })],
  ...DATABASE_CHECKS.map(shared),
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
  ...WORK_CHECKS.map(shared),
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

async function attempt(run: Check[1], chosen: ChosenStore, choice: Choice): Promise<HealthFinding> {
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
