// A Policy is the versioned set of weights, caps, thresholds and deadlines that judging uses. The defaults need no editing.
import { z } from 'zod';
import { SIGNALS, type Signal } from './signal.ts';
import type { SignatureCause } from './signature.ts';

const bits = z.number().min(-32).max(32);
const weight = (value: number) => bits.default(value);

const Weights = z.strictObject({
  'term.listed': weight(8),
  'term.weak': weight(3),
  'age.coded': weight(5),
  'offer.cue': weight(3),
  'contact.cue': weight(3),
  'contact.handle': weight(5),
  'contact.invite': weight(5),
  'payment.cue': weight(3),
  'payment.tag': weight(5),
  'term.disguised': weight(6),
  'joint.offer': weight(10),
  'media.known-hash': weight(20),
  'link.ring': weight(5),
  'link.return': weight(6),
  'classifier.text': weight(3),
  'notice.person': weight(1),
  'context.speaks-for': weight(-6),
  /** Says who must look, never how bad it is. */
  'victim.cue': z.literal(0).default(0),
} satisfies Record<Signal, unknown>);

/** Everything an operator may set. Hours are hours, minutes minutes; bits are log2 likelihood ratios. */
export const Policy = z.strictObject({
  format: z.literal(1).default(1),
  version: z.string().min(1).max(50).default('default-4'),
  weights: Weights.prefault({}),
  /** Signals that are seen and counted, but add no bits: a rule on trial. */
  shadow: z.array(z.enum(Object.keys(SIGNALS) as [Signal, ...Signal[]])).default([]),
  /** Each further piece of evidence in a family counts this share of the one before. */
  repeat: z.number().min(0).max(0.9).default(0.2),
  /** A joint piece whose item holds an offer and a way to make contact counts so many times. */
  wholeOffer: z.number().min(1).max(3).default(1.3),
  /** Text families beside joint evidence count this share, because they are correlated with it. */
  correlated: z.number().min(0).max(1).default(0.5),
  /** Half-life of text evidence. */
  halfLifeDays: z.number().min(1).max(3_650).default(90),
  /** Share that ageing leaves at least: who dates an offer years back, or waits, does not make it vanish. */
  leastFreshness: z.number().min(0).max(1).default(0.5),
  /** Ceiling of what complaints can add, and of what context can take away. */
  /**
   * How complaints are weighed: their half-life towards the account's last activity, how many new reporters within how many hours count as one,
   * how many shared targets tie two reporters, and after how many dismissed complaints with none upheld a reporter is listed as abusive.
   */
  notices: z
    .strictObject({
      halfLifeDays: z.number().min(1).max(3_650).default(30),
      burstHours: z.number().min(1).max(168).default(12),
      burstPeople: z.number().int().min(2).max(64).default(5),
      sharedTargets: z.number().int().min(1).max(64).default(3),
      abusiveAfter: z.number().int().min(1).max(1_000).default(8),
    })
    .prefault({}),
  noticeCeiling: z.number().min(0).max(3).default(2),
  contextFloor: z.number().min(-8).max(0).default(-8),
  /** A case opens at `standardBits`; it is urgent at `urgentBits` with two families of `floorBits`, or a known hash. */
  standardBits: bits.default(3),
  urgentBits: bits.default(12),
  /** Once reviewed cases judge, a case is as urgent when it is at least so likely a violation, 0 to 1: bits against the best innocent explanation are fewer. */
  urgentProbability: z.number().min(0.1).max(1).default(0.5),
  /** Where only words that are ordinary on this platform speak against an account, a case opens from here on. */
  everydayBits: bits.default(14),
  floorBits: bits.default(3),
  firstLookMinutes: z
    .strictObject({
      urgent: z.number().min(1).max(60).default(60),
      standard: z.number().min(1).max(43_200).default(1_440),
    })
    .prefault({}),
  /** `limit` hides an urgent account from search and recommendations until a person has looked; `none` waits for the person. */
  interim: z.enum(['none', 'limit']).default('none'),
  /** What one person may not do alone. */
  twoPeople: z
    .array(z.enum(['suspension', 'severe-dismissal', 'ring'] satisfies SignatureCause[]))
    .default(['suspension', 'severe-dismissal', 'ring']),
  /** Within so many hours the second person signs; otherwise the case returns to review. */
  signHours: z.number().min(1).max(168).default(24),
  /** Share of closing decisions, 0 to 1, that another person decides again without seeing the first. */
  secondLook: z.number().min(0).max(1).default(0.05),
  /** For so many seconds whoever decided may take it back. */
  undoSeconds: z.number().min(0).max(60).default(10),
  /** An order that is pending for longer is late: it is red, fails `vigil doctor` and pages. */
  lateOrderMinutes: z.number().min(1).max(10_080).default(60),
  /** PDQ hashes: bits that may differ, quality (0 to 100) a hash must have, and what becomes of one whose quality nobody tells. */
  pdq: z
    .strictObject({
      radius: z.number().int().min(0).max(31).default(31),
      leastQuality: z.number().min(0).max(100).default(50),
      unknownQuality: z.enum(['take', 'refuse']).default('take'),
    })
    .prefault({}),
  /** Days for which an item's keyed fingerprint is remembered, so that a repeat is not counted twice. */
  repeatDays: z.number().int().min(7).max(400).default(90),
});
export type Policy = Readonly<z.infer<typeof Policy>>;

/** The policy that applies when the operator gives none. */
export const DEFAULT_POLICY: Policy = Policy.parse({});

/** The weight of a signal, unless its term says otherwise. */
export function weightOf(policy: Policy, signal: Signal): number {
  return policy.weights[signal];
}
