// Who shares the same thing within seconds of another, told by small cases; the comparison with the published tool is in bench/science/rings.ts.
import { expect, test } from 'vitest';
import { coShares, coSharingEdges, type Share } from './co-sharing.ts';

const HOW = { windowSeconds: 30, leastPosts: 2 };
const share = (account: string, post: string, object: string, at: number): Share => ({ account, post, object, at });
const both = (object: string, at: number, apart: number): Share[] => [
  share('zork', `z-${object}`, object, at),
  share('blen', `b-${object}`, object, at + apart),
];

test('Two accounts that twice post the same link within half a minute are tied; one minute is too long', () => {
  const close = coSharingEdges(coShares([...both('one', 0, 30), ...both('two', 500, 10)], HOW), 0);
  expect(close).toEqual([
    {
      a: 'blen',
      b: 'zork',
      weight: 2,
      meanSecondsApart: 20,
      earlierPosts: 2,
      laterPosts: 2,
      symmetry: 1,
      strong: false,
    },
  ]);
  expect(coShares([...both('one', 0, 31), ...both('two', 500, 60)], HOW)).toEqual([]);
});

test('Whoever posted once does not count, and one shared post each is chance', () => {
  expect(coShares([share('zork', '1', 'x', 0), share('blen', '2', 'x', 5)], HOW)).toEqual([]);
  const once = [
    share('zork', '1', 'x', 0),
    share('blen', '2', 'x', 5),
    share('zork', '3', 'y', 0),
    share('blen', '4', 'z', 0),
  ];
  expect(coShares(once, HOW)).toEqual([]);
});

test('The same act told twice counts once, and nobody is tied to himself', () => {
  const shares = [...both('one', 0, 1), ...both('two', 500, 1)];
  expect(coShares([...shares, ...shares], HOW)).toEqual(coShares(shares, HOW));
  expect(coShares([share('zork', '1', 'x', 0), share('zork', '2', 'x', 1)], HOW)).toEqual([]);
});

test('Strong is what lies above the percentile of all edges', () => {
  const other = (object: string, at: number): Share[] =>
    both(object, at, 1).map((one) => ({ ...one, account: `${one.account}2` }));
  const shares = [
    ...both('one', 0, 1),
    ...both('two', 500, 1),
    ...both('three', 900, 1),
    ...other('p', 0),
    ...other('q', 500),
  ];
  expect(coSharingEdges(coShares(shares, HOW), 0.5).map(({ weight, strong }) => [weight, strong])).toEqual([
    [3, true],
    [2, false],
  ]);
  expect(coSharingEdges([], 0.5)).toEqual([]);
});
