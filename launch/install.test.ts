// Shows when a clone counts as installed, which decides whether a start runs npm at all.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isInstalled } from './install.mjs';
import { runsSources } from './ready.mjs';

const WANTED = {
  '': {},
  match: {},
  'node_modules/a': { version: '1.0.0' },
  'node_modules/for-tests': { version: '1.0.0', dev: true },
  'node_modules/for-another-system': { version: '1.0.0', optional: true },
};

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'vigil-install-'));
  write('package-lock.json', { packages: WANTED });
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

test('A fresh clone is not installed', () => {
  expect(isInstalled(root, false)).toBe(false);
});

test('A clone is installed when all it needs is there; packages for another system may be missing', () => {
  place({ 'node_modules/a': '1.0.0', 'node_modules/for-tests': '1.0.0' });
  expect(isInstalled(root, true)).toBe(true);
});

test('Packages that only tests use are asked for by the tests alone', () => {
  place({ 'node_modules/a': '1.0.0' });
  expect(isInstalled(root, false)).toBe(true);
  expect(isInstalled(root, true)).toBe(false);
});

test('Another version, a deleted folder and a half-written record each mean: not installed', () => {
  place({ 'node_modules/a': '0.9.0' });
  expect(isInstalled(root, false)).toBe(false);
  place({ 'node_modules/a': '1.0.0' });
  rmSync(join(root, 'node_modules/a'), { recursive: true });
  expect(isInstalled(root, false)).toBe(false);
  writeFileSync(join(root, 'node_modules/.package-lock.json'), '{"packages": {');
  expect(isInstalled(root, false)).toBe(false);
});

test('A clone without a lock file is refused with what to do', () => {
  rmSync(join(root, 'package-lock.json'));
  expect(() => isInstalled(root, false)).toThrow('Clone the repository again');
});

test.each([
  ['20.19.0', false],
  ['22.17.9', false],
  ['22.18.0', true],
  ['23.5.0', false],
  ['23.6.0', true],
  ['24.0.0', true],
])('Node %s runs the sources: %s', (version, expected) => {
  expect(runsSources(version)).toBe(expected);
});

function place(versions: Readonly<Record<string, string>>): void {
  for (const path of Object.keys(versions)) mkdirSync(join(root, path), { recursive: true });
  const packages = Object.fromEntries(Object.entries(versions).map(([path, version]) => [path, { version }]));
  write('node_modules/.package-lock.json', { packages });
}

function write(name: string, content: unknown): void {
  mkdirSync(dirname(join(root, name)), { recursive: true });
  writeFileSync(join(root, name), JSON.stringify(content));
}
