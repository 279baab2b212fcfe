// What all routes of the lexicon need: the lists, the overlay in force and the seal, read together and held for a moment.
import type pg from 'pg';
import type { Lexicon } from '../core/lexicon.ts';
import type { Overlay, TermChange } from '../core/proposal.ts';
import type { CurrentRules } from '../engine/flow.ts';
import { type ListedTerm, listedTerms } from '../engine/lexicon.ts';
import { layOver } from '../engine/overlay.ts';
import { checkProposal, type ProposalProblem } from '../engine/proposal-check.ts';
import type { WordsInUse } from '../engine/words-in-use.ts';
import { overlayVersion, readOverlay } from '../store/overlays.ts';
import type { NamedDeed } from '../store/proposals.ts';
import { sealOf, type WordSeal } from '../store/sealed-words.ts';
import { readTermUses, type TermUse } from '../store/term-uses.ts';
import type { Who } from './access.ts';
import { Problem } from './problem.ts';

const USES_MS = 60_000;

/** The lists and what lies over them. */
export interface LaidLists {
  readonly packs: readonly Lexicon[];
  readonly overlay: Overlay;
  /** The lists as they are looked for. */
  readonly laid: readonly Lexicon[];
  readonly terms: readonly ListedTerm[];
}

/** Reads for the routes. */
export interface LexiconDesk {
  readonly pool: pg.Pool;
  readonly rules: CurrentRules;
  readonly words: WordsInUse;
  seal(): Promise<WordSeal>;
  /** Throws a Problem when the files cannot be read now. */
  lists(): Promise<LaidLists>;
  uses(): Promise<ReadonlyMap<string, TermUse> | undefined>;
}

/** Opens one. */
export function openDesk(
  pool: pg.Pool,
  rules: CurrentRules,
  { words = NO_WORDS, now }: { readonly words: WordsInUse | undefined; readonly now: () => number },
): LexiconDesk {
  let laid: (LaidLists & { readonly from: readonly Lexicon[] }) | undefined;
  let uses: { readonly at: number; readonly found: Promise<ReadonlyMap<string, TermUse> | undefined> } | undefined;
  let seal: WordSeal | undefined;
  const openSeal = async (): Promise<WordSeal> => (seal ??= await sealOf(pool));
  return {
    pool,
    rules,
    words,
    seal: openSeal,
    async lists() {
      const read = await words.packs();
      if (!read.ok)
        throw new Problem(
          409,
          'The lists cannot be read now',
          'A list file is faulty; what was read before stays in force. The log of Vigil says where, "vigil lexicon check" how to mend it.',
        );
      const { packs } = read;
      const version = await overlayVersion(pool);
      if (laid?.from === packs && laid.overlay.version === version) return laid;
      const overlay = (await readOverlay(pool, await openSeal(), version)) as Overlay;
      const over = layOver(packs, overlay);
      laid = { from: packs, packs, overlay, laid: over, terms: listedTerms(over) };
      return laid;
    },
    uses() {
      if (uses === undefined || now() - uses.at > USES_MS) uses = { at: now(), found: readTermUses(pool) };
      const { found } = uses;
      return found.catch((error: unknown) => {
        uses = undefined;
        throw error;
      });
    },
  };
}

/** A server whose rules come from elsewhere has no lists to show. */
const NO_WORDS: WordsInUse = {
  packs: async () => ({ ok: false, why: 'no lists' }),
  compile: async () => {
    throw new Problem(409, 'No lists', 'This server was started without lists of words.');
  },
  refresh: async () => undefined,
};

/** Who acts, by name; `people` admits only a person, or whoever sits at a machine where nobody is set up. */
export function deedOf(who: Who | undefined, now: number, people = false): NamedDeed {
  if (who?.person === undefined || (people && who.opened === 'key'))
    throw new Problem(403, 'Who are you?', 'This bears the name of a person: sign in, or say yours first.');
  return { actor: who.actor, name: who.owner?.name ?? who.person, now };
}

/** The first reason against a proposal in a sentence, or undefined. */
export function reasonAgainst(
  packs: readonly Lexicon[],
): (overlay: Overlay, changes: readonly TermChange[]) => string | undefined {
  return (overlay, changes) => {
    const [first, ...others] = checkProposal(packs, overlay, changes).problems;
    if (first === undefined) return undefined;
    return `${sentenceOf(first)}${others.length > 0 ? ` And ${others.length} more.` : ''}`;
  };
}

function sentenceOf({ change, field, line, why, mend }: ProposalProblem): string {
  return `Change ${change + 1}, ${field}${line === null ? '' : `, line ${line + 1}`}: ${why}; ${mend}.`;
}
