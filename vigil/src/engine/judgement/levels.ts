// The level of each family an account stands at: what the tables of a model count, small ordinals instead of raw counts.
import type { Levels } from '../../core/judgement.ts';
import type { Policy } from '../../core/policy.ts';
import type { Family } from '../../core/signal.ts';
import { groundOf, type Piece, type Pieces, piecesOf, type Seen } from './pieces.ts';

/** Older evidence, of which ageing left less, no longer lifts a level: two half-lives. */
const FRESH_ENOUGH = 0.25;
const MANY = 3;

/** Levels of an account (science.md 2.3, 4). */
export function levelsOf(seen: Seen, policy: Policy): Levels {
  return levelsOfPieces(piecesOf(groundOf(seen, policy)), policy);
}

/** The same from pieces that are already weighed. */
export function levelsOfPieces(pieces: Pieces, policy: Policy): Levels {
  const counted = (family: Family): readonly Piece[] =>
    (pieces.get(family) ?? []).filter(
      ({ bits, freshness }) => freshness >= FRESH_ENOUGH && (family === 'context' ? bits < 0 : bits > 0),
    );
  const amount = (family: Family): number => few(counted(family).length);
  const presence = (family: Family): number => Math.min(1, counted(family).length);
  return {
    term: amount('term'),
    age: amount('age'),
    offer: amount('offer'),
    contact: amount('contact'),
    payment: amount('payment'),
    obfuscation: amount('obfuscation'),
    joint: jointLevel(counted('joint')),
    hash: presence('hash'),
    link: presence('link'),
    notice: amount('notice'),
    classifier: opinionLevel(counted('classifier'), policy),
    context: amount('context'),
    victim: 0,
  };
}

function few(count: number): number {
  return count >= MANY ? 2 : Math.min(1, count);
}

/** Whole offers, one text with term, offer and contact, are rarer among innocents than any number of halves. */
function jointLevel(pieces: readonly Piece[]): number {
  const whole = pieces.filter((one) => one.whole).length;
  if (whole > 0) return whole === 1 ? 3 : 4;
  return Math.min(2, pieces.length);
}

function opinionLevel(pieces: readonly Piece[], policy: Policy): number {
  const [strongest] = pieces;
  if (strongest === undefined) return 0;
  return strongest.bits >= policy.floorBits ? 2 : 1;
}
