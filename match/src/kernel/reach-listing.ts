// The part of the listing that tells whether the lattice could find anything in a stretch: the walk of `lattice.ts` without its accounts of guesses, so it
// may say yes too often, never no wrongly. Nearly every odd stretch of honest text ends here after a few steps.
import {
  CODED_CELL,
  EXPANDS_CELL,
  HIDDEN_CELL,
  PLAIN_CELL,
  SKIP,
  SPACE_CELL,
  STAR,
  STRONG,
  TWIN_CELL,
  WEAK,
} from '../cell-table.ts';
import { CHUNK_LIMIT } from '../cells.ts';
import { C_EXOTIC, C_LETTER, C_LOOK, C_PLAIN, C_UNSPACED } from '../codes.ts';
import { MOST_DEPTH } from '../lattice-path.ts';
import { READ_ON } from '../reach.ts';
import { CLASSES, POINTS } from '../tables.ts';
import { PRIME } from '../tokens.ts';
import { ENDS, FIRST_CHILD, GOES_ON, HOST_READS, LAYOUT } from './layout.ts';
import {
  DEPTH,
  FIRST,
  flagged,
  GUESS,
  GUESSED,
  MORE,
  MOST_PLAIN,
  ODD,
  PLAIN,
  SKIPPED,
  STARRED,
  WEAK_GUESS,
} from './mood-listing.ts';
import { codeAt, pointOf, unitAt, YES } from './wat.ts';

/** Steps in one stretch after which the host must see for itself. */
const STEPS = 1500;
/** Steps in a text: so many, and so many for each unit. */
export const FUEL = 2000,
  FUEL_PER_UNIT = 4;
/** The lowest child still in `$left` becomes `$child`, its class `$bit`. */
const NEXT_CHILD = `
  (local.set $bit (i32.ctz (local.get $left)))
  (local.set $left (i32.and (local.get $left) (i32.sub (local.get $left) (i32.const 1))))
  (local.set $child (i32.add (local.get $first)
    (i32.popcnt (i32.and (local.get $children) (i32.sub (i32.shl (i32.const 1) (local.get $bit)) (i32.const 1))))))`;
/** Whether the class of the letter before is among those in a local. */
const again = (classes: string): string => `(i32.and (i32.ne (i32.const 0) (local.get $cls))
  (i32.and (i32.const 1) (i32.shr_u (local.get ${classes}) (local.get $cls))))`;

/** The mood with one more plain letter. */
const ONE_MORE_PLAIN = `(i32.add (local.get $mood) (select (i32.const 0) (i32.const ${PLAIN})
  (i32.eq (i32.and (local.get $mood) (i32.const ${PLAIN * MOST_PLAIN})) (i32.const ${PLAIN * MOST_PLAIN}))))`;
/** A mood after one more letter that is no guess, from one in a local. */
const deeper = (mood: string): string =>
  `(i32.add (i32.and (local.get ${mood}) (i32.const ${~(GUESSED | STARRED)})) (i32.const ${DEPTH}))`;
/** Sets `$flags`, `$classes` and `$next` for the cell at `$at`. */
const CELL = `
  (local.set $unit ${unitAt('(local.get $at)')})
  (local.set $next (i32.add (local.get $at) (i32.const 2)))
  (local.set $point (local.get $unit))
  (if (i32.eq (i32.and (local.get $unit) (i32.const 0xfc00)) (i32.const 0xd800)) (then
    (if (i32.eq (i32.and ${unitAt('(local.get $at)', 2)} (i32.const 0xfc00)) (i32.const 0xdc00)) (then
      (local.set $next (i32.add (local.get $at) (i32.const 4)))
      (local.set $point ${pointOf('(local.get $unit)', unitAt('(local.get $at)', 2))})))))
  (if (i32.lt_u (local.get $point) (i32.const ${POINTS}))
    (then
      (local.set $flags (i32.load16_u offset=${LAYOUT.flags} (i32.shl (local.get $point) (i32.const 1))))
      (local.set $classes (i32.load offset=${LAYOUT.classes} (i32.shl (local.get $point) (i32.const 2)))))
    (else
      (local.set $flags (i32.const ${SKIP | WEAK}))
      (local.set $classes (i32.const 0))))`;
/** Sets `$pair`: the classes of the letters drawn by shapes that begin with the unit and the next. */
const PAIR = `
  (local.set $pair (i32.const 0))
  (if (i32.lt_u (i32.or (local.get $unit) ${unitAt('(local.get $at)', 2)}) (i32.const 128)) (then
    (local.set $pair (i32.load offset=${LAYOUT.pairMasks} (i32.shl
      (i32.load8_u offset=${LAYOUT.pairs} (i32.add
        (i32.shl (i32.load8_u offset=${LAYOUT.pairRows} (local.get $unit)) (i32.const 7)) ${unitAt('(local.get $at)', 2)}))
      (i32.const 2))))))`;

const ALIVE = `
  ;; Whether a walk that came to $state by a letter of class $cls may end a pattern from $at on.
  (func $alive (param $state i32) (param $at i32) (param $cls i32) (param $mood i32) (result i32)
    (local $node i32) (local $first i32) (local $children i32) (local $left i32) (local $bit i32) (local $child i32)
    (local $unit i32) (local $point i32) (local $next i32) (local $flags i32) (local $classes i32) (local $pair i32) (local $then i32)
    (loop $plain
      (global.set $steps (i32.sub (global.get $steps) (i32.const 1)))
      (if (i32.lt_s (global.get $steps) (i32.const 0)) ${YES})
      (local.set $node (call $nodeOf (local.get $state)))
      (local.set $first (i32.load (local.get $node)))
      (if (i32.and (i32.eq (i32.and (local.get $mood) (i32.const ${ODD | SKIPPED})) (i32.const ${ODD}))
          (i32.ne (i32.const 0) (i32.and (local.get $first) (i32.const ${ENDS})))) (then
        (if (call $mayEnd (local.get $mood)) ${YES})))
      (if (i32.or (i32.ge_u (local.get $at) (global.get $stop)) (i32.ge_u (local.get $mood) (i32.const ${MOST_DEPTH * DEPTH})))
        (then (return (i32.const 0))))
      (local.set $mood (i32.and (local.get $mood) (i32.const ${~SKIPPED})))
      (local.set $first (i32.and (local.get $first) (i32.const ${FIRST_CHILD})))
      (local.set $children (i32.load offset=8 (local.get $node)))
      ${CELL}
      ${PAIR}
      ;; A plain letter of one class that begins no drawn one leaves one way to go, or none.
      (if (i32.and (i32.eq ${flagged(PLAIN_CELL)} (i32.const ${PLAIN_CELL})) (i32.eqz (i32.or (local.get $pair)
          (i32.and (local.get $classes) (i32.sub (local.get $classes) (i32.const 1)))))) (then
        (local.set $at (local.get $next))
        (local.set $mood ${ONE_MORE_PLAIN})
        (br_if $plain ${again('$classes')})
        (local.set $left (local.get $classes))
        (if (i32.eqz (i32.and (local.get $children) (local.get $left))) (then (return (i32.const 0))))
        ${NEXT_CHILD}
        (local.set $state (local.get $child))
        (local.set $cls (local.get $bit))
        (local.set $mood ${deeper('$mood')})
        (br $plain))))
    (if ${flagged(HOST_READS | EXPANDS_CELL)} ${YES})
    ;; A weak guess beside anything else ends nowhere.
    (if (i32.and (i32.ne (i32.const 0) (i32.and (local.get $mood) (i32.const ${WEAK_GUESS * 7})))
        (i32.ne (i32.const 0) (i32.and (local.get $mood) (i32.const ${MORE})))) (then (return (i32.const 0))))
    (if (call $wasHere (local.get $state) (local.get $at) (local.get $mood)) (then (return (i32.const 0))))
    ;; Its own letters, and those a single sign draws.
    (if (local.get $classes) (then
      (local.set $then (select ${ONE_MORE_PLAIN} (i32.or (local.get $mood) (i32.const ${ODD | MORE})) ${flagged(PLAIN_CELL)}))
      (if ${again('$classes')} (then
        (if (call $alive (local.get $state) (local.get $next) (local.get $cls) (local.get $then)) ${YES})))
      (local.set $then ${deeper('$then')})
      (local.set $left (i32.and (local.get $children) (local.get $classes)))
      (block $tried (loop $try
        (br_if $tried (i32.eqz (local.get $left)))
        ${NEXT_CHILD}
        (if (call $alive (local.get $child) (local.get $next) (local.get $bit) (local.get $then)) ${YES})
        (br $try)))))
    ;; Letters drawn with several units.
    (if (local.get $pair) (then
      (local.set $left (i32.and (local.get $children) (local.get $pair)))
      (if (i32.or (local.get $left) ${again('$pair')}) (then
        (if (i32.and (local.get $pair) (i32.const ${GOES_ON})) ${YES})
        (local.set $then (i32.or (local.get $mood) (i32.const ${ODD | MORE})))
        (if ${again('$pair')} (then
          (if (call $alive (local.get $state) (i32.add (local.get $at) (i32.const 4)) (local.get $cls) (local.get $then)) ${YES})))
        (local.set $then ${deeper('$then')})
        (block $tried (loop $try
          (br_if $tried (i32.eqz (local.get $left)))
          ${NEXT_CHILD}
          (if (call $alive (local.get $child) (i32.add (local.get $at) (i32.const 4)) (local.get $bit) (local.get $then)) ${YES})
          (br $try)))))))
    ;; Nothing at all; what nobody sees and spaces are no separators.
    (if (i32.and (i32.ne (i32.const 0) (local.get $cls)) ${flagged(SKIP)}) (then
      (if (call $alive (local.get $state) (local.get $next) (local.get $cls) (i32.or (local.get $mood)
          (select (i32.const ${SKIPPED}) (i32.const ${SKIPPED | MORE}) ${flagged(HIDDEN_CELL | SPACE_CELL)}))) ${YES})))
    ;; Any letter at all. Several masks may stand for one letter.
    (if ${flagged(WEAK | STRONG)} (then
      (if (i32.and (i32.ne (i32.const 0) (local.get $cls)) (i32.ne (i32.const 0) (i32.and (local.get $mood) (i32.const ${GUESSED})))) (then
        (if (call $alive (local.get $state) (local.get $next) (local.get $cls) (local.get $mood)) ${YES})))
      (if (call $mayGuess (local.get $at) (local.get $mood) (local.get $flags)) (then
        (local.set $then (i32.add (local.get $mood) (i32.const ${GUESS})))
        (if (i32.eqz ${flagged(STRONG)}) (then (local.set $then (i32.add (local.get $then) (i32.const ${WEAK_GUESS})))))
        (if ${flagged(TWIN_CELL)} (then (local.set $then (i32.or (local.get $then) (i32.const ${MORE})))))
        (local.set $then (i32.or (local.get $then) (i32.const ${ODD | GUESSED})))
        (if (i32.and (i32.ne (i32.const 0) (local.get $cls)) (i32.eqz (i32.and (local.get $mood) (i32.const ${GUESSED})))) (then
          (if (call $alive (local.get $state) (local.get $next) (local.get $cls) (local.get $then)) ${YES})))
        (local.set $then (i32.and (i32.add (local.get $then) (i32.const ${DEPTH})) (i32.const ${~STARRED})))
        (if (i32.eqz (local.get $cls)) (then (local.set $then (i32.or (local.get $then) (i32.const ${FIRST})))))
        (if (i32.eq (local.get $unit) (i32.const ${STAR})) (then (local.set $then (i32.or (local.get $then) (i32.const ${STARRED})))))
        (local.set $left (local.get $children))
        (block $tried (loop $try
          (br_if $tried (i32.eqz (local.get $left)))
          ${NEXT_CHILD}
          (if (call $alive (local.get $child) (local.get $next) (local.get $bit) (local.get $then)) ${YES})
          (br $try)))))))
    (i32.const 0))`;

const isWordCode = (mask: number, wanted: number): string =>
  `(i32.eq (i32.and ${codeAt('(local.get $start)', -2)} (i32.const ${mask})) (i32.const ${wanted}))`;
/** `$start` goes back over such codes, by so many units from another place at most. */
const goBack = (from: string, units: number, mask: number, wanted: number): string => `
    (block $gone (loop $back
      (br_if $gone (i32.eqz (local.get $start)))
      (br_if $gone (i32.ge_u (i32.sub (local.get ${from}) (local.get $start)) (i32.const ${units * 2})))
      (br_if $gone (i32.eqz ${isWordCode(mask, wanted)}))
      (local.set $start (i32.sub (local.get $start) (i32.const 2)))
      (br $back)))`;

const IS_MIXED = `
  ;; Whether a stretch with these joined codes may mix scripts: a Latin letter with one that only looks so, or look-alikes of two blocks.
  (func $isMixed (param $at i32) (param $end i32) (param $chunk i32) (result i32)
    (local $block i32) (local $own i32)
    (if (i32.eqz (i32.and (local.get $chunk) (i32.const ${C_LOOK | C_EXOTIC}))) (then (return (i32.const 0))))
    (if (i32.and (local.get $chunk) (i32.const ${C_PLAIN})) (then (return (i32.const 1))))
    (loop $next
      (local.set $own (i32.shr_u ${unitAt('(local.get $at)')} (i32.const 8)))
      (if (i32.eq (i32.and (local.get $own) (i32.const 0xf8)) (i32.const 0xd8)) (then (return (i32.const 1))))
      (if (i32.and ${codeAt('(local.get $at)')} (i32.const ${C_LOOK})) (then
        (if (i32.and (i32.ne (i32.const 0) (local.get $block)) (i32.ne (local.get $block) (local.get $own)))
          (then (return (i32.const 1))))
        (local.set $block (local.get $own))))
      (local.set $at (i32.add (local.get $at) (i32.const 2)))
      (br_if $next (i32.lt_u (local.get $at) (local.get $end))))
    (i32.const 0))`;

const HASH_OF = `
  ;; The hash of the letters from $at to $end, as walkFrom sums them up.
  (func $hashOf (param $at i32) (param $end i32) (result i32)
    (local $hash i32) (local $cls i32) (local $last i32)
    (loop $next
      (local.set $cls (i32.and ${codeAt('(local.get $at)')} (i32.const ${CLASSES - 1})))
      (if (i32.ne (local.get $cls) (local.get $last)) (then
        (local.set $hash (i32.add (i32.mul (local.get $hash) (i32.const ${PRIME})) (local.get $cls)))))
      (local.set $last (local.get $cls))
      (local.set $at (i32.add (local.get $at) (i32.const 2)))
      (br_if $next (i32.lt_u (local.get $at) (local.get $end))))
    (local.get $hash))`;

const REACHES = `
  ;; Whether the lattice could find something that begins in the stretch from $from to $end, or in the word before it, in a text that ends at $length.
  (func $reaches (param $from i32) (param $end i32) (param $length i32) (param $chunk i32) (result i32)
    (local $start i32) (local $at i32) (local $unit i32) (local $point i32) (local $next i32) (local $flags i32) (local $classes i32)
    (local $pair i32) (local $open i32)
    (global.set $steps (i32.const 0))
    (if (i32.lt_u (i32.sub (local.get $end) (local.get $from)) (i32.const 8)) (then (return (i32.const 0))))
    ;; Links: "http".
    (if (i32.and
        (i32.eq (i32.load offset=${LAYOUT.text} (local.get $from)) (i32.const 0x740068))
        (i32.eq (i32.load offset=${LAYOUT.text + 4} (local.get $from)) (i32.const 0x700074)))
      (then (return (i32.const 0))))
    (global.set $mixed (call $isMixed (local.get $from) (local.get $end) (local.get $chunk)))
    (global.set $stop (i32.add (local.get $end) (i32.const ${READ_ON * 2})))
    (if (i32.gt_u (global.get $stop) (local.get $length)) (then (global.set $stop (local.get $length))))
    (local.set $start (local.get $from))
    ${goBack('$from', 4, C_LETTER, 0)}
    (local.set $next (local.get $start))
    ${goBack('$next', READ_ON, C_LETTER | C_UNSPACED, C_LETTER)}
    (local.set $at (local.get $from))
    (if (i32.ne (local.get $start) (local.get $next)) (then
      (if (call $isPhraseWord (call $hashOf (local.get $start) (local.get $next))) (then (local.set $at (local.get $start))))))
    (if (i32.gt_u (local.get $end) (i32.add (local.get $from) (i32.const ${CHUNK_LIMIT * 2}))) (then
      (local.set $end (i32.add (local.get $from) (i32.const ${CHUNK_LIMIT * 2})))))
    (global.set $steps (select (i32.const ${STEPS}) (global.get $fuel) (i32.lt_s (i32.const ${STEPS}) (global.get $fuel))))
    (global.set $fuel (i32.sub (global.get $fuel) (global.get $steps)))
    (global.set $turn (i32.add (global.get $turn) (i32.const 1)))
    (global.set $begun (local.get $at))
    (local.set $open (i32.const 1))
    (loop $cell
      ${CELL}
      (if (i32.eqz ${flagged(HIDDEN_CELL)}) (then
        (if (local.get $open) (then
          ${PAIR}
          (if (i32.or
              (i32.or (i32.eqz ${flagged(SKIP)}) ${flagged(CODED_CELL | STRONG)})
              (i32.or (local.get $classes) (local.get $pair))) (then
            (if (call $alive (i32.const 0) (local.get $at) (i32.const 0) (i32.const 0)) ${YES})))))
        ;; What only the host can read may be skipped too, and behind a pair the lattice always begins.
        (local.set $open (i32.or ${flagged(SKIP | HOST_READS)} (i32.gt_u (local.get $point) (i32.const 0xffff))))))
      (local.set $at (local.get $next))
      (br_if $cell (i32.lt_u (local.get $at) (local.get $end))))
    (i32.const 0))`;

/** Functions `$alive`, `$isMixed`, `$hashOf` and `$reaches`. */
export const REACH_LISTING: string = [ALIVE, IS_MIXED, HASH_OF, REACHES].join('\n');
