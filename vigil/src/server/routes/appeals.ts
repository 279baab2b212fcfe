// POST /v1/appeals and /v1/cases/:id/appeals: what an account says against the decision that suspended it, sent by its platform, or written down by a person. Bounded, and the same appeal sent again is the same.
import type pg from 'pg';
import { z } from 'zod';
import type { CurrentRules } from '../../engine/flow.ts';
import { type AppealWish, takeAppeal } from '../../store/appeals.ts';
import { readCase } from '../../store/read-cases.ts';
import type { Who } from '../access.ts';
import { Problem } from '../problem.ts';
import { bodyOf, type Route, route } from '../route.ts';
import { AppealTaken } from '../signature-shapes.ts';
import { CaseId } from './cases.ts';

const MOST_TEXT = 4_000;
/** Four bytes a character at most, and some for the rest. */
const BODY_BYTES = 32_768;
const id = z
  .string()
  .min(1)
  .max(200)
  .refine((one) => one.isWellFormed() && !one.includes('\u0000'), 'an id is plain text');
const text = z.string().trim().min(1).max(MOST_TEXT).describe('What the account says, in its own words.');
const Wish = z.strictObject({
  platform: id,
  account: id.describe('The account that appeals.'),
  id: id.describe('Your own id of the appeal: the same one sent again is the same appeal.'),
  text,
});
const Written = Wish.pick({ id: true, text: true });

/** What these routes need. */
export interface AppealParts {
  readonly pool: pg.Pool;
  readonly rules: CurrentRules;
  readonly now: () => number;
  /** Told when the queue has changed. */
  readonly onAppealed: () => void;
}

const KIND = {
  method: 'POST',
  bodyBytes: BODY_BYTES,
  problems: [400, 404, 409, 413, 415, 503],
  answer: { says: 'The appeal as it stands.', schema: AppealTaken },
} as const;

/** Both routes. */
export function appealRoutes(parts: AppealParts): readonly Route[] {
  const sent = route({
    ...KIND,
    path: '/v1/appeals',
    scope: 'notices:write',
    says: 'Send an appeal of a suspended account. Another person hears it.',
    body: { says: 'The appeal.', types: ['application/json'], schema: Wish },
    act: async ({ request, who }) => {
      const { id: senderId, ...wish } = bodyOf(request, Wish);
      return take(parts, { ...wish, senderId }, who);
    },
  });
  const written = route({
    ...KIND,
    path: '/v1/cases/:id/appeals',
    scope: 'cases:decide',
    params: CaseId,
    says: 'Write down an appeal of the account of a case, where it came by another way.',
    body: { says: 'The appeal.', types: ['application/json'], schema: Written },
    act: async ({ request, params, who }) => {
      const wish = bodyOf(request, Written);
      const one = await readCase(parts.pool, params.id);
      if (one === undefined) throw new Problem(404, 'No such case', 'There is no case with this id.');
      return take(parts, { platform: one.platform, account: one.account, senderId: wish.id, text: wish.text }, who);
    },
  });
  return [sent, written];
}

async function take(
  { pool, rules, now, onAppealed }: AppealParts,
  wish: AppealWish,
  who: Who | undefined,
): Promise<z.output<typeof AppealTaken>> {
  const made = await takeAppeal(pool, wish, { now: now(), policy: rules().policy, actor: who?.actor ?? 'nobody' });
  if (!made.ok) {
    const nothing = made.refusal === 'nothing';
    throw new Problem(nothing ? 404 : 409, nothing ? 'Nothing to appeal against' : 'Not another appeal', made.why, {
      members: { refusal: made.refusal },
    });
  }
  if (!made.repeated) onAppealed();
  return { ...made.appeal, repeated: made.repeated };
}
