// Reads a policy file and either returns a policy, or says where it is wrong and how to mend it. Also tells what it changes and what is doubtful about it.
import type { z } from 'zod';
import { DEFAULT_POLICY, Policy } from '../core/policy.ts';
import { SIGNALS } from '../core/signal.ts';
import type { Draft, Fault, LexiconFile, LexiconProblem } from './lexicon-draft.ts';
import { nearest } from './lexicon-nearest.ts';
import { draftFromYaml } from './lexicon-yaml.ts';

/** A policy that may be used, with doubts about it; or every reason why not. */
export type PolicyLoad =
  | { readonly ok: true; readonly policy: Policy; readonly warnings: readonly LexiconProblem[] }
  | { readonly ok: false; readonly problems: readonly LexiconProblem[] };

const GROUPS: Readonly<Record<string, readonly string[]>> = {
  '': Object.keys(Policy.shape),
  weights: Object.keys(SIGNALS),
  firstLookMinutes: ['urgent', 'standard'],
  pdq: ['radius', 'leastQuality', 'unknownQuality'],
};

/** Reads and checks one file, YAML or JSON. An empty file is the default policy. */
export function readPolicyFile({ name, text }: LexiconFile): PolicyLoad {
  const told = (faults: readonly Fault[]): readonly LexiconProblem[] =>
    faults.map(({ line, column, why, mend }) => ({ file: name, line, column, why, mend }));
  const drafted = draftFromYaml(text);
  if (!drafted.ok)
    return { ok: false, problems: told(drafted.faults.map((fault) => ({ ...fault, mend: forPolicies(fault.mend) }))) };
  const { draft } = drafted;
  const parsed = Policy.safeParse(draft.value ?? {});
  if (!parsed.success)
    return { ok: false, problems: told(parsed.error.issues.flatMap((issue) => faultsOf(issue, draft))) };
  return { ok: true, policy: parsed.data, warnings: told(doubtsOf(parsed.data, draft)) };
}

/** What a policy sets otherwise than the defaults, by `key` or `group.key`. */
export function changesOf(
  policy: Policy,
): readonly { readonly key: string; readonly from: unknown; readonly to: unknown }[] {
  const own = flat(policy);
  const shipped = flat(DEFAULT_POLICY);
  return [...own].flatMap(([key, to]) => {
    const from = shipped.get(key);
    return JSON.stringify(from) === JSON.stringify(to) ? [] : [{ key, from, to }];
  });
}

/** The numbers of a policy by `key` or `group.key`. */
export function flat(policy: Policy): ReadonlyMap<string, unknown> {
  return new Map(
    Object.entries(policy).flatMap(([key, value]): [string, unknown][] =>
      value !== null && typeof value === 'object' && !Array.isArray(value)
        ? Object.entries(value).map(([inner, one]) => [`${key}.${inner}`, one])
        : [[key, value]],
    ),
  );
}

function faultsOf(issue: z.core.$ZodIssue, draft: Draft): readonly Fault[] {
  const group = GROUPS[String(issue.path[0] ?? '')] ?? [];
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      ...draft.place([...issue.path, key], 'key'),
      why: 'this key is not known here, and a mistyped weight would silently not count',
      mend: nearest(key, issue.path.length === 0 ? (GROUPS[''] ?? []) : group),
    }));
  const where = issue.path.map(String).join('.');
  if (where === '')
    return [
      {
        line: 1,
        column: 1,
        why: 'the file is not a policy',
        mend: 'write `key: value` lines, as docs/policy.md shows',
      },
    ];
  return [{ ...draft.place(issue.path), why: `\`${where}\` is not what it must be`, mend: mendOf(issue, draft) }];
}

function mendOf(issue: z.core.$ZodIssue, draft: Draft): string {
  switch (issue.code) {
    case 'too_small':
      return `write at least ${issue.minimum}`;
    case 'too_big':
      return `write at most ${issue.maximum}`;
    case 'invalid_type':
      return `write a ${issue.expected}${issue.expected === 'string' ? ' in quotes' : ''}`;
    case 'invalid_value':
      return valueMend(issue.values.map(String), issue.path, draft);
    default:
      return 'see docs/policy.md for what may stand here';
  }
}

/** The value that was probably meant, where it was a word. */
function valueMend(values: readonly string[], path: readonly PropertyKey[], draft: Draft): string {
  let part: unknown = draft.value;
  for (const step of path) part = part !== null && typeof part === 'object' ? Reflect.get(part, step) : undefined;
  return typeof part === 'string' ? nearest(part, values) : `write ${values.join(' or ')}`;
}

/** A policy may be used and still not do what its author thinks. */
function doubtsOf(policy: Policy, draft: Draft): readonly Fault[] {
  const doubts: Fault[] = [];
  const doubt = (key: string, why: string, mend: string): void =>
    void doubts.push({ ...draft.place([key]), why, mend });
  if (policy.urgentBits < policy.standardBits)
    doubt('urgentBits', 'urgent begins below standard', 'set `urgentBits` above `standardBits`');
  if (policy.version === DEFAULT_POLICY.version && changesOf(policy).length > 0)
    doubt('version', 'it changes numbers under the name of the default policy', 'give it a `version` of its own');
  for (const [signal, bits] of Object.entries(policy.weights)) {
    const shipped = DEFAULT_POLICY.weights[signal as keyof Policy['weights']];
    if (bits * shipped < 0) doubt('weights', `\`${signal}\` counts the other way round`, 'check its sign');
  }
  return doubts;
}

/** The reader of YAML was written for lists. */
function forPolicies(mend: string): string {
  return mend.includes('`terms`') ? 'write it as plain `key: value` lines, as docs/policy.md shows' : mend;
}
