// Keeps what reviewed cases taught: the model in force, those before it, and those that were refused; and reads what people decided.
import type pg from 'pg';
import type { Outcome } from '../core/decision.ts';
import type { InnocentKind } from '../core/innocent.ts';
import type { JudgementModel } from '../core/judgement.ts';
import type { Policy } from '../core/policy.ts';
import type { TextExample } from '../core/text-model.ts';
import { evidenceOfLinks, type Ties } from '../engine/account-links.ts';
import type { Seen } from '../engine/assess.ts';
import type { DecidedCase } from '../engine/judgement/review-cases.ts';
import { appendAudit } from './chain.ts';
import { inTransaction } from './connection.ts';
import { decodeText } from './kept.ts';
import { takeWriterLock } from './writer-lock.ts';

/** Learning reads at most so many decisions, the latest, and so many texts of them. */
const MOST_DECISIONS = 50_000;
const MOST_TEXTS = 50_000;

/** The model that judges now, or undefined. */
export async function activeJudgement(db: pg.Pool | pg.ClientBase): Promise<JudgementModel | undefined> {
  const { rows } = await db.query<{ model: JudgementModel }>(
    `select model from judgement_model where state = 'active'`,
  );
  return rows[0]?.model;
}

/** Keeps a model; one that stands takes the place of the one before. `why` goes into the audit log with the counts. */
export async function keepJudgement(
  pool: pg.Pool,
  model: JudgementModel,
  verdict: { readonly stands: boolean; readonly why: string; readonly now: number },
): Promise<void> {
  const { stands, why, now } = verdict;
  await inTransaction(pool, async (client) => {
    await takeWriterLock(client);
    if (stands) await client.query(`update judgement_model set state = 'past' where state = 'active'`);
    await client.query(
      `insert into judgement_model (version, made_ms, model, state) values ($1, $2, $3, $4)
       on conflict (version) do update set state = excluded.state, made_ms = excluded.made_ms, model = excluded.model`,
      [model.version, now, JSON.stringify(model), stands ? 'active' : 'refused'],
    );
    const detail = { reviewed: model.reviewed, certified: model.certificate === undefined ? 0 : 1, why };
    const act = stands ? 'judgement.learned' : 'judgement.refused';
    await appendAudit(client, [{ at: now, actor: 'vigil', act, subject: model.version, detail }]);
  });
}

/** Gives up the certificate of the model in force: from now on only people act. */
export async function giveUpCertificate(
  pool: pg.Pool,
  { version, why, now }: { readonly version: string; readonly why: string; readonly now: number },
): Promise<void> {
  await inTransaction(pool, async (client) => {
    await takeWriterLock(client);
    const { rowCount } = await client.query(
      `update judgement_model set model = jsonb_set(model, '{certificate,stale}', 'true')
       where version = $1 and model->'certificate'->'stale' = 'false'`,
      [version],
    );
    if (rowCount === 0) return;
    await appendAudit(client, [
      { at: now, actor: 'vigil', act: 'certificate.given-up', subject: version, detail: { why } },
    ]);
  });
}

interface DecisionRow {
  readonly id: string;
  readonly outcome: Outcome;
  readonly innocent: InnocentKind | null;
  readonly reviewer: string;
  /** Of the decision, milliseconds since 1970. */
  readonly at: number;
  readonly seen: Omit<Seen, 'links'> & Ties;
}

/** The latest decision of people on each case, with what judging saw when it was made. */
export async function readDecided(
  pool: pg.Pool,
  policy: Policy,
): Promise<readonly (DecidedCase & { readonly at: number })[]> {
  const { rows } = await pool.query<DecisionRow>(
    `select distinct on (case_id) case_id as id, outcome, innocent, author->>'name' as reviewer, at_ms::float8 as at, seen
     from decision where not interim and counts and outcome is not null and seen->'conduct' <> 'null'
     order by case_id, at_ms desc, id limit ${MOST_DECISIONS}`,
  );
  return rows.map(({ seen, innocent, ...row }) => ({
    ...row,
    ...(innocent === null ? {} : { innocent }),
    seen: { ...seen, links: evidenceOfLinks(seen, policy) },
  }));
}

/** When a person last decided or signed something, milliseconds since 1970. */
export async function lastDecided(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ at: number }>(
    `select greatest((select max(at_ms) from decision where not interim and counts), (select max(settled_ms) from signature), 0)::float8 as at`,
  );
  return rows[0]?.at ?? 0;
}

/** Kept texts of accounts that people decided on: offers of those found violating, and all of those found innocent. */
export async function readReviewedTexts(pool: pg.Pool): Promise<readonly TextExample[]> {
  const { rows } = await pool.query<{
    id: string;
    text: Buffer;
    account: string;
    violating: boolean;
    reviewer: string;
  }>(
    `with last as (
       select distinct on (platform, account) platform, account, outcome, author->>'name' as reviewer
       from decision where not interim and counts and outcome in ('violating', 'not-violating') order by platform, account, at_ms desc, id)
     select i.id || '@' || i.revision as id, i.text, i.platform || '/' || i.account as account, l.outcome = 'violating' as violating, l.reviewer
     from last l join item i on i.platform = l.platform and i.account = l.account
     where i.self_authored and length(i.text) > 0
       and (l.outcome = 'not-violating' or exists (
         select 1 from observation o where o.platform = i.platform and o.item = i.id and o.signal = 'joint.offer'))
     order by 1 limit ${MOST_TEXTS}`,
  );
  return rows.map(({ id, text, account, violating, reviewer }) => ({
    id: `reviewed:${id}`,
    text: decodeText(text),
    account,
    label: violating ? 1 : 0,
    reviewer,
  }));
}
