// Brings up the dialog that asks the person who they are, when something they did wants to know.
import { lazy, Suspense, useEffect, useState } from 'react';
import { hearOfProof } from '../proof.ts';

const ProofDialog = lazy(async () => ({ default: (await import('./ProofDialog.tsx')).ProofDialog }));

/** Nothing until it is wanted. */
export function ProofAsker() {
  const [answer, setAnswer] = useState<(shown: boolean) => void>();
  useEffect(() => hearOfProof((answered) => setAnswer(() => answered)), []);
  // Whoever leaves the page meanwhile has not shown it.
  useEffect(() => () => answer?.(false), [answer]);
  if (answer === undefined) return null;
  return (
    <Suspense fallback={null}>
      <ProofDialog
        onAnswer={(shown) => {
          answer(shown);
          setAnswer(undefined);
        }}
      />
    </Suspense>
  );
}
