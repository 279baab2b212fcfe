// What a reviewer reads first, as Sayings: what was seen, in how many posts. Listed terms are counted, not named: an id can be the word itself, and words stay masked until revealed.

import type { InnocentKind } from '../core/innocent.ts';
import type { Evidence } from '../core/observation.ts';
import type { FactsOf, Saying } from '../core/saying.ts';
import type { Family } from '../core/signal.ts';

/** One sentence for a family's evidence. Names trade cues and services, never listed terms or post text. `complaints` is how many came in. */
export function sayingFor(family: Family, evidence: readonly Evidence[], complaints = 0): Saying {
  const posts = new Set(evidence.map((one) => one.item)).size;
  switch (family) {
    case 'term':
    case 'age':
    case 'obfuscation':
      return { code: `reason.${family}`, facts: { posts, different: new Set(evidence.map((one) => one.what)).size } };
    case 'offer':
    case 'contact':
    case 'payment':
    case 'context':
      return { code: `reason.${family}`, facts: { posts, ...namesOf(evidence) } };
    case 'joint':
    case 'victim':
    case 'classifier':
      return { code: `reason.${family}`, facts: { posts } };
    case 'hash':
      return { code: 'reason.hash', facts: { posts, ...proofsOf(evidence) } };
    case 'link':
      return { code: 'reason.link', facts: linksOf(evidence) };
    case 'notice':
      return { code: 'reason.notice', facts: { complaints } };
  }
}

/** What was looked for and not seen. */
export function absentSaying(missing: readonly Family[]): Saying {
  return { code: 'reason.absent', facts: { families: missing } };
}

/** Which innocent explanation fits best, and how rare it is. `share` of all accounts for which the explanation holds. */
export function raritySaying({
  against = 'ordinary',
  share = 1,
}: {
  readonly against?: InnocentKind | 'ordinary';
  readonly share?: number;
}): Saying {
  return { code: 'reason.rarity', facts: { innocent: against, oneIn: Math.round(1 / share) } };
}

/** Where known media is listed, read from the proof that was kept of it; undefined where it is none. */
export function proofIn(what: string): FactsOf<'reason.hash'>['proofs'][number] | undefined {
  const [, list, entry, distance] = /^list (.*), entry (.*), distance (\d+)$/su.exec(what) ?? [];
  return list === undefined || entry === undefined ? undefined : { list, entry, distance: Number(distance) };
}

const NAMES_SHOWN = 3;

function namesOf(evidence: readonly Evidence[]): Pick<FactsOf<'reason.offer'>, 'names' | 'more'> {
  const named = evidence.map(({ what }) => (what.includes(':') ? what.slice(0, what.indexOf(':') + 1) : what));
  const all = [...new Set(named)].sort();
  return { names: all.slice(0, NAMES_SHOWN), more: Math.max(0, all.length - NAMES_SHOWN) };
}

/** The proof of known media whole: list, entry and distance. */
function proofsOf(evidence: readonly Evidence[]): Pick<FactsOf<'reason.hash'>, 'proofs' | 'more'> {
  const all = [...new Set(evidence.map((one) => one.what))].sort();
  const shown = all.slice(0, NAMES_SHOWN).map((what) => proofIn(what) ?? { list: what, entry: '', distance: 0 });
  return { proofs: shown, more: Math.max(0, all.length - NAMES_SHOWN) };
}

function linksOf(evidence: readonly Evidence[]): FactsOf<'reason.link'> {
  return {
    shared: evidence.some((one) => one.signal === 'link.ring'),
    returned: evidence.find((one) => one.signal === 'link.return')?.what ?? '',
  };
}
