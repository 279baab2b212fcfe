// Rules on trial: terms with `mode: shadow` and signals that the policy names under `shadow`. They are seen, counted and shown, and nothing is judged by them.
import type { Conduct } from '../core/account.ts';
import type { Assessment } from '../core/assessment.ts';
import type { Evidence, Observation } from '../core/observation.ts';
import type { Policy } from '../core/policy.ts';
import type { Signal } from '../core/signal.ts';
import type { FoundTerm } from './lexicon.ts';
import type { Kept, ShadowMark, ShadowRule } from './ports.ts';

/** Signals that open a file. */
const CORE: ReadonlySet<Signal> = new Set(['term.listed', 'term.weak', 'media.known-hash']);
/** Signals that name a term which has a signal of its own already. */
const SECOND: ReadonlySet<Signal> = new Set(['joint.offer', 'term.disguised']);

/** Takes terms on trial out of what was found. The same list comes back where there are none. */
export function splitShadow(found: readonly FoundTerm[]): {
  readonly found: readonly FoundTerm[];
  readonly shadow?: readonly FoundTerm[];
} {
  const shadow = found.filter((one) => one.term.mode === 'shadow');
  if (shadow.length === 0) return { found };
  return { found: found.filter((one) => one.term.mode !== 'shadow'), shadow };
}

/** What is kept though signals are on trial: texts of accounts on which something else that counts opens a file. */
export function standing(kept: readonly Kept[], policy: Policy): readonly Kept[] {
  if (policy.shadow.length === 0) return kept;
  const authors = new Set(kept.filter(({ observations }) => opensFile(observations)).map(({ item }) => item.author));
  return kept.filter(({ item }) => authors.has(item.author));
}

/** True when one of these counts and opens a file. */
export function opensFile(observations: readonly Observation[]): boolean {
  return observations.some((one) => one.shadow !== true && CORE.has(one.signal));
}

/** What the rules on trial would have touched in an object, each rule once an item. */
export function shadowMarks(kept: readonly Kept[], policy: Policy): readonly ShadowMark[] {
  const marks: ShadowMark[] = [];
  for (const { item, observations } of kept) {
    const rules = new Map<string, ShadowRule>();
    for (const { signal, what, shadow } of observations) {
      if (shadow !== true) continue;
      const bySignal = policy.shadow.includes(signal);
      if (!bySignal && SECOND.has(signal)) continue;
      const rule: ShadowRule = bySignal ? { kind: 'signal', name: signal } : { kind: 'term', name: what };
      rules.set(`${rule.kind} ${rule.name}`, rule);
    }
    for (const rule of rules.values()) marks.push({ ...rule, item });
  }
  return marks;
}

/** Says beside an assessment what the rules on trial would add. `weigh` judges a conduct; `strongest` picks evidence as the file does. */
export function withShadow(
  made: Assessment,
  conduct: Conduct,
  weigh: (conduct: Conduct) => Assessment,
  strongest: (evidence: readonly Evidence[]) => readonly Evidence[],
): Assessment {
  if (conduct.shadow === undefined) return made;
  const other = weigh({ ...conduct, evidence: strongest([...conduct.evidence, ...conduct.shadow]) });
  return { ...made, shadow: { bits: other.bits - made.bits, severity: other.severity } };
}
