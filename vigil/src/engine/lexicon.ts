// Reads a lexicon file of any supported format and either returns a lexicon that passed its own examples, or says where and how to mend it. Never throws.
import { Lexicon } from '../core/lexicon.ts';
import { shapeFaults } from './lexicon-check.ts';
import { draftFromCsv, looksLikeCsv } from './lexicon-csv.ts';
import type { Drafted, Fault, LexiconFile, LexiconProblem } from './lexicon-draft.ts';
import { PROBLEM_LIMIT } from './lexicon-draft.ts';
import type { LexiconOptions } from './lexicon-examples.ts';
import { doubts, exampleFaults, termFaults } from './lexicon-examples.ts';
import { draftFromLines } from './lexicon-lines.ts';
import { draftFromYaml } from './lexicon-yaml.ts';

export type { LexiconFile, LexiconProblem } from './lexicon-draft.ts';
export { PROBLEM_LIMIT } from './lexicon-draft.ts';
export type { LexiconOptions } from './lexicon-examples.ts';
export type { CompiledLexicon, FoundTerm, KnownWords, ListedTerm, PackedLexicon } from './lexicon-find.ts';
export { compileLexicons, listedTerms, packLexicon, unpackLexicon, WINDOW } from './lexicon-find.ts';

/** A lexicon that may be used, with doubts about it; or every reason why not (at most `PROBLEM_LIMIT`). */
export type LexiconLoad =
  | { readonly ok: true; readonly lexicon: Lexicon; readonly warnings: readonly LexiconProblem[] }
  | { readonly ok: false; readonly problems: readonly LexiconProblem[] };

/** How a file can be written. */
export type LexiconFormat = 'yaml' | 'json' | 'csv' | 'lines';

/** UTF-16 units a file may have: 200,000 terms with examples fit well. */
export const FILE_LIMIT = 100_000_000;

/** Reads, checks and tests one file. Problems name line and column and never quote a term. */
export function readLexicon(file: LexiconFile, options: LexiconOptions = {}): LexiconLoad {
  const refuse = (faults: readonly Fault[]): LexiconLoad => ({ ok: false, problems: told(file.name, faults) });
  if (file.text.length > FILE_LIMIT) {
    return refuse([
      {
        line: 1,
        column: 1,
        why: 'the file is larger than 100 million characters',
        mend: 'split it into several lexicons',
      },
    ]);
  }
  const text = file.text.replace(/^\uFEFF/u, '');
  if (text.trim() === '')
    return refuse([
      {
        line: 1,
        column: 1,
        why: 'the file is empty',
        mend: 'add at least one term; Vigil cannot start on an empty list',
      },
    ]);
  const drafted = draftFrom(file.name, text);
  if (!drafted.ok) return refuse(drafted.faults);
  const { draft } = drafted;
  const parsed = Lexicon.safeParse(draft.value);
  if (!parsed.success) return refuse(shapeFaults(parsed.error, draft));
  const lexicon = parsed.data;
  for (const check of [termFaults, exampleFaults]) {
    const faults = check(lexicon, draft);
    if (faults.length > 0) return refuse(faults);
  }
  return { ok: true, lexicon, warnings: told(file.name, doubts(lexicon, draft, options)) };
}

/** The format of a file: by its extension, else by its beginning. */
export function formatOf(name: string, text: string): LexiconFormat {
  const extension = /\.([a-z]+)$/u.exec(name.toLowerCase())?.[1] ?? '';
  if (extension === 'yaml' || extension === 'yml') return 'yaml';
  if (extension === 'json') return 'json';
  if (extension === 'csv' || extension === 'tsv') return 'csv';
  if (extension === 'txt' || extension === 'list') return 'lines';
  if (/^\s*\{/u.test(text)) return 'json';
  if (/^(?:---|(?:format|id|title|licence|terms)\s*:)/mu.test(text.slice(0, 10_000))) return 'yaml';
  return looksLikeCsv(text) ? 'csv' : 'lines';
}

function draftFrom(name: string, text: string): Drafted {
  const format = formatOf(name, text);
  if (format === 'csv') return draftFromCsv(name, text);
  return format === 'lines' ? draftFromLines(name, text) : draftFromYaml(text);
}

function told(file: string, faults: readonly Fault[]): LexiconProblem[] {
  const first = faults.slice(0, PROBLEM_LIMIT);
  const last = first.at(-1);
  if (faults.length > PROBLEM_LIMIT && last !== undefined) {
    first[PROBLEM_LIMIT - 1] = {
      ...last,
      why: `${last.why} (and ${faults.length - PROBLEM_LIMIT} further places in this file)`,
    };
  }
  return first.map((fault) => ({ file, line: fault.line, column: fault.column, why: fault.why, mend: fault.mend }));
}
