// Rules on who may import whom: layers point one way, connectors stay apart, and nothing goes round in circles.
import type { ImportLine, Rule, Source, Tree } from './tree.ts';

const BELOW_STORE = ['match', 'core', 'engine'];
const BELOW_SERVER = [...BELOW_STORE, 'store', 'vault', 'connect', 'measure', 'demo'];

/** What each layer may import, besides itself. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  match: [],
  core: ['match'],
  engine: ['match', 'core'],
  store: BELOW_STORE,
  vault: BELOW_STORE,
  connect: BELOW_STORE,
  measure: BELOW_STORE,
  demo: BELOW_STORE,
  server: BELOW_SERVER,
  cli: BELOW_SERVER,
  main: [...BELOW_SERVER, 'server', 'cli'],
  console: ['match'],
  launch: [],
};

/** The layers of which the console may import types only. */
const TYPES_FOR_CONSOLE = ['core', 'server'];

/** The layer of a file; undefined for what lies outside the house's layers (tests, examples, measurements). */
export function layerOf(path: string): string | undefined {
  if (/^vigil\/src\/[^/]+\.ts$/.test(path)) return 'main';
  const inner = /^vigil\/src\/([a-z]+)\//.exec(path)?.[1];
  if (inner !== undefined) return inner;
  if (path.startsWith('launch/') || path.startsWith('vigil/bin/')) return 'launch';
  return /^(match|console)\/src\//.exec(path)?.[1];
}

function judgeImport(source: Source, line: ImportLine): string | undefined {
  const from = layerOf(source.path);
  const to = line.target === undefined ? undefined : layerOf(line.target);
  if (from === undefined || line.target === undefined || from === to) return undefined;
  if (MAY_IMPORT[from] === undefined)
    return `${source.path}: the folder ${from} has no place in the house; give it one in test/house/layers.ts`;
  if (to !== undefined && MAY_IMPORT[from].includes(to)) return undefined;
  if (from === 'console' && to !== undefined && TYPES_FOR_CONSOLE.includes(to) && line.typesOnly) return undefined;
  return `${source.path}:${line.line}: ${from} must not import ${to ?? 'what lies outside the layers'} (${line.specifier})`;
}

function checkLayers(tree: Tree): readonly string[] {
  const sources = tree.sources.filter((source) => !source.isTest);
  return sources
    .flatMap((source) => source.imports.map((line) => judgeImport(source, line)))
    .filter((said) => said !== undefined);
}

function checkConnectors(tree: Tree): readonly string[] {
  const connector = (path: string): string | undefined => /^vigil\/src\/connect\/([^/]+)\//.exec(path)?.[1];
  const sources = tree.sources.filter((source) => !source.isTest && connector(source.path) !== undefined);
  return sources.flatMap((source) =>
    source.imports
      .filter(
        (line) =>
          line.target !== undefined &&
          connector(line.target) !== undefined &&
          connector(line.target) !== connector(source.path),
      )
      .map(
        (line) =>
          `${source.path}:${line.line}: the connector ${connector(source.path)} must not import ${line.specifier}`,
      ),
  );
}

function checkMatchAlone(tree: Tree): readonly string[] {
  const sources = tree.sources.filter((source) => !source.isTest && layerOf(source.path) === 'match');
  const imports = sources.flatMap((source) => source.imports.map((line) => ({ source, line })));
  return imports
    .filter(({ line }) => line.target === undefined)
    .map(({ source, line }) => `${source.path}:${line.line}: match has no dependencies (${line.specifier})`);
}

/** Every file that can reach itself. Counts imports of types too: a circle of types is a circle of ideas. */
function checkCycles(tree: Tree): readonly string[] {
  const edges = new Map(
    tree.sources.map((source) => [
      source.path,
      source.imports.map((line) => line.target).filter((target) => target !== undefined),
    ]),
  );
  const reaches = (start: string): boolean => {
    const waiting = [...(edges.get(start) ?? [])];
    const seen = new Set<string>();
    for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
      if (path === start) return true;
      if (seen.has(path)) continue;
      seen.add(path);
      waiting.push(...(edges.get(path) ?? []));
    }
    return false;
  };
  return [...edges.keys()].filter(reaches).map((path) => `${path}: imports itself in a circle`);
}

/** The rules on imports. */
export const layerRules: readonly Rule[] = [
  {
    says: 'Layers import one way: match, core, engine, then store vault connect measure, then server and cli, then main',
    check: checkLayers,
    broken: {
      'vigil/src/core/item.ts': "import { x } from '../store/rows.ts';",
      'vigil/src/store/rows.ts': 'export const x = 1;',
    },
    kept: {
      'vigil/src/store/rows.ts': "import { x } from '../core/item.ts';",
      'vigil/src/core/item.ts': 'export const x = 1;',
    },
  },
  {
    says: 'Folders of one level never import each other',
    check: checkLayers,
    broken: {
      'vigil/src/cli/serve.ts': "export { x } from '../server/app.ts';",
      'vigil/src/server/app.ts': 'export const x = 1;',
    },
    kept: {
      'vigil/src/main.ts': "export { x } from './server/app.ts';",
      'vigil/src/server/app.ts': 'export const x = 1;',
    },
  },
  {
    says: 'The console takes only types from core and server',
    check: checkLayers,
    broken: {
      'console/src/a.ts': "import { x } from '../../vigil/src/core/item.ts';",
      'vigil/src/core/item.ts': 'export const x = 1;',
    },
    kept: {
      'console/src/a.ts': "import type { X } from '../../vigil/src/core/item.ts';",
      'vigil/src/core/item.ts': 'export type X = 1;',
    },
  },
  {
    says: 'Two connectors never import each other',
    check: checkConnectors,
    broken: {
      'vigil/src/connect/replay/index.ts': "import { x } from '../nats/client.ts';",
      'vigil/src/connect/nats/client.ts': 'export const x = 1;',
    },
    kept: {
      'vigil/src/connect/replay/index.ts': "import { x } from '../lines.ts';",
      'vigil/src/connect/lines.ts': 'export const x = 1;',
    },
  },
  {
    says: 'match has no dependencies',
    check: checkMatchAlone,
    broken: { 'match/src/fold.ts': "import { x } from 'some-package';" },
    kept: { 'match/src/fold.ts': "import { x } from './find.ts';", 'match/src/find.ts': 'export const x = 1;' },
  },
  {
    says: 'No file imports itself in a circle, not even for types',
    check: checkCycles,
    broken: {
      'match/src/a.ts': "import { b } from './b.ts'; export const a = 1;",
      'match/src/b.ts': "import type { a } from './a.ts'; export const b = 1;",
    },
    kept: {
      'match/src/a.ts': "import { b } from './b.ts'; export const a = 1;",
      'match/src/b.ts': 'export const b = 1;',
    },
  },
];
