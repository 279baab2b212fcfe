// The part of the listing that spells out the one code that honest texts hold again and again, so that the host decodes only what holds others.
import { LAYOUT } from './layout.ts';
import { unitAt } from './wat.ts';

/** Two units as they lie in memory. */
const pair = (two: string): number => two.charCodeAt(0) | (two.charCodeAt(1) << 16);
const pairAt = (offset: number): string => `(i32.load offset=${LAYOUT.text + offset} (local.get $i))`;
const isUnit = (unit: string, character: string): string =>
  `(i32.eq (local.get ${unit}) (i32.const ${character.charCodeAt(0)}))`;
const copy = (name: string, from: number, to: number): string => `
  (func ${name} (param $length i32)
    (local $i i32)
    (loop $next
      (v128.store offset=${to} (local.get $i) (v128.load offset=${from} (local.get $i)))
      (local.set $i (i32.add (local.get $i) (i32.const 16)))
      (br_if $next (i32.lt_u (local.get $i) (i32.shl (local.get $length) (i32.const 1))))))`;

/** Functions `$keepText` and `$giveBack`, a text of so many units, and `$spellOut`. */
export const AMPERSAND_LISTING = `${copy('$keepText', LAYOUT.text, LAYOUT.kept)}${copy('$giveBack', LAYOUT.kept, LAYOUT.text)}

  ;; Writes each &amp; of the text as the sign it stands for; its new length, or -1 when it holds other codes or comes to hold one.
  (func $spellOut (param $length i32) (result i32)
    (local $i i32) (local $n i32) (local $end i32) (local $unit i32)
    (local.set $end (i32.shl (local.get $length) (i32.const 1)))
    (block $done (loop $next
      (br_if $done (i32.ge_u (local.get $i) (local.get $end)))
      (local.set $unit ${unitAt('(local.get $i)')})
      (i32.store16 offset=${LAYOUT.text} (local.get $n) (local.get $unit))
      (local.set $n (i32.add (local.get $n) (i32.const 2)))
      (if (i32.or ${isUnit('$unit', '&')} ${isUnit('$unit', '%')}) (then
        (if (i32.and ${isUnit('$unit', '&')} (i32.and
            (i32.eq ${pairAt(2)} (i32.const ${pair('am')})) (i32.eq ${pairAt(6)} (i32.const ${pair('p;')}))))
          (then (local.set $i (i32.add (local.get $i) (i32.const 8))))
          (else (if (call $beginsCode (local.get $i) (local.get $unit)) (then (return (i32.const -1))))))))
      (local.set $i (i32.add (local.get $i) (i32.const 2)))
      (br $next)))
    (local.set $length (i32.shr_u (local.get $n) (i32.const 1)))
    (call $endText (local.get $length))
    (local.set $i (i32.const 0))
    (loop $again
      (local.set $unit ${unitAt('(local.get $i)')})
      (if ${isUnit('$unit', '&')} (then
        (if (call $beginsCode (local.get $i) (local.get $unit)) (then (return (i32.const -1))))))
      (local.set $i (i32.add (local.get $i) (i32.const 2)))
      (br_if $again (i32.lt_u (local.get $i) (local.get $n))))
    (local.get $length))`;
