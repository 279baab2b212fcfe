// One act at a time: whether it runs, and why the last one came to nothing.
import { useState } from 'react';
import { whyNot } from './people-api.ts';

/** An act of a form. */
export interface Act {
  readonly busy: boolean;
  /** Empty when all is well. */
  readonly trouble: string;
  run(work: () => Promise<void>): void;
}

/** Makes one. */
export function useAct(): Act {
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState('');
  const run = (work: () => Promise<void>): void => {
    if (busy) return;
    setBusy(true);
    setTrouble('');
    work()
      .catch((error: unknown) => setTrouble(whyNot(error)))
      .finally(() => setBusy(false));
  };
  return { busy, trouble, run };
}
