// The repository as the house rules see it: every text file, and every source file parsed once by a kept parser.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';
import { type Program, parseSync, visitorKeys } from 'oxc-parser';

/** A node of the syntax tree; the rules read only what they name. */
export interface SyntaxNode {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [key: string]: unknown;
}

/** One import or re-export: what it names, the file it leads to when that lies in the tree, and whether only types pass. */
export interface ImportLine {
  readonly specifier: string;
  readonly target: string | undefined;
  readonly typesOnly: boolean;
  readonly line: number;
}

/** A parsed source file. */
export interface Source {
  readonly path: string;
  readonly text: string;
  readonly program: Program;
  readonly imports: readonly ImportLine[];
  readonly isTest: boolean;
  lineOf(offset: number): number;
}

/** All text files by their path from the root, with `/` between folders, and the parsed ones among them. */
export interface Tree {
  readonly files: ReadonlyMap<string, string>;
  readonly sources: readonly Source[];
}

/** A house rule, with a small tree that breaks it and one that keeps it: so each check is seen to fail and to pass. */
export interface Rule {
  readonly says: string;
  readonly check: (tree: Tree) => readonly string[];
  readonly broken: Readonly<Record<string, string>>;
  readonly kept: Readonly<Record<string, string>>;
}

const SKIPPED_FOLDERS = new Set(['node_modules', '.git', 'dist', '.vigil', 'coverage']);
const BINARY = /\.(png|jpe?g|gif|webp|ico|woff2?|gz|zst|wasm|pdf)$/;

/** Reads the repository at `root`. */
export function readTree(root: string): Tree {
  const files: Record<string, string> = {};
  const waiting = [root];
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory() && !SKIPPED_FOLDERS.has(entry.name)) waiting.push(path);
      if (entry.isFile() && !BINARY.test(entry.name))
        files[relative(root, path).split(sep).join('/')] = readFileSync(path, 'utf8');
    }
  }
  return makeTree(files);
}

/** Makes a tree from texts by path. */
export function makeTree(files: Readonly<Record<string, string>>): Tree {
  const paths = Object.keys(files).sort();
  const sources = paths.filter((path) => /\.(ts|tsx|mjs)$/.test(path)).map((path) => parse(path, files));
  return { files: new Map(paths.map((path) => [path, files[path] ?? ''])), sources };
}

/** Calls `visit` for every node below `root`, parents first, with the parent and the name of the place in it. */
export function walk(
  root: unknown,
  visit: (node: SyntaxNode, parent: SyntaxNode | undefined, place: string) => void,
): void {
  const waiting: (readonly [SyntaxNode, SyntaxNode | undefined, string])[] = [[root as SyntaxNode, undefined, '']];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [node, parent, place] = next;
    visit(node, parent, place);
    for (const key of visitorKeys[node.type] ?? []) {
      const inside = node[key];
      for (const child of Array.isArray(inside) ? inside : [inside]) {
        if (child && typeof child === 'object') waiting.push([child as SyntaxNode, node, key]);
      }
    }
  }
}

function parse(path: string, files: Readonly<Record<string, string>>): Source {
  const text = files[path] ?? '';
  const parsed = parseSync(path, text);
  if (parsed.errors.length > 0) throw new Error(`${path} cannot be parsed: ${parsed.errors[0]?.message}`);
  const breaks = [...text.matchAll(/\n/g)].map((found) => found.index);
  const lineOf = (offset: number): number => {
    const after = breaks.findIndex((at) => at >= offset);
    return (after === -1 ? breaks.length : after) + 1;
  };
  const imports = importsOf(parsed.program).map(({ specifier, typesOnly, start }) => ({
    specifier,
    typesOnly,
    target: targetOf(path, specifier, files),
    line: lineOf(start),
  }));
  const isTest = /\.(test|fixture)\.tsx?$/.test(path) || path.startsWith('test/');
  return { path, text, program: parsed.program, imports, isTest, lineOf };
}

interface Found {
  readonly specifier: string;
  readonly typesOnly: boolean;
  readonly start: number;
}

function importsOf(program: Program): readonly Found[] {
  const found: Found[] = [];
  walk(program, (node) => {
    if (
      !/^(ImportDeclaration|ExportNamedDeclaration|ExportAllDeclaration|ImportExpression|TSImportType)$/.test(node.type)
    )
      return;
    const specifier = (node['source'] as { value?: unknown } | null | undefined)?.value;
    if (typeof specifier !== 'string') return;
    const parts = (node['specifiers'] ?? []) as readonly { importKind?: string; exportKind?: string }[];
    const whole = node['importKind'] === 'type' || node['exportKind'] === 'type' || node.type === 'TSImportType';
    const each = parts.length > 0 && parts.every((part) => part.importKind === 'type' || part.exportKind === 'type');
    found.push({ specifier, typesOnly: whole || each, start: node.start });
  });
  return found;
}

function targetOf(path: string, specifier: string, files: Readonly<Record<string, string>>): string | undefined {
  if (specifier === 'vigil-match') return 'match/src/index.ts';
  if (!specifier.startsWith('.')) return undefined;
  const plain = posix.normalize(posix.join(dirname(path), specifier.replace(/\?.*$/, '')));
  return [plain, `${plain}.ts`, `${plain}.tsx`, `${plain}/index.ts`].find((candidate) => candidate in files) ?? plain;
}
