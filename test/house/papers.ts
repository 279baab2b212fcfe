// Rules on documents and manifests: what the documents name exists, and a fresh clone installs the same packages everywhere.
import { posix } from 'node:path';
import { type Rule, type SyntaxNode, type Tree, walk } from './tree.ts';

/** Documents often name a file by its layer, for example engine/flow.ts; these are the places such a path may start from. */
const BASES = ['', 'vigil/src/', 'match/src/', 'console/src/', 'vigil/'];
/** Made by running or building Vigil, so no clone holds them. */
const MADE_LATER = /(^|\/)(node_modules|dist|\.vigil|coverage)(\/|$)/;

function documents(tree: Tree): readonly (readonly [string, string])[] {
  return [...tree.files].filter(([path]) => path.endsWith('.md'));
}

/** Everything that exists: files, and the folders that hold them. */
function placesOf(tree: Tree): ReadonlySet<string> {
  const places = new Set<string>();
  for (const path of tree.files.keys()) {
    for (let place = path; place !== '.'; place = posix.dirname(place)) places.add(place);
  }
  return places;
}

function checkPaths(tree: Tree): readonly string[] {
  const places = placesOf(tree);
  const starts = new Set(
    [...places].flatMap((place) =>
      BASES.filter((base) => base !== place && place.startsWith(base)).map(
        (base) => place.slice(base.length).split('/')[0] ?? '',
      ),
    ),
  );
  const exists = (path: string): boolean =>
    BASES.some((base) => places.has(posix.normalize(base + path).replace(/\/$/, '')));
  const isPath = (span: string): boolean =>
    /^[\w.@-]+(\/[\w.@-]+)+\/?$/.test(span) && starts.has(span.split('/')[0] ?? '') && !MADE_LATER.test(span);
  return documents(tree).flatMap(([document, text]) => {
    const spans = [...text.matchAll(/`([^`\n]+)`/g)].map((found) =>
      (found[1] ?? '').replace(/^\.\//, '').replace(/:\d+$/, ''),
    );
    return spans
      .filter((span) => isPath(span) && !exists(span))
      .map((span) => `${document}: \`${span}\` does not exist`);
  });
}

function checkLinks(tree: Tree): readonly string[] {
  const places = placesOf(tree);
  const pictures = /\.(png|jpe?g|gif|webp|svg)$/; // Not read as text, so the tree does not know them.
  return documents(tree).flatMap(([document, text]) => {
    const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map((found) => (found[1] ?? '').replace(/#.*$/, ''));
    const local = links.filter((link) => link !== '' && !/^[a-z]+:/.test(link) && !pictures.test(link));
    const lost = local.filter(
      (link) => !places.has(posix.normalize(posix.join(posix.dirname(document), link)).replace(/\/$/, '')),
    );
    return lost.map((link) => `${document}: the link to ${link} leads nowhere`);
  });
}

function checkTitles(tree: Tree): readonly string[] {
  return documents(tree).flatMap(([document, text]) => {
    const count = text.replace(/^```[\s\S]*?^```/gm, '').match(/^# /gm)?.length ?? 0;
    return count === 1 ? [] : [`${document}: ${count} first-level titles, there must be one`];
  });
}

function checkNouns(tree: Tree): readonly string[] {
  const concepts = tree.files.get('docs/concepts.md') ?? '';
  const nouns: (readonly [string, string])[] = [];
  for (const source of tree.sources.filter(({ path, isTest }) => path.startsWith('vigil/src/core/') && !isTest)) {
    walk(source.program, (node) => {
      if (node.type !== 'ExportNamedDeclaration') return;
      const declared = node['declaration'] as (SyntaxNode & { readonly id?: { readonly name?: string } }) | null;
      if (declared && /^TS(Interface|TypeAlias)Declaration$/.test(declared.type) && declared.id?.name)
        nouns.push([declared.id.name, source.path]);
    });
  }
  return nouns
    .filter(([noun]) => !new RegExp(`\\b${noun}\\b`).test(concepts))
    .map(([noun, path]) => `${path}: the noun ${noun} is not explained in docs/concepts.md`);
}

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

function checkExact(tree: Tree): readonly string[] {
  const manifests = [...tree.files].filter(([path]) => /(^|\/)package\.json$/.test(path));
  return manifests.flatMap(([path, text]) => {
    const { dependencies, devDependencies, optionalDependencies } = JSON.parse(text) as Manifest;
    const all = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies });
    return all
      .filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
      .map(([name, version]) => `${path}: ${name} is "${version}", not an exact version`);
  });
}

type Lock = Readonly<
  Record<string, Manifest & { readonly resolved?: string; readonly link?: boolean; readonly integrity?: string }>
>;

function lockOf(tree: Tree): Lock {
  return (JSON.parse(tree.files.get('package-lock.json') ?? '{}') as { packages?: Lock }).packages ?? {};
}

function checkAddresses(tree: Tree): readonly string[] {
  return Object.entries(lockOf(tree))
    .filter(([, entry]) => entry.resolved !== undefined && /^[a-z+]+:/.test(entry.resolved))
    .map(([path]) => `package-lock.json: ${path} names an address`);
}

/** npm refuses a lock file that leaves out a package for another system, which happens when the registry lags behind. */
function checkWhole(tree: Tree): readonly string[] {
  const lock = lockOf(tree);
  const present = new Set(Object.keys(lock).map((path) => path.split('node_modules/').at(-1)));
  return Object.entries(lock).flatMap(([path, entry]) => {
    const wanted = Object.keys({ ...entry.dependencies, ...entry.optionalDependencies });
    return wanted
      .filter((name) => !present.has(name))
      .map((name) => `package-lock.json: ${path} needs ${name}, which is missing: npm ci will refuse`);
  });
}

const lock = (packages: Lock): Readonly<Record<string, string>> => ({
  'package-lock.json': JSON.stringify({ packages }),
});

/** The rules on documents and manifests. */
export const paperRules: readonly Rule[] = [
  {
    says: 'Every path that a document names exists',
    check: checkPaths,
    broken: { 'docs/a.md': 'See `engine/gone.ts`.', 'vigil/src/engine/flow.ts': '' },
    kept: {
      'docs/a.md': 'See `engine/flow.ts`, `vigil/src/engine/`, `text/plain` and `console/dist/x`.',
      'vigil/src/engine/flow.ts': '',
      'console/a.ts': '',
    },
  },
  {
    says: 'Every link between documents leads somewhere',
    check: checkLinks,
    broken: { 'docs/a.md': '[b](b.md)' },
    kept: { 'docs/a.md': '[b](../README.md#top) [c](https://example.org)', 'README.md': '' },
  },
  {
    says: 'Every document has one first-level title',
    check: checkTitles,
    broken: { 'docs/a.md': '# One\n# Two\n' },
    kept: { 'docs/a.md': '# One\n```sh\n# not a title\n```\n## Two\n' },
  },
  {
    says: 'Every noun of core is explained in docs/concepts.md',
    check: checkNouns,
    broken: { 'vigil/src/core/a.ts': 'export interface Blenvik { readonly a: 1 }', 'docs/concepts.md': 'Blenviks' },
    kept: {
      'vigil/src/core/a.ts': 'export interface Blenvik { readonly a: 1 }',
      'docs/concepts.md': 'A **Blenvik** is a word.',
    },
  },
  {
    says: 'Every dependency has an exact version',
    check: checkExact,
    broken: { 'package.json': '{"dependencies":{"a":"^1.0.0"}}' },
    kept: { 'package.json': '{"dependencies":{"a":"1.0.0-beta.1"}}' },
  },
  {
    says: 'The lock file names no registry address',
    check: checkAddresses,
    broken: lock({ 'node_modules/a': { resolved: 'https://registry.example/a.tgz' } }),
    kept: lock({ 'node_modules/vigil': { resolved: 'vigil', link: true } }),
  },
  {
    says: 'The lock file is whole, so that npm ci accepts it',
    check: checkWhole,
    broken: lock({ 'node_modules/a': { optionalDependencies: { 'a-linux': '1.0.0' } } }),
    kept: lock({
      'node_modules/a': { optionalDependencies: { 'a-linux': '1.0.0' } },
      'node_modules/a/node_modules/a-linux': {},
    }),
  },
];
