// A JudgementModel is what reviewed cases taught about offenders and about the innocents who look like them: plain tables, nothing that runs.
import type { InnocentKind } from './innocent.ts';
import type { Family } from './signal.ts';

/** Words for the levels of each family: what tables count. Level 0 is always “not seen”. */
export const LEVELS = {
  term: ['no item', 'one or two items', 'three or more items'],
  age: ['no item', 'one or two items', 'three or more items'],
  offer: ['no item', 'one or two items', 'three or more items'],
  contact: ['no item', 'one or two items', 'three or more items'],
  payment: ['no item', 'one or two items', 'three or more items'],
  obfuscation: ['no item', 'one or two items', 'three or more items'],
  joint: ['no item', 'one item', 'two or more items', 'one whole offer', 'two or more whole offers'],
  hash: ['no known media', 'known media'],
  link: ['no link', 'a link'],
  notice: ['no complaint', 'one or two complaints', 'three or more complaints'],
  classifier: ['no opinion', 'a weak opinion', 'a strong opinion'],
  context: ['no item', 'one or two items', 'three or more items'],
  victim: ['not counted: it says who must look, never how bad it is'],
} as const satisfies Record<Family, readonly string[]>;

/** The level of each family that an account stands at: an index into `LEVELS`. */
export type Levels = Readonly<Record<Family, number>>;

/** For each family the chance of each level among accounts of one kind. The chances of a family sum to 1. */
export type LevelTable = Readonly<Record<Family, readonly number[]>>;

/** One innocent explanation, learned from the cases that were dismissed with it. */
export interface InnocentTable {
  readonly kind: InnocentKind;
  /** Reviewed cases behind it. */
  readonly cases: number;
  /** Share of all accounts that are taken to be of this kind (pi). Its rarity, log2 of 1/share, speaks against the account. */
  readonly share: number;
  readonly table: LevelTable;
}

/** From bits to the share of reviewed accounts that violated. */
export type Calibration =
  | {
      /** A logistic curve (Platt 1999) while positives are few: probability = 1 / (1 + exp(-(slope * bits + offset))). */
      readonly kind: 'platt';
      readonly slope: number;
      readonly offset: number;
      readonly cases: number;
      readonly positives: number;
    }
  | {
      /** Rising steps (pool adjacent violators), each by its ends; straight lines in the gaps, flat outside. `cases`: how many each rests on; absent in models of old. */
      readonly kind: 'isotonic';
      readonly points: readonly { readonly bits: number; readonly probability: number; readonly cases?: number }[];
      readonly cases: number;
      readonly positives: number;
    };

/** Proof that decisions from a threshold up are right often enough for a measure without a person (Learn-then-Test). */
export interface Certificate {
  /** Holds for scores of at least so many bits, of the model with this version (`cold` for hand weights). */
  readonly bits: number;
  readonly model: string;
  /** Version of the policy that weighed the decisions: under another, scores mean something else. */
  readonly policy: string;
  /** Share of wrong measures that is excluded, and the chance that the proof itself is wrong. */
  readonly alpha: number;
  readonly delta: number;
  readonly decisions: number;
  readonly errors: number;
  /** Milliseconds since 1970. */
  readonly date: number;
  /** True once later decisions are not like those it was made on, or contradict it: then only people act. */
  readonly stale: boolean;
}

/** What a person decided about a case. */
export type ReviewOutcome = 'violating' | 'not-violating';

/** One decision as learning sees it: what the account showed, never who it is. */
export interface ReviewedCase {
  /** Of the case; distinct, and the source of every order that learning needs. */
  readonly id: string;
  readonly levels: Levels;
  /** Hand-weighed bits: says how hard a dismissed case is, whatever model was in force. */
  readonly bits: number;
  readonly outcome: ReviewOutcome;
  /** Why it was dismissed; absent for an ordinary account. */
  readonly kind?: InnocentKind;
  readonly reviewer: string;
}

/** What reviewed cases taught. Immutable; its version is the digest of all the rest but the certificate, which speaks of a version. */
export interface JudgementModel {
  readonly version: string;
  /** Cases learned from. Below `LEARNED_FROM` hand weights judge and the tables wait. */
  readonly reviewed: number;
  readonly offenders: { readonly cases: number; readonly table: LevelTable };
  /** All accounts of the platform without confirmed offenders: the explanation `ordinary`. */
  readonly platform: LevelTable;
  readonly innocents: readonly InnocentTable[];
  /** Pseudo-cases with which the table of offenders leans on its prior. */
  readonly kappa: number;
  /** Share of the sum, 0 to 1, that hand weights keep beside the tables. Absent in models of old: none. */
  readonly byHand?: number;
  /** Share of labels that the cases themselves show to be wrong. */
  readonly doubt: number;
  readonly calibration?: Calibration;
  readonly certificate?: Certificate;
  /** The hardest dismissed cases of each kind, kept for later learning so that easy ones do not crowd them out. */
  readonly reservoir: readonly ReviewedCase[];
}

/** Reviewed cases from which on tables judge. Measured: below it hand weights rank better. */
export const LEARNED_FROM = 150;
