// Says what is wrong with a proposed change of the lexicon, with the loader's own tests: nothing reaches a signature whose examples do not hold. Never quotes a term.
import type { Lexicon, Term } from '../core/lexicon.ts';
import { OVERLAY_TERMS, type Overlay, type TermChange } from '../core/proposal.ts';
import type { Draft, Fault, Place } from './lexicon-draft.ts';
import { doubts, exampleFaults, spellingOf, termFaults } from './lexicon-examples.ts';
import { aboutOf, changed, fieldsThatDiffer, layOver, placeOf, termsByPlace } from './overlay.ts';

/** Something wrong with one change: which (from 0), the field, and for an example which line (from 0). */
export interface ProposalProblem {
  readonly change: number;
  readonly field: string;
  readonly line: number | null;
  readonly why: string;
  readonly mend: string;
}

/** Every reason against, and doubts that stop nothing. */
export interface ProposalVerdict {
  readonly problems: readonly ProposalProblem[];
  readonly doubts: readonly ProposalProblem[];
}

/** Tells at most so many of each. */
const MOST = 100;

/** Checks changes on top of the lists and the overlay in force. */
export function checkProposal(
  packs: readonly Lexicon[],
  overlay: Overlay,
  changes: readonly TermChange[],
): ProposalVerdict {
  const here = termsByPlace(layOver(packs, overlay));
  const problems = [...fitFaults(here, changes), ...roomFaults(overlay, changes)];
  if (problems.length > 0) return { problems: problems.slice(0, MOST), doubts: [] };
  const written = changes.flatMap((change, index) => (change.kind === 'retire' ? [] : [{ term: change.term, index }]));
  if (written.length === 0) return { problems: [], doubts: [] };
  const lexicon = listOf(written.map(({ term }) => term));
  const draft = draftOf(
    lexicon,
    written.map(({ index }) => index),
  );
  const twins = twinFaults(layOver(packs, changed(overlay, changes)), changes);
  const wrong = termFaults(lexicon, draft);
  const faults = wrong.length > 0 ? wrong : exampleFaults(lexicon, draft);
  return {
    problems: [...twins, ...bare(changes), ...faults.map(told)].slice(0, MOST),
    doubts: doubts(lexicon, draft, {}).map(told).slice(0, MOST),
  };
}

function listOf(terms: readonly Term[]): Lexicon {
  const about = { format: 1, id: 'proposal', title: 'Proposal', version: '1', licence: 'private list' } as const;
  return { ...about, standIn: false, terms: [...terms] };
}

/** A place that remembers its path: faults carry it along. Lines count changes, so that "stands already in line 2" means the second. */
type TracedPlace = Place & { readonly path: readonly PropertyKey[] };

function draftOf(value: Lexicon, indexes: readonly number[]): Draft {
  return {
    value,
    place: (path): TracedPlace => {
      const index = indexes[Number(path[1])] ?? 0;
      return { line: index + 1, column: 1, path: [index, ...path.slice(2)] };
    },
  };
}

function told(fault: Fault): ProposalProblem {
  const [change = 0, field = 'term', line] = (fault as Fault & Partial<TracedPlace>).path ?? [];
  const { why, mend } = fault;
  return {
    change: Number(change),
    field: String(field),
    line: typeof line === 'number' ? line : null,
    why: why.replace(/in line (\d+)$/u, 'in change $1'),
    mend,
  };
}

const about = (change: number, field: string, why: string, mend: string): ProposalProblem => ({
  change,
  field,
  line: null,
  why,
  mend,
});

/** Each change must be about one term, which is there, or is not. */
function fitFaults(here: ReadonlyMap<string, Term>, changes: readonly TermChange[]): readonly ProposalProblem[] {
  const ids = new Set([...here.values()].map((term) => term.id));
  const met = new Set<string>();
  return changes.flatMap((change, index): readonly ProposalProblem[] => {
    const { pack, id } = aboutOf(change);
    const place = placeOf(pack, id);
    const before = here.get(place);
    if (met.has(place)) return [about(index, 'id', 'this term is changed twice', 'keep one of the two changes')];
    met.add(place);
    if (change.kind === 'add')
      // Also in another list: two terms of one id would both be renamed, and lose what was found under the old one.
      return ids.has(id) ? [about(index, 'id', 'this `id` is in use', 'choose an id that no term has')] : [];
    if (before === undefined)
      return [about(index, 'id', 'there is no such term any more', 'load the lexicon again and begin anew')];
    if (change.kind === 'alter' && fieldsThatDiffer(before, change.term).length === 0)
      return [about(index, 'term', 'this changes nothing', 'leave the change out')];
    return [];
  });
}

function roomFaults(overlay: Overlay, changes: readonly TermChange[]): readonly ProposalProblem[] {
  const { terms, retired } = changed(overlay, changes);
  if (Math.max(terms.length, retired.length) <= OVERLAY_TERMS) return [];
  const many = OVERLAY_TERMS.toLocaleString('en');
  return [
    about(0, 'term', `proposals hold at most ${many} terms`, 'write them to the list file with "vigil lexicon export"'),
  ];
}

/** A spelling that another term has already, whichever list it stands in. */
function twinFaults(after: readonly Lexicon[], changes: readonly TermChange[]): readonly ProposalProblem[] {
  const owners = new Map<string, Set<string>>();
  for (const pack of after)
    for (const term of pack.terms) {
      const spelling = spellingOf(term);
      owners.set(spelling, (owners.get(spelling) ?? new Set()).add(term.id));
    }
  return changes.flatMap((change, index) => {
    if (change.kind === 'retire' || (owners.get(spellingOf(change.term))?.size ?? 0) < 2) return [];
    return [about(index, 'term', 'another term is spelled the same', 'alter that one, or retire it')];
  });
}

/** Who signs must see what the term is meant to find and what not. */
function bare(changes: readonly TermChange[]): readonly ProposalProblem[] {
  return changes.flatMap((change, index) => {
    if (change.kind === 'retire') return [];
    return (['matches', 'ignores'] as const)
      .filter((field) => (change.term[field] ?? []).length === 0)
      .map((field) =>
        about(index, field, `there is no line it ${field === 'matches' ? 'must match' : 'must ignore'}`, 'write one'),
      );
  });
}
