// vigil sign: acts that wait for their second person, and giving or refusing the signature on one. Nobody signs an act of their own.
import { userInfo } from 'node:os';
import { Command } from 'commander';
import { SIGNATURE_CAUSES } from '../core/signature.ts';
import { keepable } from '../engine/unkeepable.ts';
import { listSignatures, signAct, sweepSignatures, type WaitingRow } from '../store/signatures.ts';
import { loadPolicy } from './choose-rules.ts';
import type { StoreChoice } from './choose-store.ts';
import { withStore, withStoreOptions } from './choose-store.ts';
import { print, printJson, remark, safe, table } from './console-line.ts';
import { reasonMask } from './masked-reason.ts';
import { UsageError } from './usage-error.ts';

const MOST = 1_000;

type Choice = StoreChoice & {
  readonly give?: boolean;
  readonly refuse?: boolean;
  readonly reason?: string;
  readonly by?: string;
  readonly policy?: string;
  readonly json?: boolean;
};

/** The command. */
export function signCommand(): Command {
  const command = new Command('sign')
    .description('acts that wait for a second person; with an id, give or refuse the signature')
    .argument('[id]', 'of the decision, such as D-1f3b…')
    .option('--give', 'sign it')
    .option('--refuse', 'refuse: the case goes back to review with your reason')
    .option('--reason <text>', 'in a sentence; needed to refuse')
    .option('--by <name>', 'who signs (default: the name of the user at this machine)')
    .option('--policy <file>', 'the policy in force (default: the shipped one)')
    .option('--json', 'one JSON line an act, or one JSON object: {decision, state}')
    .addHelpText(
      'after',
      '\n  $ vigil sign\n  $ vigil sign D-1f3b… --give --by bo\n  $ vigil sign D-1f3b… --refuse --reason "a song text" --by bo',
    );
  return withStoreOptions(command).action(async (id: string | undefined, choice: Choice) => {
    const policy = await loadPolicy(choice.policy);
    await withStore(choice, { reading: true, quiet: choice.json === true }, async ({ store }) => {
      if (id !== undefined) return signOne(store.pool, id, choice, policy);
      await sweepSignatures(store.pool, Date.now(), policy);
      const rows = await listSignatures(store.pool, { limit: MOST });
      if (choice.json === true) for (const row of rows) printJson(await lineOf(store.pool, row));
      else table(rows.map((row) => cellsOf(row, Date.now()))).forEach(print);
      if (rows.length === 0 && choice.json !== true) remark('Nothing waits for a second person.');
    });
  });
}

async function signOne(
  pool: Parameters<typeof signAct>[0],
  id: string,
  choice: Choice,
  policy: Awaited<ReturnType<typeof loadPolicy>>,
): Promise<void> {
  if ((choice.give === true) === (choice.refuse === true))
    throw new UsageError('Say --give or --refuse, one of the two.');
  const verdict = choice.give === true ? 'give' : 'refuse';
  const name = (choice.by ?? userInfo().username).slice(0, 100);
  const reason = keepable((choice.reason ?? '').slice(0, 2_000));
  const made = await signAct(pool, id, { verdict, reason, by: { name }, now: Date.now() }, policy);
  if (!made.ok) throw new UsageError(`${safe(id)}: ${made.why}`);
  if (choice.json === true) printJson({ decision: id, state: made.signature.state });
  else print(`${safe(id)}: ${made.signature.state} by ${safe(name)}.`);
}

async function lineOf(
  pool: Parameters<typeof signAct>[0],
  { mine: _, id: __, act: ___, decision, ...row }: WaitingRow,
) {
  const { id, case: caseId, ...rest } = decision;
  const hide = await reasonMask(pool, decision.platform, decision.account);
  const second = row.second === null ? null : { ...row.second, reason: hide(row.second.reason) };
  return { ...row, second, decision: id, case: caseId, ...rest, reason: hide(rest.reason) };
}

function cellsOf({ decision, by, causes, decisions, dueAt }: WaitingRow, now: number): readonly string[] {
  const minutes = Math.round((dueAt - now) / 60_000);
  const time = `${Math.abs(minutes) < 120 ? `${Math.abs(minutes)} min` : `${Math.round(Math.abs(minutes) / 60)} h`}`;
  return [
    decision.id,
    minutes < 0 ? `late by ${time}` : `due in ${time}`,
    `${decision.outcome ?? ''}${decisions > 1 ? ` ×${decisions}` : ''}`,
    decision.case,
    `by ${safe(by)}`,
    causes.map((one) => SIGNATURE_CAUSES[one].says).join('; '),
  ];
}
