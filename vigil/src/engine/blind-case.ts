// blind-case: the case in which another person hears an appeal or looks a second time. It shows what the machine saw, and nothing of what the first person found.
import type { Case, CaseId, CaseKind } from '../core/case.ts';
import type { Decision } from '../core/decision.ts';
import type { Policy } from '../core/policy.ts';
import type { Sha256 } from './observe.ts';
import { readableId } from './readable-id.ts';

const MINUTE_MS = 60_000;

/** Opens it. Standard in the queue, whatever the first case was: nothing urgent happens while it waits. */
export function blindCase(
  kind: Exclude<CaseKind, 'finding'>,
  about: Pick<Decision, 'id'>,
  first: Case,
  at: { readonly now: number; readonly policy: Pick<Policy, 'firstLookMinutes'>; readonly sha256: Sha256 },
): Case {
  return {
    ...first,
    id: `C-${readableId(at.sha256(`${kind}\u0000${about.id}`))}` as CaseId,
    severity: 'standard',
    state: 'open',
    jumps: false,
    kind,
    about: about.id,
    openedAt: at.now,
    dueAt: at.now + at.policy.firstLookMinutes.standard * MINUTE_MS,
  };
}

/** Whether chance gives a decision a second look. `hex` is a keyed hash of the decision's id under a secret of the store, so that nobody can foretell it; `share` from 0 to 1. */
export function isChosen(hex: string, share: number): boolean {
  return Number.parseInt(hex.slice(0, 12), 16) / 2 ** 48 < share;
}
