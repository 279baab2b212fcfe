// Reads a lexicon written as YAML or JSON (which is YAML too) and remembers where every part stands.
import type { Document, ErrorCode, Node } from 'yaml';
import { isAlias, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, visit } from 'yaml';
import type { Drafted, Fault, Place } from './lexicon-draft.ts';

/** Own words for the parser's findings: its own messages may quote the file, and a list may be sealed. */
const SAYINGS: Partial<Record<ErrorCode, readonly [why: string, mend: string]>> = {
  DUPLICATE_KEY: ['this key stands a second time in the same entry', 'remove one of the two'],
  TAB_AS_INDENT: ['a tab is used to indent', 'indent with spaces'],
  BAD_INDENT: [
    'the indentation does not fit the lines above, or a bracket is not closed',
    'indent parts of one entry by the same number of spaces, and close every bracket',
  ],
  MISSING_CHAR: ['a closing quote, bracket, comma or colon is missing', 'add it, or put the text in quotes'],
  BAD_DQ_ESCAPE: ['a backslash in double quotes starts no known escape', 'use single quotes, or double the backslash'],
  BAD_SCALAR_START: ['plain text cannot start with this character', 'put the text in quotes'],
  BLOCK_AS_IMPLICIT_KEY: ['a colon stands where it starts a new entry', 'put text that holds `: ` in quotes'],
  MULTIPLE_DOCS: [
    'the file holds more than one document',
    'keep one lexicon a file and remove the line `---` between them',
  ],
  BAD_ALIAS: [
    'text that starts with `*` means a reference, and there is nothing it refers to',
    'put the text in quotes',
  ],
  NON_STRING_KEY: ['a key is not text', 'write the key as plain text'],
};
const GENERAL: readonly [why: string, mend: string] = [
  'this is not valid YAML or JSON',
  'put text with special characters in quotes, and check the indentation',
];

/** Parses the text; syntax errors become faults with their place, and nothing is ever thrown. */
export function draftFromYaml(text: string): Drafted {
  const counter = new LineCounter();
  const placeAt = (offset: number): Place => {
    const { line, col } = counter.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  try {
    const document = parseDocument(text, {
      lineCounter: counter,
      prettyErrors: false,
      version: '1.2',
      schema: 'core',
      logLevel: 'silent',
      uniqueKeys: false,
    });
    if (document.errors.length > 0) {
      return { ok: false, faults: document.errors.map((error) => syntaxFault(error.code, placeAt(error.pos[0]))) };
    }
    const twins = repeatedKeys(document).map((offset) => syntaxFault('DUPLICATE_KEY', placeAt(offset)));
    if (twins.length > 0) return { ok: false, faults: twins };
    const value: unknown = document.toJS({ maxAliasCount: 1_000 });
    return { ok: true, draft: { value, place: (path, part) => placeAt(offsetOf(document, path, part)) } };
  } catch (error) {
    // Hostile nesting exhausts the stack, hostile aliases the parser's bound; both are answers about the file, not about Vigil.
    const why = error instanceof RangeError ? 'the file is nested too deep' : 'the file refers to itself too often';
    return {
      ok: false,
      faults: [{ line: 1, column: 1, why, mend: 'write it as plain entries under `terms`, as docs/lexicons.md shows' }],
    };
  }
}

/** Offsets of keys that stand a second time in their entry. The parser's own check compares every key with every other. */
function repeatedKeys(document: Document.Parsed): number[] {
  const offsets: number[] = [];
  visit(document, {
    Map(_, map) {
      const seen = new Set<unknown>();
      for (const { key } of map.items) {
        const name = isScalar(key) ? key.value : key;
        if (seen.has(name)) offsets.push((isNode(key) ? startOf(key) : undefined) ?? 0);
        seen.add(name);
      }
    },
  });
  return offsets;
}

function syntaxFault(code: ErrorCode, place: Place): Fault {
  const [why, mend] = SAYINGS[code] ?? GENERAL;
  return { ...place, why, mend };
}

/** Offset of the part at `path`, or of the deepest parent that exists. */
function offsetOf(document: Document.Parsed, path: readonly PropertyKey[], part: 'key' | undefined): number {
  let node: Node | null = document.contents;
  let offset = startOf(node) ?? 0;
  for (const [depth, step] of path.entries()) {
    if (isAlias(node)) node = node.resolve(document) ?? null;
    let next: unknown;
    if (isSeq(node) && typeof step === 'number') next = node.items[step];
    if (isMap(node)) {
      const pair = node.items.find((item) => (isScalar(item.key) ? String(item.key.value) : '') === String(step));
      const wantsKey = part === 'key' && depth === path.length - 1;
      next = !wantsKey && isNode(pair?.value) && startOf(pair.value) !== undefined ? pair.value : pair?.key;
    }
    if (!isNode(next)) return offset;
    node = next;
    offset = startOf(node) ?? offset;
  }
  return offset;
}

function startOf(node: Node | null): number | undefined {
  return node?.range?.[0];
}
