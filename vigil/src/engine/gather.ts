// gather: what has this account done before? Adds new Observations to its Conduct. The result depends on the set of observations, never on their order.
import type { Conduct } from '../core/account.ts';
import type { Evidence, Observation } from '../core/observation.ts';
import type { Family } from '../core/signal.ts';
import { familyOf } from '../core/signal.ts';

/** With each further piece counting a fifth, evidence past the sixteenth changes the total by far less than a thousandth of a bit. */
export const KEPT_PER_FAMILY = 16;
const DAY_MS = 86_400_000;
/** Ranks cues of a possible victim, which weigh nothing: the latest are kept. */
const LEAST_BITS = 2 ** -20;

/** The conduct of an account nothing is known of. */
export const NO_CONDUCT: Conduct = { evidence: [], observations: 0, items: 0, firstSeen: 0, lastSeen: 0 };

/**
 * Adds observations that were not counted before. `newItems` is how many of their items are new to the file.
 * Families that do not age (hash) and those that do are ranked alike, by bits after decay to a fixed point in time,
 * so that which pieces are kept does not depend on when they arrived.
 */
export function gather(
  before: Conduct,
  fresh: readonly Observation[],
  newItems: number,
  halfLifeDays: number,
): Conduct {
  if (fresh.length === 0) return before;
  const live = fresh.filter((one) => one.shadow !== true);
  const times = live.map((one) => one.at);
  const known = before.observations > 0;
  const evidence = strongest([...before.evidence, ...live.map(evidenceOf)], halfLifeDays);
  const trial = onTrial(before, fresh, halfLifeDays);
  if (live.length === 0) return { ...before, ...trial };
  return {
    evidence,
    ...trial,
    observations: before.observations + live.length,
    items: before.items + newItems,
    firstSeen: times.reduce((a, b) => Math.min(a, b), known ? before.firstSeen : Number.POSITIVE_INFINITY),
    lastSeen: times.reduce((a, b) => Math.max(a, b), known ? before.lastSeen : Number.NEGATIVE_INFINITY),
  };
}

/** Evidence on trial is kept apart, until it counts. */
function onTrial(before: Conduct, fresh: readonly Observation[], halfLifeDays: number): Pick<Conduct, 'shadow'> {
  if (before.shadow === undefined && fresh.every((one) => one.shadow !== true)) return {};
  const live = new Set(fresh.filter((one) => one.shadow !== true).map((one) => one.id));
  const all = [...(before.shadow ?? []), ...fresh.filter((one) => one.shadow === true).map(evidenceOf)];
  const shadow = strongest(
    all.filter((one) => !live.has(one.id)),
    halfLifeDays,
  );
  return shadow.length === 0 ? {} : { shadow };
}

/** The part of an observation that judging reads. */
export function evidenceOf(one: Observation): Evidence {
  return {
    id: one.id,
    item: one.item,
    family: familyOf(one.signal),
    signal: one.signal,
    what: one.what,
    bits: one.bits === 0 ? 0 : one.bits, // JSON knows no -0
    at: one.at,
  };
}

/** At most one piece a family and item, at most `KEPT_PER_FAMILY` a family, strongest first, ties by id. */
export function strongest(evidence: readonly Evidence[], halfLifeDays: number): readonly Evidence[] {
  const rank = (one: Evidence): number =>
    Math.log2(Math.abs(one.bits) || LEAST_BITS) + one.at / (halfLifeDays * DAY_MS);
  const sorted = evidence
    .filter((one) => one.bits !== 0 || one.family === 'victim')
    .map((one) => ({ one, rank: rank(one) }))
    .sort((a, b) => b.rank - a.rank || (a.one.id < b.one.id ? -1 : 1));
  const count = new Map<Family, number>();
  const taken = new Set<string>();
  const out: Evidence[] = [];
  for (const { one } of sorted) {
    const key = `${one.family}\u0000${one.item}`;
    const n = count.get(one.family) ?? 0;
    if (n >= KEPT_PER_FAMILY || taken.has(key)) continue;
    taken.add(key);
    count.set(one.family, n + 1);
    out.push(one);
  }
  return out;
}
