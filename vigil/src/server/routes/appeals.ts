// POST /v1/appeals: what an account says against the decision that suspended it, sent by its platform. Bounded, and the same appeal sent again is the same.
import type pg from 'pg';
import { z } from 'zod';
import type { CurrentRules } from '../../engine/flow.ts';
import { takeAppeal } from '../../store/appeals.ts';
import { Problem } from '../problem.ts';
import { bodyOf, type Route, route } from '../route.ts';
import { AppealTaken } from '../signature-shapes.ts';

const MOST_TEXT = 4_000;
/** Four bytes a character at most, and some for the rest. */
const BODY_BYTES = 32_768;
const id = z
  .string()
  .min(1)
  .max(200)
  .refine((one) => one.isWellFormed() && !one.includes('\u0000'), 'an id is plain text');
const Wish = z.strictObject({
  platform: id,
  account: id.describe('The account that appeals.'),
  id: id.describe('Your own id of the appeal: the same one sent again is the same appeal.'),
  text: z.string().trim().min(1).max(MOST_TEXT).describe('What the account says, in its own words.'),
});

/** What this route needs. */
export interface AppealParts {
  readonly pool: pg.Pool;
  readonly rules: CurrentRules;
  readonly now: () => number;
  /** Told when the queue has changed. */
  readonly onAppealed: () => void;
}

/** The route. */
export function appealRoute({ pool, rules, now, onAppealed }: AppealParts): Route {
  return route({
    method: 'POST',
    path: '/v1/appeals',
    scope: 'any',
    bodyBytes: BODY_BYTES,
    problems: [400, 404, 409, 413, 415, 503],
    says: 'Send an appeal of a suspended account; needs the scope notices:write or cases:decide. Another person hears it.',
    body: { says: 'The appeal.', types: ['application/json'], schema: Wish },
    answer: { says: 'The appeal as it stands.', schema: AppealTaken },
    act: async ({ request, who }) => {
      if (who === undefined || !(who.scopes.includes('notices:write') || who.scopes.includes('cases:decide')))
        throw new Problem(
          403,
          'Not allowed',
          'This needs a key with the scope notices:write, or somebody who may decide cases.',
        );
      const { platform, account, id: senderId, text } = bodyOf(request, Wish);
      const at = { now: now(), policy: rules().policy, actor: who.person ?? who.actor };
      const made = await takeAppeal(pool, { platform, account, senderId, text }, at);
      if (!made.ok)
        throw new Problem(
          made.refusal === 'nothing' ? 404 : 409,
          made.refusal === 'nothing' ? 'Nothing to appeal against' : 'Not another appeal',
          made.why,
          { members: { refusal: made.refusal } },
        );
      if (!made.repeated) onAppealed();
      return { ...made.appeal, repeated: made.repeated };
    },
  });
}
