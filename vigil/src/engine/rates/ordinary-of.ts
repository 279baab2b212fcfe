// What the counts of the platform say of a list: how many accounts write each of its terms, and how usual that is.

import type { CompiledLexicon } from '../lexicon.ts';
import type { Ordinary } from '../ordinary.ts';
import { termValue } from './count-object.ts';
import type { Lanes } from './keyed-hash.ts';
import { accountsIn, writersOf } from './sketch.ts';

/** The commonest tenth of a list's terms does not say what its terms usually come to. */
const COMMONEST = 0.1;

/** The counts of the platform, and what suspects add to them by term, which is taken out. */
export interface Counts {
  readonly registers: Uint8Array;
  readonly key: Lanes;
  readonly suspects: ReadonlyMap<string, number>;
}

/** Until about so many accounts were seen, what a list usually comes to is not believed. */
const FEW_ACCOUNTS = 1_000;

/** Reads the counts for a list. The same counts give the same answer for ever. */
export function ordinaryOf({ registers, key, suspects }: Counts, lexicon: CompiledLexicon): Ordinary {
  const others = (id: string): number =>
    Math.max(0, writersOf(registers, termValue(id), key) - (suspects.get(id) ?? 0));
  const accounts = Math.max(1, accountsIn(registers, 'all'));
  const listed = lexicon.terms.filter((term) => term.family === 'term');
  const held = new Map(listed.map((term) => [term.id, others(term.id)]));
  const sorted = [...held.values()].sort((a, b) => a - b);
  const kept = sorted.slice(0, Math.ceil(sorted.length * (1 - COMMONEST)));
  const sum = kept.reduce((total, count) => total + count, 0);
  const pinned = new Set(listed.filter((term) => term.bits !== undefined).map((term) => term.id));
  return {
    accounts,
    terms: listed.length,
    held: (term) => held.get(term) ?? 0,
    pinned: (term) => pinned.has(term),
    usual: kept.length === 0 ? 0 : sum / kept.length / (accounts + FEW_ACCOUNTS),
    trade: accountsIn(registers, 'trade') / accounts,
    deal: accountsIn(registers, 'deal') / accounts,
  };
}
