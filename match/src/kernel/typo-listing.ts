// The part of the listing that tells whether the typo tier could find anything in a text: `findFuzzy` without its accounts, so it may say yes too often,
// never no wrongly. Nearly every honest text ends here.
import { C_INVISIBLE, C_LETTER, C_ODD, C_UNSPACED } from '../codes.ts';
import { MOST_WORDS, WIDEST_GAP } from '../fuzzy.ts';
import { TWO_UNITS } from '../odd.ts';
import { SEED, SOUND, SPEECH } from '../sound.ts';
import { FUZZY_MAX, FUZZY_MIN, PRIME, T_EDIT, T_SOUND, T_THIN, THIN_LETTERS, VOWELS } from '../tokens.ts';
import { LAYOUT } from './layout.ts';
import { CLASS, kept, masked, mayHold } from './run-listing.ts';
import { codeAt, unitAt, YES } from './wat.ts';

/** Words a window may have besides the newest, and their fields in the trail, 32-bit numbers. */
const BEFORE = MOST_WORDS - 1,
  FIELDS = ['from', 'to', 'first', 'last', 'hash', 'sound', 'sounds', 'known'] as const,
  WORD_BYTES = FIELDS.length * 4;
type Field = (typeof FIELDS)[number];
const placeOf = (back: number, field: Field): number => LAYOUT.trail + back * WORD_BYTES + FIELDS.indexOf(field) * 4;
/** A field of the word so many words before the newest, the nearest being 0. */
const ofWord = (back: number, field: Field): string => `(i32.load offset=${placeOf(back, field)} (i32.const 0))`;
const setWord = (back: number, field: Field, value: string): string =>
  `(i32.store offset=${placeOf(back, field)} (i32.const 0) ${value})`;

const local = (name: string): string => `(local.get $${name})`;
const set = (name: string, value: string): string => `(local.set $${name} ${value})`;
const add = (one: string, other: string): string => `(i32.add ${one} ${other})`;
const number = (value: number): string => `(i32.const ${value})`;
const next = (name: string): string => set(name, add(local(name), number(1)));
const classOf = (at: string): string => `(i32.load8_u offset=${LAYOUT.letters} ${at})`;
const spokenOf = (at: string): string => `(i32.load16_u offset=${LAYOUT.spoken} (i32.shl ${at} (i32.const 1)))`;
const step = (hash: string, value: string): string =>
  set(hash, add(`(i32.mul ${local(hash)} (i32.const ${PRIME}))`, value));
const isOneOf = (name: string, codes: readonly number[]): string =>
  codes.map((code) => `(i32.eq ${local(name)} (i32.const ${code}))`).reduce((one, other) => `(i32.or ${one} ${other})`);

const mayBeNear = (hash: string): string => mayHold('fuzzyBits', 'fuzzyShift', hash);

const TABLE = `
  ;; Whether the fuzzy table holds a key, which its filter lets through, for $sort.
  (func $isListedNear (param $hash i32) (param $sort i32) (result i32)
    (local $slot i32) (local $value i32)
    ${set('slot', `(call $slotOf ${local('hash')})`)}
    (loop $probe
      ${set('slot', `(i32.and ${local('slot')} ${kept('fuzzyMask')})`)}
      ${set('value', `(i32.load offset=4 (i32.add ${kept('fuzzyKeys')} (i32.shl ${local('slot')} (i32.const 3))))`)}
      (if (i32.lt_s ${local('value')} (i32.const 0)) (then (return (i32.const 0))))
      (if (i32.and
          (i32.eq ${local('hash')} (i32.load (i32.add ${kept('fuzzyKeys')} (i32.shl ${local('slot')} (i32.const 3)))))
          (i32.eq ${local('sort')} (i32.and ${local('value')} (i32.const 3)))) ${YES})
      ${next('slot')}
      (br $probe))
    (i32.const 0))

  (func $isNear (param $hash i32) (param $sort i32) (result i32)
    (local $bit i32) (local $next i32)
    (if ${mayBeNear('$hash')} (then (return (call $isListedNear ${local('hash')} ${local('sort')}))))
    (i32.const 0))

  ;; Whether letters $from to $to, of this hash, are near a listed word as they are or with one of them left out.
  (func $edits (param $from i32) (param $to i32) (param $hash i32) (result i32)
    (local $length i32) (local $i i32) (local $head i32) (local $tail i32) (local $power i32) (local $key i32) (local $bit i32) (local $next i32)
    ${set('length', `(i32.sub ${local('to')} ${local('from')})`)}
    (if (i32.or (i32.lt_u ${local('length')} (i32.const ${FUZZY_MIN - 1})) (i32.gt_u ${local('length')} (i32.const ${FUZZY_MAX + 1})))
      (then (return (i32.const 0))))
    (if (call $isNear ${local('hash')} (i32.const ${T_EDIT})) ${YES})
    (if (i32.lt_u ${local('length')} (i32.const ${FUZZY_MIN})) (then (return (i32.const 0))))
    (loop $heads
      (i32.store offset=${LAYOUT.heads} (i32.shl ${local('i')} (i32.const 2)) ${local('head')})
      ${step('head', classOf(add(local('from'), local('i'))))}
      ${next('i')}
      (br_if $heads (i32.lt_u ${local('i')} ${local('length')})))
    ${set('power', number(1))}
    (loop $tails
      ${set('i', `(i32.sub ${local('i')} (i32.const 1))`)}
      ${set('key', add(local('tail'), `(i32.mul ${local('power')} (i32.load offset=${LAYOUT.heads} (i32.shl ${local('i')} (i32.const 2))))`))}
      (if ${mayBeNear('$key')} (then (if (call $isListedNear ${local('key')} (i32.const ${T_EDIT})) ${YES})))
      ${set('tail', add(local('tail'), `(i32.mul ${local('power')} ${classOf(add(local('from'), local('i')))})`))}
      ${set('power', `(i32.mul ${local('power')} (i32.const ${PRIME}))`)}
      (br_if $tails ${local('i')}))
    (i32.const 0))`;

const HEARD = `
  ;; The hash of the sounds of letters $from to $to, 0 when one has none; how many there are goes to $sounds. As soundHash does.
  (func $heard (param $i i32) (param $to i32) (result i32)
    (local $hash i32) (local $last i32) (local $count i32) (local $before i32) (local $code i32) (local $found i32)
    (block $done (loop $next
      (br_if $done (i32.ge_u ${local('i')} ${local('to')}))
      ${set('code', spokenOf(local('i')))}
      ${next('i')}
      ${set('found', number(0))}
      (if (i32.lt_u ${local('code')} (i32.const ${SPEECH.end})) (then
        ${set('found', `(i32.load16_u offset=${LAYOUT.sounds} (i32.shl ${local('code')} (i32.const 1)))`)}))
      (block $plain
        (if ${isOneOf('code', SPEECH.h)} (then
          ${set('found', number(SOUND.h))}
          (br_if $plain (i32.eqz ${local('last')}))
          (if (i32.eq ${local('before')} (i32.const ${SPEECH.p})) (then ${set('last', number(SOUND.f))} (br $next)))
          (if (i32.eq ${local('before')} (i32.const ${SPEECH.z})) (then ${set('last', number(SOUND.j))} (br $next)))
          (br_if $next ${isOneOf('last', SOUND.coloured)})
          (br $plain)))
        (if (i32.and (i32.eq ${local('code')} (i32.const ${SPEECH.u})) (i32.eq ${local('before')} (i32.const ${SPEECH.q}))) (then
          ${set('found', number(SOUND.v))}
          (br $plain)))
        (br_if $plain (i32.ne ${local('code')} (i32.const ${SPEECH.omicron})))
        (br_if $plain (i32.ge_u ${local('i')} ${local('to')}))
        (br_if $plain (i32.ne ${spokenOf(local('i'))} (i32.const ${SPEECH.upsilon})))
        ${set('found', number(SOUND.u))}
        ${next('i')})
      ${set('before', local('code'))}
      (if (i32.eqz ${local('found')}) (then
        (br_if $next ${isOneOf('code', SPEECH.silent)})
        (return (i32.const 0))))
      (loop $each
        (if (i32.ne ${local('last')} (i32.and ${local('found')} (i32.const 31))) (then
          (if ${local('last')} (then
            ${step('hash', add(local('last'), number(SEED * 32)))}
            ${next('count')}))
          ${set('last', `(i32.and ${local('found')} (i32.const 31))`)}))
        ${set('found', `(i32.shr_u ${local('found')} (i32.const 5))`)}
        (br_if $each ${local('found')}))
      (br $next)))
    (global.set $sounds ${add(local('count'), number(1))})
    ${step('hash', add(local('last'), number(SEED * 32)))}
    ${local('hash')})

  ;; Whether letters $from to $to may be those of a listed word without its vowels.
  (func $isThin (param $from i32) (param $to i32) (result i32)
    (local $i i32) (local $code i32) (local $hash i32) (local $last i32)
    (if (i32.gt_u (i32.sub (i32.sub ${local('to')} ${local('from')}) (i32.const ${THIN_LETTERS})) (i32.const 3)) (then (return (i32.const 0))))
    ${set('i', local('from'))}
    (loop $next
      ${set('code', spokenOf(local('i')))}
      (if (i32.and (i32.gt_u ${local('i')} ${local('from')}) ${isOneOf('code', [...VOWELS])}) (then (return (i32.const 0))))
      ${set('code', classOf(local('i')))}
      (if (i32.or (i32.eq ${local('i')} ${local('from')}) (i32.ne ${local('code')} ${local('last')})) (then ${step('hash', local('code'))}))
      ${set('last', local('code'))}
      ${next('i')}
      (br_if $next (i32.lt_u ${local('i')} ${local('to')})))
    (call $isNear ${local('hash')} (i32.const ${T_THIN})))`;

/** The window that begins with the word so many before the newest; ends the windows where that word is too far away. */
const windowFrom = (back: number): string => `
      (br_if $enough (i32.eqz ${ofWord(back, 'to')}))
      (br_if $enough (i32.gt_s (i32.sub ${local('first')} ${ofWord(back, 'last')}) (i32.const ${WIDEST_GAP * 2})))
      ${set('hash', `(call $join ${ofWord(back, 'hash')} ${local('hash')} (i32.sub ${local('to')} ${local('from')}))`)}
      ${set('from', ofWord(back, 'from'))}
      ${set('first', ofWord(back, 'first'))}
      (br_if $enough (i32.gt_u (i32.sub ${local('to')} ${local('from')}) (i32.const ${FUZZY_MAX + 1})))
      ${set('known', `(i32.or ${local('known')} ${ofWord(back, 'known')})`)}
      (if ${local('known')}
        (then (if (call $edits ${local('from')} ${local('to')} ${local('hash')}) ${YES}))
        (else (if (call $isNear ${local('hash')} (i32.const ${T_EDIT})) ${YES})))
      (if (i32.and (i32.ne (i32.const 0) ${local('sound')}) (i32.ne (i32.const 0) ${ofWord(back, 'sound')}))
        (then
          ${set('sound', `(call $join ${ofWord(back, 'sound')} ${local('sound')} ${local('sounds')})`)}
          ${set('sounds', add(local('sounds'), ofWord(back, 'sounds')))}
          (if (call $isNear ${local('sound')} (i32.const ${T_SOUND})) ${YES}))
        (else ${set('sound', number(0))}))`;
const WORD = `
  ;; Whether the word of letters $from to $to, whose first and last lie at these places, may be near a listed one, alone or behind the words before it.
  (func $isNearWord (param $from i32) (param $to i32) (param $first i32) (param $last i32) (param $hash i32) (param $digits i32) (result i32)
    (local $sound i32) (local $sounds i32) (local $known i32) (local $bit i32) (local $next i32)
    (local $ownHash i32) (local $ownFrom i32) (local $ownFirst i32) (local $ownSound i32) (local $ownSounds i32) (local $ownKnown i32)
    (if (i32.gt_u (i32.sub ${local('to')} ${local('from')}) (i32.const ${FUZZY_MAX + 1})) (then
      ${setWord(0, 'to', number(0))}
      (return (i32.const 0))))
    ${set('sound', `(call $heard ${local('from')} ${local('to')})`)}
    ${set('sounds', '(global.get $sounds)')}
    ${set('known', mayHold('phraseBits', 'phraseShift'))}
    ${set('ownKnown', local('known'))}
    ${set('ownHash', local('hash'))}
    ${set('ownFrom', local('from'))}
    ${set('ownFirst', local('first'))}
    ${set('ownSound', local('sound'))}
    ${set('ownSounds', local('sounds'))}
    (if (i32.le_u (i32.mul ${local('digits')} (i32.const 3)) (i32.sub ${local('to')} ${local('from')})) (then
      (if (call $edits ${local('from')} ${local('to')} ${local('hash')}) ${YES})
      (if ${local('sound')} (then (if (call $isNear ${local('sound')} (i32.const ${T_SOUND})) ${YES})))
      (if (call $isThin ${local('from')} ${local('to')}) ${YES})))
    ;; A word whose sound ends no listed one ends no phrase by its sound either.
    (if (i32.eqz ${mayBeNear('$sound')}) (then ${set('sound', number(0))}))
    (block $enough${Array.from({ length: BEFORE }, (_, back) => windowFrom(back)).join('')})
    (v128.store offset=${placeOf(1, 'from')} (i32.const 0) (v128.load offset=${placeOf(0, 'from')} (i32.const 0)))
    (v128.store offset=${placeOf(1, 'hash')} (i32.const 0) (v128.load offset=${placeOf(0, 'hash')} (i32.const 0)))
    ${setWord(0, 'from', local('ownFrom'))}
    ${setWord(0, 'to', local('to'))}
    ${setWord(0, 'first', local('ownFirst'))}
    ${setWord(0, 'last', local('last'))}
    ${setWord(0, 'hash', local('ownHash'))}
    ${setWord(0, 'sound', local('ownSound'))}
    ${setWord(0, 'sounds', local('ownSounds'))}
    ${setWord(0, 'known', local('ownKnown'))}
    (i32.const 0))`;

const TYPOS = `
  ;; Whether the typo tier may find something in the text of so many units.
  (func $typos (param $length i32) (result i32)
    (local $at i32) (local $end i32) (local $code i32) (local $count i32) (local $from i32) (local $first i32) (local $last i32)
    (local $hash i32) (local $digits i32) (local $spoken i32)
    (if (i32.eqz ${kept('fuzzyKeys')}) ${YES})
    ${setWord(0, 'to', number(0))}
    ${set('end', `(i32.shl ${local('length')} (i32.const 1))`)}
    (loop $unit
      ${set('code', codeAt(local('at')))}
      (if ${masked(C_ODD)} (then
        ${set('code', number(-1))}
        (if (i32.eq (i32.and ${unitAt(local('at'))} (i32.const 0xfc00)) (i32.const 0xd800)) (then
          ${set('code', `(call $codeOfPair ${local('at')})`)}))
        (if (i32.eq ${local('code')} (i32.const -1)) (then
          ${set('code', `(call $oddOf ${local('at')} (i32.const 0))`)}
          (if (i32.eq ${local('code')} (i32.const -1)) (then ${set('code', number(0))}))))
        (if ${masked(TWO_UNITS)} (then
          ;; Letters of two units are spoken as only the host knows.
          (if ${masked(C_LETTER)} ${YES})
          ${set('at', add(local('at'), number(2)))}))
        ${set('code', masked(0xffff))}))
      (if (i32.and (i32.eq ${masked(C_LETTER | C_UNSPACED)} (i32.const ${C_LETTER})) (i32.lt_u ${local('at')} ${local('end')}))
        (then
          (if (i32.eq ${local('count')} ${local('from')}) (then ${set('first', local('at'))}))
          ${set('last', local('at'))}
          (i32.store8 offset=${LAYOUT.letters} ${local('count')} ${masked(CLASS)})
          ${set('spoken', `(i32.load16_u offset=${LAYOUT.speech} (i32.shl ${unitAt(local('at'))} (i32.const 1)))`)}
          (i32.store16 offset=${LAYOUT.spoken} (i32.shl ${local('count')} (i32.const 1)) ${local('spoken')})
          ${set('digits', add(local('digits'), `(i32.lt_u (i32.sub ${local('spoken')} (i32.const 48)) (i32.const 10))`))}
          ${step('hash', masked(CLASS))}
          ${next('count')})
        (else (if (i32.eqz ${masked(C_INVISIBLE)}) (then
          (if (i32.gt_u ${local('count')} ${local('from')}) (then
            (if (call $isNearWord ${local('from')} ${local('count')} ${local('first')} ${local('last')} ${local('hash')} ${local('digits')}) ${YES})))
          ${set('from', local('count'))}
          ${set('hash', number(0))}
          ${set('digits', number(0))}))))
      ${set('at', add(local('at'), number(2)))}
      (br_if $unit (i32.le_u ${local('at')} ${local('end')})))
    (i32.const 0))`;

/** Functions `$typos` and what it calls. */
export const TYPO_LISTING: string = [TABLE, HEARD, WORD, TYPOS].join('\n');
