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

/** Of one term's overlapping findings only the strongest stays (then the earliest, then the longest). */
export function strongest(hits: readonly Hit[]): Hit[] {
  const ordered = [...hits].sort((a, b) => a.term - b.term || a.start - b.start || a.tier - b.tier || b.end - a.end);
  const kept: Hit[] = [];
  for (const hit of ordered) {
    let last = kept.at(-1);
    while (last !== undefined && last.term === hit.term && hit.start < last.end && hit.tier < last.tier) {
      kept.pop();
      last = kept.at(-1);
    }
    if (last === undefined || last.term !== hit.term || hit.start >= last.end) kept.push(hit);
  }
  return kept.sort((a, b) => a.start - b.start || a.term - b.term);
}

/** The public form of a finding. */
export function toMatch(ids: Strings, hit: Hit): Match {
  const evasions = [...new Set(hit.notes.map((note) => note.evasion))];
  return {
    term: hit.term,
    id: stringAt(ids, hit.term),
    tier: TIERS[hit.tier] ?? 'fuzzy',
    start: hit.start,
    end: hit.end,
    evasions,
  };
}
