// Places the accounts of a ring: the same ring always looks the same, and the page never waits, because the work is cut into slices.
import type Graph from 'graphology';
import helpers from 'graphology-layout-forceatlas2/helpers.js';
import iterate from 'graphology-layout-forceatlas2/iterate.js';

/** Milliseconds that one slice may take; a frame has sixteen. */
const SLICE_MS = 8;
const ROUNDS = 300;
/** Rounds times nodes squared stay below this, so that a ring of 500 is laid out within a second or two. */
const MOST_WORK = 40_000_000;
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

/** Chosen by trying rings of 7, 40 and 500 accounts: groups stand apart, and no two accounts lie on each other. */
const SETTINGS = {
  linLogMode: true,
  outboundAttractionDistribution: false,
  adjustSizes: false,
  edgeWeightInfluence: 0.3,
  scalingRatio: 10,
  strongGravityMode: true,
  gravity: 1,
  barnesHutTheta: 0.5,
};
/** From here on repulsion is reckoned by regions (Barnes and Hut 1986): a round must fit into a slice. */
const BY_REGIONS = 250;

/** Where the nth node begins: on a spiral, so that no two stand on one point and no chance is needed. */
export function startingPlace(n: number): { readonly x: number; readonly y: number } {
  const radius = 10 * Math.sqrt(n + 0.5);
  return { x: radius * Math.cos(n * GOLDEN_ANGLE), y: radius * Math.sin(n * GOLDEN_ANGLE) };
}

/** Lays the graph out (ForceAtlas2, Jacomy et al. 2014) in slices between frames; calls `done` once, unless the returned function is called first. */
export function layOut(graph: Graph, done: () => void): () => void {
  const { nodes, edges } = helpers.graphToByteArrays(graph, (_, attributes) => Number(attributes['weight'] ?? 1));
  const barnesHutOptimize = graph.order > BY_REGIONS;
  const settings = { ...SETTINGS, barnesHutOptimize, slowDown: 1 + Math.log(Math.max(1, graph.order)) };
  const rounds = Math.max(40, Math.min(ROUNDS, Math.round(MOST_WORK / Math.max(1, graph.order ** 2))));
  let round = 0;
  let frame = 0;
  const slice = (): void => {
    const until = performance.now() + SLICE_MS;
    while (round < rounds && performance.now() < until) {
      iterate(settings, nodes, edges);
      round++;
    }
    if (round < rounds) frame = requestAnimationFrame(slice);
    else {
      helpers.assignLayoutChanges(graph, nodes, null);
      done();
    }
  };
  frame = requestAnimationFrame(slice);
  return () => cancelAnimationFrame(frame);
}
