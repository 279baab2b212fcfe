// Lists change while they are asked: every question sees all changes made before it, whether or not a rebuild is under way.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { finish } from './build.ts';
import type { HashMatch } from './find.ts';
import { hashStream, snapshotOf, turned } from './hashes.fixture.ts';
import type { HashKind } from './kinds.ts';
import { findLive, type LiveHashes, listHash, openHashes, pendingChanges, rebuildSteps, unlistHash } from './live.ts';

const next = hashStream(9);
const picture = next('pdq');
/** Few hashes, some of them neighbours, so that changes meet. */
const values: readonly { readonly kind: HashKind; readonly value: string }[] = [
  ...[0, 1, 20, 31, 33, 60].map((n) => ({
    kind: 'pdq' as const,
    value: turned(
      picture,
      Array.from({ length: n }, (_, i) => i * 4),
    ),
  })),
  ...Array.from({ length: 3 }, () => ({ kind: 'md5' as const, value: next('md5') })),
];
const lists = ['a', 'b'] as const;

type Act =
  | { readonly act: 'list'; readonly which: number; readonly list: string; readonly entry: string }
  | { readonly act: 'unlist'; readonly which: number; readonly list: string }
  | { readonly act: 'rebuild' | 'step' | 'end' | 'give up' };
const which = fc.nat({ max: values.length - 1 });
const acts = fc.array(
  fc.oneof(
    fc.record({
      act: fc.constant('list' as const),
      which,
      list: fc.constantFrom(...lists),
      entry: fc.constantFrom('one', 'two', ''),
    }),
    fc.record({ act: fc.constant('unlist' as const), which, list: fc.constantFrom(...lists) }),
    fc.record({
      act: fc.constantFrom('rebuild' as const, 'step' as const, 'step' as const, 'end' as const, 'give up' as const),
    }),
  ),
  { maxLength: 60 },
);

/** What must be answered, by the plainest means. */
function expected(
  model: ReadonlyMap<string, string>,
  asked: { readonly kind: HashKind; readonly value: string },
): readonly string[] {
  const out: string[] = [];
  for (const { kind, value } of values) {
    if (kind !== asked.kind) continue;
    const bits = [...value].reduce(
      (sum, digit, i) =>
        sum +
        ((Number.parseInt(digit, 16) ^ Number.parseInt(asked.value[i] ?? '0', 16)).toString(2).match(/1/g)?.length ??
          0),
      0,
    );
    if (bits > (kind === 'pdq' ? 31 : 0)) continue;
    for (const list of lists) {
      const entry = model.get(`${list} ${value}`);
      if (entry !== undefined) out.push(`${list} ${entry || value} ${bits}`);
    }
  }
  return out.sort();
}
const told = (matches: readonly HashMatch[]): readonly string[] =>
  matches.map((m) => `${m.list} ${m.entry} ${m.distance}`).sort();

function apply(
  live: LiveHashes,
  model: Map<string, string>,
  one: Act,
  running: { steps: ReturnType<typeof rebuildSteps> | undefined },
): void {
  if (one.act === 'list' || one.act === 'unlist') {
    const { kind, value } = values[one.which] as (typeof values)[number];
    if (one.act === 'unlist') {
      unlistHash(live, { list: one.list, kind, value });
      model.delete(`${one.list} ${value}`);
    } else {
      listHash(live, { list: one.list, kind, value, ...(one.entry !== '' && { entry: one.entry }) });
      model.set(`${one.list} ${value}`, one.entry);
    }
  } else if (one.act === 'rebuild') running.steps ??= rebuildSteps(live);
  else if (one.act === 'step' && running.steps?.next().done === true) running.steps = undefined;
  else if (one.act === 'end') {
    finish(running.steps ?? rebuildSteps(live));
    running.steps = undefined;
  } else if (one.act === 'give up') {
    running.steps?.return(live.base);
    running.steps = undefined;
  }
}

describe('lists that change', () => {
  test('any order of changes, rebuilds in steps and rebuilds given up answers like one plain list', () => {
    fc.assert(
      fc.property(acts, (all) => {
        const live = openHashes(snapshotOf([]));
        const model = new Map<string, string>();
        const running: { steps: ReturnType<typeof rebuildSteps> | undefined } = { steps: undefined };
        for (const one of all) {
          apply(live, model, one, running);
          for (const asked of values) expect(told(findLive(live, asked).matches)).toEqual(expected(model, asked));
        }
        if (running.steps !== undefined) finish(running.steps);
        finish(rebuildSteps(live));
        expect(pendingChanges(live)).toBe(0);
        for (const asked of values) expect(told(findLive(live, asked).matches)).toEqual(expected(model, asked));
      }),
      { numRuns: 120 },
    );
  });

  test('a change made while a rebuild runs is seen at once and outlives it', () => {
    const [first, second] = [next('md5'), next('md5')];
    const live = openHashes(snapshotOf([{ list: 'a', kind: 'md5', value: first }]));
    const before = live.base;
    const steps = rebuildSteps(live);
    steps.next();
    expect(live.base).toBe(before);
    listHash(live, { list: 'a', kind: 'md5', value: second });
    unlistHash(live, { list: 'a', kind: 'md5', value: first.toUpperCase() });
    const seen = (): readonly number[] =>
      [first, second].map((value) => findLive(live, { kind: 'md5', value }).matches.length);
    expect(seen()).toEqual([0, 1]);
    expect(finish(steps)).toBe(live.base);
    expect(live.base).not.toBe(before);
    expect(seen()).toEqual([0, 1]);
    expect(pendingChanges(live)).toBe(2);
  });

  test('a change that a rebuild is just taking up stays seen in every step of it', () => {
    const [gone, renamed] = [next('md5'), next('md5')];
    const live = openHashes(snapshotOf([gone, renamed].map((value) => ({ list: 'a', kind: 'md5', value }))));
    unlistHash(live, { list: 'a', kind: 'md5', value: gone });
    listHash(live, { list: 'a', kind: 'md5', value: renamed, entry: 'new name' });
    const steps = rebuildSteps(live);
    for (let done = false; !done; done = steps.next().done === true) {
      expect(findLive(live, { kind: 'md5', value: gone }).matches).toEqual([]);
      expect(findLive(live, { kind: 'md5', value: renamed }).matches.map((match) => match.entry)).toEqual(['new name']);
    }
    expect(findLive(live, { kind: 'md5', value: renamed }).matches.map((match) => match.entry)).toEqual(['new name']);
  });

  test('two rebuilds at once are refused, and hashes that say nothing never come in', () => {
    const live = openHashes(snapshotOf([]));
    const steps = rebuildSteps(live);
    steps.next();
    expect(() => rebuildSteps(live).next()).toThrow(/already running/);
    finish(steps);
    expect(listHash(live, { list: 'a', kind: 'pdq', value: '0'.repeat(64) }).taken).toBe(false);
    expect(unlistHash(live, { list: 'a', kind: 'pdq', value: 'short' })).toBe(false);
    expect(pendingChanges(live)).toBe(0);
  });
});
