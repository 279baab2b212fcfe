// The scanner's fast form: the same steps as `scan.ts` and `decode.ts`, sixteen bytes at a time, in the WebAssembly text format.
// Folded instructions; `assemble.ts` turns them into a module when the library is loaded.

import { SCAN } from '../kernel/layout.ts';
import { KERNEL_DECODE } from './kernel-decode.ts';
import { MAX_DEPTH, MAX_LISTS } from './scan.ts';

/** `scan` answers as `scanStrings` does, or this: a key is written with escapes, which is left to `scanStrings`. */
export const ESCAPED_LINE = 3;

/** The listing. It calls `visit` for each user string, which lies at `LAYOUT.text` then. */
export const KERNEL = `
(module
  (import "host" "memory" (memory 1))
  (import "host" "visit" (func $visit (param i32) (param i32) (result i32)))
  (global $length (mut i32) (i32.const 0))

  ;; One bit for each of 32 bytes that is a quote.
  (func $quotes (param $i i32) (result i32)
    (i32.or
      (i8x16.bitmask (i8x16.eq (v128.load (local.get $i)) (i8x16.splat (i32.const 0x22))))
      (i32.shl (i8x16.bitmask (i8x16.eq (v128.load offset=16 (local.get $i)) (i8x16.splat (i32.const 0x22)))) (i32.const 16))))

  ;; The place of the quote that closes the string at $from, or -1.
  (func $closing (param $from i32) (param $end i32) (result i32)
    (local $i i32) (local $mask i32) (local $second i32) (local $back i32)
    (local.set $i (local.get $from))
    (loop $next
      (if (i32.ge_u (local.get $i) (local.get $end)) (then (return (i32.const -1))))
      ;; Sixty-four bytes at a time, so that strings of any usual length take the same path.
      (local.set $mask (call $quotes (local.get $i)))
      (local.set $second (call $quotes (i32.add (local.get $i) (i32.const 32))))
      (if (i32.eqz (i32.or (local.get $mask) (local.get $second))) (then
        (local.set $i (i32.add (local.get $i) (i32.const 64)))
        (br $next)))
      (local.set $i (i32.add (local.get $i) (select
        (i32.ctz (local.get $mask))
        (i32.add (i32.const 32) (i32.ctz (local.get $second)))
        (local.get $mask))))
      (if (i32.ge_u (local.get $i) (local.get $end)) (then (return (i32.const -1))))
      (if (i32.ne (i32.load8_u (i32.sub (local.get $i) (i32.const 1))) (i32.const 0x5c)) (then (return (local.get $i))))
      (local.set $back (local.get $i))
      (block $counted
        (loop $count
          (br_if $counted (i32.le_u (local.get $back) (local.get $from)))
          (br_if $counted (i32.ne (i32.load8_u (i32.sub (local.get $back) (i32.const 1))) (i32.const 0x5c)))
          (local.set $back (i32.sub (local.get $back) (i32.const 1)))
          (br $count)))
      (if (i32.and (i32.sub (local.get $i) (local.get $back)) (i32.const 1)) (then
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (br $next))))
    (local.get $i))

  ;; The place of the first byte from $i on that is no space, $end at the latest.
  (func $past (param $i i32) (param $end i32) (result i32)
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $i) (local.get $end)))
        (br_if $done (i32.gt_u (i32.load8_u (local.get $i)) (i32.const 0x20)))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (br $next)))
    (local.get $i))

  ;; The index of the key at $from, -1 when it is not wanted, -2 when it must be decoded to know. $candidate: the first of
  ;; its slot plus one. $escaped: it may hold a backslash.
  (func $key (param $candidate i32) (param $from i32) (param $length i32) (param $escaped i32) (result i32)
    (local $at i32) (local $mask i32)
    (block $none
      (loop $chain
        (br_if $none (i32.eqz (local.get $candidate)))
        (block $differs
          (br_if $differs (i32.ne (local.get $length) (i32.load8_u offset=${SCAN.lengths - 1} (local.get $candidate))))
          (local.set $at (i32.const 0))
          (loop $compare
            (local.set $mask (i8x16.bitmask (i8x16.eq
              (v128.load (i32.add (local.get $from) (local.get $at)))
              (v128.load offset=${SCAN.cells - 64} (i32.add (i32.shl (local.get $candidate) (i32.const 6)) (local.get $at))))))
            (if (i32.le_u (i32.sub (local.get $length) (local.get $at)) (i32.const 16)) (then
              (br_if $differs (i32.lt_u
                (i32.ctz (i32.xor (local.get $mask) (i32.const -1)))
                (i32.sub (local.get $length) (local.get $at))))
              (return (i32.sub (local.get $candidate) (i32.const 1)))))
            (br_if $differs (i32.ne (local.get $mask) (i32.const 0xffff)))
            (local.set $at (i32.add (local.get $at) (i32.const 16)))
            (br $compare)))
        (local.set $candidate (i32.load8_u offset=${SCAN.next - 1} (local.get $candidate)))
        (br $chain)))
    (if (i32.eqz (local.get $escaped)) (then (return (i32.const -1))))
    (if (i32.gt_u (local.get $length) (i32.const 384)) (then (return (i32.const -1))))
    (if (i32.eqz (i32.load8_u offset=${SCAN.escapedLengths} (local.get $length))) (then (return (i32.const -1))))
    (local.set $at (i32.add (local.get $from) (local.get $length)))
    (loop $look
      (if (i32.eq (i32.load8_u (local.get $from)) (i32.const 0x5c)) (then (return (i32.const -2))))
      (local.set $from (i32.add (local.get $from) (i32.const 1)))
      (br_if $look (i32.lt_u (local.get $from) (local.get $at))))
    (i32.const -1))

${KERNEL_DECODE}

  ;; Scans the line at $i; 0 clean, 1 found, 2 unsure, 3 a key with escapes.
  (func $scan (export "scan") (param $i i32) (param $end i32) (result i32)
    (local $depth i32) (local $quotes i32) (local $before i32) (local $v v128) (local $w v128)
    (local $open i32) (local $listDepth i32) (local $start i32) (local $value i32) (local $key i32) (local $first i32) (local $escaped i32) (local $candidate i32) (local $quote v128) (local $backslash v128)
    (local.set $quote (i8x16.splat (i32.const 0x22)))
    (local.set $backslash (i8x16.splat (i32.const 0x5c)))
    (local.set $open (i32.const ${SCAN.lists}))
    (local.set $listDepth (i32.const -1))
    (loop $string
      (block $quote
        ;; After a string most often the next one: a comma and a quote.
        (if (i32.eq (i32.load16_u (local.get $i)) (i32.const 0x222c)) (then
          (local.set $i (i32.add (local.get $i) (i32.const 1)))
          (br_if $quote (i32.lt_u (local.get $i) (local.get $end)))))
        (loop $gap
          (if (i32.ge_u (local.get $i) (local.get $end)) (then
            (return (select (i32.const 2) (i32.const 0) (local.get $depth)))))
          (local.set $v (v128.load (local.get $i)))
          (local.set $quotes (i8x16.bitmask (i8x16.eq (local.get $v) (local.get $quote))))
          ;; One bit for each byte before the quote and before the end.
          (local.set $before (i32.and (i32.const 0xffff)
            (i32.sub (i32.and (local.get $quotes) (i32.sub (i32.const 0) (local.get $quotes))) (i32.const 1))))
          (if (i32.lt_u (i32.sub (local.get $end) (local.get $i)) (i32.const 16)) (then
            (local.set $before (i32.and (local.get $before)
              (i32.sub (i32.shl (i32.const 1) (i32.sub (local.get $end) (local.get $i))) (i32.const 1))))))
          ;; Brackets and braces differ in one bit.
          (local.set $w (v128.or (local.get $v) (i8x16.splat (i32.const 0x20))))
          (local.set $depth (i32.sub
            (i32.add (local.get $depth) (i32.popcnt (i32.and (local.get $before)
              (i8x16.bitmask (i8x16.eq (local.get $w) (i8x16.splat (i32.const 0x7b)))))))
            (i32.popcnt (i32.and (local.get $before)
              (i8x16.bitmask (i8x16.eq (local.get $w) (i8x16.splat (i32.const 0x7d))))))))
          ;; The bytes that may stand outside strings, by their two digits: a row of bits for the lower, one bit for the upper.
          (if (i32.and (local.get $before) (i8x16.bitmask (i8x16.eq (i8x16.splat (i32.const 0)) (v128.and
            (i8x16.swizzle
              (v128.const i8x16 6 36 68 68 68 108 36 4 4 5 5 82 34 83 34 0)
              (v128.and (local.get $v) (i8x16.splat (i32.const 15))))
            (i8x16.swizzle
              (v128.const i8x16 1 0 2 4 8 16 32 64 0 0 0 0 0 0 0 0)
              (i8x16.shr_u (local.get $v) (i32.const 4)))))))
            (then (return (i32.const 2))))
          (if (i32.eqz (local.get $quotes)) (then
            (local.set $i (i32.add (local.get $i) (i32.const 16)))
            (br $gap)))
          (local.set $i (i32.add (local.get $i) (i32.ctz (local.get $quotes))))
          (br_if $gap (i32.ge_u (local.get $i) (local.get $end)))))
      (if (i32.gt_u (local.get $depth) (i32.const ${MAX_DEPTH})) (then (return (i32.const 2))))
      (if (i32.lt_s (local.get $depth) (local.get $listDepth)) (then
        (loop $close
          (if (i32.gt_u (local.get $open) (i32.const ${SCAN.lists})) (then
            (if (i32.lt_s (local.get $depth) (i32.load (i32.sub (local.get $open) (i32.const 8)))) (then
              (local.set $open (i32.sub (local.get $open) (i32.const 8)))
              (br $close))))))
        (local.set $listDepth (select (i32.load (i32.sub (local.get $open) (i32.const 8))) (i32.const -1)
          (i32.gt_u (local.get $open) (i32.const ${SCAN.lists}))))))
      (local.set $start (i32.add (local.get $i) (i32.const 1)))
      (local.set $key (i32.const -1))
      ;; A key most often ends within 32 bytes and holds no backslash.
      (local.set $quotes (i32.or
        (i8x16.bitmask (i8x16.eq (v128.load (local.get $start)) (local.get $quote)))
        (i32.shl (i8x16.bitmask (i8x16.eq (v128.load offset=16 (local.get $start)) (local.get $quote))) (i32.const 16))))
      (local.set $before (i32.sub (i32.and (local.get $quotes) (i32.sub (i32.const 0) (local.get $quotes))) (i32.const 1)))
      (local.set $escaped (i32.or (i32.eqz (local.get $quotes)) (i32.and (local.get $before) (i32.or
        (i8x16.bitmask (i8x16.eq (v128.load (local.get $start)) (local.get $backslash)))
        (i32.shl (i8x16.bitmask (i8x16.eq (v128.load offset=16 (local.get $start)) (local.get $backslash))) (i32.const 16))))))
      (local.set $i (i32.add (local.get $start) (i32.ctz (local.get $quotes))))
      (if (local.get $escaped) (then (local.set $i (call $closing (local.get $start) (local.get $end)))))
      (if (i32.ge_u (local.get $i) (local.get $end)) (then (return (i32.const 2))))
      ;; The slot of the key, should it be one: slotOf of keys.ts. Of an empty key the bytes around it are read, and no key is found.
      (local.set $candidate (i32.load8_u offset=${SCAN.slots} (i32.and (i32.const 0xff) (i32.add (i32.sub (local.get $i) (local.get $start)) (i32.add
        (i32.mul (i32.load8_u (local.get $start)) (i32.const 7))
        (i32.mul (i32.load8_u (i32.sub (local.get $i) (i32.const 1))) (i32.const 3)))))))
      (block $taken
        ;; A colon and a quote most often follow at once.
        (local.set $value (i32.add (local.get $i) (i32.const 2)))
        (if (i32.and (i32.eq (i32.load16_u offset=1 (local.get $i)) (i32.const 0x223a)) (i32.lt_u (local.get $value) (local.get $end)))
          (then
            (if (i32.or (local.get $candidate) (local.get $escaped)) (then
              (local.set $key (call $key (local.get $candidate) (local.get $start) (i32.sub (local.get $i) (local.get $start)) (local.get $escaped)))
              (if (i32.eq (local.get $key) (i32.const -2)) (then (return (i32.const 3))))))
            (local.set $i (local.get $value)))
          (else
            (local.set $value (call $past (i32.add (local.get $i) (i32.const 1)) (local.get $end)))
            (if (i32.or (i32.ge_u (local.get $value) (local.get $end)) (i32.ne (i32.load8_u (local.get $value)) (i32.const 0x3a))) (then
              (if (i32.eq (local.get $depth) (local.get $listDepth)) (then
                (local.set $key (i32.load (i32.sub (local.get $open) (i32.const 4))))))
              (local.set $value (i32.sub (local.get $start) (i32.const 1)))
              (br $taken)))
            (if (i32.or (local.get $candidate) (local.get $escaped)) (then
              (local.set $key (call $key (local.get $candidate) (local.get $start) (i32.sub (local.get $i) (local.get $start)) (local.get $escaped)))
              (if (i32.eq (local.get $key) (i32.const -2)) (then (return (i32.const 3))))))
            (local.set $value (call $past (i32.add (local.get $value) (i32.const 1)) (local.get $end)))
            (local.set $i (local.get $value))
            (if (i32.ge_u (local.get $i) (local.get $end)) (then (return (i32.const 2))))
            (local.set $first (i32.load8_u (local.get $i)))
            (if (i32.and (i32.eq (local.get $first) (i32.const 0x5b)) (i32.ge_s (local.get $key) (i32.const 0))) (then
              (if (i32.eq (local.get $open) (i32.const ${SCAN.lists + MAX_LISTS * 8})) (then (return (i32.const 2))))
              (local.set $listDepth (i32.add (local.get $depth) (i32.const 1)))
              (i32.store (local.get $open) (local.get $listDepth))
              (i32.store offset=4 (local.get $open) (local.get $key))
              (local.set $open (i32.add (local.get $open) (i32.const 8)))))
            (br_if $string (i32.ne (local.get $first) (i32.const 0x22)))))
        (if (i32.lt_s (local.get $key) (i32.const 0)) (then
          (local.set $i (call $closing (i32.add (local.get $i) (i32.const 1)) (local.get $end))))))
      (if (i32.ge_s (local.get $key) (i32.const 0)) (then
        (local.set $i (call $decode (i32.add (local.get $value) (i32.const 1)) (local.get $end)))
        (if (i32.ge_s (local.get $i) (i32.const 0)) (then
          (if (call $visit (local.get $key) (global.get $length)) (then (return (i32.const 1))))))))
      (if (i32.lt_s (local.get $i) (i32.const 0)) (then (return (i32.const 2))))
      (local.set $i (i32.add (local.get $i) (i32.const 1)))
      (br $string))
    (i32.const 2))
)`;
