// vigil score: says of each text how likely it is an offer, in bits and as a probability, with the parts that make it so.
import { once } from 'node:events';
import { Command } from 'commander';
import type { TextModel } from '../core/text-model.ts';
import { scoreText } from '../engine/classifier/score-text.ts';
import { activeTextModel } from '../store/text-model.ts';
import type { StoreChoice } from './choose-store.ts';
import { withStore, withStoreOptions } from './choose-store.ts';
import { safe } from './console-line.ts';
import { badLines, goodLines, TextLine } from './judged-lines.ts';
import { UsageError } from './usage-error.ts';

type Choice = StoreChoice & { readonly json?: boolean; readonly parts?: boolean };

const HELP = `
  $ vigil learn judged.ndjson --data mine
  $ vigil score posts.ndjson --data mine --json      lines {"id", "text", "account"?}
{"id":"1","p":0.93,"bits":5.2,"top":["for sale","dm me","more than 8 hashtags"]}

p is calibrated at the share of offers in the texts that were learned from; bits is the log2 likelihood ratio and does not depend on that
share. top names the parts of the text that speak most for an offer; digits are shown as 0. Lines come out in the order they came in.

Exit code 1 says that some lines could not be read (they are named on standard error); all others were scored. 2: wrong options, no such file, or no model yet.`;

/** The command. */
export function scoreCommand(): Command {
  const command = new Command('score')
    .description('score texts with the learned model')
    .argument('<file>', 'texts, one JSON object a line, or - for standard input; plain, gzip or zstd')
    .option('--json', 'one JSON line a text: {id, p, bits, top}')
    .option('--parts', 'with --json: also what each part of top adds, in bits')
    .addHelpText('after', HELP);
  return withStoreOptions(command).action(async (file: string, choice: Choice) => {
    const active = await withStore(choice, { reading: true, quiet: choice.json === true }, ({ store }) =>
      activeTextModel(store.pool),
    );
    if (active === undefined)
      throw new UsageError('No model was learned yet. Run "vigil learn FILE" with judged texts first.');
    await scoreFile(file, active.model, choice);
  });
}

/** Lines wait for their reader, so that a slow one costs no memory. */
const PIECE = 64 * 1024;

async function scoreFile(file: string, model: TextModel, choice: Choice): Promise<void> {
  const bad = badLines();
  let out = '';
  const flush = async (): Promise<void> => {
    const written = process.stdout.write(out);
    out = '';
    if (!written) await once(process.stdout, 'drain');
  };
  for await (const { id, text } of goodLines(file, TextLine, bad)) {
    out += `${lineFor(id, text, model, choice)}\n`;
    if (out.length >= PIECE || file === '-') await flush();
  }
  if (out !== '') await flush();
  bad.sumUp();
  if (bad.count() > 0) process.exitCode = 1;
}

function lineFor(id: string, text: string, model: TextModel, choice: Choice): string {
  const { p, bits, top } = scoreText(model, text);
  const names = top.map(({ part }) => part);
  if (choice.json !== true)
    return `${p.toFixed(6)}  ${bits.toFixed(1).padStart(5)}  ${safe(id)}  ${names.map(safe).join(' | ')}`;
  return JSON.stringify({ id, p, bits, top: names, ...(choice.parts === true && { parts: top }) });
}
