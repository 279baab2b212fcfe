// hands: is this the same person? Nobody signs an act of their own, so every likeness counts: the name as a reader sees it, the person, the session or key.
import type { Hand } from '../core/signature.ts';

/** True when the two share a name or the owner of a key (letters and digits, in any width and case), a person id, or a session or key. */
export function isSameHand(one: Hand, other: Hand): boolean {
  const same = (a: string | undefined, b: string | undefined): boolean => a !== undefined && a === b;
  const names = new Set(namesOf(one));
  return (
    same(one.person, other.person) || same(one.actor, other.actor) || namesOf(other).some((name) => names.has(name))
  );
}

function namesOf({ name, owner }: Hand): readonly string[] {
  return owner === undefined ? [readName(name)] : [readName(name), readName(owner)];
}

function readName(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}
