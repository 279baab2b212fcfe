// vigil lexicon check: runs a list's own examples, says where it is wrong and how to mend it, and how ordinary its terms are.
import { Command } from 'commander';
import type { Lexicon } from '../core/lexicon.ts';
import type { Policy } from '../core/policy.ts';
import { backgroundOf, countText, startBackground, type TermBackground } from '../engine/background.ts';
import { compileLexicons, readLexicon } from '../engine/lexicon.ts';
import { sha256 } from '../store/chain.ts';
import type { InputChoice } from './choose-input.ts';
import { withInputOptions } from './choose-input.ts';
import { loadPolicy, problemLine, readText } from './choose-rules.ts';
import { counted, print, printJson, remark, safe, table } from './console-line.ts';
import { eachText } from './honest-texts.ts';
import { exportCommand } from './lexicon-export.ts';
import { learnCommand } from './lexicon-learn.ts';
import { proposalsCommand } from './lexicon-proposals.ts';
import { shadowCommand } from './lexicon-shadow.ts';
import { signCommand } from './lexicon-sign.ts';
import { tryCommand } from './lexicon-try.ts';

type Choice = InputChoice & {
  readonly json?: boolean;
  readonly background?: readonly string[];
  readonly policy?: string;
};

const ROWS = 50;

const HELP = `
  $ vigil lexicon check mine.yaml
mine.yaml: 212 terms in 3 families, 640 examples hold.
  $ vigil lexicon check broken.yaml
broken.yaml:14:9: the example is not matched by this term; …
  $ vigil lexicon check mine.yaml --background january.ndjson.gz
Which terms are ordinary words, how often they stand in honest posts, and how many bits a match can be worth at most.

Exit code 1 when a list cannot be used. The format: docs/lexicons.md.`;

/** The command group. */
export function lexiconCommand(): Command {
  const check = new Command('check')
    .description('check lists of terms and run their examples')
    .argument('<files...>', 'YAML, JSON, CSV or one term a line')
    .option('--background <files...>', 'honest posts, to measure how ordinary each term is')
    .option('--policy <file>', 'with --background: your weights')
    .option('--json', 'one JSON line a file: {file, ok, terms, examples, families, problems, warnings, background}')
    .addHelpText('after', HELP);
  return new Command('lexicon')
    .description('work with lists of terms')
    .addCommand(
      withInputOptions(check).action(async (files: string[], choice: Choice) => {
        const policy = await loadPolicy(choice.policy);
        for (const file of files) await checkFile(file, choice, policy);
      }),
    )
    .addCommand(learnCommand())
    .addCommand(tryCommand())
    .addCommand(shadowCommand())
    .addCommand(proposalsCommand())
    .addCommand(signCommand())
    .addCommand(exportCommand());
}

async function checkFile(file: string, choice: Choice, policy: Policy): Promise<void> {
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
  const background = loaded.ok ? await measure(loaded.lexicon, choice, policy) : undefined;
  if (choice.json === true) {
    const told = { file, ok: loaded.ok, terms: terms.length, examples, families, problems, warnings };
    printJson({ ...told, ...(background === undefined ? {} : { background }) });
    return;
  }
  for (const problem of problems) print(problemLine(problem));
  for (const warning of warnings) print(`warning: ${problemLine(warning)}`);
  if (!loaded.ok) return;
  print(
    `${file}: ${counted(terms.length, 'term')} in ${counted(Object.keys(families).length, 'famil').replace(/famil(s?)$/, (_, s: string) => (s === '' ? 'family' : 'families'))}, ${counted(examples, 'example')} hold.`,
  );
  if (background !== undefined) for (const line of backgroundLines(background)) print(line);
}

interface Measured {
  readonly texts: number;
  readonly terms: readonly TermBackground[];
}

async function measure(list: Lexicon, choice: Choice, policy: Policy): Promise<Measured | undefined> {
  if (choice.background === undefined) return undefined;
  const lexicon = compileLexicons([list], sha256);
  const background = startBackground();
  const unread = await eachText(choice.background, choice, ({ text }) => countText(background, text, lexicon));
  if (unread > 0) remark(`${counted(unread, 'piece')} of the background could not be read.`);
  return { texts: background.texts, terms: backgroundOf(background, lexicon, policy) };
}

function backgroundLines({ texts, terms }: Measured): readonly string[] {
  if (terms.length === 0) return [`None of its terms stands in ${counted(texts, 'honest text')}.`];
  const rows = terms
    .slice(0, ROWS)
    .map(({ term, family, posts, share, bits, weight }) => [
      safe(term),
      family,
      posts.toLocaleString('en'),
      `${(share * 100).toPrecision(2)} %`,
      bits.toFixed(1),
      weight.toFixed(1),
    ]);
  const dear = terms.filter((one) => Math.abs(one.bits) < Math.abs(one.weight)).length;
  return [
    `Of its terms, ${terms.length.toLocaleString('en')} stand in ${counted(texts, 'honest text')}:`,
    ...table([['term', 'family', 'texts', 'share', 'bits at most', 'bits given'], ...rows]),
    ...(terms.length > ROWS ? [`and ${terms.length - ROWS} more; --json tells them all`] : []),
    ...(dear > 0
      ? [
          `${counted(dear, 'term')} would count for more than a match can be worth: give it \`bits\` in the list, or write a phrase around it.`,
        ]
      : []),
  ];
}
