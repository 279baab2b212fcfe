// The part of the listing that takes HTML out of the text, as `stripMarkup` does; entities, which are rare, are left to the host.
import { BLOCKS, LONGEST_TAG } from '../markup.ts';
import { LAYOUT } from './layout.ts';

const unitAt = (at: string): string => `(i32.load16_u offset=${LAYOUT.text} (i32.shl (local.get ${at}) (i32.const 1)))`;
const put = (at: string, unit: string): string =>
  `(i32.store16 offset=${LAYOUT.text} (i32.shl (local.get ${at}) (i32.const 1)) ${unit})`;
const next = (name: string, by = 1): string => `(local.set ${name} (i32.add (local.get ${name}) (i32.const ${by})))`;
const isLetter = (unit: string): string =>
  `(i32.lt_u (i32.sub (i32.or (local.get ${unit}) (i32.const 32)) (i32.const 97)) (i32.const 26))`;
const isDigit = (unit: string): string => `(i32.lt_u (i32.sub (local.get ${unit}) (i32.const 48)) (i32.const 10))`;
const is = (unit: string, character: string): string =>
  `(i32.eq (local.get ${unit}) (i32.const ${character.charCodeAt(0)}))`;

const LONGEST_NAME = 12;
/** Names of a few letters are told by their letters, eight bits each; longer ones letter by letter. */
const FEW = 4;
const packed = (name: string): number => [...name].reduce((sum, letter) => (sum << 8) | letter.charCodeAt(0), 0);
const anyOf = (tests: readonly string[]): string => tests.reduce((one, other) => `(i32.or ${one} ${other})`);
const allOf = (tests: readonly string[]): string => tests.reduce((one, other) => `(i32.and ${one} ${other})`);
/** Whether the name that ends before `$at` is this one; letters of both cases are told apart by one bit. */
const isName = (name: string): string =>
  allOf([
    `(i32.eq (local.get $count) (i32.const ${name.length}))`,
    ...[...name].map(
      (letter, k) =>
        `(i32.eq (i32.const ${letter.charCodeAt(0)}) (i32.or (i32.const 32) (i32.load16_u offset=${LAYOUT.text - 2 * (name.length - k)} (i32.shl (local.get $at) (i32.const 1)))))`,
    ),
  ]);
const isBlock = anyOf(
  [...BLOCKS].map((name) =>
    name.length < FEW ? `(i32.eq (local.get $sum) (i32.const ${packed(name)}))` : isName(name),
  ),
);

/** Functions `$tagEnd`, `$endsLine` and `$strip`. Places are indices of units. */
export const MARKUP_LISTING = `
  ;; Where the tag that begins at $at ends, behind its sign, or 0 when none begins there.
  (func $tagEnd (param $at i32) (param $length i32) (result i32)
    (local $unit i32) (local $end i32)
    ${next('$at')}
    (local.set $unit ${unitAt('$at')})
    (if (i32.eqz (i32.or (i32.or ${is('$unit', '/')} ${is('$unit', '!')}) ${isLetter('$unit')})) (then (return (i32.const 0))))
    (local.set $end (i32.add (local.get $at) (i32.const ${LONGEST_TAG - 1})))
    (local.set $end (select (local.get $end) (local.get $length) (i32.lt_u (local.get $end) (local.get $length))))
    (loop $look
      (if (i32.ge_u (local.get $at) (local.get $end)) (then (return (i32.const 0))))
      (local.set $unit ${unitAt('$at')})
      ${next('$at')}
      (br_if $look (i32.ne (local.get $unit) (i32.const ${'>'.charCodeAt(0)}))))
    (local.get $at))

  ;; Whether the tag that begins at $at ends a line for the reader.
  (func $endsLine (param $at i32) (result i32)
    (local $unit i32) (local $sum i32) (local $count i32)
    ${next('$at')}
    (local.set $unit ${unitAt('$at')})
    (if ${is('$unit', '/')} (then ${next('$at')}))
    (block $named (loop $name
      (local.set $unit ${unitAt('$at')})
      (br_if $named (i32.eqz (i32.or ${isLetter('$unit')} ${isDigit('$unit')})))
      (br_if $named (i32.eq (local.get $count) (i32.const ${LONGEST_NAME})))
      ${next('$count')}
      (local.set $sum (i32.or (i32.shl (local.get $sum) (i32.const 8)) (i32.or (local.get $unit) (i32.const 32))))
      ${next('$at')}
      (br $name)))
    (if (i32.ge_u (local.get $count) (i32.const ${FEW})) (then (local.set $sum (i32.const 0))))
    ${isBlock})

  ;; Takes tags and usual entities out of the text; returns its new length.
  (func $strip (param $length i32) (result i32)
    (local $i i32) (local $n i32) (local $unit i32) (local $end i32)
    (block $done (loop $next
      (br_if $done (i32.ge_u (local.get $i) (local.get $length)))
      (local.set $unit ${unitAt('$i')})
      (block $kept
        (if ${is('$unit', '<')} (then
          (local.set $end (call $tagEnd (local.get $i) (local.get $length)))
          (br_if $kept (i32.eqz (local.get $end)))
          (if (call $endsLine (local.get $i)) (then
            ${put('$n', '(i32.const 10)')}
            ${next('$n')}))
          (local.set $i (local.get $end))
          (br $next)))
        (if ${is('$unit', '&')} (then
          (local.set $end (call $entity (local.get $i) (local.get $length)))
          (br_if $kept (i32.eqz (local.get $end)))
          ${put('$n', '(local.get $end)')}
          ${next('$n')}
          (local.set $i (i32.add (local.get $i) (i32.shr_u (local.get $end) (i32.const 16))))
          (br $next))))
      ${put('$n', '(local.get $unit)')}
      ${next('$n')}
      ${next('$i')}
      (br $next)))
    (local.get $n))`;
