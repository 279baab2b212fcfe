// What a scan collects before it becomes the public list: findings with notes, ordered and freed of weaker overlaps.
import { type Strings, stringAt } from './bytes.ts';
import { type Evasion, type Match, TIERS } from './types.ts';

/** One step of the disguise: its kind and a sentence for people. */
export interface Note {
  readonly evasion: Evasion;
  readonly sentence: string;
}

/** Whether sentences are wanted beside the kinds of disguise; they are dear, and only a person reads them. */
export const wanted = { sentences: false };

/** A finding; `tier` is the index in TIERS. */
export interface Hit {
  readonly term: number;
  readonly tier: number;
  readonly start: number;
  readonly end: number;
  readonly notes: readonly Note[];
}

/** The last tier that is evidence by itself: `obfuscated`. */
const LAST_FIRM = 1;
/** Sets the units of all findings from index `first` on that are evidence by themselves. */
export function markFirm(hits: readonly Hit[], first: number, units: Uint8Array): void {
  for (let i = first; i < hits.length; i++) {
    const hit = hits[i];
    if (hit === undefined || hit.tier > LAST_FIRM) continue;
    for (let at = hit.start; at < hit.end; at++) units[at] = 1;
  }
}

/** Of one term's overlapping findings only the strongest stays (then the earliest, then the longest). The result is ordered by start, then term. */
export function strongest(hits: readonly Hit[]): Hit[] {
  const ordered = [...hits].sort((a, b) => a.start - b.start || a.term - b.term || a.tier - b.tier || b.end - a.end);
  /** The last finding kept of each term, and for each finding the one of its term kept before it; by their index in `ordered`, -1 for none. */
  const lastOf = new Map<number, number>();
  const before = new Int32Array(ordered.length);
  const kept = new Uint8Array(ordered.length);
  for (const [at, { term, start, tier }] of ordered.entries()) {
    let last = lastOf.get(term) ?? -1;
    while (last >= 0 && start < endAt(ordered, last) && tier < tierAt(ordered, last)) {
      kept[last] = 0;
      last = before[last] ?? -1;
    }
    if (last < 0 || start >= endAt(ordered, last)) {
      kept[at] = 1;
      before[at] = last;
      last = at;
    }
    lastOf.set(term, last);
  }
  return ordered.filter((_, at) => kept[at] === 1);
}
const endAt = (hits: readonly Hit[], at: number): number => hits[at]?.end ?? 0;
const tierAt = (hits: readonly Hit[], at: number): number => hits[at]?.tier ?? 0;

/** The names of terms that were told of before, by list and index. */
const known = new WeakMap<Strings, Map<number, string>>();
function nameOf(ids: Strings, term: number): string {
  const names = known.get(ids) ?? new Map<number, string>();
  const name = names.get(term) ?? stringAt(ids, term);
  if (names.size === 0) known.set(ids, names);
  if (!names.has(term)) names.set(term, name);
  return name;
}
/** The public form of a finding. */
export function toMatch(ids: Strings, { term, tier, start, end, notes }: Hit): Match {
  const evasions: Evasion[] = [];
  for (const { evasion } of notes) if (!evasions.includes(evasion)) evasions.push(evasion);
  return { term, id: nameOf(ids, term), tier: TIERS[tier] ?? 'fuzzy', start, end, evasions };
}
