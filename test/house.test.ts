// The house rules as tests. Each rule is shown to fail on a small broken tree and to pass on a kept one, then meets the repository.
import { dirname } from 'node:path';
import { describe, expect, test } from 'vitest';
import { layerRules } from './house/layers.ts';
import { paperRules } from './house/papers.ts';
import { purityRules } from './house/purity.ts';
import { screenRules } from './house/screens.ts';
import { shapeRules } from './house/shape.ts';
import { makeTree, readTree } from './house/tree.ts';
import { wordRules } from './house/words.ts';

const repository = readTree(dirname(import.meta.dirname));
const rules = [...layerRules, ...purityRules, ...shapeRules, ...screenRules, ...wordRules, ...paperRules];

test('The rules see the repository', () => {
  expect(repository.sources.length).toBeGreaterThan(20);
  expect(repository.files.has('package.json')).toBe(true);
});

for (const { says, check, broken, kept } of rules) {
  describe(says, () => {
    test('holds in this repository', () => expect(check(repository)).toEqual([]));
    test('would fail if it were broken', () => expect(check(makeTree(broken))).not.toEqual([]));
    test('lets good work pass', () => expect(check(makeTree(kept))).toEqual([]));
  });
}
