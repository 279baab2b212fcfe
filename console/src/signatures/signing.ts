// What more than one person takes part in, asked of the server: signatures, previews, effects, taking back.
import type {
  DecisionResult,
  EffectsView,
  PreviewView,
  SignaturePage,
  SignatureView,
} from '../../../vigil/src/server/signature-shapes.ts';
import { ask, type Finding, send } from '../api.ts';

const caseAt = (id: string): string => `/v1/cases/${encodeURIComponent(id)}`;

/** Acts that wait for their second person, the one due first on top. */
export function fetchSignatures(cursor: string | undefined, signal: AbortSignal): Promise<SignaturePage> {
  const query = new URLSearchParams({ limit: '50', ...(cursor && { cursor }) });
  return ask(`/v1/signatures?${query}`, signal);
}

/** Gives or refuses a signature. Throws Conflict when somebody was first or it is too late, Unfit when this person may not. */
export function sendSignature(decision: string, verdict: 'give' | 'refuse', reason: string): Promise<SignatureView> {
  return send('POST', `/v1/decisions/${encodeURIComponent(decision)}/signature`, { verdict, reason });
}

/** Takes a decision back. */
export function sendUndo(decision: string): Promise<{ readonly cases: readonly string[] }> {
  return send('POST', `/v1/decisions/${encodeURIComponent(decision)}/undo`);
}

/** What a decision would do. */
export function fetchPreview(
  id: string,
  wish: { readonly outcome: string; readonly scope: 'account' | 'ring'; readonly specialist: boolean },
  signal: AbortSignal,
): Promise<PreviewView> {
  const query = new URLSearchParams({
    outcome: wish.outcome,
    scope: wish.scope,
    ...(wish.specialist && { specialist: '1' }),
  });
  return ask(`${caseAt(id)}/preview?${query}`, signal);
}

/** What became of the decisions on a case; with a reveal the words in what people wrote of them, too. */
export function fetchEffects(id: string, reveal: number | undefined, signal: AbortSignal): Promise<EffectsView> {
  return ask(`${caseAt(id)}/effects${reveal === undefined ? '' : `?reveal=${reveal}`}`, signal);
}

/** A finding on one account, or on members of its ring as the preview showed them. */
export interface JointFinding extends Finding {
  readonly scope?: 'ring';
  readonly members?: readonly { readonly case: string; readonly saw: string }[];
}

/** Sends a finding. The same draft sent again counts once. */
export function sendFinding(id: string, finding: JointFinding): Promise<DecisionResult> {
  return send('POST', `${caseAt(id)}/decisions`, finding);
}
