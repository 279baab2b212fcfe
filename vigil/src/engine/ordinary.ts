// How ordinary is what was found? Bounds the bits of a listed term by how many accounts of the platform write it: with a list of common words, a match proves next to nothing.
import type { Conduct } from '../core/account.ts';
import type { Assessment, CountsUsed } from '../core/assessment.ts';
import type { Evidence } from '../core/observation.ts';
import type { Family } from '../core/signal.ts';

/** How many accounts write what, as measured on the stream. Sketches give estimates, so counts need not be whole. */
export interface Ordinary {
  /** Accounts on the platform. */
  readonly accounts: number;
  /** How many terms the list holds that can open a file. */
  readonly terms: number;
  /** How many accounts wrote a term, by its id, in a text without a word of trade. */
  held(term: string): number;
  /** True for a term to which the list itself gives bits: the operator's word stands. */
  pinned(term: string): boolean;
  /** Share of accounts that write a term of the list, the middle of its terms; the commonest tenth left out. 0 to 1. */
  readonly usual: number;
  /** Share of accounts that write words of trade, and of those that write an offer and a contact in one text. 0 to 1. */
  readonly trade: number;
  readonly deal: number;
}

/** The same, noting which terms were asked about: `used` gives the counts that judging rested on. */
export function noting(ordinary: Ordinary): Ordinary & { used(): CountsUsed } {
  const held = new Map<string, number | 'pinned'>();
  const { accounts, terms, usual, trade, deal } = ordinary;
  return {
    accounts,
    terms,
    usual,
    trade,
    deal,
    held(term) {
      const count = ordinary.held(term);
      held.set(term, count);
      return count;
    },
    pinned(term) {
      const isPinned = ordinary.pinned(term);
      if (isPinned) held.set(term, 'pinned');
      return isPinned;
    },
    used: () => ({ accounts, terms, usual, trade, deal, held: Object.fromEntries([...held].sort()) }),
  };
}

/** The counts that an assessment was made by, so that it can be made again. */
export function ordinaryFrom({ held, ...counts }: CountsUsed): Ordinary {
  const of = (term: string): number | 'pinned' => held[term] ?? 0;
  return {
    ...counts,
    held: (term) => {
      const count = of(term);
      return count === 'pinned' ? 0 : count;
    },
    pinned: (term) => of(term) === 'pinned',
  };
}

/** Share of offenders that show at least one listed term (science 2.5, the shipped priors). */
const SHOWN = 0.75;
/** The prior of a term's rate weighs as much as one account that wrote it. */
const PRIOR_EVENTS = 1;
/** Families whose evidence is a listed term. */
const LISTED: ReadonlySet<Family> = new Set(['term', 'obfuscation', 'joint']);
/** Families that can open a case. */
const CORE: ReadonlySet<Family> = new Set(['term', 'obfuscation', 'joint', 'age', 'hash', 'link']);
/** A term that is worth less than this is an ordinary word, whatever its list says. */
const ORDINARY_BITS = 3;
/** In a list of everyday words also what few have written yet is likely an everyday word. */
const ORDINARY_LIST_BITS = 4;
const ORDINARY_BITS_IN_LIST = 5;

/**
 * What a term is worth at most: log2 of how likely an offender writes just this one of T terms (SHOWN / T) to how likely an
 * ordinary account does. That rate is the posterior mean of a gamma prior (science 2.3, point 1) around what the weight claims,
 * or around what the list's terms usually come to where that is more: a long list of common words is weighed as what it is,
 * something that many posts hold by chance. Negative for a term that ordinary accounts write more often than offenders.
 */
export function termBits(term: string, claimed: number, ordinary: Ordinary): number {
  if (ordinary.pinned(term)) return claimed;
  const { accounts, terms, usual } = ordinary;
  const used = SHOWN / Math.max(1, terms);
  const prior = Math.max(used * 2 ** -claimed, usual);
  const rate = (ordinary.held(term) + PRIOR_EVENTS) / (accounts + PRIOR_EVENTS / prior);
  return Math.min(claimed, Math.log2(used / rate));
}

/** What the list as a whole is worth: that an account writes any of its terms at all. */
function listBits({ terms, usual }: Ordinary): number {
  return usual === 0 ? Number.POSITIVE_INFINITY : Math.log2(SHOWN / Math.min(1, usual * terms));
}

/** Whether so many ordinary accounts write a term that it proves next to nothing here. */
export function isOrdinaryTerm(term: string, claimed: number, ordinary: Ordinary): boolean {
  const least = listBits(ordinary) < ORDINARY_LIST_BITS ? ORDINARY_BITS_IN_LIST : ORDINARY_BITS;
  return termBits(term, claimed, ordinary) < least;
}

/** The weights that the policy gives a listed term and a text with one beside words of trade. */
export interface Claims {
  readonly term: number;
  readonly joint: number;
}

/** What a text with terms and trade is worth at most: its rarest term, and the rarity of trading at all, or of offer and contact at once. */
export function jointBits(terms: readonly string[], deal: boolean, claims: Claims, ordinary: Ordinary): number {
  const rarest = Math.max(...terms.map((term) => termBits(term, claims.term, ordinary)));
  const share = Math.max(deal ? ordinary.deal : ordinary.trade, 1 / (ordinary.accounts + 1));
  return Math.min(claims.joint, rarest - Math.log2(Math.min(1, share)));
}

/** True when every listed term behind a piece of evidence is an ordinary word on this platform. Evidence of other kinds never is. */
export function isOrdinary(one: Evidence, claims: Claims, ordinary: Ordinary): boolean {
  if (!LISTED.has(one.family) || one.what === '') return false;
  return one.what.split(' ').every((term) => isOrdinaryTerm(term, claims.term, ordinary));
}

/** The same conduct with everything that rests on ordinary words alone at what it is worth on this platform. */
export function bounded(conduct: Conduct, claims: Claims, ordinary: Ordinary): Conduct {
  const items = (family: Family): ReadonlySet<string> =>
    new Set(conduct.evidence.filter((one) => one.family === family).map((one) => one.item));
  const [offers, contacts] = [items('offer'), items('contact')];
  const evidence = conduct.evidence.map((one) => {
    if (one.bits <= 0 || !isOrdinary(one, claims, ordinary)) return one;
    const most =
      one.family === 'joint'
        ? jointBits(one.what.split(' '), offers.has(one.item) && contacts.has(one.item), claims, ordinary)
        : termBits(one.what, claims.term, ordinary);
    return most < one.bits ? { ...one, bits: Math.max(0, most) } : one;
  });
  return { ...conduct, evidence };
}

/**
 * Where nothing but ordinary words speaks against an account, a case opens only when all of it together makes `bits`:
 * a list of everyday words is then no more than a reason to look for an offer, a contact and a pattern.
 */
export function calmed(
  assessment: Assessment,
  conduct: Conduct,
  { claims, ordinary, bits }: { readonly claims: Claims; readonly ordinary: Ordinary; readonly bits: number },
): Assessment {
  if (assessment.bits >= bits) return assessment;
  const core = conduct.evidence.filter((one) => CORE.has(one.family) && one.bits > 0);
  const everyday = core.length > 0 && core.every((one) => isOrdinary(one, claims, ordinary));
  return everyday ? { ...assessment, severity: 'none', everyday: true } : assessment;
}
