// The second half of vigil learn: what people decided on cases becomes the tables that judge, if they rank golden cases no worse than what judges now.
import type { ReviewedCase } from '../core/judgement.ts';
import type { Policy } from '../core/policy.ts';
import { challenge } from '../engine/judgement/challenge.ts';
import { learnModel } from '../engine/judgement/learn-tables.ts';
import { reviewedCaseOf } from '../engine/judgement/review-cases.ts';
import { certified } from '../engine/judgement/stand-by.ts';
import { accountsIn } from '../engine/rates/sketch.ts';
import { sha256 } from '../store/chain.ts';
import { activeJudgement, keepJudgement, readDecided } from '../store/judgement-models.ts';
import type { OpenStore } from '../store/open.ts';
import { type Rates, refresh } from '../store/rates.ts';
import { secretOf } from '../store/secrets.ts';

/** One golden case in so many is never learned from. */
const GOLDEN_PART = 10;

/** What came of it. */
export interface JudgementOutcome {
  readonly version: string;
  readonly reviewed: number;
  readonly stands: boolean;
  readonly why: string;
  readonly certified: boolean;
}

/** Learns from all decisions in the store, weighed as this policy does. Undefined where nobody has decided anything. */
export async function learnJudgement(
  store: OpenStore,
  { policy, now }: { readonly policy: Policy; readonly now: number },
): Promise<JudgementOutcome | undefined> {
  const decided = await readDecided(store.pool, policy);
  const cases = decided.flatMap((one) => reviewedCaseOf(one, policy) ?? []);
  if (cases.length === 0) return undefined;
  await refresh(store.pool, store.rates);
  const secret = await secretOf(store.pool, 'golden-secret');
  const isGolden = goldenBy(secret);
  const golden = cases.filter(isGolden);
  const before = await activeJudgement(store.pool);
  const lesson = { cases: cases.filter((one) => !isGolden(one)), rates: ratesOf(store.rates), before };
  const learned = learnModel(lesson, policy, sha256);
  const model = certified(learned, { heldOut: golden, all: cases, policy, date: now });
  const { stands, why } = challenge(before, model, golden, policy);
  await keepJudgement(store.pool, model, { stands: stands === 'challenger', why, now });
  return {
    version: model.version,
    reviewed: model.reviewed,
    stands: stands === 'challenger',
    why,
    certified: model.certificate !== undefined,
  };
}

/** Which cases are golden is nobody's to foretell, or somebody could choose which of their decisions prove a model. */
function goldenBy(secret: string): (one: ReviewedCase) => boolean {
  return ({ id }) => Number.parseInt(sha256(`golden\u0000${secret}\u0000${id}`).slice(0, 8), 16) % GOLDEN_PART === 0;
}

/** Families that are counted on every post and that tables know. */
const COUNTED_FAMILIES = ['term', 'age', 'offer', 'contact', 'payment', 'context', 'joint'] as const;

function ratesOf({ registers }: Rates) {
  const shows = Object.fromEntries(COUNTED_FAMILIES.map((family) => [family, accountsIn(registers, family)]));
  return { accounts: accountsIn(registers, 'all'), shows };
}
