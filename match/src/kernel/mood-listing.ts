// What a walk of `reach-listing.ts` keeps account of: where it was, whether it may end, whether it may guess. As `isKnown`, `tierOf` and `guess` of the lattice.
import { ALIKE_CELL, SKIP, STAR, STRONG, TWIN_CELL } from '../cell-table.ts';
import { CHUNK_LIMIT, LATIN, OFTEN_WRITTEN } from '../cells.ts';
import { MOST_JOKERS } from '../lattice-path.ts';
import { PRIME } from '../tokens.ts';
import { LAYOUT, SEEN } from './layout.ts';
import { codeAt, unitAt, YES } from './wat.ts';

/**
 * What a walk has met: something odd; whether its last letter is a guess; whether a sign was just skipped; guesses, weak ones and all; what a weak guess may
 * not stand beside; whether the first letter is a guess, and the last one a star; letters read plainly; letters.
 */
export const ODD = 1,
  GUESSED = 2,
  SKIPPED = 4,
  WEAK_GUESS = 1 << 3,
  GUESS = 1 << 6,
  MORE = 1 << 10,
  FIRST = 1 << 11,
  STARRED = 1 << 12,
  PLAIN = 1 << 13,
  DEPTH = 1 << 19,
  MOST_WEAK = 2,
  MOST_PLAIN = 63;

export const flagged = (mask: number): string => `(i32.and (local.get $flags) (i32.const ${mask}))`;
/** One of the counts in a mood. */
const count = (mood: string, unit: number, most: number): string =>
  `(i32.and (i32.shr_u (local.get ${mood}) (i32.const ${Math.log2(unit)})) (i32.const ${most}))`;

const WAS_HERE = `
  ;; Whether the walk was at this place and state before with no more guesses and all that was met since; else it is remembered.
  (func $wasHere (param $state i32) (param $at i32) (param $mood i32) (result i32)
    (local $key i32) (local $slot i32) (local $before i32)
    (local.set $key (i32.add (i32.mul (local.get $state) (i32.const ${CHUNK_LIMIT * 2 + 512})) (i32.sub (local.get $at) (global.get $begun))))
    (local.set $slot (i32.mul (i32.const 12) (i32.and (i32.const ${SEEN - 1})
      (i32.xor (local.get $key) (i32.shr_u (i32.mul (local.get $key) (i32.const ${PRIME})) (i32.const 15))))))
    (if (i32.and
        (i32.eq (i32.load offset=${LAYOUT.seen} (local.get $slot)) (global.get $turn))
        (i32.eq (i32.load offset=${LAYOUT.seen + 4} (local.get $slot)) (local.get $key))) (then
      (local.set $before (i32.load offset=${LAYOUT.seen + 8} (local.get $slot)))
      (if (i32.and
          (i32.and
            (i32.le_u (i32.and (local.get $before) (i32.const ${WEAK_GUESS * 7})) (i32.and (local.get $mood) (i32.const ${WEAK_GUESS * 7})))
            (i32.le_u (i32.and (local.get $before) (i32.const ${GUESS * 15})) (i32.and (local.get $mood) (i32.const ${GUESS * 15}))))
          (i32.and
            (i32.ge_u (i32.and (local.get $before) (i32.const ${PLAIN * MOST_PLAIN})) (i32.and (local.get $mood) (i32.const ${PLAIN * MOST_PLAIN})))
            (i32.eqz (i32.or
              (i32.and (local.get $mood) (i32.and (i32.const ${ODD | GUESSED | STARRED}) (i32.xor (local.get $before) (i32.const -1))))
              (i32.and (local.get $before) (i32.and (i32.const ${MORE | FIRST}) (i32.xor (local.get $mood) (i32.const -1)))))))) ${YES})))
    (i32.store offset=${LAYOUT.seen} (local.get $slot) (global.get $turn))
    (i32.store offset=${LAYOUT.seen + 4} (local.get $slot) (local.get $key))
    (i32.store offset=${LAYOUT.seen + 8} (local.get $slot) (local.get $mood))
    (i32.const 0))`;

const MAY_END = `
  ;; Whether a walk in this mood may end a pattern: enough letters must be read, few guessed. As tierOf, but for what it does not know.
  (func $mayEnd (param $mood i32) (result i32)
    (local $guesses i32) (local $plain i32) (local $depth i32)
    (local.set $guesses ${count('$mood', GUESS, 15)})
    (local.set $plain ${count('$mood', PLAIN, MOST_PLAIN)})
    (local.set $depth (i32.shr_u (local.get $mood) (i32.const ${Math.log2(DEPTH)})))
    (if (i32.lt_u (local.get $depth) (i32.add (local.get $guesses) (i32.const 3))) (then (return (i32.const 0))))
    (if (i32.eqz (local.get $guesses)) ${YES})
    (if (i32.eq (i32.and (local.get $mood) (i32.const ${GUESSED | STARRED})) (i32.const ${GUESSED})) (then (return (i32.const 0))))
    (if (i32.gt_u (i32.shl (local.get $guesses) (i32.const 1)) (local.get $depth)) (then (return (i32.const 0))))
    (if (i32.and (i32.lt_u (local.get $plain) (i32.const 2))
        (i32.gt_u (i32.shl (local.get $guesses) (i32.const 2)) (local.get $depth))) (then (return (i32.const 0))))
    (i32.or (i32.eqz ${count('$mood', WEAK_GUESS, 7)})
      (i32.and (i32.lt_u (local.get $guesses) (i32.const 3)) (i32.ge_u (local.get $plain) (i32.const 3)))))`;

/** Whether the unit beside the one at `$at` is a Latin letter or looks like one, and is of another block. */
const isOtherLatin = (offset: number): string => `(i32.and
      (i32.ne (i32.const 0) (i32.and ${codeAt('(local.get $at)', offset)} (i32.const ${LATIN})))
      (i32.ne (i32.shr_u ${unitAt('(local.get $at)', offset)} (i32.const 8)) (i32.shr_u ${unitAt('(local.get $at)')} (i32.const 8))))`;
const MAY_GUESS = `
  ;; Whether the cell at $at may stand for any letter: at the start of a word only a star or an unknown glyph, a look-alike only beside a Latin letter.
  (func $mayGuess (param $at i32) (param $mood i32) (param $flags i32) (result i32)
    (if (i32.lt_u (local.get $mood) (i32.const ${DEPTH})) (then
      (if (i32.and (i32.ne ${unitAt('(local.get $at)')} (i32.const ${STAR}))
          (i32.ne ${flagged(STRONG | SKIP)} (i32.const ${STRONG})))
        (then (return (i32.const 0))))))
    (if (i32.ge_u ${count('$mood', GUESS, 15)} (i32.const ${MOST_JOKERS})) (then (return (i32.const 0))))
    ;; A word whose first letter is a guess holds no other.
    (if (i32.and (local.get $mood) (i32.const ${FIRST})) (then (return (i32.const 0))))
    (if (i32.and (i32.eqz ${flagged(STRONG)}) (i32.ge_u ${count('$mood', WEAK_GUESS, 7)} (i32.const ${MOST_WEAK})))
      (then (return (i32.const 0))))
    (if (i32.eqz ${flagged(TWIN_CELL | ALIKE_CELL)}) (then (return (i32.const 1))))
    (if (i32.eqz (global.get $mixed)) (then (return (i32.const 0))))
    (if ${flagged(TWIN_CELL)} (then
      (return (i32.ne (i32.const 0) (i32.and
        (i32.or ${codeAt('(local.get $at)', 2)} ${codeAt('(local.get $at)', -2)}) (i32.const ${LATIN}))))))
    (if (i32.ge_u ${unitAt('(local.get $at)')} (i32.const ${OFTEN_WRITTEN})) (then (return (i32.const 1))))
    (i32.or ${isOtherLatin(-2)} ${isOtherLatin(2)}))`;

/** Functions `$wasHere`, `$mayEnd` and `$mayGuess`. */
export const MOOD_LISTING: string = [WAS_HERE, MAY_END, MAY_GUESS].join('\n');
