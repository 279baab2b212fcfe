// …/trial of a proposal and of a policy: what it would have opened, closed or changed of what is kept. Runs in the background; nothing is written but a line in the audit log.
import type { Overlay } from '../../core/proposal.ts';
import type { Family } from '../../core/signal.ts';
import { changed } from '../../engine/overlay.ts';
import { readPolicyFile } from '../../engine/policy-file.ts';
import type { CaseChange, Outlook } from '../../engine/try-cases.ts';
import { audited } from '../../store/audited.ts';
import type { OpenStore } from '../../store/open.ts';
import { readOverlay } from '../../store/overlays.ts';
import { readProposal } from '../../store/proposals.ts';
import { type ListTrial, lastKept, type TrialAbout, tryLists, tryPolicy } from '../../store/try-lists.ts';
import type { Who } from '../access.ts';
import type { LexiconDesk } from '../lexicon-desk.ts';
import { type TrialOutcome, TrialView, TrialWish } from '../lexicon-shapes.ts';
import { idOf } from '../lexicon-view.ts';
import { Problem } from '../problem.ts';
import { bodyOf, type Route, route } from '../route.ts';
import { PolicyTrialWish } from '../settings-shapes.ts';
import type { TrialEar, TrialRun, Trials } from '../trials.ts';
import { ProposalId } from './lexicon-proposals.ts';

const DAY_MS = 86_400_000;
const POLICY = 'policy';
const POLICY_BYTES = 128 * 1024;

/** What these routes need. */
export interface TrialParts {
  readonly desk: LexiconDesk;
  readonly store: OpenStore;
  readonly trials: Trials;
  readonly now: () => number;
}

/** All four. */
export function trialRoutes(parts: TrialParts): readonly Route[] {
  return [...proposalTrial(parts), ...policyTrial(parts)];
}

function proposalTrial(parts: TrialParts): readonly Route[] {
  const { desk, trials } = parts;
  const path = '/v1/lexicon/proposals/:id/trial';
  const start = route({
    method: 'POST',
    path,
    scope: 'lexicon:write',
    params: ProposalId,
    problems: [400, 404, 409, 413, 415, 503],
    says: 'What would this have opened? Screens and judges what is kept with and without the proposal, in the background.',
    body: { says: 'How many days back.', types: ['application/json'], schema: TrialWish },
    answer: { says: 'The trial as it begins.', schema: TrialView },
    act: async ({ params, request, who }) => {
      const { days } = bodyOf(request, TrialWish);
      const proposal = await readProposal(desk.pool, await desk.seal(), params.id);
      if (proposal === undefined) throw new Problem(404, 'No such proposal', 'There is none with this id.');
      const run = trials.start(params.id, days, async (ear) => {
        const { overlay } = await desk.lists();
        const target =
          proposal.rollback === null
            ? changed(overlay, proposal.changes)
            : ((await readOverlay(desk.pool, await desk.seal(), proposal.rollback)) as Overlay);
        const { lexicon, policy } = desk.rules();
        const after = { lexicon: await desk.words.compile(target), policy };
        return tryLists(await aboutOf(parts, { days, ear, before: { lexicon, policy }, after }));
      });
      await noteTrial(parts, who, { act: 'lexicon.tried', subject: params.id, days });
      return viewOf(run, who);
    },
  });
  const look = route({
    method: 'GET',
    path,
    scope: 'lexicon:read',
    params: ProposalId,
    problems: [503],
    says: 'How far the trial of a proposal is, and what it came to.',
    answer: { says: 'The trial.', schema: TrialView },
    act: async ({ params, who }) => viewOf(trials.find(params.id), who),
  });
  return [start, look];
}

function policyTrial(parts: TrialParts): readonly Route[] {
  const { desk, trials } = parts;
  const path = '/v1/policy/trial';
  const start = route({
    method: 'POST',
    path,
    scope: 'policy:try',
    problems: [400, 409, 413, 415, 422, 503],
    bodyBytes: POLICY_BYTES,
    says: 'Which cases would open, close or change under another policy? Judges what is kept under both, in the background. Nothing is put in force.',
    body: {
      says: 'The text of a policy file, and how many days back.',
      types: ['application/json'],
      schema: PolicyTrialWish,
    },
    answer: { says: 'The trial as it begins.', schema: TrialView },
    act: async ({ request, who }) => {
      const { text, days } = bodyOf(request, PolicyTrialWish);
      const read = readPolicyFile({ name: 'policy', text });
      if (!read.ok) {
        const problems = read.problems.slice(0, 20).map(({ line, column, why, mend }) => ({ line, column, why, mend }));
        const [first] = problems;
        throw new Problem(422, 'This policy cannot be used', `Line ${first?.line}: ${first?.why}; ${first?.mend}.`, {
          members: { problems },
        });
      }
      const { lexicon, policy } = desk.rules();
      const run = trials.start(POLICY, days, async (ear) =>
        tryPolicy(
          await aboutOf(parts, { days, ear, before: { lexicon, policy }, after: { lexicon, policy: read.policy } }),
        ),
      );
      await noteTrial(parts, who, { act: 'policy.tried', subject: POLICY, days });
      return viewOf(run, who);
    },
  });
  const look = route({
    method: 'GET',
    path,
    scope: 'policy:read',
    problems: [503],
    says: 'How far the trial of a policy is, and what it came to.',
    answer: { says: 'The trial.', schema: TrialView },
    act: async ({ who }) => viewOf(trials.find(POLICY), who),
  });
  return [start, look];
}

async function aboutOf(
  { store, now }: TrialParts,
  {
    days,
    ear,
    before,
    after,
  }: Pick<TrialAbout, 'before' | 'after'> & { readonly days: number; readonly ear: TrialEar },
): Promise<TrialAbout> {
  const at = now();
  const { pool, rates } = store;
  const last = await lastKept(pool, at);
  return { pool, rates, before, after, since: last - days * DAY_MS, now: at, total: ear.total, step: ear.step };
}

async function noteTrial(
  { desk, now }: TrialParts,
  who: Who | undefined,
  { act, subject, days }: { readonly act: string; readonly subject: string; readonly days: number },
): Promise<void> {
  await audited(desk.pool, { actor: who?.actor ?? 'nobody', now: now() }, async (_, note) =>
    note(act, subject, { days }),
  );
}

const NONE: TrialView = {
  state: 'none',
  startedAt: null,
  endedAt: null,
  done: 0,
  of: 0,
  days: null,
  why: null,
  outcome: null,
};

function viewOf(run: TrialRun | undefined, who: Who | undefined): TrialView {
  if (run === undefined) return NONE;
  const { startedAt, endedAt, days, done, of, why, outcome } = run;
  const state = endedAt === undefined ? 'running' : outcome === undefined ? 'failed' : 'done';
  return {
    state,
    startedAt,
    endedAt: endedAt ?? null,
    done: Math.min(done, of),
    of,
    days,
    why: why ?? null,
    outcome: outcome === undefined ? null : outcomeOf(outcome, who?.scopes.includes('cases:read') === true),
  };
}

/** Accounts are named only to whoever may read cases. */
function outcomeOf({ totals, changes, untold, terms, cut }: ListTrial, named: boolean): TrialOutcome {
  const { accounts, before, after, turns, decided } = totals;
  const line = ({
    case: open,
    account,
    platform,
    turn,
    decided: settled,
    before: was,
    after: is,
    families,
  }: CaseChange) => ({
    turn,
    case: named ? (open ?? null) : null,
    account: named ? account : null,
    platform,
    decided: settled,
    before: short(was),
    after: short(is),
    families: families.map((one) => ({
      family: one.family as Family,
      before: rounded(one.before),
      after: rounded(one.after),
    })),
  });
  return {
    accounts,
    before: { ...before },
    after: { ...after },
    turns: { ...turns },
    decided,
    changes: changes.map(line),
    untold,
    terms: terms.map(({ term, posts, accounts: many }) => ({ term: idOf(term, false), posts, accounts: many })),
    cut,
  };
}

function short({ severity, bits }: Outlook): { severity: Outlook['severity']; bits: number } {
  return { severity, bits: rounded(bits) };
}

function rounded(bits: number): number {
  return Math.round(bits * 100) / 100;
}
