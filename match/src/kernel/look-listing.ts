// The first look around its inner loop: what is done where a run of it ended. As `look` in `look.ts` does.
import { LATIN } from '../cells.ts';
import { C_DIGIT, C_EXOTIC, C_INVISIBLE, C_LETTER, C_LOOK, C_ODD, C_PLAIN, C_SIGN, C_UNSPACED } from '../codes.ts';
import { CODES, EXPANDED, PACKED_BITS, PERHAPS, TOUCHING, TURNS, TWO_UNITS } from '../odd.ts';
import { POINTS } from '../tables.ts';
import { PRIME } from '../tokens.ts';
import { CODED, LAYOUT, MAY, MOST_SINGLES, SLOW, TOUCHED, TURNED } from './layout.ts';
import { FUEL, FUEL_PER_UNIT } from './reach-listing.ts';
import {
  AFTER_SIGNS,
  AT_ODD,
  AT_STEP,
  AT_STRETCH,
  AT_WORD,
  CARRIED_LOCALS,
  CLASS,
  END_STRETCH,
  FEW_SINGLES,
  keep,
  kept,
  LAY_DOWN,
  masked,
  NEXT_ROW,
  PASS_WORD,
  SET_ROW,
  TAKE_SIGN,
  TAKE_UP,
  TOUCHES,
} from './run-listing.ts';
import { codeAt, pointOf, unitAt, YES } from './wat.ts';

const STEP = `${NEXT_ROW}
    (if (i32.lt_u (local.get $next) (i32.const ${SLOW}))
      (then ${SET_ROW})
      (else
        (local.set $row (call $slowly (local.get $row) (local.get $cls) (local.get $at)))
        (if (i32.lt_s (local.get $row) (i32.const 0)) ${YES})))`;

/** A letter joins the word unless it is like the one before it. */
const JOIN = `
    (if (i32.ne (local.get $cls) (local.get $prev)) (then
      (local.set $hash (i32.add (i32.mul (local.get $hash) (i32.const ${PRIME})) (local.get $cls)))
      (local.set $letters (i32.add (local.get $letters) (i32.const 1)))
      (local.set $prev (local.get $cls))))`;

/** The functions for what stopped a run answer 1 when something may be listed; else the frame is behind it. */
const TAKE_LETTER = `
  ;; The letter of class $cls at the frame's place joins the word, unless it stands alone, and steps the automaton.
  (func $takeLetter (param $cls i32) (param $alone i32) (result i32)
    ${CARRIED_LOCALS} (local $next i32)
    ${TAKE_UP}
    (if (local.get $alone) (then ${AFTER_SIGNS}) (else ${JOIN}))
    ${STEP}
    ${LAY_DOWN}
    (i32.const 0))

  ;; A step that no row holds, at a letter that is not odd.
  (func $slowStep (result i32)
    (local $code i32)
    (local.set $code ${codeAt(kept('at'))})
    (if (call $takeLetter ${masked(CLASS)} ${masked(C_UNSPACED)}) ${YES})
    ${keep('chunk', `(i32.or ${kept('chunk')} (local.get $code))`)}
    ${keep('at', `(i32.add ${kept('at')} (i32.const 2))`)}
    (i32.const 0))`;

const PASS = `
  ;; A word ends at the frame's place: it is looked up alone and with its neighbours, and the run of single letters before it too.
  (func $passWord (result i32)
    ${CARRIED_LOCALS} (local $before i32)
    ${TAKE_UP}
    (local.set $before ${kept('singles')})
    ;; The filter first: a run also stops here for its single letters.
    (if (call $mayHold (local.get $hash)) (then (if (call $isKnown (local.get $hash) (local.get $letters) ${kept('one')} ${kept('oneLetters')} ${kept('two')}) (then
      ${keep('to', '(local.get $at)')}
      (if (call $word) ${YES})))))
    ${PASS_WORD}
    ${LAY_DOWN}
    (if (i32.and (i32.gt_u (local.get $before) (i32.const ${FEW_SINGLES})) (i32.eqz ${kept('singles')})) (then
      (return (call $single (local.get $before)))))
    (i32.eq ${kept('singles')} (i32.const ${MOST_SINGLES})))`;

/** The code of an odd unit: pairs that are neither flags nor beyond the tables are looked up here, the rest by `$oddOf`. */
const CODE_OF_PAIR = `
  ;; The code of the pair at $at with TWO_UNITS; 0 for half of one; -1 for what $oddOf must tell.
  (func $codeOfPair (param $at i32) (result i32)
    (local $point i32) (local $code i32)
    (local.set $point ${unitAt('(local.get $at)', 2)})
    (if (i32.ne (i32.and (local.get $point) (i32.const 0xfc00)) (i32.const 0xdc00)) (then (return (i32.const 0))))
    (local.set $point ${pointOf(unitAt('(local.get $at)'), '(local.get $point)')})
    (if (i32.or
        (i32.ge_u (local.get $point) (i32.const ${POINTS}))
        (i32.le_u (i32.sub (local.get $point) (i32.const 0x1f1e6)) (i32.const 25))) (then (return (i32.const -1))))
    (local.set $code (i32.load16_u offset=${LAYOUT.codes} (i32.shl (local.get $point) (i32.const 1))))
    (if ${masked(C_ODD)} (then (return (i32.const -1))))
    (i32.or (local.get $code) (i32.const ${TWO_UNITS})))`;

const TAKE_ODD = `
  ;; Reads the odd unit at the frame's place.
  (func $takeOdd (param $signs i32) (result i32)
    (local $at i32) (local $code i32) (local $chunk i32) (local $width i32) (local $parts i32)
    (local.set $at ${kept('at')})
    (local.set $code (i32.const -1))
    (if (i32.eq (i32.and ${unitAt('(local.get $at)')} (i32.const 0xfc00)) (i32.const 0xd800)) (then
      (local.set $code (call $codeOfPair (local.get $at)))))
    (if (i32.eq (local.get $code) (i32.const -1)) (then
      (local.set $code (call $oddOf (local.get $at) (local.get $signs)))
      (if (i32.eq (local.get $code) (i32.const ${PERHAPS})) ${YES})))
    (local.set $width (i32.add (i32.const 2) (i32.shl (i32.ne (i32.const 0) ${masked(TWO_UNITS)}) (i32.const 1))))
    (if ${masked(TOUCHING)} (then ${keep('touched', `(i32.or ${kept('touched')} (i32.const ${TOUCHED}))`)}))
    (if ${masked(TURNS)} (then ${keep('touched', `(i32.or ${kept('touched')} (i32.const ${TURNED}))`)}))
    (if ${masked(CODES)} (then ${keep('touched', `(i32.or ${kept('touched')} (i32.const ${CODED}))`)}))
    (block $taken
      ;; Several letters in one sign.
      (if ${masked(EXPANDED)} (then
        (local.set $parts (i32.load offset=${LAYOUT.classes} (i32.shl
          ${unitAt('(local.get $at)')} (i32.const 2))))
        (loop $part
          (if (call $takeLetter (i32.and (local.get $parts) (i32.const ${CLASS})) (i32.const 0)) ${YES})
          (local.set $parts (i32.shr_u (local.get $parts) (i32.const ${PACKED_BITS})))
          (br_if $part (local.get $parts)))
        (br $taken)))
      (local.set $code ${masked(0xffff)})
      (local.set $chunk (i32.or ${kept('chunk')} (local.get $code)))
      ${keep('chunk', '(local.get $chunk)')}
      (br_if $taken ${masked(C_INVISIBLE)})
      (if (i32.eq ${masked(C_LETTER | C_UNSPACED)} (i32.const ${C_LETTER})) (then
        (if (call $takeLetter ${masked(CLASS)} (i32.const 0)) ${YES})
        (br $taken)))
      (if ${kept('letters')} (then (if (call $passWord) ${YES})))
      (if ${masked(C_LETTER)} (then
        (if (call $takeLetter ${masked(CLASS)} (i32.const 1)) ${YES})
        (br $taken)))
      (if ${masked(C_SIGN)} (then ${TAKE_SIGN})))
    ${keep('at', '(i32.add (local.get $at) (local.get $width))')}
    (i32.const 0))`;

const TAKE_STRETCH = `
  ;; The stretch that ends with the space at the frame's place may be odd.
  (func $takeStretch (param $end i32) (result i32)
    (local $at i32) (local $from i32) (local $chunk i32) (local $reached i32)
    (local.set $at ${kept('at')})
    (local.set $from ${kept('chunkStart')})
    (if (i32.eqz (call $isNative (local.get $from) (local.get $at))) (then
      (local.set $reached (call $reaches (local.get $from) (local.get $at) (local.get $end) ${kept('chunk')}))
      ;; Steps that were not taken are left to the next stretches.
      (if (i32.gt_s (global.get $steps) (i32.const 0)) (then
        (global.set $fuel (i32.add (global.get $fuel) (global.get $steps)))))
      (if (local.get $reached) (then
        (if (call $stretch (i32.shr_u (local.get $from) (i32.const 1)) (i32.shr_u (local.get $at) (i32.const 1))) ${YES})))))
    ${END_STRETCH}
    ${keep('chunk', '(local.get $chunk)')}
    ${keep('at', '(i32.add (local.get $at) (i32.const 2))')}
    (i32.const 0))`;

/**
 * Whether a stretch of other scripts is written in letters that mean what they are, so that `isOdd` would find nothing in it: no Latin letter or digit, look-alikes
 * of one block at most, no letter between or beside look-alikes that could be one too. Signs do not count as long as they touch nothing.
 */
const IS_NATIVE = `
  ;; The plain case of it, which is nearly every word of Greek and Cyrillic: look-alikes of one block, and signs that mean nothing.
  (func $isOfOneBlock (param $i i32) (param $end i32) (result i32)
    (local $code i32) (local $block i32) (local $own i32)
    (loop $next
      (local.set $code ${codeAt('(local.get $i)')})
      (if ${masked(C_PLAIN | C_DIGIT | C_INVISIBLE | C_EXOTIC | C_ODD | C_UNSPACED)} (then (return (i32.const 0))))
      (if ${masked(C_LETTER)} (then
        (local.set $own (i32.load8_u offset=${LAYOUT.text + 1} (local.get $i)))
        (local.set $block (select (local.get $block) (local.get $own) (local.get $block)))
        (if (i32.or (i32.eqz ${masked(C_LOOK)}) (i32.ne (local.get $own) (local.get $block))) (then (return (i32.const 0))))))
      (local.set $i (i32.add (local.get $i) (i32.const 2)))
      (br_if $next (i32.lt_u (local.get $i) (local.get $end))))
    (i32.const 1))

  (func $isNative (param $from i32) (param $end i32) (result i32)
    (local $i i32) (local $code i32) (local $block i32) (local $own i32) (local $before i32) (local $after i32)
    (if (i32.and ${kept('marks')} (i32.const ${TOUCHES})) (then (return (i32.const 0))))
    (if (call $isOfOneBlock (local.get $from) (local.get $end)) ${YES})
    (local.set $i (local.get $from))
    (loop $next
      (local.set $code ${codeAt('(local.get $i)')})
      (if ${masked(C_PLAIN | C_DIGIT | C_INVISIBLE)} (then (return (i32.const 0))))
      (local.set $after (i32.const 0))
      (if (i32.lt_u (i32.add (local.get $i) (i32.const 2)) (local.get $end)) (then
        (local.set $after ${codeAt('(i32.add (local.get $i) (i32.const 2))')})))
      (if ${masked(C_LETTER)}
        (then
          (if ${masked(C_ODD)} (then (return (i32.const 0))))
          (if ${masked(C_LOOK)}
            (then
              (local.set $own (i32.load8_u offset=${LAYOUT.text + 1} (local.get $i)))
              (if (i32.and (i32.ne (i32.const 0) (local.get $block)) (i32.ne (local.get $block) (i32.add (local.get $own) (i32.const 1))))
                (then (return (i32.const 0))))
              (local.set $block (i32.add (local.get $own) (i32.const 1))))
            (else
              (if ${masked(C_EXOTIC)}
                (then (if (i32.and (i32.or (local.get $before) (local.get $after)) (i32.const ${LATIN})) (then (return (i32.const 0)))))
                (else (if (i32.and
                    (i32.ne (i32.const 0) (i32.and (local.get $before) (i32.const ${LATIN})))
                    (i32.ne (i32.const 0) (i32.and (local.get $after) (i32.const ${LATIN})))) (then (return (i32.const 0)))))))))
        (else
          (if ${masked(C_EXOTIC)} (then (return (i32.const 0))))
          ;; Odd units that are no signs: pairs, marks, letters to be judged by their neighbours.
          (if (i32.eq ${masked(C_ODD | C_SIGN)} (i32.const ${C_ODD})) (then (return (i32.const 0))))))
      (local.set $before (local.get $code))
      (local.set $i (i32.add (local.get $i) (i32.const 2)))
      (br_if $next (i32.lt_u (local.get $i) (local.get $end))))
    (i32.const 1))`;

const LOOK = `
  ;; Looks at the whole text, with signs as separators or as letters: MAY, TOUCHED, TURNED and CODED, joined. A byte more than 65,536 letters of a word never counts.
  (func $look (export "look") (param $length i32) (param $signs i32) (result i32)
    (local $end i32) (local $reason i32) (local $found i32)
    (local.set $end (i32.shl (local.get $length) (i32.const 1)))
    (global.set $signs (local.get $signs))
    (i32.store offset=${LAYOUT.unseen} (i32.const 0) (local.get $length))
    (i32.store offset=${LAYOUT.length} (i32.const 0) (local.get $length))
    (global.set $fuel (i32.add (i32.const ${FUEL}) (i32.mul (local.get $length) (i32.const ${FUEL_PER_UNIT}))))
    ${(['at', 'hash', 'letters', 'prev', 'row', 'chunk', 'chunkStart', 'marks', 'singles', 'touched', 'one', 'oneLetters', 'two'] as const).map((name) => keep(name, '(i32.const 0)')).join('\n    ')}
    (block $done (loop $again
      (local.set $reason (call $run (local.get $end) (local.get $signs)))
      (br_if $done (i32.eqz (local.get $reason)))
      (block $stopped
        (if (i32.eq (local.get $reason) (i32.const ${AT_STEP})) (then
          (local.set $found (call $slowStep)) (br $stopped)))
        (if (i32.eq (local.get $reason) (i32.const ${AT_WORD})) (then
          (local.set $found (call $passWord)) (br $stopped)))
        (if (i32.eq (local.get $reason) (i32.const ${AT_ODD})) (then
          (local.set $found (call $takeOdd (local.get $signs))) (br $stopped)))
        (if (i32.eq (local.get $reason) (i32.const ${AT_STRETCH})) (then
          (local.set $found (call $takeStretch (local.get $end))))))
      (br_if $again (i32.eqz (local.get $found)))))
    (if (i32.eqz (local.get $found)) (then
      (if (i32.gt_u ${kept('singles')} (i32.const ${FEW_SINGLES})) (then
        (local.set $found (call $single ${kept('singles')}))))))
    (i32.or ${kept('touched')} (select (i32.const ${MAY}) (i32.const 0) (local.get $found))))`;

/** Functions around `$run`; `$look` is the whole look. */
export const LOOK_LISTING: string = [TAKE_LETTER, PASS, CODE_OF_PAIR, TAKE_ODD, TAKE_STRETCH, IS_NATIVE, LOOK].join(
  '\n',
);
