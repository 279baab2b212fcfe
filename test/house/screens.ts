// A rule on screens: every word a person reads comes from the word files, so that all can be reviewed and translated.
import { type Rule, type SyntaxNode, type Tree, walk } from './tree.ts';

/** Attributes whose text a person reads or hears. */
const READ = new Set(['aria-label', 'aria-description', 'title', 'label', 'description', 'placeholder', 'alt']);
/** A word of three letters or more; keys such as Enter stand in <kbd> and are named by their own names. */
const WORD = /\p{L}{3,}/u;
const KEY_NAMES = new Set(['Enter', 'Escape', 'Esc', 'Ctrl', 'Tab', 'UTC']);

function checkStrings(tree: Tree): readonly string[] {
  const said: string[] = [];
  for (const source of tree.sources.filter(({ path, isTest }) => /^console\/src\/.*\.tsx$/.test(path) && !isTest)) {
    walk(source.program, (node, parent) => {
      const text = textOf(node, parent);
      if (text !== undefined && WORD.test(text) && !KEY_NAMES.has(text.trim()))
        said.push(
          `${source.path}:${source.lineOf(node.start)}: "${text.trim().slice(0, 40)}" belongs in console/src/words`,
        );
    });
  }
  return said;
}

/** Text between tags, in attributes that are read, and in plain strings and templates that are drawn. */
function textOf(node: SyntaxNode, parent: SyntaxNode | undefined): string | undefined {
  if (node.type === 'JSXText') return String(node['value']);
  const isDrawn = parent?.type === 'JSXExpressionContainer' || isReadAttribute(parent);
  if (!isDrawn) return undefined;
  const text = stringOf(node);
  // The tree does not say whether braces stand between tags or in an attribute that is not read: there only prose counts.
  return text !== undefined && (isReadAttribute(parent) || /\p{L}+ \p{L}+/u.test(text)) ? text : undefined;
}

function stringOf(node: SyntaxNode): string | undefined {
  if (node.type === 'Literal' && typeof node['value'] === 'string') return node['value'];
  if (node.type !== 'TemplateLiteral') return undefined;
  return (node['quasis'] as readonly { value: { cooked: string } }[]).map((one) => one.value.cooked).join('…');
}

function isReadAttribute(node: SyntaxNode | undefined): boolean {
  return node?.type === 'JSXAttribute' && READ.has(String((node['name'] as { name?: unknown }).name));
}

/** The rule. */
export const screenRules: readonly Rule[] = [
  {
    says: 'No component holds words of its own: they stand in console/src/words',
    check: checkStrings,
    broken: { 'console/src/a/A.tsx': 'export const A = () => <b title="Open it">{1}</b>;' },
    kept: {
      'console/src/a/A.tsx':
        'import { words } from \'../words.ts\';\nexport const A = () => <b className="open it" title={words.a}>{words.b} <kbd>Enter</kbd> · </b>;',
    },
  },
];
