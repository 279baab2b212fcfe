// vigil decide: what a person found on a case. Each dismissal names the innocent explanation, because judging learns from it.
import { userInfo } from 'node:os';
import { Command } from 'commander';
import { OUTCOMES, type Outcome } from '../core/decision.ts';
import { INNOCENT_KINDS, type InnocentKind } from '../core/innocent.ts';
import type { OrderState } from '../core/order.ts';
import { SIGNATURE_CAUSES } from '../core/signature.ts';
import { keepable } from '../engine/unkeepable.ts';
import { recordReview } from '../store/review.ts';
import { loadPolicy } from './choose-rules.ts';
import type { StoreChoice } from './choose-store.ts';
import { withStore, withStoreOptions } from './choose-store.ts';
import { print, printJson, remark, safe } from './console-line.ts';
import { UsageError } from './usage-error.ts';

type Choice = StoreChoice & {
  readonly outcome: string;
  readonly innocent?: string;
  readonly reason?: string;
  readonly by?: string;
  readonly specialist?: boolean;
  readonly policy?: string;
  readonly json?: boolean;
};

const HELP = `
Outcomes:
${listed(OUTCOMES)}
Innocent explanations, needed with not-violating:
${listed(INNOCENT_KINDS)}

  $ vigil decide C-7Q2M9K4DXX --outcome violating --by ada --reason "three offers with a handle"
  $ vigil decide C-9ZK3M0QW4T --outcome not-violating --innocent seller --by ada`;

/** The command. */
export function decideCommand(): Command {
  const command = new Command('decide')
    .description('decide a case: what a person found, and what follows')
    .argument('<id>', 'such as C-7Q2M9K4DXX')
    .requiredOption('--outcome <which>', `one of ${Object.keys(OUTCOMES).join(', ')}`)
    .option('--innocent <kind>', `what the account is instead: ${Object.keys(INNOCENT_KINDS).join(', ')}`)
    .option('--reason <text>', 'in a sentence, for whoever reads the decision later')
    .option('--by <name>', 'who decides (default: the name of the user at this machine)')
    .option('--specialist', 'the person is one whose task possible victims and minors are')
    .option('--policy <file>', 'the policy in force, which says what two people must sign (default: the shipped one)')
    .option('--json', 'one JSON object: {decision, case, outcome, state, route, orders, stands, signature}')
    .addHelpText('after', HELP);
  return withStoreOptions(command).action(async (id: string, choice: Choice) => {
    const outcome = oneOf(OUTCOMES, choice.outcome, '--outcome');
    const innocent = choice.innocent === undefined ? undefined : oneOf(INNOCENT_KINDS, choice.innocent, '--innocent');
    const finding = {
      outcome,
      ...(innocent === undefined ? {} : { innocent }),
      reason: keepable((choice.reason ?? OUTCOMES[outcome].says).slice(0, 2_000)),
      by: (choice.by ?? userInfo().username).slice(0, 100),
      specialist: choice.specialist === true,
    };
    const policy = await loadPolicy(choice.policy);
    await withStore(choice, { reading: true, quiet: choice.json === true }, async ({ store }) => {
      const made = await recordReview(store.pool, id.toUpperCase(), finding, { now: Date.now(), policy });
      if (!made.ok) throw new UsageError(`${safe(id)}: ${made.why}`);
      const { decision, orders, signature } = made;
      if (choice.json === true)
        printJson({
          decision: decision.id,
          case: made.case.id,
          outcome,
          state: made.case.state,
          route: made.case.route,
          orders: orders.map((one) => one.id),
          stands: decision.state !== 'waiting',
          signature:
            signature === undefined
              ? null
              : { state: signature.state, causes: signature.causes, dueAt: signature.dueAt },
        });
      else {
        print(`${made.case.id}: ${OUTCOMES[outcome].says}. ${stateLine(made.case.state, made.case.route)}`);
        for (const order of orders)
          print(`  order ${order.id}: ${order.action ?? order.kind}, ${orderLine(order.state)}`);
        if (signature !== undefined)
          print(
            `A second person must sign ${decision.id} until ${new Date(signature.dueAt).toISOString()}: ${signature.causes.map((one) => SIGNATURE_CAUSES[one].says).join('; ')}.`,
          );
        if (orders.length === 0) remark('Nothing changes for the account.');
      }
    });
  });
}

function orderLine(state: OrderState): string {
  return state === 'waiting' ? 'waits for the second signature' : 'pending until somebody has seen it done';
}

function stateLine(state: 'open' | 'decided', route: 'review' | 'specialist'): string {
  if (state === 'decided') return 'The case is decided.';
  return route === 'specialist' ? 'The case waits for a specialist.' : 'The case stays open.';
}

function oneOf<K extends Outcome | InnocentKind>(all: Readonly<Record<K, unknown>>, given: string, option: string): K {
  if (Object.hasOwn(all, given)) return given as K;
  throw new UsageError(`${option} is one of ${Object.keys(all).join(', ')}; "${safe(given)}" is none of them.`);
}

function listed(all: Readonly<Record<string, { readonly says: string }>>): string {
  return Object.entries(all)
    .map(([name, { says }]) => `  ${name.padEnd(18)} ${says}`)
    .join('\n');
}
