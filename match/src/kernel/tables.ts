// Writes a compiled list into the kernel's memory, in the form in which the kernel is fastest: rows of row numbers, one small node for each state, keys beside what they tell.
import { type Automaton, childOf } from '../automaton.ts';
import { cellTable, classesOf, EXPANDS_CELL } from '../cell-table.ts';
import { DRAWN_UNITS, mayBeOdd } from '../cells.ts';
import { OFTEN_TURNED, TURNED } from '../codes.ts';
import { eachPair, letterDrawnBy } from '../drawn.ts';
import type { Matcher } from '../matcher.ts';
import { packedClasses } from '../odd.ts';
import { firstWant, P_BREAKS } from '../patterns.ts';
import { spelled } from '../plausible.ts';
import { SOUND_OF } from '../sound.ts';
import { CLASSES, ENTRY, EXPAND, HIDE, LETTER, latinClass, MARK, POINTS, SIGN, typeOf } from '../tables.ts';
import { isVowel, POWERS, T_SHORT, T_SKELETON, type TokenTable } from '../tokens.ts';
import { spokenAs } from '../words.ts';
import {
  ASKS,
  BESIDE_LETTER,
  BESIDE_SIGN,
  DRAWS,
  ENDS,
  ENDS_ANY,
  FRAME,
  GOES_ON,
  HOST_READS,
  LAYOUT,
  MOST_POWERS,
  NODE_BYTES,
  ODDNESS_SHIFT,
  OWN_CLASS_SHIFT,
  ROW_SHIFT,
  SLOW,
} from './layout.ts';

const NODE_WORDS = NODE_BYTES / 4,
  ASCII = 128,
  A = 0x61,
  FIRST_FLAG = 0x1f1e6,
  LAST_FLAG = 0x1f1ff;

/** Where the parts lie that depend on the list, and where the last one ends. */
export interface Places {
  readonly nodes: number;
  readonly bits: number;
  readonly keys: number;
  readonly phraseBits: number;
  readonly fuzzyBits: number;
  readonly fuzzyKeys: number;
  readonly end: number;
}

/** How many states there are; the trie's arrays hold one more. */
const stateCount = ({ fail }: Automaton): number => fail.length - 1;

/** A table of the typo tier with more places than this is left to the host. */
const MOST_TYPOS = 2 ** 18;
const typosHere = ({ fuzzy, tokens }: Matcher): boolean => fuzzy && tokens.fuzzy.keys.length <= MOST_TYPOS;

/** Lays out the parts that depend on the list. */
export function placesFor(matcher: Matcher): Places {
  const { automaton, tokens } = matcher;
  const nodes = LAYOUT.rows + ((automaton.denseStates + 1) << ROW_SHIFT);
  const bits = (nodes + stateCount(automaton) * NODE_BYTES + 3) & ~3;
  const keys = (bits + tokens.strong.bits.byteLength + 7) & ~7;
  const phraseBits = keys + tokens.strong.keys.byteLength * 2;
  const fuzzyBits = phraseBits + tokens.phraseWords.bits.byteLength;
  const own = typosHere(matcher);
  const fuzzyKeys = (fuzzyBits + (own ? tokens.fuzzy.bits.byteLength : 0) + 7) & ~7;
  const end = fuzzyKeys + (own ? tokens.fuzzy.keys.byteLength * 2 : 0);
  return { nodes, bits, keys, phraseBits, fuzzyBits, fuzzyKeys, end };
}

const reports = ({ out, outLink }: Automaton, state: number): boolean =>
  (out[state] ?? -1) >= 0 || (outLink[state] ?? -1) >= 0;

function writeRows(memory: ArrayBuffer, { rows, denseStates, inClass }: Automaton): void {
  const into = new Uint16Array(memory, LAYOUT.rows, (denseStates + 1) * CLASSES).fill(SLOW);
  for (let state = 0, k = 0; state < denseStates; state++) {
    for (const end = k + CLASSES; k < end; k++) {
      const next = rows[k] ?? 0;
      if (next >= 0 && next < denseStates) into[k] = next;
    }
    // No pattern holds a letter twice in a row: the state's own letter again leads back to it.
    if (state > 0) into[state * CLASSES + (inClass[state] ?? 0)] = state;
  }
}

function writeNodes(memory: ArrayBuffer, automaton: Automaton, at: number): void {
  const { firstChild, inClass, fail, out } = automaton;
  const into = new Int32Array(memory, at, stateCount(automaton) * NODE_WORDS);
  for (let n = 0, state = 0; n < into.length; n += NODE_WORDS, state++) {
    const first = firstChild[state] ?? 0,
      end = firstChild[state + 1] ?? 0;
    let classes = 0;
    for (let child = first; child < end; child++) classes |= 1 << (inClass[child] ?? 0);
    into[n] = first | (reports(automaton, state) ? ENDS_ANY : 0) | ((out[state] ?? -1) >= 0 ? ENDS : 0);
    into[n + 1] = (fail[state] ?? 0) | ((inClass[state] ?? 0) << OWN_CLASS_SHIFT);
    into[n + 2] = classes;
  }
}

/** What each code point is as a cell, and beside a sign. */
function writeCells(memory: ArrayBuffer, matcher: Matcher): void {
  const { flags, classes } = cellTable(matcher);
  const intoFlags = new Uint16Array(memory, LAYOUT.flags, POINTS),
    intoClasses = new Int32Array(memory, LAYOUT.classes, POINTS);
  intoClasses.set(classes);
  for (let cp = 0; cp < POINTS; cp++) {
    const type = typeOf(ENTRY[cp] ?? 0);
    const beside = type === LETTER || type === EXPAND || type === MARK || type === HIDE ? BESIDE_LETTER : 0;
    intoFlags[cp] = (flags[cp] ?? 0) | (type === SIGN ? BESIDE_SIGN : beside);
  }
  for (let unit = 0; unit < 0x10000; unit++) {
    if (((flags[unit] ?? 0) & EXPANDS_CELL) === 0) continue;
    const pack = packedClasses(unit);
    intoClasses[unit] = pack;
    if (pack === 0) intoFlags[unit] = (intoFlags[unit] ?? 0) | HOST_READS;
  }
  for (let cp = FIRST_FLAG; cp <= LAST_FLAG; cp++) intoFlags[cp] = (intoFlags[cp] ?? 0) | HOST_READS;
  for (const unit of DRAWN_UNITS) intoFlags[unit] = (intoFlags[unit] ?? 0) | DRAWS;
  for (const unit of [...TURNED, ...OFTEN_TURNED, ...matcher.emoji.keys()])
    if (unit < 0x10000) intoFlags[unit] = (intoFlags[unit] ?? 0) | ASKS;
  for (let unit = 0; unit < ASCII; unit++)
    intoClasses[unit] = (intoClasses[unit] ?? 0) | classesOf(letterDrawnBy(unit));
  writePairs(memory);
}

/** Shapes by their first two units; most units begin none and share the first row. */
function writePairs(memory: ArrayBuffer): void {
  const rows = new Uint8Array(memory, LAYOUT.pairRows, ASCII),
    masks = new Int32Array(memory, LAYOUT.pairMasks, 0x100),
    pairs = new Uint8Array(memory, LAYOUT.pairs, ASCII * ASCII);
  const numbers = new Map<number, number>([[0, 0]]);
  let last = 0;
  eachPair((first, second, letters, longer) => {
    if (rows[first] === 0) rows[first] = ++last;
    const mask = classesOf(letters) | (longer ? GOES_ON : 0);
    const number = numbers.get(mask) ?? numbers.size;
    if (number > 0xff) throw new RangeError('More kinds of drawn letters than a byte can number.');
    numbers.set(mask, number);
    masks[number] = mask;
    pairs[(rows[first] ?? 0) * ASCII + second] = number;
  });
}

/**
 * What a key of the table of words tells beside its hash: -1 for an empty place; how a short term is spelled; for other terms, below -1, how many letters a
 * word must have at least, and in the lowest bit whether neighbours may be it.
 */
function telling({ tokens, patterns }: Matcher, slot: number): number {
  const value = tokens.strong.values[slot] ?? -1;
  if (value < 0) return -1;
  const pattern = value >> 2;
  const from = firstWant(patterns, pattern),
    to = firstWant(patterns, pattern + 1);
  if ((value & 3) === T_SHORT) return spelled(patterns.want, from, to);
  let least = 0;
  for (let w = from; w < to; w++) if ((value & 3) !== T_SKELETON || !isVowel(patterns.want[w] ?? 0)) least++;
  return -2 - (least * 2 + ((patterns.flags[pattern] ?? 0) & P_BREAKS ? 1 : 0));
}
/** Keys and what they tell side by side, so that a look takes one piece of memory. */
function writeKeys(memory: ArrayBuffer, at: number, keys: Int32Array, told: (slot: number) => number): void {
  const into = new Int32Array(memory, at, keys.length * 2);
  for (let slot = 0; slot < keys.length; slot++) {
    into[slot * 2] = keys[slot] ?? 0;
    into[slot * 2 + 1] = told(slot);
  }
}

let speech: Uint16Array | undefined;
/** The table of the typo tier, keys and values side by side, and how words are spoken. */
function writeTypos(memory: ArrayBuffer, { bits, keys, values }: TokenTable, { fuzzyBits, fuzzyKeys }: Places): void {
  speech ??= Uint16Array.from({ length: 0x10000 }, (_, unit) => spokenAs(unit));
  new Uint16Array(memory, LAYOUT.speech, speech.length).set(speech);
  new Uint16Array(memory, LAYOUT.sounds, SOUND_OF.length).set(SOUND_OF);
  new Int32Array(memory, fuzzyBits, bits.length).set(bits);
  writeKeys(memory, fuzzyKeys, keys, (slot) => values[slot] ?? -1);
}

/** By how much a hash is shifted to number the words of a table's filter. */
const shiftOf = ({ bits }: TokenTable): number => Math.clz32(bits.length) + 1;
/** What of the frame is the same for all texts. */
function writeFrame(memory: ArrayBuffer, matcher: Matcher, places: Places): void {
  const { automaton, tokens, maxUnits, fuzzy } = matcher;
  const { strong, phraseWords } = tokens;
  const numbers: Partial<Record<keyof typeof FRAME, number>> = {
    dense: automaton.denseStates,
    nodes: places.nodes,
    bits: places.bits,
    shift: shiftOf(strong),
    keys: places.keys,
    mask: strong.keys.length - 1,
    phraseBits: places.phraseBits,
    phraseShift: shiftOf(phraseWords),
    fuzzyBits: places.fuzzyBits,
    fuzzyShift: shiftOf(tokens.fuzzy),
    fuzzyKeys: typosHere(matcher) ? places.fuzzyKeys : 0,
    fuzzyMask: tokens.fuzzy.keys.length - 1,
    most: maxUnits,
    fuzzy: fuzzy ? 1 : 0,
  };
  for (const [name, number] of Object.entries(numbers))
    new Int32Array(memory, FRAME[name as keyof typeof FRAME], 1)[0] = number;
}

let oddness: Uint8Array | undefined;
/** `mayBeOdd` of everything that a stretch's joined codes can be, without and with touching signs. */
function oddnessTable(): Uint8Array {
  if (oddness !== undefined) return oddness;
  const half = LAYOUT.oddnessBytes / 2;
  oddness = Uint8Array.from({ length: half * 2 }, (_, k) => (mayBeOdd((k % half) << ODDNESS_SHIFT, k >= half) ? 1 : 0));
  return oddness;
}

/** With which two classes behind an `a` a listed term begins. */
function writeBegins(memory: ArrayBuffer, { automaton }: Matcher): void {
  const into = new Int32Array(memory, LAYOUT.begins, CLASSES);
  const { firstChild, inClass } = automaton;
  const from = childOf(automaton, 0, latinClass(A));
  if (from < 0) return;
  for (let second = firstChild[from] ?? 0; second < (firstChild[from + 1] ?? 0); second++)
    for (let third = firstChild[second] ?? 0; third < (firstChild[second + 1] ?? 0); third++)
      into[inClass[second] ?? 0] = (into[inClass[second] ?? 0] ?? 0) | (1 << (inClass[third] ?? 0));
}

/** Writes everything the kernel reads besides the text. */
export function writeTables(memory: ArrayBuffer, matcher: Matcher, places: Places): void {
  new Uint8Array(memory).set(oddnessTable(), LAYOUT.oddness);
  new Uint16Array(memory, LAYOUT.codes, matcher.codes.length).set(matcher.codes);
  writeRows(memory, matcher.automaton);
  writeNodes(memory, matcher.automaton, places.nodes);
  // Before the text, too, there is a space.
  new Uint16Array(memory, LAYOUT.text - 2, 1)[0] = 0x20;
  writeCells(memory, matcher);
  writeBegins(memory, matcher);
  writeKeys(memory, places.keys, matcher.tokens.strong.keys, (slot) => telling(matcher, slot));
  if (typosHere(matcher)) writeTypos(memory, matcher.tokens.fuzzy, places);
  new Int32Array(memory, LAYOUT.powers, MOST_POWERS).fill(1).set(POWERS.subarray(0, MOST_POWERS));
  const { strong, phraseWords } = matcher.tokens;
  new Int32Array(memory, places.bits, strong.bits.length).set(strong.bits);
  new Int32Array(memory, places.phraseBits, phraseWords.bits.length).set(phraseWords.bits);
  writeFrame(memory, matcher, places);
}
