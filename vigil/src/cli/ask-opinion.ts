// Asks a model about one open case, keeps what comes of it and prints it. While the model thinks, no lock and no transaction is held.
import type { OpinionSource } from '../connect/opinion/index.ts';
import { isOpinion, type NoOpinion, type Opinion } from '../core/opinion.ts';
import { hiddenIn } from '../engine/opinion.ts';
import { questionFor, type WrittenText } from '../engine/opinion-question.ts';
import type { OpenStore } from '../store/open.ts';
import { beginOpinion, namesOf, settleOpinion } from '../store/opinions.ts';
import { type CaseRow, type KeptRow, listKept } from '../store/read-cases.ts';
import { counted, print, printJson, remark, style } from './console-line.ts';
import { opinionJson, opinionLines } from './opinion-lines.ts';

/** Who asks whom. `perDay` bounds the questions of the last 24 hours, over all runs. */
export interface Asker {
  readonly store: OpenStore;
  readonly source: OpinionSource;
  readonly perDay: number;
  readonly json: boolean;
}

/** What came of it. `usedUp`: the day's number is, so nothing more need be tried. */
export interface Asked {
  readonly outcome: Opinion | NoOpinion;
  readonly usedUp: boolean;
}

/** Kept items of an account that are looked through for texts of its own. */
const KEPT = 50;

/** Asks about a case. */
export async function askAbout({ store: { pool }, source, perDay, json }: Asker, row: CaseRow): Promise<Asked> {
  const names = await namesOf(pool, row.platform, row.account);
  const kept = await listKept(pool, row.platform, row.account, { limit: KEPT, offset: 0 });
  const { texts, veiled, aimed } = questionFor(kept.map(writtenIn), names);
  const off = (because: string, usedUp: boolean): Asked => {
    remark(`${row.id}: nothing was asked, for ${because}.`);
    if (json) printJson({ case: row.id, bits: 0, why: 'off' });
    return { outcome: { why: 'off' }, usedUp };
  };
  if (texts.length === 0) return off('no text that the account wrote is kept', false);
  const { model, promptVersion, to } = source;
  const asking = { case: row.id, model, promptVersion, to, texts: texts.length, aimed, perDay };
  const id = await beginOpinion(pool, { ...asking, actor: 'cli', now: Date.now() });
  if (id === undefined)
    return off(`no more than ${counted(perDay, 'question')} within 24 hours go out (--per-day)`, true);
  const outcome = await source.ask(texts);
  const hidden = isOpinion(outcome) ? hiddenIn(outcome.quote, texts, veiled) : [];
  const now = Date.now();
  await settleOpinion(pool, { id, outcome, hidden, actor: 'cli', now });
  const about = { model, promptVersion, at: now, texts: texts.length, aimed };
  const shown = isOpinion(outcome)
    ? { ...about, label: outcome.label, clause: outcome.clause, quote: outcome.quote, hidden, why: null }
    : { ...about, label: null, why: outcome.why };
  if (json) printJson({ case: row.id, ...opinionJson(shown, false) });
  else [style('bold', row.id), ...opinionLines(shown, false)].forEach(print);
  return { outcome, usedUp: false };
}

function writtenIn({ text, selfAuthored, seen }: KeptRow): WrittenText {
  const veiled = seen.filter((one) => one.signal.startsWith('term.') || one.signal.startsWith('age.'));
  return { text, selfAuthored, found: seen, veiled };
}
