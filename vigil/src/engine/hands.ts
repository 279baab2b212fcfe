// hands: is this the same person? Nobody signs an act of their own, so every likeness counts: the name as a reader sees it, the person, the session or key.
import type { Hand } from '../core/signature.ts';

/** True when the two share a name (letters and digits, in any width and case), a person id, or a session or key. */
export function isSameHand(one: Hand, other: Hand): boolean {
  const same = (a: string | undefined, b: string | undefined): boolean => a !== undefined && a === b;
  return same(one.person, other.person) || same(one.actor, other.actor) || readName(one.name) === readName(other.name);
}

function readName(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}
