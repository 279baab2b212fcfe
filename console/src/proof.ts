// Between whoever sends and the dialog that asks: the server wants its person to show anew who they are before it does something.

/** What the server's problem says then (vigil/src/server/proof.ts). */
export const PROOF_WANTED = 'proof-wanted';

type Ask = (answered: (shown: boolean) => void) => void;

let ask: Ask | undefined;
let asking: Promise<boolean> | undefined;

/** The dialog hears of it here; returns how it stops to. */
export function hearOfProof(act: Ask): () => void {
  ask = act;
  return () => {
    if (ask === act) ask = undefined;
  };
}

/** Asks the person, once for all that wait for it. True when they have shown who they are; false when they would not, or nobody is there to ask. */
export function askForProof(): Promise<boolean> {
  const act = ask;
  if (act === undefined) return Promise.resolve(false);
  asking ??= new Promise<boolean>((answered) => act(answered)).finally(() => {
    asking = undefined;
  });
  return asking;
}
