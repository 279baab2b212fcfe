// Rules on the shape of the code: short files and functions, few parameters, no holes in types or in error handling.
import { type Rule, type Source, type SyntaxNode, type Tree, walk } from './tree.ts';

const MAX_FILE_LINES = 300;
const MAX_FUNCTION_LINES = 60;
const MAX_COMPONENT_LINES = 120;
const MAX_PARAMETERS = 4;

const FUNCTION = /^(FunctionDeclaration|FunctionExpression|ArrowFunctionExpression)$/;

/** Applies a judgement to every node of every source that `applies` lets through. */
function everyNode(
  judge: (node: SyntaxNode, parent: SyntaxNode | undefined, source: Source) => string | undefined,
  applies: (source: Source) => boolean = () => true,
) {
  return (tree: Tree): readonly string[] => {
    const said: string[] = [];
    for (const source of tree.sources.filter(applies)) {
      walk(source.program, (node, parent) => {
        const what = judge(node, parent, source);
        if (what !== undefined) said.push(`${source.path}:${source.lineOf(node.start)}: ${what}`);
      });
    }
    return said;
  };
}

function checkFileLength(tree: Tree): readonly string[] {
  const long = tree.sources.map((source) => ({ path: source.path, lines: source.text.trimEnd().split('\n').length }));
  return long
    .filter(({ lines }) => lines > MAX_FILE_LINES)
    .map(({ path, lines }) => `${path}: ${lines} lines, at most ${MAX_FILE_LINES}`);
}

function judgeFunction(node: SyntaxNode, parent: SyntaxNode | undefined, source: Source): string | undefined {
  if (!FUNCTION.test(node.type)) return undefined;
  const name =
    (node['id'] as { name?: string } | null)?.name ??
    (parent?.['id'] as { name?: string } | null | undefined)?.name ??
    'a function';
  const isComponent = source.path.endsWith('.tsx') && /^[A-Z]/.test(name);
  const limit = isComponent ? MAX_COMPONENT_LINES : MAX_FUNCTION_LINES;
  const lines = source.lineOf(node.end) - source.lineOf(node.start) + 1;
  return lines > limit ? `${name} has ${lines} lines, at most ${limit}` : undefined;
}

function judgeParameters(node: SyntaxNode): string | undefined {
  const count = FUNCTION.test(node.type) ? (node['params'] as readonly unknown[]).length : 0;
  return count > MAX_PARAMETERS ? `${count} parameters, at most ${MAX_PARAMETERS}` : undefined;
}

function judgeCatch(node: SyntaxNode): string | undefined {
  const isEmptyBlock = (block: unknown): boolean => {
    const { type, body } = (block ?? {}) as { type?: string; body?: readonly unknown[] };
    return type === 'BlockStatement' && body?.length === 0;
  };
  if (node.type === 'CatchClause') return isEmptyBlock(node['body']) ? 'an empty catch' : undefined;
  if (node.type !== 'CallExpression') return undefined;
  const method = (node['callee'] as { property?: { name?: string } }).property?.name;
  const swallow = (node['arguments'] as readonly { body?: unknown }[])[0];
  return method === 'catch' && isEmptyBlock(swallow?.body) ? 'a catch that swallows the error' : undefined;
}

function checkHeader(tree: Tree): readonly string[] {
  const bare = tree.sources.filter(({ text }) => {
    const code = text.replace(/^#!.*\n/, '');
    const block = /^(?:\/\/ .*\n)+|^\/\*[\s\S]*?\*\//.exec(code)?.[0] ?? '';
    return block.split(/\s+/).length < 5 || !/[.!?:…]/.test(block);
  });
  return bare.map(({ path }) => `${path}:1: begins without a sentence on what it is and why it exists`);
}

const lines = (count: number): string => 'x();\n'.repeat(count);
const isConfig = (source: Source): boolean => /\.config\.(ts|mjs)$/.test(source.path);

/** The rules on shape. Function length leaves out tests, whose `describe` holds many small ones. */
export const shapeRules: readonly Rule[] = [
  {
    says: `No source file is longer than ${MAX_FILE_LINES} lines`,
    check: checkFileLength,
    broken: { 'match/src/a.ts': lines(301) },
    kept: { 'match/src/a.ts': lines(300) },
  },
  {
    says: `No function is longer than ${MAX_FUNCTION_LINES} lines`,
    check: everyNode(judgeFunction, (source) => !source.isTest),
    broken: { 'match/src/a.ts': `const a = () => {\n${lines(59)}};` },
    kept: {
      'match/src/a.ts': `const a = () => {\n${lines(58)}};`,
      'match/src/a.test.ts': `describe('', () => {\n${lines(80)}});`,
    },
  },
  {
    says: `No component is longer than ${MAX_COMPONENT_LINES} lines`,
    check: everyNode(judgeFunction, (source) => !source.isTest),
    broken: { 'console/src/a.tsx': `function Queue() {\n${lines(119)}}` },
    kept: { 'console/src/a.tsx': `function Queue() {\n${lines(118)}}` },
  },
  {
    says: `No function takes more than ${MAX_PARAMETERS} parameters`,
    check: everyNode(judgeParameters),
    broken: { 'match/src/a.ts': 'function f(a, b, c, d, e) {}' },
    kept: { 'match/src/a.ts': 'function f(a, b, c, { d, e }) {}' },
  },
  {
    says: 'Nothing has the type any',
    check: everyNode((node) => (node.type === 'TSAnyKeyword' ? 'the type any' : undefined)),
    broken: { 'match/src/a.ts': 'const a: readonly any[] = [];' },
    kept: { 'match/src/a.ts': "const a: readonly unknown[] = ['any'];" },
  },
  {
    says: 'No error is swallowed by an empty catch',
    check: everyNode(judgeCatch),
    broken: { 'match/src/a.ts': 'try { a(); } catch { /* never mind */ }' },
    kept: { 'match/src/a.ts': 'try { a(); } catch (error) { b(error); }' },
  },
  {
    says: 'No promise swallows its error',
    check: everyNode(judgeCatch),
    broken: { 'match/src/a.ts': 'a().catch(() => {});' },
    kept: { 'match/src/a.ts': 'a().catch((error) => b(error));' },
  },
  {
    says: 'Exports have names; only configuration files export a default',
    check: everyNode(
      (node) => (node.type === 'ExportDefaultDeclaration' ? 'a default export' : undefined),
      (source) => !isConfig(source),
    ),
    broken: { 'match/src/a.ts': 'export default 1;' },
    kept: { 'vitest.config.ts': 'export default 1;', 'match/src/a.ts': 'export const a = 1;' },
  },
  {
    says: 'Every source file begins with a sentence on what it is and why it exists',
    check: checkHeader,
    broken: { 'match/src/a.ts': "import { b } from './b.ts';\n// Too late, this comment is.\n" },
    kept: { 'match/src/a.ts': '// Folds text, so that disguises look alike.\nexport const a = 1;\n' },
  },
];
