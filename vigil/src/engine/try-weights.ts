// What would a kept observation be worth under another policy? Takes its bits apart into weight and share, so that a policy can be tried on what is on file without the texts.
import type { Observation } from '../core/observation.ts';
import type { Policy } from '../core/policy.ts';
import { weightOf } from '../core/policy.ts';
import { ADDRESS_SIGNALS, type Signal } from '../core/signal.ts';
import type { CompiledLexicon } from './lexicon.ts';
import { LOOSE_SHARE, QUOTED_SHARE, WARNED_SHARE } from './observe.ts';
import { opensFile } from './shadow.ts';

/** Signals that a term can give with bits of its own. */
const OWN: ReadonlySet<Signal> = new Set([
  'term.listed',
  'age.coded',
  'offer.cue',
  'contact.cue',
  'payment.cue',
  'context.speaks-for',
]);
const SAME = 1e-9;

/** What is known of where recorded bits came from. */
export interface Origins {
  /** The policy that was in force when the observations were made. */
  readonly recorded: Policy;
  /** Bits that the lists give their terms, by term id: a number, or undefined where the policy decides. Without it they are told from the recorded bits. */
  readonly own?: ReadonlyMap<string, number | undefined> | undefined;
}

/** Observations with their new bits. `left` counts those whose bits fit no weight of the recorded policy: taken for a term's own, and left. */
export interface Reweighed {
  readonly observations: readonly Observation[];
  readonly left: number;
}

/** The bits that lists give their own terms, for `Origins`. */
export function ownBits(lexicon: CompiledLexicon): ReadonlyMap<string, number | undefined> {
  return new Map(lexicon.terms.map((term) => [term.id, term.bits]));
}

/**
 * Weighs the observations of one text (one revision of an item at one time) anew. Shares need no record: who wrote the words,
 * whether the text also holds a strong reading and whether it holds words of warning are seen from the observations beside it.
 */
export function reweigh(text: readonly Observation[], policy: Policy, origins: Origins): Reweighed {
  let left = 0;
  const observations = text.map((one) => {
    const share = (one.selfAuthored ? 1 : QUOTED_SHARE) * (one.signal === 'joint.offer' ? jointShare(one, text) : 1);
    const weight = weightFor(one, share, policy, origins);
    if (weight === undefined) left++;
    const { shadow: _shadow, ...plain } = one;
    const bits = weight === undefined ? one.bits : weight * share;
    return { ...plain, bits, ...(isOnTrial(one, policy, origins) ? { shadow: true as const } : {}) };
  });
  return { observations, left };
}

/** A term on trial makes no reading strong and no text a warning, except for what is itself on trial. */
function jointShare(joint: Observation, text: readonly Observation[]): number {
  const holds = (signal: Signal): boolean =>
    text.some((one) => one.signal === signal && (one.shadow !== true || joint.shadow === true));
  const reached = text.some((one) => ADDRESS_SIGNALS.has(one.signal));
  const warned = holds('context.speaks-for') && !reached;
  return (holds('term.listed') ? 1 : LOOSE_SHARE) * (warned ? WARNED_SHARE : 1);
}

/** The signal is on trial, or the term was when it was recorded. */
function isOnTrial(one: Observation, policy: Policy, { recorded }: Origins): boolean {
  return policy.shadow.includes(one.signal) || (one.shadow === true && !recorded.shadow.includes(one.signal));
}

/** Leaves out the objects of an account in which nothing that counts opens a file. An object is what came at one time. */
export function keptUnder(policy: Policy, observations: readonly Observation[]): readonly Observation[] {
  if (policy.shadow.length === 0) return observations;
  const objects = Map.groupBy(observations, (one) => one.at);
  return [...objects.values()].filter(opensFile).flat();
}

/** Undefined where the recorded bits must stand. */
function weightFor(one: Observation, share: number, policy: Policy, origins: Origins): number | undefined {
  const weight = weightOf(policy, one.signal);
  if (!OWN.has(one.signal)) return weight;
  if (origins.own?.has(one.what) === true) return origins.own.get(one.what) ?? weight;
  const recorded = weightOf(origins.recorded, one.signal) * share;
  return Math.abs(one.bits - recorded) < SAME ? weight : undefined;
}
