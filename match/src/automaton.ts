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

const compare = (a: Uint8Array, b: Uint8Array): number => {
  const shared = Math.min(a.length, b.length);
  for (let i = 0; i < shared; i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
};

function buildTrie(patterns: readonly Uint8Array[]): Trie {
  const order = Int32Array.from([...patterns.keys()].filter((p) => (patterns[p]?.length ?? 0) > 0)).sort((a, b) =>
    compare(patterns[a] ?? new Uint8Array(), patterns[b] ?? new Uint8Array()),
  );
  const classAt = (rank: number, depth: number): number => patterns[order[rank] ?? 0]?.[depth] ?? 0;
  const lengthAt = (rank: number): number => patterns[order[rank] ?? 0]?.length ?? 0;
  const capacity = 2 + patterns.reduce((sum, p) => sum + p.length, 0);
  const low = new Int32Array(capacity),
    high = new Int32Array(capacity),
    depthOf = new Int32Array(capacity);
  const inClass = new Uint8Array(capacity),
    firstChild = new Int32Array(capacity),
    out = new Int32Array(capacity).fill(-1);
  const nextSame = new Int32Array(patterns.length).fill(-1);
  let states = 1;
  high[0] = order.length;
  for (let s = 0; s < states; s++) {
    const depth = depthOf[s] ?? 0,
      end = high[s] ?? 0;
    let i = low[s] ?? 0;
    for (; i < end && lengthAt(i) === depth; i++) {
      const pattern = order[i] ?? 0;
      nextSame[pattern] = out[s] ?? -1;
      out[s] = pattern;
    }
    firstChild[s] = states;
    while (i < end) {
      const cls = classAt(i, depth);
      const first = i;
      while (i < end && classAt(i, depth) === cls) i++;
      low[states] = first;
      high[states] = i;
      depthOf[states] = depth + 1;
      inClass[states++] = cls;
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

/** Builds the automaton; pattern numbers are indices into `patterns`, whose classes never repeat side by side; empty patterns are left out. */
export function buildAutomaton(patterns: readonly Uint8Array[]): Automaton {
  const trie = buildTrie(patterns);
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
