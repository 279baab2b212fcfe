// Draws the graph and tells what is pointed at. Knows nothing of React.
// biome-ignore-all lint/suspicious/noThenProperty: `then` is sigma's word for what holds when.
import type Graph from 'graphology';
import Sigma from 'sigma';
import { words } from '../../words.ts';
import { type Colours, readColours, watchColours } from './colours.ts';
import { nearestTie, type Segment } from './nearest.ts';
import type { EdgeLook, NodeLook } from './ring-graph.ts';
import { tieLines } from './tie-lines.ts';

const { gesture } = words.rings;
/** From so many ties on they are drawn as thin lines, and sigma gets only those that are looked at: it works on each of its own in every frame. */
const MANY_TIES = 1_000;
/** A pointer this near is on a tie, in pixels. */
const REACH = 5;

/** What is looked at: an account, a tie, or nothing. */
export type Focus =
  | { readonly kind: 'account'; readonly id: string }
  | { readonly kind: 'tie'; readonly key: string }
  | undefined;

/** The drawing. */
export interface Picture {
  /** Marks what is looked at, with the ties of an account. */
  mark(focus: Focus): void;
  /** Where an account stands on the screen, in pixels. */
  placeOf(id: string): { readonly x: number; readonly y: number };
  /** Moves the view so that an account can be seen. */
  show(id: string): void;
  end(): void;
}

/** What happens when somebody points. */
export interface Pointing {
  readonly onPoint: (focus: Focus) => void;
  readonly onOpen: (account: string) => void;
}

/** Draws into `place`, and anew when the theme changes. */
export function draw(graph: Graph<NodeLook, EdgeLook>, place: HTMLElement, pointing: Pointing): Picture {
  let sigma = open(graph, place, pointing);
  let marked: Focus;
  const mark = (focus: Focus): void => {
    setMarked(sigma, graph, marked, false);
    setMarked(sigma, graph, focus, true);
    marked = focus;
  };
  const unwatch = watchColours(() => {
    const camera = sigma.getCamera().getState();
    sigma.kill();
    sigma = open(graph, place, pointing);
    sigma.getCamera().setState(camera);
    setMarked(sigma, graph, marked, true);
  });
  const placeOf = (id: string) => sigma.graphToViewport(graph.getNodeAttributes(id));
  return {
    mark,
    placeOf,
    show: (id) => {
      const { x, y } = placeOf(id);
      const { width, height } = sigma.getDimensions();
      if (x > 20 && y > 20 && x < width - 20 && y < height - 20) return;
      const at = sigma.viewportToFramedGraph({ x, y });
      sigma.getCamera().setState({ x: at.x, y: at.y });
    },
    end: () => {
      unwatch();
      sigma.kill();
    },
  };
}

/** Opens a drawing in the colours of now. */
function open(graph: Graph<NodeLook, EdgeLook>, place: HTMLElement, pointing: Pointing) {
  const colours = readColours();
  graph.updateEachNodeAttributes((_, node) => ({ ...node, color: colours[node.tone] }));
  graph.updateEachEdgeAttributes((_, edge) => ({ ...edge, color: colours[edge.tone] }));
  const many = graph.size >= MANY_TIES;
  const shown = many ? (graph.emptyCopy() as Graph<NodeLook, EdgeLook>) : graph;
  const settings = settingsFor(graph.order > 100);
  const sigma = new Sigma<NodeLook, EdgeLook>(shown, place, { settings, styles: stylesIn(colours) });
  const segments = graph.mapEdges((key, { size }, a, b) => ({
    key,
    size,
    from: sigma.graphToFramedGraph(graph.getNodeAttributes(a)),
    to: sigma.graphToFramedGraph(graph.getNodeAttributes(b)),
  }));
  if (many) {
    const sizes = segments.map(({ size }) => size);
    const [least, most] = [Math.min(...sizes), Math.max(...sizes)];
    const strength = (size: number): number => (most > least ? (size - least) / (most - least) : 0);
    const lines = segments.map(({ from, to, size }) => ({ from, to, strength: strength(size) ** 2 }));
    const again = (): void => {
      if (place.contains(sigma.getStageCanvas())) sigma.scheduleRender();
    };
    const ends = { weak: colours.line, strong: colours.done };
    sigma.addCustomLayerProgram('ties', 'edges', (gl) => tieLines(gl, lines, ends, again));
  }
  listen(sigma, segments, pointing);
  return sigma;
}

function settingsFor(large: boolean) {
  return {
    allowInvalidContainer: true,
    itemSizesReference: 'screen',
    labelDensity: large ? 0.3 : 2,
    labelRenderedSizeThreshold: large ? 8 : 0,
    hideLabelsOnMove: large,
    stagePadding: 40,
    gestureTarget: 'shared',
    sharedGestureWheelMessage: gesture.wheel,
    sharedGestureAppleWheelMessage: gesture.apple,
    sharedGestureTouchMessage: gesture.touch,
    minEdgeThickness: 1,
  } as const;
}

/** Colours are attributes and constants, never functions: sigma asks functions again for everything whenever the view moves. */
function stylesIn(colours: Colours) {
  return {
    nodes: {
      depth: { whenState: 'isHighlighted', then: 'topNodes', else: 'nodes' },
      x: { attribute: 'x' },
      y: { attribute: 'y' },
      size: { attribute: 'size' },
      color: { whenState: 'isHighlighted', then: colours.focus, else: { attribute: 'color' } },
      label: { attribute: 'label' },
      labelColor: colours.ink,
      labelVisibility: { whenState: 'isHighlighted', then: 'visible', else: 'auto' },
      labelBackgroundColor: colours.panel,
      // A name never covers a circle; that of what is looked at lies over all.
      labelDepth: { whenState: 'isHighlighted', then: 'topNodes', else: 'topEdges' },
      cursor: 'pointer',
    },
    edges: {
      depth: { whenState: 'isHighlighted', then: 'topEdges', else: 'edges' },
      size: { attribute: 'size' },
      color: { whenState: 'isHighlighted', then: colours.focus, else: { attribute: 'color' } },
    },
  } as const;
}

/** Tells what is pointed at: an account as sigma finds it, else the nearest tie. */
function listen(sigma: Sigma<NodeLook, EdgeLook>, segments: readonly Segment[], { onPoint, onOpen }: Pointing): void {
  const tieAt = (at: { readonly x: number; readonly y: number }): string | undefined => {
    const [here, aside] = [sigma.viewportToFramedGraph(at), sigma.viewportToFramedGraph({ x: at.x + REACH, y: at.y })];
    return nearestTie(here, segments, Math.hypot(aside.x - here.x, aside.y - here.y));
  };
  let onNode = false;
  sigma.on('enterNode', ({ node }) => {
    onNode = true;
    onPoint({ kind: 'account', id: node });
  });
  sigma.on('leaveNode', () => {
    onNode = false;
  });
  sigma.on('moveBody', ({ event }) => {
    const { width, height } = sigma.getDimensions();
    const isInside = event.x >= 0 && event.y >= 0 && event.x <= width && event.y <= height;
    const key = onNode || !isInside || sigma.getGraphState().isPanning ? undefined : tieAt(event);
    if (key !== undefined) onPoint({ kind: 'tie', key });
  });
  sigma.on('doubleClickNode', ({ node }) => onOpen(node));
}

function setMarked(sigma: ReturnType<typeof open>, graph: Graph<NodeLook, EdgeLook>, focus: Focus, on: boolean): void {
  const shown = sigma.getGraph();
  const edges = [...edgesOf(graph, focus)];
  if (shown !== graph && !on) shown.clearEdges();
  else {
    if (shown !== graph)
      for (const key of edges)
        shown.addUndirectedEdgeWithKey(key, ...graph.extremities(key), graph.getEdgeAttributes(key));
    sigma.setEdgesState(edges, { isHighlighted: on });
  }
  sigma.setNodesState([...nodesOf(graph, focus)], { isHighlighted: on });
}

function nodesOf(graph: Graph, focus: Focus): readonly string[] {
  if (focus?.kind === 'account') return graph.hasNode(focus.id) ? [focus.id] : [];
  return focus !== undefined && graph.hasEdge(focus.key) ? graph.extremities(focus.key) : [];
}

function edgesOf(graph: Graph, focus: Focus): readonly string[] {
  if (focus?.kind === 'account') return graph.hasNode(focus.id) ? graph.edges(focus.id) : [];
  return focus !== undefined && graph.hasEdge(focus.key) ? [focus.key] : [];
}
