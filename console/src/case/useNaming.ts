// Who presses a key of deciding before anybody knows their name is asked for it at once; what they wanted to draft is drafted as soon as they have said it.
import { useState } from 'react';
import type { KeyActs, KeyName } from '../ui/keys.ts';
import { useIsUnnamed } from '../ui/usePermissions.ts';
import { CHOICES, type Draft } from './useDraft.ts';

/** Asking for a name on a case. */
export interface Naming {
  /** How often a key asked for it. */
  readonly wanted: number;
  /** The keys that need a name; undefined where the name is known, or where this session can have none. */
  readonly keys: KeyActs | undefined;
  /** To be told when the name was said. */
  said(): void;
}

/** `change` drafts, `onWanted` brings the field into view. */
export function useNaming(change: (some: Partial<Draft>) => void, onWanted: () => void): Naming {
  const [wanted, setWanted] = useState(0);
  const [outcome, setOutcome] = useState<Draft['outcome']>();
  const isUnnamed = useIsUnnamed();
  const ask = (wish: Draft['outcome']): void => {
    setOutcome(wish ?? outcome);
    setWanted(wanted + 1);
    onWanted();
  };
  const keys: Partial<Record<KeyName, () => void>> = { c: () => ask(undefined), Enter: () => ask(undefined) };
  for (const choice of CHOICES) keys[choice.key] = () => ask(choice.outcome);
  return {
    wanted,
    keys: isUnnamed ? keys : undefined,
    said: () => {
      setWanted(0);
      if (outcome !== undefined) change({ outcome });
      // Keys act again at once, and the panel is what is read next.
      document.getElementById('decide')?.focus();
    },
  };
}
