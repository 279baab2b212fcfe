// Who acts, as a decision or a signature bears it: name, session or key, and the person who signed in.
import type pg from 'pg';
import type { Hand } from '../core/signature.ts';
import { isSameHand } from '../engine/hands.ts';
import { type Blindness, readBlindness, readLookedBlind } from '../store/effects.ts';
import type { Who } from './access.ts';
import { Problem } from './problem.ts';

/** The hand behind a request; throws a Problem while nobody has said who sits there. */
export function handOf(who: Who | undefined): Hand & { readonly actor: string } {
  if (who?.person === undefined) throw new Problem(403, 'Who are you?', 'A decision bears a name. Say yours first.');
  const person = who.personId ?? who.owner?.person;
  return {
    name: who.person,
    actor: who.actor,
    ...(person === undefined ? {} : { person }),
    ...(who.owner === undefined ? {} : { owner: who.owner.name }),
  };
}

/**
 * Whether what was decided first must be hidden from this reader: while another person is still to look at it blind, from everybody who could be
 * that person. Who took part knows it already, and who can decide nothing may read it. Whoever has the link may still say any name.
 */
export function isBlindfolded(who: Who | undefined, { blind, parties }: Blindness): boolean {
  if (!blind) return false;
  if (who === undefined) return true;
  // A key that only reads shows its owner what their own session must not.
  const decides = who.scopes.includes('cases:decide') || who.owner?.decides === true;
  if (who.opened !== 'link' && !decides) return false;
  if (who.person === undefined) return true;
  const hand = handOf(who);
  return !parties.some((one) => isSameHand(one, hand));
}

/** Which of these cases tell what this reader must not know yet. */
export async function hiddenCases(pool: pg.Pool, ids: readonly string[], who: Who | undefined): Promise<Set<string>> {
  const hidden = new Set<string>();
  for (const id of await readLookedBlind(pool, ids)) if (await hidesFirst(pool, id, who)) hidden.add(id);
  return hidden;
}

/** The same by the id of a case. `ofAccount`: also on the blind case itself, where other cases of the account would tell. */
export async function hidesFirst(pool: pg.Pool, id: string, who: Who | undefined, ofAccount = false): Promise<boolean> {
  const blindness = await readBlindness(pool, id);
  if (blindness === undefined || (blindness.kind !== 'finding' && !ofAccount)) return false;
  return isBlindfolded(who, blindness);
}
