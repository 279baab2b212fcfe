// Drafts, claims, sends, goes on to the next case. Nothing is said to be done before the server has said so.
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { NextCaseView } from '../../../vigil/src/server/preference-shapes.ts';
import type { CaseView } from '../../../vigil/src/server/shapes.ts';
import type { DecisionResult } from '../../../vigil/src/server/signature-shapes.ts';
import { Conflict, dropClaim, fetchNext, sendClaim, Trouble, Unfit } from '../api.ts';
import { type JointFinding, sendFinding } from '../signatures/signing.ts';
import { serverNow, shortMoment } from '../times.ts';
import { goTo } from '../useRoute.ts';
import { words } from '../words.ts';
import { leaveDone, tellDone } from './done.ts';
import { refusalOf } from './refusal.ts';
import { type Draft, findingOf, useDraft } from './useDraft.ts';
import { membersOf, type Previewed, usePreview } from './usePreview.ts';

const RENEW_MS = 60_000;

/** A decision in the making. */
export interface Deciding {
  readonly draft: Draft;
  readonly sending: boolean;
  /** Why the last act came to nothing; empty when it did not. */
  readonly trouble: string;
  /** True when it was sent and came to nothing: it can be sent again. */
  readonly failed: boolean;
  readonly ready: boolean;
  /** Why it cannot be sent as it is, in a sentence with what to do; empty when it can. */
  readonly refusal: string;
  /** How often somebody tried to send it all the same. */
  readonly tried: number;
  /** What it would do; undefined until it is known. */
  readonly preview: Previewed | undefined;
  change(some: Partial<Draft>): void;
  submit(): void;
  toggleClaim(): void;
}

/** Decides on the case in view. */
export function useDecision({ case: one, version }: CaseView): Deciding {
  const queries = useQueryClient();
  const { draft, change, clear } = useDraft(one.id);
  const [tried, setTried] = useState(0);
  const mine = one.claim?.mine === true;
  const preview = usePreview(one.id, draft);
  const members = draft.whole === true ? membersOf(preview) : undefined;
  const finding = draft.whole === true && members === undefined ? undefined : findingOf(draft, version, members);
  const refusal = refusalOf(one, draft, preview);
  const look = (): Promise<void> => queries.invalidateQueries({ queryKey: ['case', one.id] });
  const sending = useSending(one.id, look);
  const claim = (): Promise<void> =>
    sendClaim(one.id)
      // Who has it is told with the case itself.
      .catch((error: unknown) => error instanceof Conflict || sending.tell(troubleOf(error)))
      .then(look);
  useRenewal(one.id, mine);
  return {
    draft,
    sending: sending.busy,
    trouble: sending.trouble,
    failed: sending.failed,
    ready: finding !== undefined && refusal === '' && !sending.busy,
    refusal,
    tried,
    preview,
    change: (some) => {
      if (sending.isBusy()) return;
      leaveDone(serverNow());
      sending.tell('');
      setTried(0);
      if (draft.outcome === undefined && one.claim === null) void claim();
      change(some);
    },
    submit: () => {
      if (sending.isBusy()) return;
      if (finding === undefined || refusal !== '') setTried(tried + 1);
      else void sending.send(finding, { clear, ring: preview?.ring ?? null });
    },
    toggleClaim: () => void (mine ? dropClaim(one.id).then(look) : claim()),
  };
}

/** Sends a finding, goes on to the next case and tells what was done. */
function useSending(id: string, look: () => Promise<void>) {
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState('');
  const [failed, setFailed] = useState(false);
  // Known at once, also to a key that is pressed before the next drawing.
  const isBusy = useRef(false);
  const put = (on: boolean): void => {
    isBusy.current = on;
    setBusy(on);
  };
  const tell = (says: string): void => {
    setTrouble(says);
    setFailed(false);
  };
  const send = async (
    finding: JointFinding,
    { clear, ring }: { readonly clear: () => void; readonly ring: string | null },
  ): Promise<void> => {
    put(true);
    tell('');
    try {
      // What comes next is asked while the decision travels, unless that takes other cases out of it too.
      const early = finding.scope === 'ring' ? undefined : nextAfter(id);
      const made = await sendFinding(id, finding);
      clear();
      // Busy to the end: a key pressed until the next case is there must not draft on this one.
      const easier = goOn(id, await (early ?? nextAfter(id)));
      const line = doneLine(id, finding.outcome, made, ring);
      tellDone(easier ? `${line} ${words.decide.easier}` : line, {
        decision: made.decision,
        case: id,
        until: made.undoUntil,
      });
      void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'revealed' });
    } catch (error) {
      setTrouble(troubleOf(error));
      setFailed(true);
      if (error instanceof Conflict) void look();
      put(false);
    }
  };
  return { busy, trouble, failed, isBusy: () => isBusy.current, tell, send };
}

/** What was done, in a sentence or three: nothing that waits is said to be done. */
function doneLine(
  id: string,
  found: string,
  { orders, signature, left, decided }: DecisionResult,
  ring: string | null,
): string {
  const { decide } = words;
  const outcomes: Readonly<Record<string, string>> = decide.outcomes;
  const outcome = outcomes[found] ?? found;
  const pending = orders.filter(({ state }) => state === 'pending').length;
  const lines = [
    decided.length > 1 && ring !== null
      ? decide.doneRing(ring, decided.length, outcome, pending)
      : decide.done(id, outcome, pending),
  ];
  if (signature?.state === 'wanted') lines.push(decide.mustSign(shortMoment(signature.dueAt)));
  if (left.length > 0) lines.push(decide.someLeft(left.length));
  return lines.join(' ');
}

/** Renews a claim while the case is on the screen, and gives it back when the person leaves it. */
function useRenewal(id: string, mine: boolean): void {
  useEffect(() => {
    if (!mine) return;
    const timer = window.setInterval(() => void sendClaim(id).catch(() => undefined), RENEW_MS);
    return () => {
      clearInterval(timer);
      void dropClaim(id).catch(() => undefined);
    };
  }, [id, mine]);
}

/** Cases that were decided, sent on or left open in this page: they stay there for others and do not come back to this person at once. */
const passed = new Set<string>();

/** The cases not to be led to. */
export function passedCases(): readonly string[] {
  return [...passed];
}

/** What comes after a case that is decided now, or undefined where it cannot be had in time. */
function nextAfter(id: string): Promise<NextCaseView | undefined> {
  return fetchNext({ after: id, not: passedCases() }, AbortSignal.timeout(5_000)).catch(() => undefined);
}

/** Goes to the next case; where there is none, to the queue. Returns whether it is an easier one that came before its turn. */
function goOn(done: string, next: NextCaseView | undefined): boolean {
  passed.add(done);
  const id = next?.case ?? null;
  goTo(id === null ? { name: 'queue' } : { name: 'case', id });
  return next?.easier === true;
}

function troubleOf(error: unknown): string {
  const { decide, trouble } = words;
  if (error instanceof Conflict && error.refusal === 'full') return words.queue.full;
  if (error instanceof Conflict) return `${error.refusal === 'changed' ? decide.changed : decide.taken} ${decide.kept}`;
  if (error instanceof Unfit) return `${error.message} ${decide.kept}`;
  if (error instanceof Trouble && error.kind === 'barred') return `${error.says} ${decide.kept}`;
  const forbidden = error instanceof Trouble && error.kind === 'forbidden';
  return forbidden ? `${trouble.forbidden}. ${decide.kept}` : `${decide.notSent} ${decide.kept}`;
}
