// No single reviewer decides what is learned.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { TextExample } from '../../core/text-model.ts';
import { capInfluence } from './influence.ts';

const weightOf = (examples: readonly TextExample[], reviewer?: string): number =>
  examples.reduce((sum, one) => sum + (reviewer === undefined || one.reviewer === reviewer ? (one.weight ?? 1) : 0), 0);

test('of five reviewers or more, none weighs more than a quarter or fifty texts, and nobody gains weight', () => {
  const sizes = fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 5, maxLength: 12 });
  fc.assert(
    fc.property(sizes, (counts) => {
      const examples = counts.flatMap((count, who) =>
        Array.from({ length: count }, (_, at) => ({
          id: `${who}-${at}`,
          text: 'x',
          label: 1 as const,
          reviewer: `r${who}`,
        })),
      );
      const capped = capInfluence(examples);
      const all = weightOf(capped);
      for (const who of counts.keys())
        expect(weightOf(capped, `r${who}`)).toBeLessThanOrEqual(Math.max(50, all * 0.25) + 0.01);
      for (const one of capped) expect(one.weight ?? 1).toBeLessThanOrEqual(1);
    }),
  );
});

test('texts of a file, which name no reviewer, keep their weight', () => {
  const examples: TextExample[] = [1, 2, 3].map((at) => ({ id: `${at}`, text: 'x', label: 1 }));
  expect(capInfluence(examples)).toEqual(examples);
});
