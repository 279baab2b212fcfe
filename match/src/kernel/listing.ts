// The first look at a text in its fast form: the steps of `look` in `screen.ts`, in the WebAssembly text format that `raw/assemble.ts` reads.
// It asks its host only about the few places that are not plainly harmless, so clean text never leaves it.
import { C_EXOTIC, C_INVISIBLE, C_LETTER, C_LOOK, C_ODD, C_PLAIN, C_SIGN, C_SPACE, C_UNSPACED } from '../codes.ts';
import { EXPANDED, PACKED_BITS, PERHAPS, TOUCHING, TWO_UNITS } from '../odd.ts';
import { CLASSES, FOREIGN_CLASS, POINTS } from '../tables.ts';
import { PRIME, SPREAD } from '../tokens.ts';
import { DRAWS, LAYOUT, MAY, MOST_SINGLES, ODDNESS_SHIFT, ROW_SHIFT, SLOW, TOUCHED } from './layout.ts';
import { MARKUP_LISTING } from './markup-listing.ts';
import { ODD_LISTING } from './odd-listing.ts';
import { REACH_LISTING } from './reach-listing.ts';
import { STEPS, WORDS } from './steps-listing.ts';

const CLASS = CLASSES - 1,
  TOUCHES = LAYOUT.oddnessBytes / 2;
const LOAD_CODE = (at: string, offset = 0): string =>
  `(i32.load16_u offset=${LAYOUT.codes} (i32.shl (i32.load16_u offset=${LAYOUT.text + offset} ${at}) (i32.const 1)))`;
const MASKED = (mask: number): string => `(i32.and (local.get $code) (i32.const ${mask}))`;
/** Leaves the kernel: something may be listed. */
const LEAVE = `(then (return (i32.or (i32.const ${MAY}) (local.get $touched))))`;
/**
 * The letter `$cls`, which ends at a place, joins the word and steps the automaton. A letter like the one before it changes neither: the hash is kept,
 * and in each row the class of the state's own letter leads back to the state.
 */
const TAKE_LETTER = (at: string): string => `
          (local.set $next (i32.ne (local.get $cls) (local.get $prev)))
          (local.set $hash (select
            (i32.add (i32.mul (local.get $hash) (i32.const ${PRIME})) (local.get $cls)) (local.get $hash) (local.get $next)))
          (local.set $letters (i32.add (local.get $letters) (local.get $next)))
          (local.set $prev (local.get $cls))${STEP(at)}`;
const STEP = (at: string): string => `
          (local.set $next (i32.load16_u offset=${LAYOUT.rows} (i32.add (local.get $row) (i32.shl (local.get $cls) (i32.const 1)))))
          (if (i32.lt_u (local.get $next) (i32.const ${SLOW}))
            (then (local.set $row (i32.shl (local.get $next) (i32.const ${ROW_SHIFT}))))
            (else
              (local.set $row (call $slowly (local.get $row) (local.get $cls) ${at}))
              (if (i32.lt_s (local.get $row) (i32.const 0)) ${LEAVE})))`;

/** A word has ended at `$at`: look it up, and keep its hash for the next ones. */
const END_WORD = `
        (local.set $bit (i32.shr_u (i32.mul (local.get $hash) (i32.const ${SPREAD})) (local.get $shift)))
        (if (i32.and (i32.const 1) (i32.shr_u
            (i32.load8_u (i32.add (local.get $bits) (i32.shr_u (local.get $bit) (i32.const 3))))
            (i32.and (local.get $bit) (i32.const 7)))) (then
         (if (call $isKnown (local.get $hash) (local.get $letters) (local.get $one) (local.get $oneLetters) (local.get $two)) (then
          (i32.store offset=${LAYOUT.word} (i32.const 0) (i32.shr_u (local.get $from) (i32.const 1)))
          (i32.store offset=${LAYOUT.word + 4} (i32.const 0) (i32.shr_u (local.get $at) (i32.const 1)))
          (i32.store offset=${LAYOUT.word + 8} (i32.const 0) (local.get $hash))
          (i32.store offset=${LAYOUT.word + 12} (i32.const 0) (local.get $letters))
          (i32.store offset=${LAYOUT.word + 16} (i32.const 0) (local.get $one))
          (i32.store offset=${LAYOUT.word + 20} (i32.const 0) (local.get $oneLetters))
          (i32.store offset=${LAYOUT.word + 24} (i32.const 0) (local.get $two))
          (if (call $word) ${LEAVE})))))
        (local.set $touching (i32.or (local.get $touching) (local.get $signed)))
        (local.set $drawn (i32.const 0))
        (local.set $two (local.get $one))
        (local.set $one (local.get $hash))
        (local.set $oneLetters (local.get $letters))
        ;; A letter that no term holds is no part of a spelled-out one.
        (local.set $next (i32.and (i32.eq (local.get $letters) (i32.const 1)) (i32.ne (local.get $hash) (i32.const ${FOREIGN_CLASS}))))
        (if (i32.and (i32.gt_u (local.get $singles) (i32.const 2)) (i32.eqz (local.get $next))) (then
          (if (call $single (local.get $singles)) ${LEAVE})))
        (i32.store8 offset=${LAYOUT.singles} (local.get $singles) (local.get $hash))
        (local.set $singles (select (i32.add (local.get $singles) (i32.const 1)) (i32.const 0) (local.get $next)))
        (if (i32.eq (local.get $singles) (i32.const ${MOST_SINGLES})) ${LEAVE})
        (local.set $hash (i32.const 0))
        (local.set $prev (i32.const 0))
        (local.set $letters (i32.const 0))`;
/** An odd unit: pairs that are neither flags nor beyond the tables are looked up here, the rest by the host. */
const ODD_UNIT = `
        (block $known
          (if (i32.eq (i32.and (i32.load16_u offset=${LAYOUT.text} (local.get $i)) (i32.const 0xfc00)) (i32.const 0xd800)) (then
            (local.set $code (i32.const 0))
            (local.set $next (i32.load16_u offset=${LAYOUT.text + 2} (local.get $i)))
            (br_if $known (i32.ne (i32.and (local.get $next) (i32.const 0xfc00)) (i32.const 0xdc00)))
            (local.set $next (i32.add (i32.const 0x10000) (i32.or
              (i32.shl (i32.and (i32.load16_u offset=${LAYOUT.text} (local.get $i)) (i32.const 0x3ff)) (i32.const 10))
              (i32.and (local.get $next) (i32.const 0x3ff)))))
            (if (i32.and
                (i32.lt_u (local.get $next) (i32.const ${POINTS}))
                (i32.gt_u (i32.sub (local.get $next) (i32.const 0x1f1e6)) (i32.const 25))) (then
              (local.set $code (i32.load16_u offset=${LAYOUT.codes} (i32.shl (local.get $next) (i32.const 1))))
              (if ${MASKED(C_ODD)} ${LEAVE})
              (local.set $i (i32.add (local.get $i) (i32.const 2)))
              (br $known)))))
          (local.set $next (call $oddOf (local.get $i) (local.get $signs)))
          (if (i32.eq (local.get $next) (i32.const ${PERHAPS})) ${LEAVE})
          (if (i32.and (local.get $next) (i32.const ${TWO_UNITS})) (then (local.set $i (i32.add (local.get $i) (i32.const 2)))))
          (if (i32.and (local.get $next) (i32.const ${TOUCHING})) (then (local.set $touched (i32.const ${TOUCHED}))))
          (br_if $expands (i32.and (local.get $next) (i32.const ${EXPANDED})))
          (local.set $code (i32.and (local.get $next) (i32.const 0xffff))))`;

/** The function that looks. Places are in bytes of text, twice the unit's index; a byte more than 65,536 of them never counts. */
const LOOK = `
  (func $look (export "look") (param $length i32) (param $signs i32) (result i32)
    (local $i i32) (local $at i32) (local $end i32) (local $code i32) (local $cls i32) (local $next i32) (local $row i32)
    (local $prev i32) (local $hash i32) (local $letters i32) (local $from i32) (local $chunk i32)
    (local $chunkStart i32) (local $touching i32) (local $signed i32) (local $drawn i32) (local $touched i32) (local $one i32) (local $oneLetters i32)
    (local $two i32) (local $singles i32) (local $bits i32) (local $shift i32) (local $bit i32)
    (local.set $bits (global.get $bits))
    (local.set $shift (global.get $shift))
    (local.set $end (i32.shl (local.get $length) (i32.const 1)))
    (i32.store offset=${LAYOUT.unseen} (i32.const 0) (local.get $length))
    (loop $unit
      (block $done
        (local.set $code ${LOAD_CODE('(local.get $i)')})
        (if (i32.eqz (local.get $letters)) (then (local.set $from (local.get $i))))
        (block $plain
          (loop $letter
            (br_if $plain (i32.ne ${MASKED(C_LETTER | C_ODD | C_UNSPACED)} (i32.const ${C_LETTER})))
            (local.set $chunk (i32.or (local.get $chunk) (local.get $code)))
            (local.set $cls ${MASKED(CLASS)})${TAKE_LETTER('(local.get $i)')}
            (local.set $i (i32.add (local.get $i) (i32.const 2)))
            (local.set $code ${LOAD_CODE('(local.get $i)')})
            (br $letter)))
        (local.set $at (local.get $i))
        (if ${MASKED(C_ODD | C_INVISIBLE | C_LETTER)} (then
          (block $single
            (block $expands
              (if ${MASKED(C_ODD)} (then ${ODD_UNIT}))
              (br $single))
            ;; Several letters in one sign, five bits each.
            (local.set $bit (i32.load offset=${LAYOUT.classes} (i32.shl
              (i32.load16_u offset=${LAYOUT.text} (local.get $at)) (i32.const 2))))
            (loop $part
              (local.set $cls (i32.and (local.get $bit) (i32.const ${CLASS})))${TAKE_LETTER('(local.get $at)')}
              (local.set $bit (i32.shr_u (local.get $bit) (i32.const ${PACKED_BITS})))
              (br_if $part (local.get $bit)))
            (br $done))
          (local.set $chunk (i32.or (local.get $chunk) (local.get $code)))
          (br_if $done ${MASKED(C_INVISIBLE)})
          (if (i32.eq ${MASKED(C_LETTER | C_UNSPACED)} (i32.const ${C_LETTER})) (then
            (local.set $cls ${MASKED(CLASS)})${TAKE_LETTER('(local.get $at)')}
            (br $done)))))
        (local.set $chunk (i32.or (local.get $chunk) (local.get $code)))
        (if (local.get $letters) (then ${END_WORD}))
        (if ${MASKED(C_LETTER)} (then
          (local.set $touching (i32.or (local.get $touching) (local.get $signed)))
          (local.set $drawn (i32.const 0))
          (local.set $cls ${MASKED(CLASS)})${STEP('(local.get $at)')}
          (br $done)))
        ;; Signs count between letters, and several that could draw a letter beside one.
        (if ${MASKED(C_SIGN)} (then
          (if (i32.and (local.get $chunk) (i32.const ${C_LETTER})) (then (local.set $signed (i32.const ${TOUCHES}))))
          (if (i32.and (i32.load16_u offset=${LAYOUT.flags} (i32.shl
              (i32.load16_u offset=${LAYOUT.text} (local.get $at)) (i32.const 1))) (i32.const ${DRAWS})) (then
            (if (local.get $drawn) (then (local.set $touching (i32.const ${TOUCHES}))))
            (local.set $drawn (i32.const 1))))
          (br $done)))
        (if ${MASKED(C_SPACE)} (then
          (if (i32.eqz (local.get $signs)) (then
            (if (i32.load8_u offset=${LAYOUT.oddness} (i32.or
                (i32.shr_u (local.get $chunk) (i32.const ${ODDNESS_SHIFT})) (local.get $touching))) (then
              (if (i32.eqz (call $isNative (local.get $chunkStart) (local.get $at))) (then
                (if (call $reaches (local.get $chunkStart) (local.get $at) (local.get $end)) (then
                  (if (call $stretch (i32.shr_u (local.get $chunkStart) (i32.const 1)) (i32.shr_u (local.get $at) (i32.const 1)))
                    ${LEAVE})))))))))
          (local.set $chunk (i32.const 0))
          (local.set $touching (i32.const 0))
          (local.set $signed (i32.const 0))
          (local.set $drawn (i32.const 0))
          (local.set $chunkStart (i32.add (local.get $at) (i32.const 2))))))
      (local.set $i (i32.add (local.get $i) (i32.const 2)))
      (br_if $unit (i32.le_u (local.get $i) (local.get $end))))
    (if (i32.gt_u (local.get $singles) (i32.const 2)) (then
      (if (call $single (local.get $singles)) ${LEAVE})))
    (local.get $touched))`;

/** Letters that look like Latin ones make no stretch odd when none of it is Latin, all of them are of one block, and no sign is among them: `isOdd` would say so too. */
const IS_NATIVE = `
  (func $isNative (param $i i32) (param $end i32) (result i32)
    (local $code i32) (local $block i32) (local $own i32)
    (loop $next
      (if (i32.ge_u (local.get $i) (local.get $end)) (then (return (i32.const 1))))
      (local.set $code ${LOAD_CODE('(local.get $i)')})
      (if ${MASKED(C_PLAIN | C_LOOK | C_SIGN)} (then (return (i32.const 0))))
      ;; Pairs are left to the host.
      (local.set $own (i32.load8_u offset=${LAYOUT.text + 1} (local.get $i)))
      (if (i32.eq (i32.and (local.get $own) (i32.const 0xf8)) (i32.const 0xd8)) (then (return (i32.const 0))))
      (if ${MASKED(C_EXOTIC)} (then
        (if (i32.eqz ${MASKED(C_LETTER)}) (then (return (i32.const 0))))
        (if (i32.and (i32.ne (local.get $block) (i32.const 0)) (i32.ne (local.get $block) (local.get $own))) (then
          (return (i32.const 0))))
        (local.set $block (local.get $own))))
      (local.set $i (i32.add (local.get $i) (i32.const 2)))
      (br $next))
    (i32.const 1))`;

/** What the raw scanner calls for each user string, which lies in the text already: whether it may hold a listed term. */
const VISIT = `
  (func $visit (export "visit") (param $key i32) (param $length i32) (result i32)
    (local $found i32)
    (if (i32.gt_u (local.get $length) (global.get $most)) (then (return (i32.const 1))))
    (if (i32.load8_u offset=${LAYOUT.html} (local.get $key)) (then
      (local.set $length (call $strip (local.get $length)))))
    (i32.store16 offset=${LAYOUT.text} (i32.shl (local.get $length) (i32.const 1)) (i32.const 0x20))
    (local.set $found (call $look (local.get $length) (i32.const 0)))
    (if (i32.eq (local.get $found) (i32.const ${TOUCHED})) (then
      (local.set $found (call $look (local.get $length) (i32.const 1)))))
    (if (i32.and (local.get $found) (i32.const ${MAY})) (then (return (i32.const 1))))
    (if (i32.eqz (global.get $fuzzy)) (then (return (i32.const 0))))
    (call $typo (local.get $length)))`;

/** The listing. With `copies`, the runtime's own strings are read by the kernel too. */
export const kernelListing = (copies: boolean): string => `
(module
  (import "host" "memory" (memory 1))
  (import "host" "state" (func $state (param i32) (param i32) (result i32)))
  (import "host" "odd" (func $odd (param i32) (param i32) (result i32)))
  (import "host" "word" (func $word (result i32)))
  (import "host" "single" (func $single (param i32) (result i32)))
  (import "host" "stretch" (func $stretch (param i32) (param i32) (result i32)))
  (import "host" "entity" (func $entity (param i32) (param i32) (result i32)))
  (import "host" "typo" (func $typo (param i32) (result i32)))
  ${copies ? '(import "wasm:js-string" "charCodeAt" (func $unitOf (param externref) (param i32) (result i32)))' : ''}
  (global $dense (mut i32) (i32.const 0))
  (global $nodes (mut i32) (i32.const 0))
  (global $bits (mut i32) (i32.const 0))
  (global $shift (mut i32) (i32.const 0))
  (global $keys (mut i32) (i32.const 0))
  (global $mask (mut i32) (i32.const 0))
  (global $most (mut i32) (i32.const 0))
  (global $fuzzy (mut i32) (i32.const 0))
  ;; The state, when it has no row.
  (global $deep (mut i32) (i32.const 0))
  ;; Steps left for a walk, and where the cells end.
  (global $steps (mut i32) (i32.const 0))
  (global $stop (mut i32) (i32.const 0))

  ;; The words lie behind the bits.
  (func $open (export "open") (param $dense i32) (param $nodes i32) (param $bits i32) (param $shift i32) (param $keys i32) (param $mask i32) (param $most i32) (param $fuzzy i32)
    (global.set $dense (local.get $dense))
    (global.set $nodes (local.get $nodes))
    (global.set $bits (local.get $bits))
    (global.set $shift (local.get $shift))
    (global.set $keys (local.get $keys))
    (global.set $mask (local.get $mask))
    (global.set $most (local.get $most))
    (global.set $fuzzy (local.get $fuzzy)))

${STEPS}
${copies ? COPY : ''}
${IS_NATIVE}
${WORDS}
${ODD_LISTING}
${REACH_LISTING}
${MARKUP_LISTING}
${LOOK}
${VISIT}
)`;

/** Copies a string of the runtime's into the text, with the space behind it. */
const COPY = `
  (func $copy (export "copy") (param $text externref) (param $length i32)
    (local $i i32)
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $i) (local.get $length)))
        (i32.store16 offset=${LAYOUT.text} (i32.shl (local.get $i) (i32.const 1)) (call $unitOf (local.get $text) (local.get $i)))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (br $next)))
    (i32.store16 offset=${LAYOUT.text} (i32.shl (local.get $i) (i32.const 1)) (i32.const 0x20)))`;
