// Writes a compiled list into the kernel's memory, in the form in which the kernel is fastest: rows of addresses, and one small node for each state without a row.
import type { Automaton } from '../automaton.ts';
import { mayBeOdd } from '../cells.ts';
import type { Matcher } from '../matcher.ts';
import { CLASSES } from '../tables.ts';
import { DEEP, LAYOUT, NODE_BYTES, ODDNESS_SHIFT } from './listing.ts';

const ROW_BYTES = CLASSES * 4,
  NODE_WORDS = NODE_BYTES / 4,
  REPORTS = -0x80000000;

/** Where the parts lie that depend on the list, and where the last one ends. */
export interface Places {
  readonly nodes: number;
  readonly bits: number;
  readonly end: number;
}

/** How many states have no row; the trie's arrays hold one state more than there are. */
const deepStates = ({ fail, denseStates }: Automaton): number => Math.max(0, fail.length - 1 - denseStates);

/** Lays out the parts that depend on the list. */
export function placesFor({ automaton, tokens }: Matcher): Places {
  const nodes = LAYOUT.rows + automaton.denseStates * ROW_BYTES;
  const bits = nodes + deepStates(automaton) * NODE_BYTES;
  return { nodes, bits, end: bits + tokens.strong.bits.byteLength };
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
  const { firstChild, inClass, fail, denseStates } = automaton;
  const into = new Int32Array(memory, at, deepStates(automaton) * NODE_WORDS);
  for (let n = 0, state = denseStates; n < into.length; n += NODE_WORDS, state++) {
    const first = firstChild[state] ?? 0,
      end = firstChild[state + 1] ?? 0;
    let classes = 0;
    for (let child = first; child < end; child++) classes |= 1 << (inClass[child] ?? 0);
    into[n] = first | (reports(automaton, state) ? REPORTS : 0);
    into[n + 1] = fail[state] ?? 0;
    into[n + 2] = classes;
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
  const { bits } = matcher.tokens.strong;
  new Int32Array(memory, places.bits, bits.length).set(bits);
}
