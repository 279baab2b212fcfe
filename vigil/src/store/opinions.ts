// Keeps second opinions beside their cases: a place under the day's number before texts leave, the answer afterwards. Nothing that judges reads this.
import type pg from 'pg';
import { isOpinion, type NoOpinion, type NoOpinionReason, type Opinion, type OpinionLabel } from '../core/opinion.ts';
import type { Span } from '../engine/mask.ts';
import { appendAudit } from './chain.ts';
import { inTransaction } from './connection.ts';
import { decodeText, encodeText } from './kept.ts';
import { takeWriterLock } from './writer-lock.ts';

const DAY_MS = 86_400_000;

/** What is about to be asked. `to` is the host the texts go to; `perDay` bounds questions of the last 24 hours. */
export interface Asking {
  readonly case: string;
  readonly model: string;
  readonly promptVersion: string;
  readonly to: string;
  readonly texts: number;
  /** Remarks on words aimed at a model. */
  readonly aimed: readonly string[];
  readonly perDay: number;
  readonly actor: string;
  readonly now: number;
}

/** Takes a place and writes to the audit log that texts leave. Undefined when the day's number is used up: then nothing may be sent. No lock is held afterwards. */
export async function beginOpinion(pool: pg.Pool, asking: Asking): Promise<number | undefined> {
  return inTransaction(pool, async (client) => {
    await takeWriterLock(client);
    const { rows: counted } = await client.query<{ n: number }>(
      'select count(*) as n from opinion where asked_ms > $1',
      [asking.now - DAY_MS],
    );
    if ((counted[0]?.n ?? 0) >= asking.perDay) return undefined;
    const { case: subject, model, promptVersion, texts, to, actor, now } = asking;
    const { rows } = await client.query<{ id: number }>(
      'insert into opinion (case_id, model, prompt, texts, aimed, asked_ms) values ($1, $2, $3, $4, $5, $6) returning id',
      [subject, model, promptVersion, texts, JSON.stringify(asking.aimed), now],
    );
    const opinion = rows[0]?.id as number;
    const detail = { opinion, model, prompt: promptVersion, texts, to };
    await appendAudit(client, [{ at: now, actor, act: 'opinion.sent', subject, detail }]);
    return opinion;
  });
}

/** What came of a question. `hidden` are spans of the quote that readers are spared. */
export interface Settled {
  readonly id: number;
  readonly outcome: Opinion | NoOpinion;
  readonly hidden: readonly Span[];
  readonly actor: string;
  readonly now: number;
}

/** Writes the answer, or why there is none, with one line in the audit log: ids, model and outcome, no text. */
export async function settleOpinion(pool: pg.Pool, settled: Settled): Promise<void> {
  const { id, outcome, hidden, actor, now } = settled;
  const said = isOpinion(outcome);
  await inTransaction(pool, async (client) => {
    await takeWriterLock(client);
    const { rows } = await client.query<{ subject: string; model: string; prompt: string }>(
      `update opinion set settled_ms = $2, why = $3, label = $4, clause = $5, quote = $6, hidden = $7
       where id = $1 and settled_ms is null returning case_id as subject, model, prompt`,
      [
        id,
        now,
        said ? null : outcome.why,
        said ? outcome.label : null,
        said ? outcome.clause : null,
        said ? encodeText(outcome.quote) : null,
        said ? JSON.stringify(hidden) : null,
      ],
    );
    const row = rows[0];
    if (row === undefined) return; // its case went, or it was settled before
    const detail = { opinion: id, model: row.model, prompt: row.prompt, outcome: said ? outcome.label : outcome.why };
    await appendAudit(client, [{ at: now, actor, act: 'opinion.asked', subject: row.subject, detail }]);
  });
}

/** What is shown beside a case. */
export type OpinionRow = {
  readonly model: string;
  readonly promptVersion: string;
  readonly at: number;
  readonly texts: number;
  readonly aimed: readonly string[];
} & (
  | {
      readonly label: OpinionLabel;
      readonly clause: string;
      readonly quote: string;
      readonly hidden: readonly Span[];
      readonly why: null;
    }
  | { readonly label: null; readonly why: NoOpinionReason }
);

/** The newest opinion on a case; where there is none, why the newest question brought none; undefined when nothing was asked. */
export async function readOpinion(pool: pg.Pool, caseId: string): Promise<OpinionRow | undefined> {
  const { rows } = await pool.query<OpinionRow & { readonly bytes: Buffer | null }>(
    `select model, prompt as "promptVersion", settled_ms as at, texts, aimed, label, clause, quote as bytes, hidden, why
     from opinion where case_id = $1 and settled_ms is not null order by (label is null), id desc limit 1`,
    [caseId],
  );
  const row = rows[0];
  if (row === undefined) return undefined;
  const { bytes, ...rest } = row;
  return (bytes === null ? rest : { ...rest, quote: decodeText(bytes) }) as OpinionRow;
}

/** Open cases that this model was not asked about since they last changed, in the order of the queue. A question that failed on the way is asked again; one that was answered is not. */
export async function listUnasked(
  pool: pg.Pool,
  by: { readonly model: string; readonly promptVersion: string; readonly limit: number },
): Promise<readonly string[]> {
  const { rows } = await pool.query<{ id: string }>(
    `select c.id from case_file c where c.state = 'open' and c.kind = 'finding' and not exists (
       select 1 from opinion o where o.case_id = c.id and o.model = $1 and o.prompt = $2 and o.asked_ms >= c.changed_ms
         and (o.label is not null or o.why in ('malformed', 'quote-not-found')))
     order by case c.severity when 'urgent' then 0 else 1 end, -c.bits, c.due_ms, c.id limit $3`,
    [by.model, by.promptVersion, by.limit],
  );
  return rows.map((row) => row.id);
}

/** The values by which an account is reached, to be taken out of what is sent: its own handle, and contacts it gave. */
export async function namesOf(pool: pg.Pool, platform: string, account: string): Promise<readonly string[]> {
  const { rows } = await pool.query<{ name: string }>(
    `select value as name from (select distinct value from indicator where platform = $1 and account = $2 and kind in ('handle', 'invite', 'payment') limit 500) given
     union select standing->>'handle' from account where platform = $1 and id = $2 and standing->>'handle' is not null
     union select $2`,
    [platform, account],
  );
  return rows.map((row) => row.name.replace(/^@/, ''));
}
