// Makes the lexicon fit to be shown: terms with what they find here and what that is worth, masked until revealed.
import type { Term } from '../core/lexicon.ts';
import { nameKey } from '../core/person.ts';
import { weightOf } from '../core/policy.ts';
import { OVERLAY_PACK, type Overlay } from '../core/proposal.ts';
import type { Signal } from '../core/signal.ts';
import type { Rules } from '../engine/flow.ts';
import type { ListedTerm } from '../engine/lexicon.ts';
import { isOrdinaryTerm, termBits } from '../engine/ordinary.ts';
import { placeOf, type TermDifference } from '../engine/overlay.ts';
import type { ProposalSummary } from '../store/proposals.ts';
import type { TermUse } from '../store/term-uses.ts';
import type { Who } from './access.ts';
import type { ProposalLine, ProposalView, TermLine, TermSide } from './lexicon-shapes.ts';
import { maskWord } from './mask.ts';

const SIGNAL_OF: Readonly<Record<Term['family'], Signal>> = {
  term: 'term.listed',
  age: 'age.coded',
  offer: 'offer.cue',
  contact: 'contact.cue',
  payment: 'payment.cue',
  context: 'context.speaks-for',
  victim: 'victim.cue',
};

/** What is shown beside each term. */
export interface Beside {
  readonly rules: Rules;
  readonly overlay: Overlay;
  readonly uses: ReadonlyMap<string, TermUse> | undefined;
  readonly revealed: boolean;
}

/** One term of the page. */
export function termLine({ pack, own, term }: ListedTerm, { rules, overlay, uses, revealed }: Beside): TermLine {
  const { policy, ordinary } = rules;
  const weight = term.bits ?? weightOf(policy, SIGNAL_OF[term.family]);
  const counted = term.family === 'term' ? ordinary : undefined;
  const use = uses?.get(term.id);
  const none = uses === undefined ? null : 0;
  const changed = overlay.terms.some((one) => one.pack === pack && one.term.id === own.id);
  return {
    id: idOf(term, revealed),
    pack,
    own: idOf(own, revealed),
    ...sideOf(own, revealed),
    weight,
    from: pack === OVERLAY_PACK ? 'added' : changed ? 'altered' : 'file',
    held: counted === undefined ? null : Math.round(counted.held(term.id)),
    worth: counted === undefined ? null : termBits(term.id, weight, counted),
    everyday: counted !== undefined && !counted.pinned(term.id) && isOrdinaryTerm(term.id, weight, counted),
    posts: use?.posts ?? none,
    accounts: use?.accounts ?? none,
    cases: use?.cases ?? none,
    tiers: [...(use?.tiers ?? [])],
  };
}

/** An id, masked like its word where it would tell it. */
export function idOf({ id, term }: Pick<Term, 'id' | 'term'>, revealed: boolean): string {
  const plain = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
  const word = plain(term);
  return revealed || word === '' || !plain(id).includes(word) ? id : maskWord(id, false);
}

/** A term as one side of a change shows it. */
export function sideOf(
  { term, family, kind, mode, bits, matches = [], ignores = [] }: Term,
  revealed: boolean,
): TermSide {
  return {
    word: revealed ? term : maskWord(term, kind === 'regex'),
    family,
    kind,
    mode: mode ?? 'live',
    bits: bits ?? null,
    examples: { matches: matches.length, ignores: ignores.length },
    lines: revealed ? { matches: [...matches], ignores: [...ignores] } : null,
  };
}

/** A proposal as the list shows it. */
export function proposalLine(proposal: ProposalSummary, who: Who | undefined): ProposalLine {
  const { actor, counts, settled, ...line } = proposal;
  return {
    ...line,
    counts: { ...counts },
    mine:
      who !== undefined && (who.actor === actor || nameKey(who.owner?.name ?? who.person ?? '') === nameKey(line.by)),
    settled: settled === null ? null : { by: settled.by, at: settled.at },
  };
}

/** Its differences, masked unless revealed. */
export function differenceLines(found: readonly TermDifference[], revealed: boolean): ProposalView['differences'] {
  return found.map(({ pack, id, before, after, fields }) => ({
    pack,
    id: idOf({ id, term: (after ?? before)?.term ?? '' }, revealed),
    before: before === undefined ? null : sideOf(before, revealed),
    after: after === undefined ? null : sideOf(after, revealed),
    fields: [...fields],
  }));
}

/** Which terms fit a filter. Words are not searched on the server: a wish to find one would name it. An id is searched as it is shown, so that nobody finds out by asking what is masked. */
export function fits(wish: LexiconFilter, overlay: Overlay): (one: ListedTerm) => boolean {
  const altered = new Set(overlay.terms.map(({ pack, term }) => placeOf(pack, term.id)));
  const q = wish.q?.toLowerCase();
  return ({ pack, own, term }) =>
    (wish.pack === undefined || wish.pack === pack) &&
    (wish.family === undefined || wish.family === term.family) &&
    (wish.mode === undefined || wish.mode === (term.mode ?? 'live')) &&
    (wish.changed !== true || altered.has(placeOf(pack, own.id))) &&
    (q === undefined || idOf(term, wish.revealed).toLowerCase().includes(q));
}

/** A filter over terms. */
export interface LexiconFilter {
  readonly revealed: boolean;
  readonly pack?: string | undefined;
  readonly family?: Term['family'] | undefined;
  readonly mode?: 'live' | 'shadow' | undefined;
  readonly changed?: boolean | undefined;
  readonly q?: string | undefined;
}
