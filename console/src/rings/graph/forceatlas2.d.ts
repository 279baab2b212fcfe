// The inner parts of graphology-layout-forceatlas2, which ships no types for them: with these a layout can stop and go on between frames without losing its state.
declare module 'graphology-layout-forceatlas2/iterate.js' {
  /** One iteration, in place. */
  const iterate: (settings: Readonly<Record<string, unknown>>, nodes: Float32Array, edges: Float32Array) => unknown;
  export = iterate;
}

declare module 'graphology-layout-forceatlas2/helpers.js' {
  import type Graph from 'graphology';

  const helpers: {
    graphToByteArrays(
      graph: Graph,
      weight: (edge: string, attributes: Readonly<Record<string, unknown>>) => number,
    ): { readonly nodes: Float32Array; readonly edges: Float32Array };
    assignLayoutChanges(graph: Graph, nodes: Float32Array, reducer: null): void;
  };
  export = helpers;
}
