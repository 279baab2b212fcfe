// The rule that judging has no clock, no chance and no machine: the same input gives the same judgement, for ever.
import { builtinModules } from 'node:module';
import { layerOf } from './layers.ts';
import { type Rule, type Source, type SyntaxNode, type Tree, walk } from './tree.ts';

const PURE_LAYERS = new Set(['match', 'core', 'engine']);
const MACHINE = new Set([
  'performance',
  'crypto',
  'process',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'fetch',
  'Buffer',
  'require',
  'globalThis',
  'console',
]);
const BUILTIN = new Set(builtinModules);

function nameOf(node: unknown): string | undefined {
  const { type, name } = (node ?? {}) as { type?: string; name?: string };
  return type === 'Identifier' ? name : undefined;
}

function impurity(node: SyntaxNode, parent: SyntaxNode | undefined, place: string): string | undefined {
  if (node.type === 'MemberExpression') {
    const whole = `${nameOf(node['object'])}.${nameOf(node['property'])}`;
    return whole === 'Date.now' || whole === 'Math.random' ? whole : undefined;
  }
  if (node.type === 'NewExpression' && nameOf(node['callee']) === 'Date') {
    return (node['arguments'] as readonly unknown[]).length === 0 ? 'new Date()' : undefined;
  }
  if (node.type === 'CallExpression' && nameOf(node['callee']) === 'Date') return 'Date()';
  const name = nameOf(node);
  const isOnlyAName = (place === 'property' || place === 'key') && parent?.['computed'] !== true;
  return name !== undefined && MACHINE.has(name) && !isOnlyAName ? name : undefined;
}

function judge(source: Source): readonly string[] {
  const said: string[] = [];
  walk(source.program, (node, parent, place) => {
    const what = impurity(node, parent, place);
    if (what !== undefined)
      said.push(`${source.path}:${source.lineOf(node.start)}: ${what} in a pure layer; make it an argument`);
  });
  for (const line of source.imports) {
    if (line.specifier.startsWith('node:') || BUILTIN.has(line.specifier))
      said.push(`${source.path}:${line.line}: ${line.specifier} in a pure layer`);
  }
  return said;
}

function checkPurity(tree: Tree): readonly string[] {
  return tree.sources.filter((source) => !source.isTest && PURE_LAYERS.has(layerOf(source.path) ?? '')).flatMap(judge);
}

const sample = (code: string): Readonly<Record<string, string>> => ({ 'vigil/src/engine/assess.ts': code });

/** One rule for each way in which time, chance or the machine could slip in. */
export const purityRules: readonly Rule[] = [
  ['the present time', 'export const a = Date.now();'],
  ['the present time as a date', 'export const a = new Date();'],
  ['a stopwatch', 'export const a = performance.now();'],
  ['chance', 'export const a = Math.random();'],
  ['random identifiers', 'export const a = crypto.randomUUID();'],
  ['timers', 'export const a = () => setTimeout(a, 1);'],
  ['the process', "export const a = process.env['HOME'];"],
  ['Node itself', "import { readFileSync } from 'node:fs'; export const a = readFileSync;"],
].map(([what = '', code = '']) => ({
  says: `match, core and engine know nothing of ${what}`,
  check: checkPurity,
  broken: sample(code),
  kept: sample(
    'export const a = (now: number) => new Date(now).getUTCHours(); export const b = { process: 1 }.process;',
  ),
}));
