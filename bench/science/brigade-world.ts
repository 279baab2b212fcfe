// Makes the world in which complaints are measured: regular and casual reporters, fresh and aged brigaders, offenders, stray complaints and victims. All rates are invented; orders are compared, not forecast.
import type { Random } from '../../vigil/src/demo/random.ts';
import { seeded } from '../../vigil/src/demo/random.ts';

export const OFFENDERS = 200;
const NOISE = 3_000;
export const VICTIMS = 40;
const DAY_MS = 86_400_000;
/** The complaints come within two weeks. */
export const SPAN_MS = 14 * DAY_MS;

/** How a world is spoilt. */
export interface WorldWishes {
  /** Share of reporters' past labels that say the opposite of the truth. */
  readonly wrongLabels?: number;
  /** Share of complaints that go to an innocent account drawn at random instead. */
  readonly wrongTargets?: number;
  /** The same share of earlier complaints went astray too, and the records show it. */
  readonly sinceLong?: boolean;
}

/** A person who complains. */
export interface WorldReporter {
  readonly upheld: number;
  readonly dismissed: number;
  /** Everything they complained about in these weeks. */
  readonly targets: Set<string>;
}

/** An account that was complained about. */
export interface Target {
  readonly id: string;
  readonly kind: 'offender' | 'noise' | 'victim';
  /** Bits of its content. */
  readonly content: number;
  readonly complaints: { readonly id: string; readonly by: number; readonly at: number }[];
  /** Breaks ties. */
  readonly chance: number;
}

/** All of it. */
export interface BrigadeWorld {
  readonly reporters: readonly WorldReporter[];
  readonly targets: readonly Target[];
}

/** Where each sort of reporter stands in the list, with how often they were right before and how often they complained. */
interface Sort {
  readonly from: number;
  readonly size: number;
}

/** Makes one. Regulars: 300, right in 6 of 10; casual: 5,000, right in 15 of 100; brigaders: 400 fresh, 100 aged with 3 of 10 right. */
export function makeWorld(seed: number, wishes: WorldWishes): BrigadeWorld {
  const random = seeded(seed, 'brigade');
  // A stream of its own, so that a spoilt world is the same world in all else.
  const spoiling = seeded(seed, 'spoiling');
  const reporters: WorldReporter[] = [];
  const sort = (size: number, right: number, past: () => number): Sort => {
    const from = reporters.length;
    for (let n = 0; n < size; n++) reporters.push(reporterOf({ random, spoiling }, right, past(), wishes));
    return { from, size };
  };
  const regular = sort(300, 0.6, () => 40);
  const casual = sort(5_000, 0.15, () => random.whole(1, 3));
  const fresh = sort(400, 0, () => random.whole(0, 1));
  const aged = sort(100, 0.3, () => 10);
  const pick = ({ from, size }: Sort): number => from + random.whole(0, size - 1);
  const targets: Target[] = [];
  const add = (kind: Target['kind'], content: number): Target => {
    const target = { id: `t${targets.length}`, kind, content, complaints: [], chance: random.next() };
    targets.push(target);
    return target;
  };
  let lines = 0;
  const complain = (target: Target, by: number, at: number): void => {
    target.complaints.push({ id: `n${String(lines++).padStart(7, '0')}`, by, at: Math.floor(at) });
    (reporters[by] as WorldReporter).targets.add(target.id);
  };
  const innocents: Target[] = [];
  const several = (target: Target, scale: number, regulars: number): void => {
    const n = 1 + Math.floor(-Math.log(1 - random.next()) * scale);
    for (let k = 0; k < n; k++) {
      const by = random.chance(regulars) ? pick(regular) : pick(casual);
      const at = random.next() * SPAN_MS;
      const strays = spoiling.chance(wishes.wrongTargets ?? 0);
      complain(strays ? spoiling.pick(innocents) : target, by, at);
    }
  };
  for (let n = 0; n < NOISE; n++) innocents.push(add('noise', Math.max(0, 0.8 + 2 * bell(random))));
  for (const one of [...innocents]) several(one, 0.5, 0.03);
  for (let n = 0; n < OFFENDERS; n++) several(add('offender', Math.max(0, 7 + 4 * bell(random))), 2, 0.3);
  for (let n = 0; n < VICTIMS; n++) {
    const victim = add('victim', Math.max(0, 0.5 + 1.5 * bell(random)));
    const start = random.next() * (SPAN_MS - DAY_MS / 2);
    for (let left = random.whole(50, 349); left > 0; left--)
      complain(victim, random.chance(0.15) ? pick(aged) : pick(fresh), start + (random.next() * DAY_MS) / 2);
  }
  return { reporters, targets };
}

/** A reporter with a past; each label may be turned round. */
function reporterOf(
  { random, spoiling }: { readonly random: Random; readonly spoiling: Random },
  right: number,
  past: number,
  wishes: WorldWishes,
): WorldReporter {
  let upheld = 0;
  for (let n = 0; n < past; n++) {
    const strayed = wishes.sinceLong === true && spoiling.chance(wishes.wrongTargets ?? 0);
    const isRight = random.chance(right) && !strayed;
    if (spoiling.chance(wishes.wrongLabels ?? 0) ? !isRight : isRight) upheld++;
  }
  return { upheld, dismissed: past - upheld, targets: new Set() };
}

/** A standard normal number (Box and Muller 1958). */
function bell(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
}
