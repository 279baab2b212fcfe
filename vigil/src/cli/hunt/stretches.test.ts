// Tests that the stretches of a file, read by whichever thread in whatever order, are together its lines: each once, none torn.
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { readStretch, stretchesOf } from './stretches.ts';

const folder = mkdtempSync(join(tmpdir(), 'vigil-stretches-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The pieces in which the lines of a file are given, from the last stretch to the first. */
function piecesOf(text: string, { base, bytes, room }: { base: number; bytes: number; room: number }): string {
  const path = join(folder, 'lines');
  writeFileSync(path, text);
  const file = openSync(path, 'r');
  const intake = Buffer.alloc(room, '\n');
  const all = [...stretchesOf(file, base, bytes)].reverse().map((stretch) => {
    let piece = '';
    const end = readStretch(stretch, {
      room: intake,
      take: (given, length) => {
        piece += Buffer.from(given.subarray(0, length)).toString();
      },
      overlong: () => expect.unreachable('no line is that long'),
    });
    expect(end).toBeGreaterThanOrEqual(stretch.from);
    expect(piece === '' || piece.endsWith('\n') || end === text.length).toBe(true);
    return piece;
  });
  closeSync(file);
  return all.reverse().join('');
}

test('stretches of any size, read into any room, are the file from its base on', () => {
  const line = fc.oneof(fc.constant(''), fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 60 }));
  const sizes = fc.record({
    base: fc.nat(3),
    bytes: fc.integer({ min: 1, max: 40 }),
    room: fc.integer({ min: 1, max: 80 }),
  });
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), fc.boolean(), sizes, (lines, ended, how) => {
      const text = lines.join('\n') + (ended ? '\n' : '');
      expect(piecesOf(text, how)).toBe(text.slice(how.base));
    }),
    { numRuns: 400 },
  );
});

test('lines written while a file is read are read as well', () => {
  const path = join(folder, 'growing');
  writeFileSync(path, 'one\n');
  const file = openSync(path, 'r');
  const stretches = stretchesOf(file, 0, 2);
  const seen = [stretches.next().value, stretches.next().value];
  writeFileSync(path, 'two\n', { flag: 'a' });
  expect([...seen, ...stretches].map((one) => one && [one.from, one.to])).toEqual([
    [0, 2],
    [2, 4],
    [4, 6],
    [6, 8],
  ]);
  closeSync(file);
});
