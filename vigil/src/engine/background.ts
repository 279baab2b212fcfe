// How often the terms of a list stand in honest posts, and so how many bits such a match can be worth at most: ordinary words prove little.
import type { Term } from '../core/lexicon.ts';
import type { Policy } from '../core/policy.ts';
import { weightOf } from '../core/policy.ts';
import type { CompiledLexicon } from './lexicon.ts';
import { signalOf } from './observe.ts';
import { isStrong } from './screen.ts';

/** Counts over honest texts. */
export interface Background {
  texts: number;
  /** Texts in which a term stands plainly or disguised, by its id. */
  readonly counts: Map<string, number>;
}

/** What the background says of one term. */
export interface TermBackground {
  readonly term: string;
  readonly family: Term['family'];
  readonly posts: number;
  /** Share of the texts, from 0 to 1. */
  readonly share: number;
  /** What a match is worth, at most: log2 of how much likelier it is in an offer than in an honest text, were it in every offer. */
  readonly bits: number;
  /** What the list or the policy gives it. */
  readonly weight: number;
}

/** Nothing counted yet. */
export function startBackground(): Background {
  return { texts: 0, counts: new Map() };
}

/** Counts a text, each term once. Loose readings do not count, for they are never worth the weight. */
export function countText(background: Background, text: string, lexicon: CompiledLexicon): void {
  background.texts++;
  for (const id of new Set(
    lexicon
      .find(text)
      .filter(isStrong)
      .map((one) => one.term.id),
  ))
    background.counts.set(id, (background.counts.get(id) ?? 0) + 1);
}

/** The terms that stand in the background, most frequent first. */
export function backgroundOf(
  background: Background,
  lexicon: CompiledLexicon,
  policy: Policy,
): readonly TermBackground[] {
  const { texts, counts } = background;
  const rows = lexicon.terms.flatMap((term) => {
    const posts = counts.get(term.id) ?? 0;
    if (posts === 0) return [];
    const weight = term.bits ?? weightOf(policy, signalOf(term.family));
    return [
      { term: term.id, family: term.family, posts, share: posts / texts, bits: worth(posts / texts, weight), weight },
    ];
  });
  return rows.sort((a, b) => b.posts - a.posts || (a.term < b.term ? -1 : 1));
}

/** The ratio can be no larger than one to the share of honest texts; words that speak for an account are bounded alike, downwards. */
export function worth(share: number, weight: number): number {
  const bound = -Math.log2(Math.min(1, share));
  const bits = Math.min(Math.abs(weight), bound);
  return weight < 0 ? -bits : bits;
}
