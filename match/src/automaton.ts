// Aho-Corasick over letter classes, flat in typed arrays. The walker skips repeats and separators itself, so patterns hold no doubles.
import { CLASSES } from './tables.ts';

/** States are numbered breadth first, so a state's children are neighbours; the first `denseStates` also have full rows. */
export interface Automaton {
  readonly denseStates: number;
  /** Next state per class; negative (~state) when that state reports patterns. */
  readonly rows: Int32Array;
  readonly inClass: Uint8Array;
  readonly firstChild: Int32Array;
  readonly fail: Int32Array;
  /** First pattern that ends in a state, or -1; others follow in `nextSame`. */
  readonly out: Int32Array;
  /** Nearest shorter state that reports, or -1. */
  readonly outLink: Int32Array;
  readonly nextSame: Int32Array;
}

const DENSE_LIMIT = 8192;

interface Trie {
  readonly states: number;
  readonly inClass: Uint8Array;
  readonly firstChild: Int32Array;
  readonly out: Int32Array;
  readonly nextSame: Int32Array;
}

/** What is built from: pattern p has the classes classes[starts[p]] to classes[starts[p + 1]], never twice the same side by side. */
export interface Runs {
  readonly starts: Int32Array;
  readonly classes: Uint8Array;
}

/** The patterns in the order of the tree: one level deeper each time, each state's own are parted by their next class. */
interface Sorter {
  readonly order: Int32Array;
  /** By state: where its patterns are in the order, and how many classes led to it. */
  readonly low: Int32Array;
  readonly high: Int32Array;
  readonly depth: Uint16Array;
  /** The next class of the pattern at each place of the order, one higher; 0 for a pattern that ends. */
  readonly next: Uint8Array;
  readonly spare: Int32Array;
  readonly spareNext: Uint8Array;
}
const ENDS = 0;
const counts = new Int32Array(CLASSES + 2);

/** Parts the patterns of a state by their next class; patterns alike keep their order. */
function part({ starts, classes }: Runs, sorter: Sorter, state: number): void {
  const { order, next, spare, spareNext } = sorter;
  const low = sorter.low[state] ?? 0,
    high = sorter.high[state] ?? 0,
    depth = sorter.depth[state] ?? 0;
  let sorted = true;
  for (let i = low; i < high; i++) {
    const pattern = order[i] ?? 0;
    const at = (starts[pattern] ?? 0) + depth;
    const key = at < (starts[pattern + 1] ?? 0) ? (classes[at] ?? 0) + 1 : ENDS;
    next[i] = key;
    if (i > low && key < (next[i - 1] ?? 0)) sorted = false;
  }
  if (sorted) return;
  counts.fill(0);
  for (let i = low; i < high; i++) counts[next[i] ?? 0] = (counts[next[i] ?? 0] ?? 0) + 1;
  for (let key = 0, at = low; key < counts.length; key++) {
    const count = counts[key] ?? 0;
    counts[key] = at;
    at += count;
  }
  for (let i = low; i < high; i++) {
    const key = next[i] ?? 0;
    const to = counts[key] ?? 0;
    counts[key] = to + 1;
    spare[to] = order[i] ?? 0;
    spareNext[to] = key;
  }
  for (let i = low; i < high; i++) {
    order[i] = spare[i] ?? 0;
    next[i] = spareNext[i] ?? 0;
  }
}

function buildTrie(runs: Runs, entering: Int32Array): Trie {
  const { starts } = runs;
  let capacity = 2;
  for (const pattern of entering) capacity += (starts[pattern + 1] ?? 0) - (starts[pattern] ?? 0);
  const sorter: Sorter = {
    order: entering.slice(),
    low: new Int32Array(capacity),
    high: new Int32Array(capacity),
    depth: new Uint16Array(capacity),
    next: new Uint8Array(entering.length),
    spare: new Int32Array(entering.length),
    spareNext: new Uint8Array(entering.length),
  };
  const { order, low, high, depth, next } = sorter;
  const inClass = new Uint8Array(capacity),
    firstChild = new Int32Array(capacity),
    out = new Int32Array(capacity).fill(-1);
  const nextSame = new Int32Array(starts.length - 1).fill(-1);
  let states = 1;
  high[0] = order.length;
  for (let s = 0; s < states; s++) {
    const end = high[s] ?? 0;
    let i = low[s] ?? 0;
    part(runs, sorter, s);
    for (; i < end && next[i] === ENDS; i++) {
      const pattern = order[i] ?? 0;
      nextSame[pattern] = out[s] ?? -1;
      out[s] = pattern;
    }
    firstChild[s] = states;
    while (i < end) {
      const key = next[i] ?? 0;
      low[states] = i;
      while (i < end && next[i] === key) i++;
      high[states] = i;
      depth[states] = (depth[s] ?? 0) + 1;
      inClass[states++] = key - 1;
    }
  }
  firstChild[states] = states;
  return {
    states,
    inClass: inClass.slice(0, states + 1),
    firstChild: firstChild.slice(0, states + 1),
    out: out.slice(0, states + 1),
    nextSame,
  };
}

/** The state below `state` by a class, or -1. */
export function childOf(trie: Pick<Trie, 'firstChild' | 'inClass'>, state: number, cls: number): number {
  const end = trie.firstChild[state + 1] ?? 0;
  for (let child = trie.firstChild[state] ?? 0; child < end; child++) if (trie.inClass[child] === cls) return child;
  return -1;
}

function failures(trie: Trie): { readonly fail: Int32Array; readonly outLink: Int32Array } {
  const fail = new Int32Array(trie.states + 1),
    outLink = new Int32Array(trie.states + 1).fill(-1);
  for (let s = 0; s < trie.states; s++) {
    const end = trie.firstChild[s + 1] ?? 0;
    for (let child = trie.firstChild[s] ?? 0; child < end; child++) {
      const cls = trie.inClass[child] ?? 0;
      let target = 0;
      for (let g = s; g > 0 && target === 0; ) {
        g = fail[g] ?? 0;
        target = Math.max(0, childOf(trie, g, cls));
      }
      fail[child] = target;
      outLink[child] = (trie.out[target] ?? -1) >= 0 ? target : (outLink[target] ?? -1);
    }
  }
  return { fail, outLink };
}

/** Builds the automaton of those patterns that enter it, in the order of their numbers; none of them is empty. */
export function buildAutomaton(runs: Runs, entering: Int32Array): Automaton {
  const trie = buildTrie(runs, entering);
  const { fail, outLink } = failures(trie);
  const denseStates = Math.min(trie.states, DENSE_LIMIT);
  const rows = new Int32Array(denseStates * CLASSES);
  for (let s = 0; s < denseStates; s++) {
    if (s > 0) rows.copyWithin(s * CLASSES, (fail[s] ?? 0) * CLASSES, ((fail[s] ?? 0) + 1) * CLASSES);
    const end = trie.firstChild[s + 1] ?? 0;
    for (let child = trie.firstChild[s] ?? 0; child < end; child++) {
      const reports = (trie.out[child] ?? -1) >= 0 || (outLink[child] ?? -1) >= 0;
      rows[s * CLASSES + (trie.inClass[child] ?? 0)] = reports ? ~child : child;
    }
  }
  return {
    denseStates,
    rows,
    fail,
    outLink,
    inClass: trie.inClass,
    firstChild: trie.firstChild,
    out: trie.out,
    nextSame: trie.nextSame,
  };
}

/** The step from a state without a full row; negative (~state) when the state reached reports patterns. */
export function deepStep(automaton: Automaton, from: number, cls: number): number {
  let state = from;
  while (state >= automaton.denseStates) {
    const child = childOf(automaton, state, cls);
    if (child >= 0) return (automaton.out[child] ?? -1) >= 0 || (automaton.outLink[child] ?? -1) >= 0 ? ~child : child;
    state = automaton.fail[state] ?? 0;
  }
  return automaton.rows[state * CLASSES + cls] ?? 0;
}
