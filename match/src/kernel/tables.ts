// Writes a compiled list into the kernel's memory, in the form in which the kernel is fastest: rows of addresses, one small node for each state, keys beside their values.
import type { Automaton } from '../automaton.ts';
import { cellTable, classesOf } from '../cell-table.ts';
import { mayBeOdd } from '../cells.ts';
import { eachPair, letterDrawnBy } from '../drawn.ts';
import type { Matcher } from '../matcher.ts';
import { CLASSES, ENTRY, EXPAND, HIDE, LETTER, MARK, POINTS, SIGN, typeOf } from '../tables.ts';
import { POWERS } from '../tokens.ts';
import {
  BESIDE_LETTER,
  BESIDE_SIGN,
  DEEP,
  ENDS,
  ENDS_ANY,
  GOES_ON,
  HOST_READS,
  LAYOUT,
  MOST_POWERS,
  NODE_BYTES,
  ODDNESS_SHIFT,
} from './layout.ts';

const ROW_BYTES = CLASSES * 4,
  NODE_WORDS = NODE_BYTES / 4,
  ASCII = 128,
  FIRST_FLAG = 0x1f1e6,
  LAST_FLAG = 0x1f1ff;

/** Where the parts lie that depend on the list, and where the last one ends. */
export interface Places {
  readonly nodes: number;
  readonly bits: number;
  readonly keys: number;
  readonly end: number;
}

/** How many states there are; the trie's arrays hold one more. */
const stateCount = ({ fail }: Automaton): number => fail.length - 1;

/** Lays out the parts that depend on the list. */
export function placesFor({ automaton, tokens }: Matcher): Places {
  const nodes = LAYOUT.rows + automaton.denseStates * ROW_BYTES;
  const bits = nodes + stateCount(automaton) * NODE_BYTES;
  const keys = (bits + tokens.strong.bits.byteLength + 7) & ~7;
  return { nodes, bits, keys, end: keys + tokens.strong.keys.byteLength * 2 };
}

const reports = ({ out, outLink }: Automaton, state: number): boolean =>
  (out[state] ?? -1) >= 0 || (outLink[state] ?? -1) >= 0;

function writeRows(memory: ArrayBuffer, automaton: Automaton): void {
  const { rows, denseStates } = automaton;
  const into = new Int32Array(memory, LAYOUT.rows, denseStates * CLASSES);
  for (let k = 0; k < into.length; k++) {
    const next = rows[k] ?? 0;
    const state = next < 0 ? ~next : next;
    into[k] = next >= 0 && state < denseStates ? LAYOUT.rows + state * ROW_BYTES : ~(state * 2 + (next < 0 ? 1 : 0));
  }
  new Int32Array(memory, LAYOUT.deepRow, CLASSES).fill(DEEP);
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
    into[n + 1] = fail[state] ?? 0;
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
  for (let cp = FIRST_FLAG; cp <= LAST_FLAG; cp++) intoFlags[cp] = (intoFlags[cp] ?? 0) | HOST_READS;
  for (let unit = 0; unit < ASCII; unit++)
    intoClasses[unit] = (intoClasses[unit] ?? 0) | classesOf(letterDrawnBy(unit));
  const pairs = new Int32Array(memory, LAYOUT.pairs, ASCII * ASCII);
  eachPair((first, second, letters, longer) => {
    pairs[first * ASCII + second] = classesOf(letters) | (longer ? GOES_ON : 0);
  });
}

/** Keys and values side by side, so that a look takes one piece of memory. */
function writeKeys(memory: ArrayBuffer, { keys, values }: Matcher['tokens']['strong'], at: number): void {
  const into = new Int32Array(memory, at, keys.length * 2);
  for (let slot = 0; slot < keys.length; slot++) {
    into[slot * 2] = keys[slot] ?? 0;
    into[slot * 2 + 1] = values[slot] ?? -1;
  }
}

let oddness: Uint8Array | undefined;
/** `mayBeOdd` of everything that a stretch's joined codes can be, without and with touching signs. */
function oddnessTable(): Uint8Array {
  if (oddness !== undefined) return oddness;
  const half = LAYOUT.oddnessBytes / 2;
  oddness = Uint8Array.from({ length: half * 2 }, (_, k) => (mayBeOdd((k % half) << ODDNESS_SHIFT, k >= half) ? 1 : 0));
  return oddness;
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
  writeKeys(memory, matcher.tokens.strong, places.keys);
  new Int32Array(memory, LAYOUT.powers, MOST_POWERS).fill(1).set(POWERS.subarray(0, MOST_POWERS));
  const { bits } = matcher.tokens.strong;
  new Int32Array(memory, places.bits, bits.length).set(bits);
}
