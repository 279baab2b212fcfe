// Drafts, claims, sends, goes on to the next case. Nothing is said to be done before the server has said so.
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { CaseView } from '../../../vigil/src/server/shapes.ts';
import { Conflict, dropClaim, fetchCases, sendClaim, sendFinding, Trouble, Unfit } from '../api.ts';
import { goTo } from '../useRoute.ts';
import { words } from '../words.ts';
import { tellDone } from './done.ts';
import { type Draft, findingOf, useDraft } from './useDraft.ts';

const RENEW_MS = 60_000;

/** A decision in the making. */
export interface Deciding {
  readonly draft: Draft;
  readonly sending: boolean;
  /** Why the last sending came to nothing; empty when it did not. */
  readonly trouble: string;
  readonly ready: boolean;
  change(some: Partial<Draft>): void;
  submit(): void;
  toggleClaim(): void;
}

/** Decides on the case in view. */
export function useDecision({ case: one, version }: CaseView): Deciding {
  const queries = useQueryClient();
  const { draft, change, clear } = useDraft(one.id);
  const [sending, setSending] = useState(false);
  const [trouble, setTrouble] = useState('');
  const busy = useRef(false);
  const mine = one.claim?.mine === true;
  const finding = findingOf(draft, version);
  const look = (): Promise<void> => queries.invalidateQueries({ queryKey: ['case', one.id] });
  const claim = (): Promise<void> =>
    sendClaim(one.id)
      .catch((error: unknown) => setTrouble(troubleOf(error)))
      .then(look);
  useRenewal(one.id, mine);

  const submit = async (): Promise<void> => {
    if (finding === undefined || busy.current) return;
    busy.current = true;
    setSending(true);
    setTrouble('');
    try {
      const made = await sendFinding(one.id, finding);
      clear();
      const outcome = draft.outcome === undefined ? '' : words.decide.outcomes[draft.outcome];
      // Busy to the end: a key pressed until the next case is there must not draft on this one.
      await goOn(one.id);
      tellDone(words.decide.done(one.id, outcome, made.orders.length));
      void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'revealed' });
    } catch (error) {
      setTrouble(troubleOf(error));
      if (error instanceof Conflict) void look();
      busy.current = false;
      setSending(false);
    }
  };
  return {
    draft,
    sending,
    trouble,
    ready: finding !== undefined && !sending,
    change: (some) => {
      if (busy.current) return;
      if (draft.outcome === undefined && one.claim === null) void claim();
      change(some);
    },
    submit: () => void submit(),
    toggleClaim: () => void (mine ? dropClaim(one.id).then(look) : claim()),
  };
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

/** The first case of the queue that nobody else has; where there is none, the queue. */
async function goOn(done: string): Promise<void> {
  const page = await fetchCases({ severity: undefined, cursor: undefined }, AbortSignal.timeout(5_000)).catch(
    () => undefined,
  );
  const next = page?.cases.find((one) => one.id !== done && (one.claim === null || one.claim.mine));
  goTo(next === undefined ? { name: 'queue' } : { name: 'case', id: next.id });
}

function troubleOf(error: unknown): string {
  const { decide, trouble } = words;
  if (error instanceof Conflict) return `${error.refusal === 'changed' ? decide.changed : decide.taken} ${decide.kept}`;
  if (error instanceof Unfit) return `${error.message} ${decide.kept}`;
  if (error instanceof Trouble && error.kind === 'barred') return `${error.says} ${decide.kept}`;
  const forbidden = error instanceof Trouble && error.kind === 'forbidden';
  return forbidden ? `${trouble.forbidden}. ${decide.kept}` : `${decide.notSent} ${decide.kept}`;
}
