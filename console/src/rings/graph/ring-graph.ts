// A ring as a graph: accounts sized by their bits, ties drawn as thick as they are strong, joins by hand apart from both.
import Graph from 'graphology';
import type { RingView } from '../../../../vigil/src/server/ring-shapes.ts';
import { startingPlace } from './layout.ts';

/** What an account looks like. `tone` names a colour, which depends on the theme. */
export interface NodeLook {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly label: string;
  readonly tone: 'open' | 'urgent' | 'done';
  /** Set when it is drawn. */
  readonly color?: string;
}

/** What a tie looks like; `weight` pulls in the layout. */
export interface EdgeLook {
  readonly size: number;
  readonly weight: number;
  readonly tone: 'line' | 'hand';
  /** Set when it is drawn. */
  readonly color?: string;
}

/** The key of a tie. */
export function tieKey(a: string, b: string): string {
  return JSON.stringify(a < b ? [a, b] : [b, a]);
}

/** The graph. Accounts stand in the order of their ids, so that it is laid out the same however they are sorted. */
export function ringGraph({ people, ties, hand }: RingView): Graph<NodeLook, EdgeLook> {
  const graph = new Graph<NodeLook, EdgeLook>({ type: 'undirected', multi: false, allowSelfLoops: false });
  const most = Math.max(1, ...people.map((one) => one.bits));
  const small = people.length > 100 ? 0.6 : 1;
  const sorted = [...people].sort((x, y) => (x.account < y.account ? -1 : 1));
  for (const [n, one] of sorted.entries()) {
    const isOpen = one.case?.state === 'open';
    graph.addNode(one.account, {
      ...startingPlace(n),
      size: small * (5 + 9 * Math.sqrt(Math.max(0, one.bits) / most)),
      label: one.account.length <= 20 ? one.account : `${one.account.slice(0, 10)}…${one.account.slice(-6)}`,
      tone: !isOpen ? 'done' : one.case?.severity === 'urgent' ? 'urgent' : 'open',
    });
  }
  const [least, strongest] = [Math.min(...ties.map((one) => one.bits)), Math.max(...ties.map((one) => one.bits))];
  const share = (bits: number): number => (strongest > least ? (bits - least) / (strongest - least) : 0.5);
  const byPlace = [...ties].sort((x, y) => (tieKey(x.a, x.b) < tieKey(y.a, y.b) ? -1 : 1));
  for (const { a, b, bits } of byPlace)
    if (graph.hasNode(a) && graph.hasNode(b))
      graph.addUndirectedEdgeWithKey(tieKey(a, b), a, b, {
        size: small * (1 + 3 * share(bits)),
        weight: 1 + share(bits),
        tone: 'line',
      });
  for (const { kind, one, other, undone } of hand) {
    if (kind !== 'join' || undone !== null) continue;
    // A fan from either side's first account: all pairs of two large sides would hide the evidence.
    for (const [a, b] of [...other.map((each) => [one[0], each]), ...one.map((each) => [each, other[0]])])
      if (a !== undefined && b !== undefined && graph.hasNode(a) && graph.hasNode(b) && !graph.hasEdge(a, b))
        graph.addUndirectedEdgeWithKey(tieKey(a, b), a, b, { size: 1.5, weight: 0.5, tone: 'hand' });
  }
  return graph;
}
