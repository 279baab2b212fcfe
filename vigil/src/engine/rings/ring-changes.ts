// What would be different: compares the rings of two passes by name, so that a person sees what a word of theirs does before it is said.
import type { AccountId } from '../../core/item.ts';
import type { RingId } from '../../core/ring.ts';
import type { FoundRing } from './find-rings.ts';
import { order } from './population.ts';

/** What happens to one ring. One that is new has no members before, one that is gone none after. */
export interface RingChange {
  readonly ring: RingId;
  readonly before: number;
  readonly after: number;
  /** In the order of their ids. */
  readonly joined: readonly AccountId[];
  readonly left: readonly AccountId[];
}

/** The rings whose members differ, by name. */
export function ringChanges(before: readonly FoundRing[], after: readonly FoundRing[]): readonly RingChange[] {
  const old = new Map(before.map(({ id, members }) => [id, members]));
  const now = new Map(after.map(({ id, members }) => [id, members]));
  const out: RingChange[] = [];
  for (const ring of [...new Set([...old.keys(), ...now.keys()])].sort(order)) {
    const [was, is] = [old.get(ring) ?? [], now.get(ring) ?? []];
    const [known, kept] = [new Set(was), new Set(is)];
    const joined = is.filter((one) => !known.has(one));
    const left = was.filter((one) => !kept.has(one));
    if (joined.length + left.length > 0) out.push({ ring, before: was.length, after: is.length, joined, left });
  }
  return out;
}
