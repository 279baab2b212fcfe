// The decision in the making, one a case. It lives in the browser's storage, so that a crash, a cut wire or a closed lid loses nothing.
import { useState } from 'react';
import type { JointFinding } from '../signatures/signing.ts';

/** What a person may find, in the order of the buttons, with the key of each. */
export const CHOICES = [
  { key: 'v', outcome: 'violating' },
  { key: 'n', outcome: 'not-violating' },
  { key: 'm', outcome: 'possible-victim' },
  { key: 'e', outcome: 'needs-specialist' },
  { key: 'w', outcome: 'need-more' },
] as const;
export type Outcome = (typeof CHOICES)[number]['outcome'];
/** The innocent explanations, in the order of their digits. */
export const INSTEAD = [
  'seller',
  'press-or-advocate',
  'survivor-or-help',
  'adult-creator',
  'joker',
  'brigaded',
  'other',
] as const;
export type Instead = (typeof INSTEAD)[number];

/** A draft. `id` is sent along, so that one sent twice counts once. */
export interface Draft {
  readonly id: string;
  readonly outcome: Outcome | undefined;
  readonly innocent: Instead | undefined;
  readonly reason: string;
  readonly specialist: boolean;
  /** True to decide on the whole ring at once. */
  readonly whole?: boolean;
}

const keyOf = (id: string): string => `vigil-draft-${id}`;

function fresh(): Draft {
  return { id: crypto.randomUUID(), outcome: undefined, innocent: undefined, reason: '', specialist: false };
}

function stored(id: string): Draft | undefined {
  try {
    const kept = JSON.parse(window.localStorage.getItem(keyOf(id)) ?? 'null') as Draft | null;
    return kept ?? undefined;
  } catch {
    return undefined;
  }
}

/** Begins to draft on the whole ring of a case, before its screen is there. What was drafted already stays. */
export function draftOnRing(id: string): void {
  window.localStorage.setItem(keyOf(id), JSON.stringify({ ...(stored(id) ?? fresh()), whole: true }));
}

/** The draft of a case and how to change it. */
export function useDraft(id: string): {
  readonly draft: Draft;
  change(some: Partial<Draft>): void;
  clear(): void;
} {
  const [draft, setDraft] = useState(() => stored(id) ?? fresh());
  return {
    draft,
    change: (some) =>
      setDraft((before) => {
        const after = { ...before, ...some };
        window.localStorage.setItem(keyOf(id), JSON.stringify(after));
        return after;
      }),
    clear: () => {
      window.localStorage.removeItem(keyOf(id));
      setDraft(fresh());
    },
  };
}

/** The draft as it is sent, or undefined while something is missing. */
export function findingOf(
  { id, outcome, innocent, reason, specialist }: Draft,
  saw: string,
  members?: JointFinding['members'],
): JointFinding | undefined {
  if (outcome === undefined || (outcome === 'not-violating' && innocent === undefined)) return undefined;
  const why = outcome === 'not-violating' && innocent !== undefined ? { innocent } : {};
  return {
    outcome,
    ...why,
    reason,
    specialist,
    saw,
    draft: id,
    ...(members === undefined ? {} : { scope: 'ring' as const, members }),
  };
}
