// The part of the listing that judges odd units as `odd.ts` and `signs.ts` do: which signs may be letters, which ampersands and percent signs begin a code.

import { EXPANDS_CELL } from '../cell-table.ts';
import { C_LETTER, C_ODD } from '../codes.ts';
import { CODES, EXPANDED, TOUCHING } from '../odd.ts';
import { CLASSES } from '../tables.ts';
import { ASKS, BESIDE_LETTER, BESIDE_SIGN, HOST_READS, LAYOUT } from './layout.ts';
import { codeAt, unitAt, YES } from './wat.ts';

const isUnit = (unit: string, character: string): string =>
  `(i32.eq (local.get ${unit}) (i32.const ${character.charCodeAt(0)}))`;
const isSurrogate = (unit: string): string =>
  `(i32.eq (i32.and (local.get ${unit}) (i32.const 0xf800)) (i32.const 0xd800))`;
const flagsOf = (unit: string): string =>
  `(i32.load16_u offset=${LAYOUT.flags} (i32.shl (local.get ${unit}) (i32.const 1)))`;
const codeOf = (unit: string): string =>
  `(i32.load16_u offset=${LAYOUT.codes} (i32.shl (local.get ${unit}) (i32.const 1)))`;
const isDigit = (unit: string): string => `(i32.lt_u (i32.sub (local.get ${unit}) (i32.const 48)) (i32.const 10))`;
const lowered = (unit: string): string => `(i32.or (local.get ${unit}) (i32.const 32))`;
const isHex = (unit: string): string =>
  `(i32.or ${isDigit(unit)} (i32.lt_u (i32.sub ${lowered(unit)} (i32.const 97)) (i32.const 6)))`;
const letter = (flags: string): string => `(i32.and (local.get ${flags}) (i32.const ${BESIDE_LETTER}))`;

const classAt = (offset: number): string => `(i32.and (i32.const ${CLASSES - 1}) ${codeAt('(local.get $at)', offset)})`;
/** Whether a listed term could begin with the at sign at `$at` read as a and the two letters after it. As `couldBegin` does. */
const COULD_BEGIN = `(i32.and (i32.const 1) (i32.shr_u
      (i32.load offset=${LAYOUT.begins} (i32.shl ${classAt(2)} (i32.const 2))) ${classAt(4)}))`;

/**
 * Leaves the block `$closer` unless the odd unit at `$at` is one of the two signs that posts are full of and plainly no letter: an exclamation mark with no
 * letter behind it, or the at sign of a handle. As `$oddOf` finds it, without leaving the loop.
 */
export const IS_QUIET = `
              (local.set $cls ${unitAt('(local.get $at)')})
              (local.set $next ${unitAt('(local.get $at)', 2)})
              (br_if $closer ${isSurrogate('$next')})
              (local.set $bit ${flagsOf('$next')})
              (br_if $closer (i32.and ${flagsOf('$cls')} (i32.const ${HOST_READS | ASKS})))
              (block $quiet
                (if ${isUnit('$cls', '!')} (then
                  (br_if $closer ${letter('$bit')})
                  (br $quiet)))
                (br_if $closer (i32.eqz ${isUnit('$cls', '@')}))
                (local.set $cls ${unitAt('(local.get $at)', -2)})
                (br_if $closer ${isSurrogate('$cls')})
                (local.set $cls ${flagsOf('$cls')})
                (br_if $closer ${letter('$cls')})
                (br_if $quiet (i32.eqz ${letter('$bit')}))
                (br_if $closer (i32.or (i32.and (local.get $cls) (i32.const ${BESIDE_SIGN})) ${COULD_BEGIN})))`;

/** Functions `$roleOf`, `$beginsCode` and `$oddOf`. */
export const ODD_LISTING = `
  ;; What a sign is, by the units and flags beside it: 0 no letter, 1 perhaps a letter, 2 the at sign of a handle. As signRole does.
  (func $roleOf (param $unit i32) (param $before i32) (param $after i32) (result i32)
    (local $one i32) (local $other i32)
    (local.set $one ${flagsOf('$before')})
    (local.set $other ${flagsOf('$after')})
    (if (i32.or ${isUnit('$unit', '_')} ${isUnit('$unit', '*')}) (then
      (return (i32.and
        (i32.ne (i32.const 0) (i32.and (local.get $one) (i32.const ${BESIDE_LETTER | BESIDE_SIGN})))
        (i32.ne (i32.const 0) (i32.and (local.get $other) (i32.const ${BESIDE_LETTER | BESIDE_SIGN})))))))
    (if (i32.and ${letter('$one')} ${letter('$other')}) (then (return (i32.const 1))))
    (if ${isUnit('$unit', '@')} (then
      (if (i32.and (i32.ne (i32.const 0) ${letter('$other')}) (i32.eqz (i32.and (local.get $one) (i32.const ${BESIDE_SIGN}))))
        (then (return (i32.const 2))))
      (return (i32.ne (i32.const 0) (i32.or ${letter('$one')} ${letter('$other')})))))
    (local.set $other (i32.and (i32.ne (i32.const 0) ${letter('$other')}) (i32.eqz ${isDigit('$after')})))
    (if ${isUnit('$unit', '!')} (then (return (local.get $other))))
    (i32.or (local.get $other)
      (i32.and (i32.ne (i32.const 0) ${letter('$one')}) (i32.eqz ${isDigit('$before')}))))

  ;; Whether the ampersand or percent sign at $at may begin a character written as a code. As beginsCode does.
  (func $beginsCode (param $at i32) (param $unit i32) (result i32)
    (local $after i32) (local $end i32)
    (local.set $after ${unitAt('(local.get $at)', 2)})
    (if ${isUnit('$unit', '%')} (then
      (local.set $unit ${unitAt('(local.get $at)', 4)})
      (return (i32.and ${isHex('$after')} ${isHex('$unit')}))))
    (if ${isUnit('$after', '#')} ${YES})
    (local.set $end (local.get $at))
    (loop $name
      (local.set $end (i32.add (local.get $end) (i32.const 2)))
      (local.set $unit ${unitAt('(local.get $end)')})
      (br_if $name (i32.lt_u (i32.sub ${lowered('$unit')} (i32.const 97)) (i32.const 26))))
    (i32.and ${isUnit('$unit', ';')} (i32.gt_u (i32.sub (local.get $end) (local.get $at)) (i32.const 2))))

  ;; The code of the odd unit at $at, as oddCode tells it; what needs more than its neighbours is left to the host.
  (func $oddOf (param $at i32) (param $signs i32) (result i32)
    (local $unit i32) (local $before i32) (local $after i32) (local $code i32) (local $role i32)
    (local.set $unit ${unitAt('(local.get $at)')})
    (local.set $after ${unitAt('(local.get $at)', 2)})
    (local.set $code (i32.and ${codeOf('$unit')} (i32.const ${~C_ODD})))
    (block $host
      (br_if $host (i32.and ${flagsOf('$unit')} (i32.const ${HOST_READS | ASKS})))
      (if (i32.and ${flagsOf('$unit')} (i32.const ${BESIDE_SIGN})) (then
        (local.set $before ${unitAt('(local.get $at)', -2)})
        (br_if $host (i32.or ${isSurrogate('$before')} ${isSurrogate('$after')}))
        (local.set $role (call $roleOf (local.get $unit) (local.get $before) (local.get $after)))
        (if (i32.eq (local.get $role) (i32.const 2)) (then
          (local.set $role ${COULD_BEGIN})))
        (if (local.get $role)
          (then (if (local.get $signs)
            (then (local.set $code (i32.or (local.get $code) (i32.const ${C_LETTER | TOUCHING}))))
            (else (local.set $code (i32.or (i32.and (local.get $code) (i32.const ${~(CLASSES - 1)})) (i32.const ${TOUCHING}))))))
          (else (local.set $code (i32.and (local.get $code) (i32.const ${~(CLASSES - 1)})))))
        (return (local.get $code))))
      (if (i32.and ${flagsOf('$unit')} (i32.const ${EXPANDS_CELL}))
        (then (return (i32.const ${EXPANDED}))))
      (if (i32.or ${isUnit('$unit', '&')} ${isUnit('$unit', '%')}) (then
        (if (call $beginsCode (local.get $at) (local.get $unit)) (then
          (local.set $code (i32.or (local.get $code) (i32.const ${CODES})))))
        (return (local.get $code)))))
    (call $odd (i32.shr_u (local.get $at) (i32.const 1)) (local.get $signs)))`;
