// What a replay came to: the object that scripts read, and the words that people read.
import type pg from 'pg';
import type { CaseRow } from '../store/read-cases.ts';
import type { Day, StoreTotals } from '../store/read-day.ts';
import { lastDay, readDay, readTotals } from '../store/read-day.ts';
import { listCases } from '../store/read-queue.ts';
import { counted, safe, style, table } from './console-line.ts';
import { duration } from './progress.ts';
import { type Replay, type Replayed, replayFiles } from './replay-run.ts';

/** The contract of `vigil replay --json`. */
export interface Outcome {
  readonly items: number;
  readonly clean: number;
  readonly skipped: number;
  readonly shelved: number;
  readonly observations: number;
  readonly accounts: number;
  readonly cases: { readonly urgent: number; readonly standard: number };
  readonly seconds: number;
  readonly itemsPerSecond: number;
}

/** Puts the counts of the inputs and of the store together. `seconds` is how long this run took. */
function replayOutcome(replayed: Replayed, store: StoreTotals, seconds: number): Outcome {
  const { items, clean, skipped, shelved } = replayed.totals;
  return {
    items,
    clean,
    skipped,
    shelved,
    observations: store.observations,
    accounts: store.accounts,
    cases: { urgent: store.urgent, standard: store.standard },
    seconds: Math.round(seconds * 1000) / 1000,
    itemsPerSecond: Math.round(replayed.read / seconds),
  };
}

/** Replays files and puts the counts together. `started` is a reading of the performance clock, so that work before the replay counts too. */
export async function replayTo(
  files: readonly string[],
  replay: Replay,
  started: number,
): Promise<{ readonly outcome: Outcome; readonly finished: boolean }> {
  const replayed = await replayFiles(files, replay);
  const totals = await readTotals(replay.store.pool, Date.now());
  return {
    outcome: replayOutcome(replayed, totals, (performance.now() - started) / 1000),
    finished: replayed.finished,
  };
}

const CASES_SHOWN = 5;

/** The day's count and the first cases, for people. */
export async function printSummary(pool: pg.Pool, outcome: Outcome, out: (line: string) => void): Promise<void> {
  out(
    `${counted(outcome.items, 'item')} read: ${outcome.clean.toLocaleString('en')} clean, ${outcome.shelved.toLocaleString('en')} on the shelf, ${counted(outcome.observations, 'observation')} kept on ${counted(outcome.accounts, 'account')}.`,
  );
  if (outcome.skipped > 0)
    out(`${counted(outcome.skipped, 'object')} held nothing a person wrote and were counted by reason.`);
  out(`${duration(outcome.seconds)}, ${outcome.itemsPerSecond.toLocaleString('en')} items/s.`);
  const date = await lastDay(pool);
  if (date === undefined) return;
  out('');
  for (const line of dayLines(await readDay(pool, date))) out(line);
  const cases = await listCases(pool, { limit: CASES_SHOWN });
  if (cases.length === 0) return;
  out('');
  out(style('bold', `First in the queue (${outcome.cases.urgent} urgent, ${outcome.cases.standard} standard)`));
  for (const line of caseTable(cases, Date.now())) out(line);
}

/** The newsroom's count in words. */
export function dayLines(day: Day): readonly string[] {
  return [
    style(
      'bold',
      `${counted(day.offers.accounts, 'account')} offered on ${day.date}, in ${counted(day.offers.posts, 'post')}, among ${counted(day.items, 'item')}.`,
    ),
    `Still online: ${day.stillOnline.toLocaleString('en')}; the longest for ${counted(day.longestOnlineDays, 'day')}.`,
  ];
}

/** A row a case, most urgent first. Accounts are ids; no text of posts. */
export function caseTable(cases: readonly CaseRow[], now: number): readonly string[] {
  return table(
    cases.map((one) => [
      one.severity === 'urgent' ? style('red', '● urgent  ') : '○ standard',
      one.id,
      `${safe(one.platform)}:${safe(one.account)}`,
      `${one.bits.toFixed(1)} bits`,
      dueIn(one.dueAt, now),
      safe(one.assessment.reasons[0]?.text ?? ''),
    ]),
  );
}

/** `due in 42 min` or `overdue by 3 min 5 s`. */
export function dueIn(dueAt: number, now: number): string {
  const seconds = (dueAt - now) / 1000;
  return seconds >= 0 ? `due in ${duration(seconds)}` : `overdue by ${duration(-seconds)}`;
}
