// Asks the server about the lexicon: pages of terms, proposals, signatures and trials. What is refused comes back as the server's sentence, with the places of what is wrong.
import type { TermChange } from '../../../vigil/src/core/proposal.ts';
import type {
  LexiconPage,
  ProposalFault,
  ProposalMade,
  ProposalPage,
  ProposalView,
  SignatureDone,
  TermLine,
  TrialView,
} from '../../../vigil/src/server/lexicon-shapes.ts';
import { ask, reach, Trouble } from '../api.ts';
import { problemSays } from '../words/say.ts';
import { words } from '../words.ts';

/** Refused, with the server's sentence and the places of what is wrong. */
export class NotTaken extends Error {
  override readonly name = 'NotTaken';
  readonly status: number;
  readonly problems: readonly ProposalFault[];
  constructor(status: number, says: string, problems: readonly ProposalFault[] = []) {
    super(says);
    this.status = status;
    this.problems = problems;
  }
}

const WITHIN_MS = 30_000;

/** Sends JSON. Throws NotTaken with the server's words, or Trouble. */
export async function post<T>(path: string, body: object): Promise<T> {
  const answer = await reach(path, {
    method: 'POST',
    signal: AbortSignal.timeout(WITHIN_MS),
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const said = (await answer.json().catch(() => ({}))) as T & {
    readonly code?: string;
    readonly detail?: string;
    readonly problems?: readonly ProposalFault[];
  };
  if (answer.ok) return said;
  throw new NotTaken(answer.status, problemSays(said) || words.lexicon.troubles.offline, said.problems);
}

/** Why it came to nothing, in a sentence. */
export function whyNotTaken(error: unknown): string {
  if (error instanceof NotTaken) return error.message;
  return error instanceof Trouble && error.says !== '' ? error.says : words.lexicon.troubles.offline;
}

const PAGE = 1_000;
/** Terms that this screen holds at once. */
export const MOST_TERMS = 5_000;

/** What to load. */
export interface TermWish {
  readonly reveal: boolean;
  readonly pack: string;
  readonly family: string;
}

/** The lexicon with its terms, at most `MOST_TERMS`. */
export async function fetchLexicon({ reveal, pack, family }: TermWish, signal: AbortSignal): Promise<LexiconPage> {
  const entries: TermLine[] = [];
  for (let cursor: number | null = 0; ; ) {
    const query = new URLSearchParams({
      limit: String(PAGE),
      cursor: String(cursor),
      ...(reveal && { reveal: '1' }),
      ...(pack !== '' && { pack }),
      ...(family !== '' && { family }),
    });
    const page: LexiconPage = await ask(`/v1/lexicon?${query}`, signal);
    entries.push(...page.entries);
    cursor = page.next;
    if (cursor === null || entries.length >= MOST_TERMS) return { ...page, entries };
  }
}

/** All proposals, those that wait first. */
export function fetchProposals(signal: AbortSignal): Promise<ProposalPage> {
  return ask('/v1/lexicon/proposals', signal);
}

/** One proposal with its difference. */
export function fetchProposal(id: string, reveal: boolean, signal: AbortSignal): Promise<ProposalView> {
  return ask(`/v1/lexicon/proposals/${encodeURIComponent(id)}${reveal ? '?reveal=1' : ''}`, signal);
}

/** Proposes changes, or a way back. */
export function sendProposal(wish: {
  readonly why: string;
  readonly changes?: readonly TermChange[];
  readonly rollback?: number;
}): Promise<ProposalMade> {
  return post('/v1/lexicon/proposals', wish);
}

/** Signs or refuses what was looked at. */
export function sendSignature(
  id: string,
  wish: { readonly sign: boolean; readonly saw: string; readonly why?: string },
): Promise<SignatureDone> {
  return post(`/v1/lexicon/proposals/${encodeURIComponent(id)}/signature`, wish);
}

/** Starts a trial at this address. */
export function startTrial(path: string, wish: object): Promise<TrialView> {
  return post(path, wish);
}

/** How far it is. */
export function fetchTrial(path: string, signal: AbortSignal): Promise<TrialView> {
  return ask(path, signal);
}
