// Measures complaints against brigades and wrong labels: offenders, noise and brigaded victims, weighed by the real functions, beside counting and summing trust.
import type { Conduct } from '../../vigil/src/core/account.ts';
import type { ItemId } from '../../vigil/src/core/item.ts';
import type { ObservationId } from '../../vigil/src/core/observation.ts';
import { DEFAULT_POLICY } from '../../vigil/src/core/policy.ts';
import { assess } from '../../vigil/src/engine/assess.ts';
import { NO_CONDUCT } from '../../vigil/src/engine/gather.ts';
import type { Complaint } from '../../vigil/src/engine/notices.ts';
import { trustBits, weighComplaints } from '../../vigil/src/engine/notices.ts';
import type { Must, Shown } from '../musts.ts';
import { markdownTable } from '../print.ts';
import type { BrigadeWorld, Target, WorldWishes } from './brigade-world.ts';
import { makeWorld, OFFENDERS, SPAN_MS, VICTIMS } from './brigade-world.ts';

const TOP = 200;
const SEEDS = 3;

/** What an order of the accounts came to. */
interface Outcome {
  /** Share of offenders among the first 200. */
  readonly precision: number;
  /** Brigaded victims among the first 200. */
  readonly victims: number;
}

type Score = (target: Target, world: BrigadeWorld) => number;

/** Complaints as the store gives them, with records and other targets. Labels may be wrong; see `WorldWishes`. */
function complaintsOf(target: Target, world: BrigadeWorld): readonly Complaint[] {
  return target.complaints.map(({ id, by, at }) => {
    const { upheld, dismissed, targets } = world.reporters[by] as BrigadeWorld['reporters'][number];
    const others = [...targets].filter((one) => one !== target.id).slice(0, 64);
    return { id, at, by: `p${by}`, record: { upheld, dismissed, open: 0 }, targets: others };
  });
}

/** An account's conduct with one piece of evidence of the content's bits, so that the real sum is what adds it up. */
function conductOf(target: Target): Conduct {
  if (target.content <= 0) return NO_CONDUCT;
  const evidence = {
    id: 'o' as ObservationId,
    item: 'i' as ItemId,
    family: 'joint',
    signal: 'joint.offer',
    what: '',
    bits: target.content,
    at: SPAN_MS,
  } as const;
  return { evidence: [evidence], observations: 1, items: 1, firstSeen: SPAN_MS, lastSeen: SPAN_MS };
}

const content = (target: Target): number =>
  assess({ conduct: conductOf(target), complaints: [] }, { policy: DEFAULT_POLICY, lexicon: '' }).bits;
/** The newest 64 people, as the store reads them. */
const weighed = (target: Target, world: BrigadeWorld): number =>
  weighComplaints(newest(complaintsOf(target, world)), DEFAULT_POLICY, SPAN_MS).bits;

function newest(complaints: readonly Complaint[]): readonly Complaint[] {
  const people = new Map<string, Complaint>();
  for (const one of [...complaints].sort((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1)))
    if (!people.has(one.by ?? one.id)) people.set(one.by ?? one.id, one);
  return [...people.values()].slice(0, 64);
}

const trustSum: Score = (target, world) => {
  let sum = 0;
  for (const by of new Set(target.complaints.map((one) => one.by))) {
    const reporter = world.reporters[by] as BrigadeWorld['reporters'][number];
    sum += Math.max(0, DEFAULT_POLICY.weights['notice.person'] + trustBits(reporter));
  }
  return sum;
};

const SCORES: readonly { readonly name: string; readonly score: Score }[] = [
  { name: 'number of complaints', score: (target) => target.complaints.length },
  { name: 'sum of trust, no ceiling', score: trustSum },
  { name: 'content alone', score: content },
  { name: 'content + number', score: (target) => content(target) + target.complaints.length },
  { name: 'content + log2(1 + number)', score: (target) => content(target) + Math.log2(1 + target.complaints.length) },
  { name: 'content + sum of trust, no ceiling', score: (target, world) => content(target) + trustSum(target, world) },
  { name: '**content + weighComplaints**', score: (target, world) => content(target) + weighed(target, world) },
];

/** The first 200 by score; ties by the world's own order of chance. */
function outcomeOf(world: BrigadeWorld, score: Score): Outcome {
  const scored = world.targets.map((target) => ({ target, bits: score(target, world) }));
  scored.sort((a, b) => b.bits - a.bits || a.target.chance - b.target.chance);
  const top = scored.slice(0, TOP).map(({ target }) => target);
  return {
    precision: top.filter((target) => target.kind === 'offender').length / TOP,
    victims: top.filter((target) => target.kind === 'victim').length,
  };
}

function worlds(seed: number, wishes: WorldWishes): readonly BrigadeWorld[] {
  return Array.from({ length: SEEDS }, (_, n) => makeWorld(seed + n, wishes));
}

const mean = (list: readonly number[]): number => list.reduce((sum, one) => sum + one, 0) / list.length;

/** How many victims have complaints worth more than a stranger's single one, and the most that any has. */
function victimBits(some: readonly BrigadeWorld[]): { readonly most: number; readonly mean: number } {
  const bits = some.flatMap((world) =>
    world.targets.filter((one) => one.kind === 'victim').map((one) => weighed(one, world)),
  );
  return { most: Math.max(...bits), mean: mean(bits) };
}

/** The brigade and the poisoned worlds over three seeds from `seed`. */
export function brigadeSection(seed: number): Shown {
  const clean = worlds(seed, {});
  const kinds = [
    { name: 'clean', some: clean },
    { name: 'half of all past labels turned round', some: worlds(seed, { wrongLabels: 0.5 }) },
    { name: 'half of all complaints astray since long', some: worlds(seed, { wrongTargets: 0.5, sinceLong: true }) },
    { name: 'half of all complaints astray since today', some: worlds(seed, { wrongTargets: 0.5 }) },
  ];
  const rows = SCORES.map(({ name, score }) => [
    name,
    ...kinds.map(({ some }) => {
      const outcomes = some.map((world) => outcomeOf(world, score));
      const victims = outcomes.map((one) => one.victims).join(', ');
      return `${mean(outcomes.map((one) => one.precision)).toFixed(3)}; ${victims} of ${VICTIMS}`;
    }),
  ]);
  const ours = SCORES.at(-1) as (typeof SCORES)[number];
  const own = kinds.map(({ some }) => some.map((world) => outcomeOf(world, ours.score)));
  const precision = own.map((outcomes) => mean(outcomes.map((one) => one.precision)));
  const victims = (own[0] as readonly Outcome[]).map((one) => one.victims);
  const cost = (at: number): number => (precision[0] as number) - (precision[at] as number);
  const worth = victimBits(clean);
  const musts: readonly Must[] = [
    {
      what: `brigaded victims in the top ${TOP}, ${SEEDS} seeds`,
      must: `0 of ${VICTIMS}`,
      measured: victims.join(', '),
      met: victims.every((n) => n === 0),
      part: 'brigade',
    },
    ...['past labels turned round', 'complaints astray since long', 'complaints astray since today'].map(
      (what, at): Must => {
        const lost = cost(at + 1);
        return {
          what: `precision at ${TOP} lost by 50 % wrong flags (${what})`,
          must: '< .05',
          measured: lost.toFixed(3),
          met: lost < 0.05,
          part: 'brigade',
        };
      },
    ),
  ];
  const head = ['order by', ...kinds.map(({ name }) => `${name}: precision at ${TOP}; victims`)];
  const text = [
    `${OFFENDERS} offenders, ${(clean[0] as BrigadeWorld).targets.length - OFFENDERS - VICTIMS} accounts with stray complaints, ${VICTIMS} victims of 50 to 350 brigaders; seeds ${seed} to ${seed + SEEDS - 1}.`,
    markdownTable(head, rows),
    `A brigade is worth ${worth.mean.toFixed(2)} bits to its victim on average, ${worth.most.toFixed(2)} at most (ceiling ${DEFAULT_POLICY.noticeCeiling}).`,
  ].join('\n\n');
  return { text, musts };
}
