// The first look at a text in its fast form: the steps of `look` in `look.ts`, in the WebAssembly text format that `raw/assemble.ts` reads.
// It asks its host only about the few places that are not plainly harmless, so clean text never leaves it.
import { LOOK_AHEAD } from '../units.ts';
import { AMPERSAND_LISTING } from './ampersand-listing.ts';
import { CODED, KERNEL_UNITS, LAYOUT, MAY, TOO_LONG, TOUCHED, TURNED, TYPO } from './layout.ts';
import { LOOK_LISTING } from './look-listing.ts';
import { MARKUP_LISTING } from './markup-listing.ts';
import { MOOD_LISTING } from './mood-listing.ts';
import { ODD_LISTING } from './odd-listing.ts';
import { REACH_LISTING } from './reach-listing.ts';
import { kept, runListing } from './run-listing.ts';
import { STEPS, WORDS } from './steps-listing.ts';
import { TYPO_LISTING } from './typo-listing.ts';
import { YES } from './wat.ts';

/** Spaces behind a text of so many units: nothing of another text is seen there. */
const END_TEXT = `
  (func $endText (param $length i32)
    ${Array.from(
      { length: LOOK_AHEAD / 2 },
      (_, k) =>
        `(i32.store offset=${LAYOUT.text + 4 * k} (i32.shl (local.get $length) (i32.const 1)) (i32.const 0x200020))`,
    ).join('\n    ')})`;

/** What a text of so many units, which lies there, is judged by. */
const JUDGE = `
  ;; Looks with signs as separators, and as letters too when some touch letters; what both looks met, joined.
  (func $lookTwice (param $length i32) (result i32)
    (local $found i32)
    (local.set $found (call $look (local.get $length) (i32.const 0)))
    (if (i32.eq (i32.and (local.get $found) (i32.const ${MAY | TOUCHED})) (i32.const ${TOUCHED})) (then
      (local.set $found (i32.or (local.get $found) (call $look (local.get $length) (i32.const 1))))))
    (local.get $found))

  ;; MAY when the text may hold a listed term; else TYPO when the host must look for typing errors, and TURNED when it must look at other readings.
  (func $judge (export "judge") (param $length i32) (result i32)
    (local $found i32) (local $answer i32) (local $decoded i32)
    (call $endText (local.get $length))
    (local.set $found (call $lookTwice (local.get $length)))
    (if (i32.and (local.get $found) (i32.const ${MAY})) (then (return (i32.const ${MAY}))))
    (if ${kept('fuzzy')} (then (if (call $typos (local.get $length)) (then (local.set $answer (i32.const ${TYPO}))))))
    (if (i32.eqz (i32.and (local.get $found) (i32.const ${TURNED | CODED}))) (then (return (local.get $answer))))
    (if (i32.and (local.get $found) (i32.const ${TURNED})) (then (return (i32.or (local.get $answer) (i32.const ${TURNED})))))
    (call $keepText (local.get $length))
    (local.set $decoded (call $spellOut (local.get $length)))
    (local.set $found (i32.const ${TURNED}))
    (if (i32.ge_s (local.get $decoded) (i32.const 0)) (then
      (local.set $found (i32.and (call $lookTwice (local.get $decoded)) (i32.const ${MAY})))
      (if (i32.and (i32.eqz (local.get $found)) ${kept('fuzzy')}) (then
        (if (call $typos (local.get $decoded)) (then (local.set $found (i32.const ${TURNED}))))))))
    (call $giveBack (local.get $length))
    (call $endText (local.get $length))
    (i32.store offset=${LAYOUT.length} (i32.const 0) (local.get $length))
    (i32.or (local.get $answer) (local.get $found)))`;

/** What the raw scanner calls for each user string, which lies in the text already: whether it may hold a listed term. */
const VISIT = `
  (func $visit (export "visit") (param $key i32) (param $length i32) (result i32)
    (local $found i32)
    (if (i32.gt_u (local.get $length) ${kept('most')}) ${YES})
    (if (i32.load8_u offset=${LAYOUT.html} (local.get $key)) (then
      (local.set $length (call $strip (local.get $length)))))
    (local.set $found (call $judge (local.get $length)))
    (block $clear
      (block $may
        (br_if $may (i32.and (local.get $found) (i32.const ${MAY})))
        (if (i32.and (local.get $found) (i32.const ${TYPO})) (then (br_if $may (call $typo (local.get $length)))))
        (br_if $clear (i32.eqz (i32.and (local.get $found) (i32.const ${TURNED}))))
        (br_if $clear (i32.eqz (call $turned (local.get $length)))))
      ;; Markup is taken out of HTML roughly here, so what its reader sees is not read in full.
      (if (i32.load8_u offset=${LAYOUT.html} (local.get $key)) ${YES})
      (return (call $confirm (local.get $length))))
    (i32.const 0))`;

/** Which form of the kernel is meant. */
export interface Form {
  readonly copies: boolean;
  readonly deep: boolean;
}

/** The listing. With `copies`, the runtime's own strings are read by the kernel too; with `deep`, it is for a list whose walks often leave the rows. */
export const kernelListing = ({ copies, deep }: Form): string => `
(module
  (import "host" "memory" (memory 1))
  (import "host" "state" (func $state (param i32) (param i32) (param i32) (result i32)))
  (import "host" "odd" (func $odd (param i32) (param i32) (result i32)))
  (import "host" "word" (func $word (result i32)))
  (import "host" "single" (func $single (param i32) (result i32)))
  (import "host" "stretch" (func $stretch (param i32) (param i32) (result i32)))
  (import "host" "entity" (func $entity (param i32) (param i32) (result i32)))
  (import "host" "typo" (func $typo (param i32) (result i32)))
  (import "host" "turned" (func $turned (param i32) (result i32)))
  (import "host" "confirm" (func $confirm (param i32) (result i32)))
  ${copies ? STRINGS : ''}
  ;; Whether signs are being read as letters.
  (global $signs (mut i32) (i32.const 0))
  ;; Steps left for a walk and for the text, whether the stretch mixes scripts, where the cells begin and end, and how many walks there were.
  (global $steps (mut i32) (i32.const 0))
  (global $fuel (mut i32) (i32.const 0))
  (global $mixed (mut i32) (i32.const 0))
  (global $stop (mut i32) (i32.const 0))
  (global $begun (mut i32) (i32.const 0))
  (global $turn (mut i32) (i32.const 0))
  ;; How many sounds a word has.
  (global $sounds (mut i32) (i32.const 0))

${END_TEXT}
${STEPS}
${WORDS}
${ODD_LISTING}
${MOOD_LISTING}
${REACH_LISTING}
${MARKUP_LISTING}
${runListing(deep)}
${LOOK_LISTING}
${AMPERSAND_LISTING}
${TYPO_LISTING}
${JUDGE}
${VISIT}
${copies ? READ : ''}
)`;

/** What reads a string of the runtime's. Its length is asked for here, since strings of several forms make that dear outside. */
const READ = `
  ;; Judges the first $limit units of a string, which is copied into the text first; TOO_LONG when the text has no room for them.
  (func $read (export "read") (param $text externref) (param $limit i32) (result i32)
    (local $i i32) (local $length i32)
    (local.set $length (call $unitsOf (local.get $text)))
    (local.set $length (select (local.get $length) (local.get $limit) (i32.lt_u (local.get $length) (local.get $limit))))
    (if (i32.gt_u (local.get $length) (i32.const ${KERNEL_UNITS})) (then (return (i32.const ${TOO_LONG}))))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $i) (local.get $length)))
        (i32.store16 offset=${LAYOUT.text} (i32.shl (local.get $i) (i32.const 1)) (call $unitOf (local.get $text) (local.get $i)))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (br $next)))
    (call $judge (local.get $length)))`;
const STRINGS = `
  (import "wasm:js-string" "charCodeAt" (func $unitOf (param externref) (param i32) (result i32)))
  (import "wasm:js-string" "length" (func $unitsOf (param externref) (result i32)))`;
