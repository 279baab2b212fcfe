// Rules on words and characters: names that say something, and nothing in any file that must not leave a machine.
import { type Rule, type Source, type SyntaxNode, type Tree, walk } from './tree.ts';

const EMPTY_WORDS = [
  'util',
  'utils',
  'helper',
  'helpers',
  'common',
  'misc',
  'service',
  'services',
  'manager',
  'processor',
  'handler',
  'handlers',
  'data',
  'info',
];
/** "Report" alone has three meanings here: a Notice comes in, a CyberTip goes out, a TransparencyReport is published. */
const EMPTY_NAMES = new Set([...EMPTY_WORDS, 'report', 'reports']);
const EMPTY_ENDING = /(Util|Utils|Helper|Helpers|Service|Manager|Processor|Handler|Info|Data)$/;

function checkPaths(tree: Tree): readonly string[] {
  return [...tree.files.keys()].flatMap((path) => {
    const words = path.split('/').flatMap((part) => part.replace(/\.[a-z]+$/, '').split(/[-._]/));
    return words
      .filter((word) => EMPTY_WORDS.includes(word.toLowerCase()))
      .map((word) => `${path}: the name "${word}" says nothing`);
  });
}

function checkKebab(tree: Tree): readonly string[] {
  const wrong = tree.sources.filter(
    (source) => !/^[a-z0-9]+([-.][a-z0-9]+)*$/.test(source.path.split('/').at(-1) ?? ''),
  );
  const isScreen = (source: Source): boolean =>
    /^console\/.*\/([A-Z]\w*|use[A-Z]\w*)(\.test)?\.tsx?$/.test(source.path);
  return wrong.filter((source) => !isScreen(source)).map((source) => `${source.path}: file names are kebab-case`);
}

function checkNames(tree: Tree): readonly string[] {
  const said: string[] = [];
  for (const source of tree.sources) {
    walk(source.program, (node, parent) => {
      if (node.type !== 'ExportNamedDeclaration' || parent?.type !== 'Program') return;
      for (const name of declaredNames(node['declaration'] as SyntaxNode | null)) {
        const isEmpty = EMPTY_NAMES.has(name.toLowerCase()) || EMPTY_ENDING.test(name);
        if (isEmpty) said.push(`${source.path}:${source.lineOf(node.start)}: the name ${name} says nothing`);
      }
    });
  }
  return said;
}

function declaredNames(declaration: SyntaxNode | null): readonly string[] {
  const many = (declaration?.['declarations'] ?? [declaration]) as readonly ({ id?: { name?: string } } | null)[];
  return many.map((one) => one?.id?.name).filter((name) => name !== undefined);
}

/** A rule that no file may hold what `pattern` finds; package-lock.json is npm's own and holds digests only. */
function absent(says: string, pattern: RegExp, broken: string): Rule {
  const check = (tree: Tree): readonly string[] =>
    [...tree.files].flatMap(([path, text]) => {
      const found = path === 'package-lock.json' ? undefined : text.match(pattern);
      return found?.index === undefined ? [] : [`${path}:${text.slice(0, found.index).split('\n').length}: ${says}`];
    });
  return {
    says,
    check,
    broken: { 'docs/a.md': broken },
    kept: {
      'docs/a.md': 'Plain text\twith a tab, a path /srv/vigil/network/ and an emoji \u{1f469}\u200d\u{1f4bb}.\r\n',
    },
  };
}

/** Controls other than tab and line ends; signs that turn text round, which can hide what code does; a byte order mark. */
const STRAY_CHARACTER = /(?![\t\n\r])\p{Cc}|[\u202a-\u202e\u2066-\u2069\ufeff]/u;
// Written in pieces, so that this file does not break the rules it keeps.
const MACHINE_PATH = new RegExp(`(?<![\\w.-])/(${['work', 'home', 'Users'].join('|')})/\\w`);
const KEYS = [
  'AKIA[0-9A-Z]{16}',
  '-----BEGIN [A-Z ]*PRIVATE KEY',
  'gh[pousr]_[A-Za-z0-9]{36}',
  'npm_[A-Za-z0-9]{36}',
  'sk-[A-Za-z0-9_-]{24,}',
  'xox[baprs]-[A-Za-z0-9-]{12,}',
  'AIza[0-9A-Za-z_-]{35}',
  'eyJ[\\w-]{12,}\\.eyJ[\\w-]{12,}\\.',
];

/** The rules on words and characters. */
export const wordRules: readonly Rule[] = [
  {
    says: 'File and folder names say something',
    check: checkPaths,
    broken: { 'vigil/src/store/row-helpers.ts': '' },
    kept: { 'vigil/src/store/database.ts': '' },
  },
  {
    says: 'File names are kebab-case; components and hooks are named after what they export',
    check: checkKebab,
    broken: { 'vigil/src/core/auditEntry.ts': '' },
    kept: { 'vigil/src/core/audit-entry.ts': '', 'console/src/queue/QueueCard.tsx': '' },
  },
  {
    says: 'Exported names say something',
    check: checkNames,
    broken: { 'vigil/src/core/a.ts': 'export interface AccountInfo { readonly a: 1 }' },
    kept: { 'vigil/src/core/a.ts': 'export interface TransparencyReport { readonly a: 1 }' },
  },
  {
    says: 'A report is never just a report: it is a Notice, a CyberTip or a TransparencyReport',
    check: checkNames,
    broken: { 'vigil/src/core/a.ts': 'export type Report = 1;' },
    kept: { 'vigil/src/core/a.ts': 'export type Notice = 1;' },
  },
  absent('No file holds control or text-direction characters', STRAY_CHARACTER, 'a\u0007b'),
  absent('No file names a folder of somebody’s machine', MACHINE_PATH, `see /${'home'}/somebody/notes`),
  absent('No file holds what looks like a key', new RegExp(KEYS.join('|')), `AKIA${'A1'.repeat(8)}`),
];
