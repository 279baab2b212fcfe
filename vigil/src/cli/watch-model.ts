// The model that judges, as it stands now: taken up when another was learned, and without its certificate once later decisions speak against that.
import type pg from 'pg';
import type { JudgementModel } from '../core/judgement.ts';
import type { Policy } from '../core/policy.ts';
import { reviewedCaseOf } from '../engine/judgement/review-cases.ts';
import { doubtOn, scored } from '../engine/judgement/stand-by.ts';
import { activeJudgement, giveUpCertificate, lastDecided, readDecided } from '../store/judgement-models.ts';

/** A model that is looked after. */
export interface WatchedModel {
  now(): JudgementModel | undefined;
  /** Reads the model in force, and its certificate against the decisions made since. */
  look(policy: Policy, now: number): Promise<void>;
}

/** Watches over the model of a store. Decisions are read again only when there are new ones. */
export function watchModel(pool: pg.Pool): WatchedModel {
  let model: JudgementModel | undefined;
  let heard = -1;
  return {
    now: () => model,
    async look(policy, now) {
      model = await activeJudgement(pool);
      const { certificate, version } = model ?? {};
      if (model === undefined || version === undefined || certificate === undefined || certificate.stale) return;
      const latest = await lastDecided(pool);
      if (latest === heard) return;
      const why = await doubts(pool, model, policy);
      heard = latest;
      if (why === undefined) return;
      await giveUpCertificate(pool, { version, why, now });
      model = await activeJudgement(pool);
    },
  };
}

async function doubts(pool: pg.Pool, model: JudgementModel, policy: Policy): Promise<string | undefined> {
  const { certificate } = model;
  if (certificate === undefined) return undefined;
  const decided = await readDecided(pool, policy);
  const scores = (late: boolean) =>
    scored(
      decided.filter(({ at }) => at > certificate.date === late).flatMap((one) => reviewedCaseOf(one, policy) ?? []),
      model,
      policy,
    );
  return doubtOn(certificate, { earlier: scores(false), later: scores(true) });
}
