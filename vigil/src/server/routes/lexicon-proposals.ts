// /v1/lexicon/proposals: what somebody wishes to change in the lexicon, checked by the loader's own tests, and the signature of a second person that puts it in force.
import { z } from 'zod';
import type { Overlay, Proposal } from '../../core/proposal.ts';
import { changed, differences } from '../../engine/overlay.ts';
import { checkProposal } from '../../engine/proposal-check.ts';
import { keepable } from '../../engine/unkeepable.ts';
import { readOverlay } from '../../store/overlays.ts';
import {
  listProposals,
  type NotSettled,
  propose,
  readProposal,
  settleProposal,
  summaryOf,
} from '../../store/proposals.ts';
import { logReveal } from '../../store/reveal.ts';
import { deedOf, type LexiconDesk, reasonAgainst } from '../lexicon-desk.ts';
import {
  type ProposalLine,
  ProposalMade,
  ProposalPage,
  ProposalView,
  ProposalWish,
  SignatureDone,
  SignatureWord,
} from '../lexicon-shapes.ts';
import { differenceLines, proposalLine } from '../lexicon-view.ts';
import { maskReason } from '../mask.ts';
import { Problem } from '../problem.ts';
import { bodyOf, type Route, route } from '../route.ts';

/** The id of a proposal in a path. */
export const ProposalId = z.strictObject({
  id: z.string().regex(/^L-[0-9a-f]{12}$/, 'such an id looks like L-0a1b2c3d4e5f'),
});
/** Bytes of a proposal with all its examples. */
const BODY_BYTES = 512 * 1024;
const JSON_BODY = ['application/json'] as const;

/** What these routes need. */
export interface ProposalParts {
  readonly desk: LexiconDesk;
  readonly now: () => number;
  /** Told when something was put in force. */
  readonly onActivated: () => void;
}

/** All four. */
export function proposalRoutes(parts: ProposalParts): readonly Route[] {
  return [listRoute(parts), oneRoute(parts), makeRoute(parts), signRoute(parts)];
}

function listRoute({ desk }: ProposalParts): Route {
  return route({
    method: 'GET',
    path: '/v1/lexicon/proposals',
    scope: 'lexicon:read',
    problems: [503],
    says: 'Proposals: those that wait for a signature first, then the latest.',
    answer: { says: 'At most a hundred.', schema: ProposalPage },
    act: async ({ who }) => {
      const all = await listProposals(desk.pool);
      return { proposals: all.map((one) => proposalLine(one, who)) };
    },
  });
}

function oneRoute({ desk, now }: ProposalParts): Route {
  return route({
    method: 'GET',
    path: '/v1/lexicon/proposals/:id',
    scope: 'lexicon:read',
    params: ProposalId,
    query: z.strictObject({ reveal: z.literal('1').optional() }),
    problems: [400, 404, 409, 503],
    says: 'One proposal with its difference to what is in force, by term id. With reveal=1 the words, which is written to the audit log.',
    answer: { says: 'The proposal.', schema: ProposalView },
    act: async ({ params, query, who }) => {
      const proposal = await found(desk, params.id);
      const revealed = query.reveal === '1';
      if (revealed && who !== undefined)
        await logReveal(desk.pool, { actor: who.actor, subject: proposal.id, now: now(), act: 'lexicon.revealed' });
      return viewOf(desk, proposal, { revealed, line: proposalLine(summaryOf(proposal), who) });
    },
  });
}

async function found(desk: LexiconDesk, id: string): Promise<Proposal> {
  const proposal = await readProposal(desk.pool, await desk.seal(), id);
  if (proposal === undefined)
    throw new Problem(404, 'No such proposal', 'There is none with this id. GET /v1/lexicon/proposals lists them.');
  return proposal;
}

async function viewOf(
  desk: LexiconDesk,
  proposal: Proposal,
  { revealed, line }: { readonly revealed: boolean; readonly line: ProposalLine },
): Promise<ProposalView> {
  const { packs, overlay } = await desk.lists();
  const { base, rollback, changes, state, why, settled } = proposal;
  // What waits is told against what is in force; what is settled, against what its author saw.
  const from = state === 'waiting' ? overlay : ((await readOverlay(desk.pool, await desk.seal(), base)) ?? overlay);
  const target = rollback === null ? undefined : await readOverlay(desk.pool, await desk.seal(), rollback);
  const to: Overlay = target ?? changed(from, changes);
  const faults = state === 'waiting' && rollback === null ? checkProposal(packs, overlay, changes).problems : [];
  return {
    ...line,
    why: maskReason(why, desk.rules().lexicon, revealed),
    answer: settled === null || settled.why === '' ? null : maskReason(settled.why, desk.rules().lexicon, revealed),
    revealed,
    faults: [...faults],
    differences: differenceLines(differences(packs, from, to), revealed),
  };
}

function makeRoute({ desk, now }: ProposalParts): Route {
  return route({
    method: 'POST',
    path: '/v1/lexicon/proposals',
    scope: 'lexicon:write',
    problems: [400, 409, 413, 415, 422, 503],
    bodyBytes: BODY_BYTES,
    says: 'Propose a change of the lexicon, or a way back to an earlier version. Every example is run first; with try=true that is all.',
    body: { says: 'The wish.', types: JSON_BODY, schema: ProposalWish },
    answer: { says: 'What the check said, and the proposal when it was made.', schema: ProposalMade },
    act: async ({ request, who }) => {
      const wish = bodyOf(request, ProposalWish);
      const deed = deedOf(who, now());
      const { packs, overlay } = await desk.lists();
      const verdict = checkProposal(packs, overlay, wish.changes);
      const told = { problems: [...verdict.problems], doubts: [...verdict.doubts] };
      if (wish.try) return { proposal: null, ...told };
      if (told.problems.length > 0)
        throw new Problem(422, 'It cannot be proposed so', reasonAgainst(packs)(overlay, wish.changes) ?? '', {
          members: told,
        });
      const { why = '', changes, rollback } = wish;
      const made = await propose(desk.pool, await desk.seal(), { why: keepable(why), changes, rollback }, deed);
      if (!made.ok) throw problemOf(made);
      return { proposal: proposalLine(summaryOf(made.proposal), who), ...told };
    },
  });
}

function signRoute({ desk, now, onActivated }: ProposalParts): Route {
  return route({
    method: 'POST',
    path: '/v1/lexicon/proposals/:id/signature',
    scope: 'lexicon:sign',
    params: ProposalId,
    problems: [400, 404, 409, 413, 415, 422, 503],
    says: 'Sign a proposal, which puts it in force at once, or refuse it with a reason. Nobody signs their own; its author may take it back.',
    body: { says: 'Yes or no, of what was looked at.', types: JSON_BODY, schema: SignatureWord },
    answer: { says: 'How it stands.', schema: SignatureDone },
    act: async ({ params, request, who }) => {
      const { sign, saw, why } = bodyOf(request, SignatureWord);
      await found(desk, params.id);
      const { packs } = await desk.lists();
      const wish = { id: params.id, sign, saw, why: keepable(why), check: reasonAgainst(packs) };
      const done = await settleProposal(desk.pool, await desk.seal(), wish, deedOf(who, now(), true));
      if (!done.ok) throw problemOf(done);
      if (done.state === 'active') {
        await desk.words.refresh();
        onActivated();
      }
      return { state: done.state, version: done.version };
    },
  });
}

function problemOf({ refusal, why }: NotSettled): Problem {
  if (refusal === 'gone') return new Problem(404, 'No such thing', why);
  if (refusal === 'changed') return new Problem(409, 'Something has changed', why, { members: { refusal } });
  return refusal === 'unfit' ? new Problem(422, 'This cannot be', why) : new Problem(403, 'Not yours to sign', why);
}
