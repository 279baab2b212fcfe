// vigil case: one case with its reasons in bits, what ties the account to others, and its kept items.

import { Command } from 'commander';
import { explanationOf } from '../core/innocent.ts';
import { ADDRESS_SIGNALS } from '../core/signal.ts';
import { everywhere, handleSpans, mask } from '../engine/mask.ts';
import { findReach } from '../engine/reach.ts';
import { readOpinion } from '../store/opinions.ts';
import type { CaseRow, KeptRow, SharedRow } from '../store/read-cases.ts';
import { listKept, listShared, readCase } from '../store/read-cases.ts';
import { type DecisionRow, readDecisions } from '../store/read-decisions.ts';
import { logReveal } from '../store/reveal.ts';
import { caseLine, limitOf } from './cases.ts';
import type { StoreChoice } from './choose-store.ts';
import { withStore, withStoreOptions } from './choose-store.ts';
import { counted, print, printJson, safe, style } from './console-line.ts';
import { familySays } from './family-words.ts';
import { isHidden, reasonMask } from './masked-reason.ts';
import { opinionJson, opinionLines } from './opinion-lines.ts';
import { dueIn } from './summary.ts';
import { UsageError } from './usage-error.ts';

type Choice = StoreChoice & { readonly reveal?: boolean; readonly items?: string; readonly json?: boolean };

const HELP = `
  $ vigil case C-7Q2M9K4DXX
  $ vigil case C-7Q2M9K4DXX --reveal      (shows the words; goes into the audit log)`;

/** The command. */
export function caseCommand(): Command {
  const command = new Command('case')
    .description('one case: why it is open, and what was seen')
    .argument('<id>', 'such as C-7Q2M9K4DXX')
    .option('--items <n>', 'how many kept items, newest first (default: 10)')
    .option('--reveal', 'show the words; this is written to the audit log')
    .option('--json', 'one JSON object')
    .addHelpText('after', HELP);
  return withStoreOptions(command).action(async (id: string, choice: Choice) => {
    const limit = limitOf(choice.items, '--items') ?? 10;
    await withStore(choice, { reading: true, quiet: choice.json === true }, async ({ store }) => {
      const row = await readCase(store.pool, id.toUpperCase());
      if (row === undefined) throw new UsageError(`There is no case ${safe(id)}. "vigil cases" lists the open ones.`);
      if (choice.reveal === true) await logReveal(store.pool, { actor: 'cli', subject: row.id, now: Date.now() });
      const kept = (await listKept(store.pool, row.platform, row.account, { limit, offset: 0 })).map((item) =>
        choice.reveal === true ? item : masked(item),
      );
      const shared = await listShared(store.pool, row.platform, row.account);
      const hide = await reasonMask(store.pool, row.platform, row.account);
      const decisions = (await readDecisions(store.pool, row.id)).decisions.map((one) =>
        choice.reveal === true ? one : { ...one, reason: hide(one.reason) },
      );
      const opinion = await readOpinion(store.pool, row.id);
      const revealed = choice.reveal === true;
      if (choice.json === true)
        printJson({
          ...caseLine(row),
          state: row.state,
          decisions,
          ...(row.assessment.shadow === undefined ? {} : { shadow: row.assessment.shadow }),
          items: kept,
          shared: shared.map(({ kind, service, accounts }) => ({ kind, service, accounts })),
          opinion: opinion === undefined ? null : opinionJson(opinion, revealed),
        });
      else
        [
          ...headLines(row),
          ...decisions.map(decisionLine),
          ...sharedLines(shared),
          ...(opinion === undefined ? [] : opinionLines(opinion, revealed)),
          ...kept.flatMap(itemLines),
        ].forEach(print);
    });
  });
}

const VALUES: ReadonlySet<string> = ADDRESS_SIGNALS;

function masked(item: KeptRow): KeptRow {
  const hidden = item.seen.filter(({ signal }) => isHidden(signal));
  const reach = findReach(item.text);
  const seen = item.seen.map((one) =>
    VALUES.has(one.signal) ? { ...one, what: one.what.replace(/:.*/su, ':•••') } : one,
  );
  return {
    ...item,
    seen,
    text: mask(item.text, [...everywhere(item.text, hidden), ...reach, ...handleSpans(item.text)]),
  };
}

function headLines(row: CaseRow): readonly string[] {
  return [
    style(
      'bold',
      `${row.id}  ${row.severity}  ${safe(row.platform)}:${safe(row.account)}  ${row.state === 'decided' ? 'decided' : dueIn(row.dueAt, Date.now())}`,
    ),
    `${row.bits.toFixed(1)} bits over ${counted(row.items, 'kept item')}, first seen ${new Date(row.firstSeen).toISOString()}`,
    ...row.assessment.reasons.map(
      (reason) =>
        `  ${reason.bits.toFixed(1).padStart(6)}  ${familySays(reason.family).padEnd(14)} ${safe(reason.text)}`,
    ),
    ...shadowLines(row.assessment.shadow),
    `         weighed against the explanation that it ${explanationOf(row.assessment.against ?? 'ordinary')}`,
    ...(row.route === 'specialist'
      ? ['         for a specialist: a reviewer asked for one, or this may be a victim or a minor']
      : []),
    `         policy ${row.assessment.policy}, lexicon ${row.assessment.lexicon.slice(0, 12)}`,
  ];
}

/** `2026-11-28 10:03  ada: violating, suspend ordered. three offers`. */
function decisionLine(one: DecisionRow): string {
  const found = one.outcome ?? 'until a person has looked';
  const instead = one.innocent === null ? '' : ` (${one.innocent})`;
  const act = one.action === null ? '' : `, ${one.action} ordered`;
  return `  ${new Date(one.at).toISOString().slice(0, 16).replace('T', ' ')}  ${safe(one.by)}: ${found}${instead}${act}. ${safe(one.reason)}`;
}

function shadowLines(shadow: CaseRow['assessment']['shadow']): readonly string[] {
  if (shadow === undefined) return [];
  const severity = shadow.severity === 'none' ? 'no case' : shadow.severity;
  return [
    `  ${'0.0'.padStart(6)}  ${'shadow'.padEnd(14)} would add ${shadow.bits.toFixed(1)} bits (shadow): ${severity}`,
  ];
}

function sharedLines(shared: readonly SharedRow[]): readonly string[] {
  return shared.map(
    (one) =>
      `  shares ${/^[aeiou]/.test(one.kind) ? 'an' : 'a'} ${one.kind} (${safe(one.service)}) with ${counted(one.accounts, 'other account')} that ${one.accounts === 1 ? 'has' : 'have'} a file`,
  );
}

function itemLines(item: KeptRow): readonly string[] {
  const seen = [...new Set(item.seen.map((one) => one.signal))].join(', ');
  return [
    '',
    style('dim', `${new Date(item.createdAt).toISOString()}  ${item.surface}  ${safe(item.id)}  ${seen}`),
    `  ${safe(item.text)}`,
  ];
}
