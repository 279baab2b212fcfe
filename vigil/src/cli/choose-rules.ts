// The options that say what to look for and how to weigh it: --lexicon FILE…, --hashes FILE…, --policy FILE, and the trade words that Vigil brings along.
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { CANARY_LEXICON } from '../core/canary.ts';
import type { Lexicon } from '../core/lexicon.ts';
import { DEFAULT_POLICY, type Policy } from '../core/policy.ts';
import type { Rules } from '../engine/flow.ts';
import type { LexiconProblem } from '../engine/lexicon.ts';
import { compileLexicons, FILE_LIMIT, type KnownWords, readLexicon } from '../engine/lexicon.ts';
import { readPolicyFile } from '../engine/policy-file.ts';
import { sha256 } from '../store/chain.ts';
import type { HashesChoice } from './choose-hashes.ts';
import { loadHashes } from './choose-hashes.ts';
import { loadKnownWords, type VocabularyChoice, withVocabularyOption } from './choose-vocabulary.ts';
import { remark, safe } from './console-line.ts';
import { UsageError } from './usage-error.ts';

/** What the options held. */
export interface RulesChoice extends HashesChoice, VocabularyChoice {
  readonly lexicon?: readonly string[];
  readonly policy?: string;
  readonly trade?: boolean;
}

const PACKS = new URL('../../../lexicons/', import.meta.url);
export const TRADE_PACK = fileURLToPath(new URL('trade.yaml', PACKS));
export const STAND_IN_PACK = fileURLToPath(new URL('stand-in.yaml', PACKS));

/** Adds the options. `--lexicon` takes several files. */
export function withRulesOptions(command: Command): Command {
  return withVocabularyOption(command)
    .option('--lexicon <files...>', 'your lists of terms: YAML, JSON, CSV or one term a line (docs/lexicons.md)')
    .option('--policy <file>', 'your weights, thresholds and deadlines (docs/policy.md); the defaults need no editing')
    .option('--no-trade', 'leave out the trade words (selling, contact, payment) that Vigil brings along');
}

/** What a command line meant by its lists and inputs. */
export interface Named {
  readonly lexicons: readonly string[];
  readonly hashes: readonly string[];
  readonly files: readonly string[];
}

/** Files that can be lists; anything else after `--lexicon` is an input. */
const LIST = /\.(?:ya?ml|json|csv|tsv|txt|list)$/i;
const HASH_LIST = /\.(?:json|csv|tsv|txt|list|xml|hashes)(?:\.gz|\.zst)?$/i;

/**
 * `--lexicon` takes several files, so in `--lexicon LIST POSTS` it takes the posts too. Without other inputs, the last file is
 * the input, and so is every one after the first that does not look like a list. `--hashes` is the same; beside it, the last
 * file is the input only where no other looks like one.
 */
export function untangle(
  lexicon: readonly string[] | undefined,
  files: readonly string[],
  hashes: readonly string[] = [],
): Named {
  if (files.length > 0) return { lexicons: lexicon ?? [], hashes, files };
  const words = lexicon ?? [];
  const found = new Set([
    ...words.filter((file, place) => place > 0 && !LIST.test(file)),
    ...hashes.filter((file, place) => place > 0 && !HASH_LIST.test(file)),
  ]);
  const last = words.length > 1 ? words.at(-1) : hashes.length > 1 ? hashes.at(-1) : undefined;
  if (last !== undefined && (found.size === 0 || hashes.length === 0)) found.add(last);
  if (found.size === 0) throw new UsageError('Which posts? Give files, or - for standard input.');
  const isList = (file: string, place: number): boolean => place === 0 || !found.has(file);
  return { lexicons: words.filter(isList), hashes: hashes.filter(isList), files: [...found] };
}

/** Loads and compiles. Throws UsageError that names file, line, column and the mend. */
export async function loadRules(choice: RulesChoice): Promise<Rules> {
  const lists = choice.lexicon ?? [];
  if (lists.length === 0 && (choice.hashes ?? []).length === 0) {
    throw new UsageError(
      'There is nothing to look for: give your list with --lexicon FILE, or known media with --hashes FILE. To try Vigil without one, run "vigil demo".',
    );
  }
  const lexicons = await loadLexicons(listFiles(choice));
  const policy = await loadPolicy(choice.policy);
  const known = await loadKnownWords(choice.vocabulary);
  return { ...compileRules(lexicons, policy, known), hashes: await loadHashes(choice.hashes, policy) };
}

/** The files that the words come from: the operator's lists, and the trade words unless they are left out. */
export function listFiles({ lexicon = [], trade }: RulesChoice): readonly string[] {
  return trade === false ? lexicon : [...lexicon, TRADE_PACK];
}

/** Compiles lists with the canary's beside them. */
export function compileRules(lexicons: readonly Lexicon[], policy: Policy, known?: KnownWords): Rules {
  return { lexicon: compileLexicons([...lexicons, CANARY_LEXICON], sha256, known), policy, sha256 };
}

/** Reads every file, each once whatever it is called; remarks on doubts. */
export async function loadLexicons(files: readonly string[]): Promise<readonly Lexicon[]> {
  const lexicons: Lexicon[] = [];
  const once = files.filter((file, at) => files.findIndex((other) => resolve(other) === resolve(file)) === at);
  for (const file of once) {
    const loaded = readLexicon(
      { name: file, text: await readText(file) },
      { today: new Date().toISOString().slice(0, 10) },
    );
    if (!loaded.ok) throw new UsageError(`The lexicon cannot be used.\n${loaded.problems.map(problemLine).join('\n')}`);
    const [first, ...others] = loaded.warnings;
    if (first !== undefined)
      remark(
        problemLine(first) +
          (others.length > 0 ? ` (and ${others.length} more; see "vigil lexicon check ${file}")` : ''),
      );
    lexicons.push(loaded.lexicon);
  }
  return lexicons;
}

/** `list.yaml:12:3: why; mend`. */
export function problemLine(problem: LexiconProblem): string {
  return `${safe(problem.file)}:${problem.line}:${problem.column}: ${problem.why}; ${problem.mend}`;
}

/** Reads a policy file, or gives the default one. Unknown keys are refused, because a mistyped weight would silently not count. */
export async function loadPolicy(file: string | undefined): Promise<Policy> {
  if (file === undefined) return DEFAULT_POLICY;
  const loaded = readPolicyFile({ name: file, text: await readText(file) });
  if (loaded.ok) return named(loaded.policy);
  throw new UsageError(
    `The policy ${file} cannot be used:\n${loaded.problems.map(problemLine).join('\n')}\nSee docs/policy.md for every key.`,
  );
}

/** Two policies may bear the operator's one name; the fingerprint keeps them apart, so that an assessment says which one it was. */
function named(policy: Policy): Policy {
  return { ...policy, version: `${policy.version}+${sha256(JSON.stringify(policy)).slice(0, 8)}` };
}

/** Reads a text file; throws UsageError that says which file and what is wrong with it. */
export async function readText(file: string): Promise<string> {
  try {
    const bytes = await readFile(file);
    if (bytes.length > FILE_LIMIT) throw new UsageError(`${file} is larger than 100 million bytes; split it.`);
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw asFileTrouble(error, file);
  }
}

/** Turns the error of opening or reading a file into one that says what to do. */
export function asFileTrouble(error: unknown, file: string): Error {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOENT')
    return new UsageError(`There is no file ${file}. Check the name; paths are relative to ${process.cwd()}.`);
  if (code === 'EISDIR') return new UsageError(`${file} is a folder. Give the files in it, for example ${file}/*.`);
  if (code === 'EACCES') return new UsageError(`${file} may not be read by this user. Check its permissions.`);
  if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA')
    return new UsageError(`${file} is not UTF-8 text. Convert it, for example with iconv.`);
  return error instanceof Error ? error : new Error(String(error));
}
