// What every language must say of the codes that the server sends: by type, so that a sentence without its words does not compile.

import type { StepName, StepScript } from '../../../match/src/steps.ts';
import type { Outcome } from '../../../vigil/src/core/decision.ts';
import type { InnocentKind } from '../../../vigil/src/core/innocent.ts';
import type { Surface } from '../../../vigil/src/core/item.ts';
import type { FactsOf, SayingCode } from '../../../vigil/src/core/saying.ts';
import type { Family, Signal } from '../../../vigil/src/core/signal.ts';
import type { ProblemCode } from '../../../vigil/src/server/problem-codes.ts';

/** The words of one language for the sentences of the server. */
export interface SaidWords {
  /** What judging says (`core/saying.ts`). */
  readonly sayings: { readonly [C in SayingCode]: (facts: FactsOf<C>) => string };
  readonly signals: Readonly<Record<Signal, string>>;
  readonly surfaces: Readonly<Record<Surface, string>>;
  /** What an account does by an innocent explanation: follows "this account". */
  readonly innocent: Readonly<Record<InnocentKind | 'ordinary', string>>;
  /** What the policy says of each outcome. */
  readonly clauses: Readonly<Record<Outcome, string>>;
  readonly steps: Readonly<Record<StepName, string>>;
  readonly scripts: Readonly<Record<StepScript, string>>;
  readonly readAs: (was: string, as: string, script: string) => string;
  readonly repeated: (was: string, times: number) => string;
  readonly standsFor: (was: string) => string;
  /** Families as what was looked for. */
  readonly sought: Readonly<Record<Family, string>>;
}

/** Numbers that a problem tells, and roles that may. */
export interface ProblemFacts {
  readonly limit?: number;
  readonly minutes?: number;
  readonly seconds?: number;
  readonly held?: readonly string[];
}
/** Why something cannot be, and what to do: of every problem that has a name. */
export type ProblemWords = { readonly [C in ProblemCode]: string | ((facts: ProblemFacts) => string) };
