// What the graph of a ring rests on: the walk with arrow keys, the tie under a pointer, and places that do not depend on chance.
import { describe, expect, test } from 'vitest';
import { startingPlace } from './layout.ts';
import { nearestTie } from './nearest.ts';
import { ARROWS, neighbourAt } from './walk.ts';

const at = (id: string, x: number, y: number) => ({ id, at: { x, y } });
const arrow = (key: string) => ARROWS[key] as { x: number; y: number };

describe('an arrow key', () => {
  const near = [at('left', -10, 0), at('up', 1, -10), at('far-up', 0, -50), at('right', 30, 4)];
  test('leads to the nearest neighbour in its direction', () => {
    expect(neighbourAt({ x: 0, y: 0 }, arrow('ArrowUp'), near)).toBe('up');
    expect(neighbourAt({ x: 0, y: 0 }, arrow('ArrowLeft'), near)).toBe('left');
    expect(neighbourAt({ x: 0, y: 0 }, arrow('ArrowRight'), near)).toBe('right');
  });
  test('stays where no neighbour lies', () => {
    expect(neighbourAt({ x: 0, y: 0 }, arrow('ArrowDown'), near)).toBeUndefined();
  });
});

test('A pointer is on the nearest tie within reach, and beyond it on none', () => {
  const ties = [
    { key: 'level', from: { x: 0, y: 0 }, to: { x: 10, y: 0 } },
    { key: 'steep', from: { x: 0, y: 0 }, to: { x: 0, y: 10 } },
  ];
  expect(nearestTie({ x: 5, y: 1 }, ties, 2)).toBe('level');
  expect(nearestTie({ x: 0.5, y: 8 }, ties, 2)).toBe('steep');
  expect(nearestTie({ x: 15, y: 0 }, ties, 2)).toBeUndefined();
});

test('No two accounts begin on one point', () => {
  const places = Array.from({ length: 500 }, (_, n) => startingPlace(n));
  const gaps = places.map((one, n) =>
    Math.min(...places.slice(n + 1).map((each) => Math.hypot(one.x - each.x, one.y - each.y))),
  );
  expect(Math.min(...gaps)).toBeGreaterThan(5);
});
