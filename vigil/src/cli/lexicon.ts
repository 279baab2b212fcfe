// vigil lexicon check: runs a list's own examples and says where it is wrong and how to mend it.
import { Command } from 'commander';
import { readLexicon } from '../engine/lexicon.ts';
import { problemLine, readText } from './choose-rules.ts';
import { counted, print, printJson } from './console-line.ts';

const HELP = `
  $ vigil lexicon check mine.yaml
mine.yaml: 212 terms in 3 families, 640 examples hold.
  $ vigil lexicon check broken.yaml
broken.yaml:14:9: the example is not matched by this term; …

Exit code 1 when a list cannot be used. The format: docs/lexicons.md.`;

/** The command group. */
export function lexiconCommand(): Command {
  const check = new Command('check')
    .description('check lists of terms and run their examples')
    .argument('<files...>', 'YAML, JSON, CSV or one term a line')
    .option('--json', 'one JSON line a file: {file, ok, terms, examples, families, problems, warnings}')
    .addHelpText('after', HELP)
    .action(async (files: string[], choice: { readonly json?: boolean }) => {
      for (const file of files) await checkFile(file, choice.json === true);
    });
  return new Command('lexicon').description('work with lists of terms').addCommand(check);
}

async function checkFile(file: string, json: boolean): Promise<void> {
  const loaded = readLexicon(
    { name: file, text: await readText(file) },
    { today: new Date().toISOString().slice(0, 10) },
  );
  if (!loaded.ok) process.exitCode = 1;
  const terms = loaded.ok ? loaded.lexicon.terms : [];
  const examples = terms.reduce((sum, term) => sum + (term.matches?.length ?? 0) + (term.ignores?.length ?? 0), 0);
  const families: Record<string, number> = {};
  for (const term of terms) families[term.family] = (families[term.family] ?? 0) + 1;
  const problems = loaded.ok ? [] : loaded.problems;
  const warnings = loaded.ok ? loaded.warnings : [];
  if (json) {
    printJson({ file, ok: loaded.ok, terms: terms.length, examples, families, problems, warnings });
    return;
  }
  for (const problem of problems) print(problemLine(problem));
  for (const warning of warnings) print(`warning: ${problemLine(warning)}`);
  if (loaded.ok)
    print(
      `${file}: ${counted(terms.length, 'term')} in ${counted(Object.keys(families).length, 'famil').replace(/famil(s?)$/, (_, s: string) => (s === '' ? 'family' : 'families'))}, ${counted(examples, 'example')} hold.`,
    );
}
