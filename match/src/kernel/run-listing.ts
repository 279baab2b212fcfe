// The inner loop of the first look: whole words, spaces and signs of a text, until something needs a closer look. It calls nothing, so that all it works
// with stays in registers; what is seldom used lies in memory.
import { C_EXOTIC, C_INVISIBLE, C_LETTER, C_ODD, C_PLAIN, C_SIGN, C_SPACE, C_UNSPACED } from '../codes.ts';
import { CLASSES, FOREIGN_CLASS } from '../tables.ts';
import { PRIME, SPREAD } from '../tokens.ts';
import {
  DRAWS,
  FIRST_CHILD,
  FRAME,
  LAYOUT,
  NODE_BYTES,
  ODDNESS_SHIFT,
  OWN_CLASS_SHIFT,
  ROW_SHIFT,
  SLOW,
} from './layout.ts';
import { IS_QUIET } from './odd-listing.ts';
import { codeAt, unitAt } from './wat.ts';

/** Why a run ended: at the end of the text; at a word to be looked up, an odd unit, a stretch that may be odd, a step that no row holds. */
export const DONE = 0,
  AT_WORD = 1,
  AT_ODD = 2,
  AT_STRETCH = 3,
  AT_STEP = 4;
export const CLASS = CLASSES - 1;
/** Parts of `marks`. Signs touch letters: a part of the address in the table of oddness. */
export const TOUCHES: number = LAYOUT.oddnessBytes / 2;
/** A sign stood behind a letter, one place above `TOUCHES`; the last signs held one that draws. */
const SIGNED = TOUCHES * 2,
  DRAWN = 1;
/** One-letter words in a row that may already spell a term. */
export const FEW_SINGLES = 2;

type Kept = keyof typeof FRAME;
/** Reads and writes a number of the frame. */
export const kept = (name: Kept): string => `(i32.load offset=${FRAME[name]} (i32.const 0))`;
export const keep = (name: Kept, value: string): string => `(i32.store offset=${FRAME[name]} (i32.const 0) ${value})`;
/** Whether the code holds one of these bits. */
export const masked = (mask: number): string => `(i32.and (local.get $code) (i32.const ${mask}))`;

/** Where the state in a local is described. */
export const nodeOf = (state: string): string =>
  `(i32.add ${kept('nodes')} (i32.mul (local.get ${state}) (i32.const ${NODE_BYTES})))`;
/** The row reached by `$cls`. In each row the class of the state's own letter leads back to it, so that repeats change nothing. */
export const NEXT_ROW = `
          (local.set $next (i32.load16_u offset=${LAYOUT.rows}
            (i32.add (local.get $row) (i32.shl (local.get $cls) (i32.const 1)))))`;
export const SET_ROW = `(local.set $row (i32.shl (local.get $next) (i32.const ${ROW_SHIFT})))`;
const STOP = (reason: number): string => `(local.set $reason (i32.const ${reason})) (br $out)`;
/** Sets `$node` to where the state `$next` is described. */
const AT_NODE = `
            (local.set $node ${nodeOf('$next')})`;
/**
 * A step that no row holds, taken as `$slowly` takes it but without leaving the loop: large lists take many. Where a pattern may end the run stops
 * before the letter, and `$slowly` takes the step.
 */
const deepStep = (leave: string): string => `
          (block $stepped
            (local.set $bit (i32.shl (i32.const 1) (local.get $cls)))
            (local.set $next (i32.shr_u (local.get $row) (i32.const ${ROW_SHIFT})))
            (if (i32.eq (local.get $next) ${kept('dense')}) (then
              (local.set $next ${kept('deep')})${AT_NODE}
              (br_if $stepped (i32.eq (local.get $cls) (i32.shr_u (i32.load offset=4 (local.get $node)) (i32.const ${OWN_CLASS_SHIFT}))))))
            (block $found
              (loop $shorter${AT_NODE}
                (local.set $children (i32.load offset=8 (local.get $node)))
                (br_if $found (i32.and (local.get $children) (local.get $bit)))
                (local.set $next (i32.and (i32.load offset=4 (local.get $node)) (i32.const ${2 ** OWN_CLASS_SHIFT - 1})))
                (br_if $shorter (i32.ge_u (local.get $next) ${kept('dense')}))
                (local.set $next (i32.load16_u offset=${LAYOUT.rows} (i32.add
                  (i32.shl (local.get $next) (i32.const ${ROW_SHIFT})) (i32.shl (local.get $cls) (i32.const 1)))))
                (if (i32.lt_u (local.get $next) (i32.const ${SLOW})) (then
                  ${SET_ROW}
                  (br $stepped)))
                (local.set $next (i32.and (i32.load offset=4 (local.get $node)) (i32.const ${2 ** OWN_CLASS_SHIFT - 1})))
                (br $shorter)))
            (local.set $next (i32.add
              (i32.and (i32.load (local.get $node)) (i32.const ${FIRST_CHILD}))
              (i32.popcnt (i32.and (local.get $children) (i32.sub (local.get $bit) (i32.const 1))))))${AT_NODE}
            (if (i32.lt_s (i32.load (local.get $node)) (i32.const 0)) (then ${leave}))
            (if (i32.lt_u (local.get $next) ${kept('dense')}) (then
              ${SET_ROW}
              (br $stepped)))
            ${keep('deep', '(local.get $next)')}
            (local.set $row (i32.shl ${kept('dense')} (i32.const ${ROW_SHIFT}))))`;
/** What takes a step that no row holds, or leaves the loop before the letter. */
type Beyond = (leave: string) => string;
/** The step by `$cls`; `beyond` takes those that no row holds. */
const step = (beyond: string): string => `${NEXT_ROW}
            (if (i32.lt_u (local.get $next) (i32.const ${SLOW})) (then ${SET_ROW}) (else ${beyond}))`;
const GO_ON = `(local.set $at (i32.add (local.get $at) (i32.const 2)))`;
const READ = `(local.set $code ${codeAt('(local.get $at)')})`;

/** What a letter does to the signs before it. */
export const AFTER_SIGNS = `
          (if (i32.and ${kept('marks')} (i32.const ${SIGNED | DRAWN})) (then
            ${keep('marks', `(i32.or (i32.and ${kept('marks')} (i32.const ${TOUCHES})) (i32.shr_u (i32.and ${kept('marks')} (i32.const ${SIGNED})) (i32.const 1)))`)}))`;
/** The word of `$hash` becomes the one before. A letter that no term holds is no part of a spelled-out term. */
export const PASS_WORD = `${AFTER_SIGNS}
          ${keep('two', kept('one'))}
          ${keep('one', '(local.get $hash)')}
          ${keep('oneLetters', '(local.get $letters)')}
          (if (i32.eq (local.get $letters) (i32.const 1))
            (then
              (i32.store8 offset=${LAYOUT.singles} ${kept('singles')} (local.get $hash))
              ${keep('singles', `(select (i32.add ${kept('singles')} (i32.const 1)) (i32.const 0) (i32.ne (local.get $hash) (i32.const ${FOREIGN_CLASS})))`)})
            (else ${keep('singles', '(i32.const 0)')}))
          (local.set $hash (i32.const 0))
          (local.set $prev (i32.const 0))
          (local.set $letters (i32.const 0))`;
/** Signs count between letters, and several that could draw a letter beside one. */
export const TAKE_SIGN = `
          (if (i32.and (local.get $chunk) (i32.const ${C_LETTER})) (then
            ${keep('marks', `(i32.or ${kept('marks')} (i32.const ${SIGNED}))`)}))
          (if (i32.and (i32.load16_u offset=${LAYOUT.flags} (i32.shl
              ${unitAt('(local.get $at)')} (i32.const 1))) (i32.const ${DRAWS})) (then
            (if (i32.and ${kept('marks')} (i32.const ${DRAWN})) (then ${keep('marks', `(i32.or ${kept('marks')} (i32.const ${TOUCHES}))`)}))
            ${keep('marks', `(i32.or ${kept('marks')} (i32.const ${DRAWN}))`)}))`;
/** A stretch ends at `$at`. */
export const END_STRETCH = `
          (local.set $chunk (i32.const 0))
          ${keep('marks', '(i32.const 0)')}
          ${keep('chunkStart', '(i32.add (local.get $at) (i32.const 2))')}`;

/** Whether a filter lets a hash in a local through, as `mayHold` does: both of its bits are set. Uses the locals `$bit` and `$next`. */
export const mayHold = (bits: Kept, shift: Kept, hash = '$hash'): string => `(block (result i32)
            (local.set $bit (i32.mul (local.get ${hash}) (i32.const ${SPREAD})))
            (local.set $next (i32.xor (local.get $bit) (i32.shr_u (local.get $bit) (i32.const 13))))
            (local.set $next (i32.or
              (i32.shl (i32.const 1) (local.get $next))
              (i32.shl (i32.const 1) (i32.shr_u (local.get $next) (i32.const 5)))))
            (i32.eq (local.get $next) (i32.and (local.get $next)
              (i32.load (i32.add ${kept(bits)} (i32.shl (i32.shr_u (local.get $bit) ${kept(shift)}) (i32.const 2)))))))`;

const CARRIED: readonly Kept[] = ['at', 'hash', 'letters', 'prev', 'row', 'chunk'];
/** Takes what the loop works with from the frame, and puts it back. */
export const TAKE_UP: string = CARRIED.map((name) => `(local.set $${name} ${kept(name)})`).join('\n    ');
export const LAY_DOWN: string = CARRIED.map((name) => keep(name, `(local.get $${name})`)).join('\n    ');
/** Its locals. */
export const CARRIED_LOCALS: string = CARRIED.map((name) => `(local $${name} i32)`).join(' ');

const FILTERS = `
  ;; Whether a word of this hash may be part of a listed phrase.
  (func $isPhraseWord (param $hash i32) (result i32)
    (local $bit i32) (local $next i32)
    ${mayHold('phraseBits', 'phraseShift')})

  ;; Whether a word of this hash may be in the table of words.
  (func $mayHold (param $hash i32) (result i32)
    (local $bit i32) (local $next i32)
    ${mayHold('bits', 'shift')})`;

/** How many letters the word has: those so far and what was read since, less the repeats. */
const COUNT = `(local.set $letters (i32.shr_u (i32.add (local.get $at) (local.get $base)) (i32.const 1)))`;
/** A letter of class `$cls` joins the word and steps the automaton, unless it is like the one before it; a step that no row holds leaves the loop. */
const takeLetter = (beyond: Beyond): string => `
            (if (i32.eq (local.get $cls) (local.get $prev))
              (then (local.set $base (i32.sub (local.get $base) (i32.const 2))))
              (else ${step(beyond('(br $slow)'))}
                (local.set $hash (i32.add (i32.mul (local.get $hash) (i32.const ${PRIME})) (local.get $cls)))
                (local.set $prev (local.get $cls))))
            ${GO_ON}
            ${READ}`;
const PLAIN_LETTER = C_LETTER | C_PLAIN;
/** Whether the code is that of a plain Latin letter and nothing more; sets `$cls` to its class. */
const IS_PLAIN = `(i32.lt_u (local.tee $cls (i32.sub (local.get $code) (i32.const ${PLAIN_LETTER}))) (i32.const ${CLASSES}))`;
/** Letters of a script without spaces that no term holds, and what is invisible between them, change nothing once the first has been read. */
const SKIM = `
            (if (i32.eq ${masked(C_UNSPACED | CLASS)} (i32.const ${C_UNSPACED | FOREIGN_CLASS})) (then
              (loop $skim
                ${GO_ON}
                ${READ}
                (br_if $unit (i32.eqz (i32.or
                  (i32.eq ${masked(0xffff & ~C_EXOTIC)} (i32.const ${C_LETTER | C_UNSPACED | FOREIGN_CLASS}))
                  (i32.eq ${masked(C_ODD | C_INVISIBLE)} (i32.const ${C_INVISIBLE})))))
                (local.set $chunk (i32.or (local.get $chunk) (local.get $code)))
                (br $skim))))`;

/** The loop: what more it works with, and what takes the steps that no row holds. */
const run = (locals: string, beyond: Beyond): string => `
  ;; Reads on from the frame's place until something needs a closer look; says what.
  (func $run (param $end i32) (param $signs i32) (result i32)
    ${CARRIED_LOCALS} (local $code i32) (local $cls i32) (local $next i32) (local $reason i32)
    (local $bit i32) (local $base i32) ${locals}
    ${TAKE_UP}
    (block $out
      (loop $unit
        (br_if $out (i32.gt_u (local.get $at) (local.get $end)))
        ${READ}
        (if (i32.eqz (local.get $letters)) (then ${keep('from', '(local.get $at)')}))
        (local.set $base (i32.sub (i32.shl (local.get $letters) (i32.const 1)) (local.get $at)))
        (block $word
          (block $slow
            (if ${IS_PLAIN} (then
              (local.set $chunk (i32.or (local.get $chunk) (i32.const ${PLAIN_LETTER})))
              (loop $letter${takeLetter(beyond)}
                (br_if $letter ${IS_PLAIN}))))
            (loop $other
              (br_if $word (i32.ne ${masked(C_LETTER | C_ODD | C_UNSPACED)} (i32.const ${C_LETTER})))
              (local.set $cls ${masked(CLASS)})
              (local.set $chunk (i32.or (local.get $chunk) (local.get $code)))${takeLetter(beyond)}
              (br $other)))
          ${COUNT}
          ${STOP(AT_STEP)})
        ${COUNT}
        (if ${masked(C_ODD | C_INVISIBLE)} (then
          (block $sign
            (if ${masked(C_ODD)} (then
              (block $closer
                (br_if $closer (local.get $signs))${IS_QUIET}
                (local.set $code ${masked(~(C_ODD | CLASS))})
                (br $sign))
              ${STOP(AT_ODD)}))
            (local.set $chunk (i32.or (local.get $chunk) (local.get $code)))
            ${GO_ON}
            (br $unit))))
        (if (local.get $letters) (then
          (if (i32.gt_u ${kept('singles')} (i32.const ${FEW_SINGLES})) (then ${STOP(AT_WORD)}))
          (if ${mayHold('bits', 'shift')} (then ${STOP(AT_WORD)}))
          ${PASS_WORD}))
        (local.set $chunk (i32.or (local.get $chunk) (local.get $code)))
        (block $taken
          (if ${masked(C_SPACE)} (then
            (if (i32.load8_u offset=${LAYOUT.oddness} (i32.or
                (i32.shr_u (local.get $chunk) (i32.const ${ODDNESS_SHIFT})) (i32.and ${kept('marks')} (i32.const ${TOUCHES})))) (then
              (if (i32.eqz (local.get $signs)) (then ${STOP(AT_STRETCH)}))))
            ${END_STRETCH}
            (br $taken)))
          (if ${masked(C_LETTER)} (then
            (local.set $cls ${masked(CLASS)})${step(beyond(STOP(AT_STEP)))}${AFTER_SIGNS}${SKIM}
            (br $taken)))
          (if ${masked(C_SIGN)} (then ${TAKE_SIGN})))
        ${GO_ON}
        (br $unit)))
    ${LAY_DOWN}
    (local.get $reason))`;

/** Functions `$mayHold`, `$isPhraseWord` and `$run`. With `deep` it is for lists whose walks often leave the rows; what it works with besides would slow the others. */
export const runListing = (deep: boolean): string =>
  FILTERS + (deep ? run('(local $node i32) (local $children i32)', deepStep) : run('', (leave) => leave));
