// The part of the kernel's listing that decodes one string, as `decode.ts` does: the units go where the first look reads them.
import { LAYOUT, SCAN } from '../kernel/layout.ts';
import { MAX_STRING_BYTES } from './decode.ts';

/** Functions `$more`, `$point` and `$decode` of the listing in `kernel-listing.ts`, which uses the global `$length`. */
export const KERNEL_DECODE = `
  ;; Six bits of a continuation byte; 64 and more when it is none.
  (func $more (param $at i32) (result i32)
    (i32.xor (i32.load8_u (local.get $at)) (i32.const 0x80)))

  ;; The code point of the two to four bytes at $i, whose first is $lead, or -1.
  (func $point (param $i i32) (param $lead i32) (result i32)
    (local $b i32) (local $c i32) (local $d i32) (local $cp i32)
    (local.set $b (call $more (i32.add (local.get $i) (i32.const 1))))
    (if (i32.lt_u (local.get $lead) (i32.const 0xe0)) (then
      (if (i32.or (i32.lt_u (local.get $lead) (i32.const 0xc2)) (i32.gt_u (local.get $b) (i32.const 63))) (then (return (i32.const -1))))
      (return (i32.or (i32.shl (i32.and (local.get $lead) (i32.const 31)) (i32.const 6)) (local.get $b)))))
    (local.set $c (call $more (i32.add (local.get $i) (i32.const 2))))
    (if (i32.gt_u (i32.or (local.get $b) (local.get $c)) (i32.const 63)) (then (return (i32.const -1))))
    (local.set $cp (i32.or (i32.shl (local.get $b) (i32.const 6)) (local.get $c)))
    (if (i32.lt_u (local.get $lead) (i32.const 0xf0)) (then
      (local.set $cp (i32.or (i32.shl (i32.and (local.get $lead) (i32.const 15)) (i32.const 12)) (local.get $cp)))
      (if (i32.lt_u (local.get $cp) (i32.const 0x800)) (then (return (i32.const -1))))
      (if (i32.eq (i32.and (local.get $cp) (i32.const 0xf800)) (i32.const 0xd800)) (then (return (i32.const -1))))
      (return (local.get $cp))))
    (local.set $d (call $more (i32.add (local.get $i) (i32.const 3))))
    (if (i32.or (i32.gt_u (local.get $d) (i32.const 63)) (i32.gt_u (local.get $lead) (i32.const 0xf4))) (then (return (i32.const -1))))
    (local.set $cp (i32.or (local.get $d) (i32.shl
      (i32.or (i32.shl (i32.and (local.get $lead) (i32.const 7)) (i32.const 12)) (local.get $cp)) (i32.const 6))))
    (if (i32.ge_u (i32.sub (local.get $cp) (i32.const 0x10000)) (i32.const 0x100000)) (then (return (i32.const -1))))
    (local.get $cp))

  ;; Decodes the string at $from; the place of its closing quote, or -1. Sets $length.
  (func $decode (param $from i32) (param $end i32) (result i32)
    (local $i i32) (local $out i32) (local $mask i32) (local $byte i32) (local $unit i32) (local $v v128)
    (if (i32.gt_u (i32.sub (local.get $end) (local.get $from)) (i32.const ${MAX_STRING_BYTES})) (then
      (local.set $end (i32.add (local.get $from) (i32.const ${MAX_STRING_BYTES})))))
    (local.set $i (local.get $from))
    (local.set $out (i32.const ${LAYOUT.text}))
    (loop $next
      (if (i32.ge_u (local.get $i) (local.get $end)) (then (return (i32.const -1))))
      (local.set $v (v128.load (local.get $i)))
      (v128.store (local.get $out) (i16x8.extend_low_i8x16_u (local.get $v)))
      (v128.store offset=16 (local.get $out) (i16x8.extend_high_i8x16_u (local.get $v)))
      ;; As signed bytes, what is less than a space is a control character or no ASCII.
      (local.set $mask (i8x16.bitmask (v128.or
        (i8x16.lt_s (local.get $v) (i8x16.splat (i32.const 0x20)))
        (v128.or
          (i8x16.eq (local.get $v) (i8x16.splat (i32.const 0x22)))
          (i8x16.eq (local.get $v) (i8x16.splat (i32.const 0x5c)))))))
      (if (i32.eqz (local.get $mask)) (then
        (local.set $i (i32.add (local.get $i) (i32.const 16)))
        (local.set $out (i32.add (local.get $out) (i32.const 32)))
        (br $next)))
      (local.set $mask (i32.ctz (local.get $mask)))
      (local.set $i (i32.add (local.get $i) (local.get $mask)))
      (local.set $out (i32.add (local.get $out) (i32.shl (local.get $mask) (i32.const 1))))
      (loop $special
        (if (i32.ge_u (local.get $i) (local.get $end)) (then (return (i32.const -1))))
        (local.set $byte (i32.load8_u (local.get $i)))
        (if (i32.eq (local.get $byte) (i32.const 0x22)) (then
          (global.set $length (i32.shr_u (i32.sub (local.get $out) (i32.const ${LAYOUT.text})) (i32.const 1)))
          (return (local.get $i))))
        (if (i32.lt_u (local.get $byte) (i32.const 0x20)) (then (return (i32.const -1))))
        (br_if $next (i32.and (i32.lt_u (local.get $byte) (i32.const 0x80)) (i32.ne (local.get $byte) (i32.const 0x5c))))
        (if (i32.eq (local.get $byte) (i32.const 0x5c))
          (then
            (local.set $byte (i32.load8_u offset=1 (local.get $i)))
            (if (i32.eq (local.get $byte) (i32.const 0x75))
              (then
                (local.set $mask (i32.load8_u offset=${SCAN.hex} (i32.load8_u offset=2 (local.get $i))))
                (local.set $unit (i32.shl (local.get $mask) (i32.const 12)))
                (local.set $byte (i32.load8_u offset=${SCAN.hex} (i32.load8_u offset=3 (local.get $i))))
                (local.set $unit (i32.or (local.get $unit) (i32.shl (local.get $byte) (i32.const 8))))
                (local.set $mask (i32.or (local.get $mask) (local.get $byte)))
                (local.set $byte (i32.load8_u offset=${SCAN.hex} (i32.load8_u offset=4 (local.get $i))))
                (local.set $unit (i32.or (local.get $unit) (i32.shl (local.get $byte) (i32.const 4))))
                (local.set $mask (i32.or (local.get $mask) (local.get $byte)))
                (local.set $byte (i32.load8_u offset=${SCAN.hex} (i32.load8_u offset=5 (local.get $i))))
                (local.set $unit (i32.or (local.get $unit) (local.get $byte)))
                (if (i32.gt_u (i32.or (local.get $mask) (local.get $byte)) (i32.const 15)) (then (return (i32.const -1))))
                (local.set $i (i32.add (local.get $i) (i32.const 6))))
              (else
                (local.set $unit (i32.load8_u (local.get $byte)))
                (if (i32.eqz (local.get $unit)) (then (return (i32.const -1))))
                (local.set $i (i32.add (local.get $i) (i32.const 2)))))
            (i32.store16 (local.get $out) (local.get $unit))
            (local.set $out (i32.add (local.get $out) (i32.const 2))))
          (else
            (local.set $unit (call $point (local.get $i) (local.get $byte)))
            (if (i32.lt_s (local.get $unit) (i32.const 0)) (then (return (i32.const -1))))
            (local.set $i (i32.add (local.get $i) (i32.add (i32.const 2)
              (i32.add (i32.ge_u (local.get $byte) (i32.const 0xe0)) (i32.ge_u (local.get $byte) (i32.const 0xf0))))))
            (if (i32.gt_u (local.get $unit) (i32.const 0xffff))
              (then
                (i32.store (local.get $out) (i32.or
                  (i32.add (i32.shr_u (local.get $unit) (i32.const 10)) (i32.const 0xd7c0))
                  (i32.shl (i32.or (i32.and (local.get $unit) (i32.const 0x3ff)) (i32.const 0xdc00)) (i32.const 16))))
                (local.set $out (i32.add (local.get $out) (i32.const 4))))
              (else
                (i32.store16 (local.get $out) (local.get $unit))
                (local.set $out (i32.add (local.get $out) (i32.const 2)))))))
        (br $special)))
    (i32.const -1))`;
