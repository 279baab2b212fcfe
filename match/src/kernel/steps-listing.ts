// Parts of the listing: steps of the automaton that are not in a row, and the table of words. As `deepStep` and `holds` of the plain form.
import { MIX, PRIME } from '../tokens.ts';
import { FIRST_CHILD, FRAME, LAYOUT, MOST_POWERS, OWN_CLASS_SHIFT, ROW_SHIFT, SLOW } from './layout.ts';
import { keep, kept, nodeOf } from './run-listing.ts';

/** The child by the class of `$bit` of the state at `$node`, whose children are of the classes `$children`. */
const CHILD = `(i32.add
      (i32.and (i32.load (local.get $node)) (i32.const ${FIRST_CHILD}))
      (i32.popcnt (i32.and (local.get $children) (i32.sub (local.get $bit) (i32.const 1)))))`;

/** Steps of the automaton that the rows do not hold. */
export const STEPS = `
  ;; Where a state is described.
  (func $nodeOf (param $state i32) (result i32)
    ${nodeOf('$state')})

  ;; The step by $cls, which ends at $at, from the state of a row that does not hold it: the next row, or -1 when something may be listed.
  (func $slowly (param $row i32) (param $cls i32) (param $at i32) (result i32)
    (local $state i32) (local $node i32) (local $children i32) (local $bit i32) (local $next i32)
    (local.set $bit (i32.shl (i32.const 1) (local.get $cls)))
    (local.set $state (i32.shr_u (local.get $row) (i32.const ${ROW_SHIFT})))
    (if (i32.eq (local.get $state) ${kept('dense')}) (then
      (local.set $state ${kept('deep')})
      (if (i32.eq (local.get $cls) (i32.shr_u (i32.load offset=4 (call $nodeOf (local.get $state))) (i32.const ${OWN_CLASS_SHIFT})))
        (then (return (local.get $row))))))
    (block $found
      (loop $shorter
        (local.set $node (call $nodeOf (local.get $state)))
        (local.set $children (i32.load offset=8 (local.get $node)))
        (br_if $found (i32.and (local.get $children) (local.get $bit)))
        (local.set $state (i32.and (i32.load offset=4 (local.get $node)) (i32.const ${2 ** OWN_CLASS_SHIFT - 1})))
        (br_if $shorter (i32.ge_u (local.get $state) ${kept('dense')}))
        (local.set $next (i32.load16_u offset=${LAYOUT.rows} (i32.add
          (i32.shl (local.get $state) (i32.const ${ROW_SHIFT})) (i32.shl (local.get $cls) (i32.const 1)))))
        (br_if $shorter (i32.ge_u (local.get $next) (i32.const ${SLOW})))
        (return (i32.shl (local.get $next) (i32.const ${ROW_SHIFT})))))
    (local.set $state ${CHILD})
    (if (i32.lt_s (i32.load (call $nodeOf (local.get $state))) (i32.const 0)) (then
      (if (call $state (local.get $state) (i32.shr_u (local.get $at) (i32.const 1)) (global.get $signs)) (then (return (i32.const -1))))))
    (if (i32.lt_u (local.get $state) ${kept('dense')}) (then
      (return (i32.shl (local.get $state) (i32.const ${ROW_SHIFT})))))
    ${keep('deep', '(local.get $state)')}
    (i32.shl ${kept('dense')} (i32.const ${ROW_SHIFT})))`;

/** Looks words up in the table of the list. */
export const WORDS = `
  ;; How the word of the frame is spelled, in 30 bits; 0 unless all of it is lower-case letters of ASCII. As spelled of plausible.ts.
  (func $spelled (result i32)
    (local $at i32) (local $end i32) (local $unit i32) (local $last i32) (local $hash i32)
    (local.set $at (i32.load offset=${FRAME.from} (i32.const 0)))
    (local.set $end (i32.load offset=${FRAME.at} (i32.const 0)))
    (loop $next
      (local.set $unit (i32.load16_u offset=${LAYOUT.text} (local.get $at)))
      (if (i32.gt_u (i32.sub (local.get $unit) (i32.const 97)) (i32.const 25)) (then (return (i32.const 0))))
      (if (i32.ne (local.get $unit) (local.get $last)) (then
        (local.set $hash (i32.add (i32.mul (local.get $hash) (i32.const ${PRIME})) (local.get $unit)))))
      (local.set $last (local.get $unit))
      (local.set $at (i32.add (local.get $at) (i32.const 2)))
      (br_if $next (i32.lt_u (local.get $at) (local.get $end))))
    (i32.shr_u (local.get $hash) (i32.const 2)))
  ;; Whether the word of the frame, all of it ASCII, has fewer units than these.
  (func $isShorter (param $units i32) (result i32)
    (local $at i32) (local $end i32)
    (local.set $at (i32.load offset=${FRAME.from} (i32.const 0)))
    (local.set $end (i32.load offset=${FRAME.at} (i32.const 0)))
    (if (i32.ge_u (i32.sub (local.get $end) (local.get $at)) (i32.shl (local.get $units) (i32.const 1))) (then (return (i32.const 0))))
    (loop $next
      (if (i32.gt_u (i32.load16_u offset=${LAYOUT.text} (local.get $at)) (i32.const 0x7f)) (then (return (i32.const 0))))
      (local.set $at (i32.add (local.get $at) (i32.const 2)))
      (br_if $next (i32.lt_u (local.get $at) (local.get $end))))
    (i32.const 1))
  ;; Whether what a key tells allows the word of the frame, or neighbours of which it is the last. As telling of tables.ts says it.
  (func $isTold (param $told i32) (param $neighbours i32) (result i32)
    (local $spelled i32)
    (if (i32.lt_s (local.get $told) (i32.const 0)) (then
      (local.set $told (i32.sub (i32.const -2) (local.get $told)))
      (if (local.get $neighbours) (then (return (i32.and (local.get $told) (i32.const 1)))))
      (return (i32.eqz (call $isShorter (i32.shr_u (local.get $told) (i32.const 1)))))))
    (if (local.get $neighbours) (then (return (i32.const 0))))
    (local.set $spelled (call $spelled))
    (i32.or (i32.or (i32.eqz (local.get $told)) (i32.eqz (local.get $spelled))) (i32.eq (local.get $spelled) (local.get $told))))
  ;; Where a hash is looked for first in a table of words, before the bits beyond the table are taken off. As slotOf of tokens.ts.
  (func $slotOf (param $hash i32) (result i32)
    (local $mixed i32)
    (local.set $mixed (i32.mul
      (i32.xor (local.get $hash) (i32.shr_u (local.get $hash) (i32.const 15))) (i32.const ${MIX})))
    (i32.shr_u (i32.xor (local.get $mixed) (i32.shr_u (local.get $mixed) (i32.const 13))) (i32.const 3)))
  ;; Whether the table holds a word, or neighbours, of this hash.
  (func $holds (param $hash i32) (param $neighbours i32) (result i32)
    (local $slot i32) (local $told i32)
    (local.set $slot (call $slotOf (local.get $hash)))
    (loop $probe
      (local.set $slot (i32.and (local.get $slot) ${kept('mask')}))
      (local.set $told (i32.load offset=4 (i32.add ${kept('keys')} (i32.shl (local.get $slot) (i32.const 3)))))
      (if (i32.eq (local.get $told) (i32.const -1)) (then (return (i32.const 0))))
      (if (i32.eq (local.get $hash) (i32.load (i32.add ${kept('keys')} (i32.shl (local.get $slot) (i32.const 3))))) (then
        (if (call $isTold (local.get $told) (local.get $neighbours)) (then (return (i32.const 1))))))
      (local.set $slot (i32.add (local.get $slot) (i32.const 1)))
      (br $probe))
    (i32.const 0))
  ;; The hash of two neighbours; the second has $letters letters. As joinHash does.
  (func $join (param $first i32) (param $second i32) (param $letters i32) (result i32)
    (if (i32.ge_u (local.get $letters) (i32.const ${MOST_POWERS})) (then (local.set $letters (i32.const 0))))
    (i32.add (local.get $second) (i32.mul (local.get $first)
      (i32.load offset=${LAYOUT.powers} (i32.shl (local.get $letters) (i32.const 2))))))
  ;; Whether a word is in the table, alone or with the one or two before it.
  (func $isKnown (param $hash i32) (param $letters i32) (param $one i32) (param $oneLetters i32) (param $two i32) (result i32)
    (if (call $holds (local.get $hash) (i32.const 0)) (then (return (i32.const 1))))
    (if (i32.eqz (local.get $one)) (then (return (i32.const 0))))
    (if (call $holds (call $join (local.get $one) (local.get $hash) (local.get $letters)) (i32.const 1)) (then (return (i32.const 1))))
    (if (i32.eqz (local.get $two)) (then (return (i32.const 0))))
    (call $holds (call $join
      (call $join (local.get $two) (local.get $one) (local.get $oneLetters)) (local.get $hash) (local.get $letters)) (i32.const 1)))`;
