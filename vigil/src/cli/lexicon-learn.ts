// vigil lexicon learn: counts the words of an honest stream, so that a common word is never taken for a typing error of a listed one.
import { rename, writeFile } from 'node:fs/promises';
import { Command } from 'commander';
import { emptyVocabulary, learn, saveVocabulary } from '../../../match/src/index.ts';
import { compileLexicons } from '../engine/lexicon.ts';
import { isStrong } from '../engine/screen.ts';
import { sha256 } from '../store/chain.ts';
import type { InputChoice } from './choose-input.ts';
import { withInputOptions } from './choose-input.ts';
import { asFileTrouble, loadLexicons } from './choose-rules.ts';
import { loadKnownWords } from './choose-vocabulary.ts';
import { counted, print, printJson, remark } from './console-line.ts';
import { eachText } from './honest-texts.ts';
import { UsageError } from './usage-error.ts';

type Choice = InputChoice & { readonly lexicon: readonly string[]; readonly out: string; readonly json?: boolean };

/** Different texts remembered, so that a text that is copied about teaches its words once. */
const MOST_REMEMBERED = 8_000_000;

const HELP = `
  $ vigil lexicon learn january.ndjson.gz --lexicon mine.yaml --out vocabulary.bin
  $ vigil serve --lexicon mine.yaml --vocabulary vocabulary.bin

Give posts of an ordinary stream, a hundred thousand or more. A word in two texts counts as known. Profiles, repeated texts and texts
in which a listed term stands are passed over, so that those who write it cannot teach their own spelling. The file holds counts, no words.`;

/** The command. */
export function learnCommand(): Command {
  const command = new Command('learn')
    .description('learn the words of your own honest posts')
    .argument('<files...>', 'files of posts, or - for standard input')
    .requiredOption('--lexicon <files...>', 'the lists it will be used with')
    .requiredOption('--out <file>', 'where to write it')
    .option('--json', 'one JSON object: {file, texts, passedOver, digest}')
    .addHelpText('after', HELP);
  return withInputOptions(command).action(learnFiles);
}

async function learnFiles(files: readonly string[], choice: Choice): Promise<void> {
  const lexicon = compileLexicons(await loadLexicons(choice.lexicon), sha256);
  const { matcher } = lexicon;
  if (matcher === undefined)
    throw new UsageError('The list holds expressions only; a vocabulary is of use for words and phrases.');
  const vocabulary = emptyVocabulary();
  const seen = new Set<number>();
  let passedOver = 0;
  const unread = await eachText(files, choice, ({ text }) => {
    const print = Number.parseInt(sha256(text).slice(0, 13), 16);
    if (seen.has(print) || lexicon.find(text).some(isStrong)) {
      passedOver++;
      return;
    }
    if (seen.size < MOST_REMEMBERED) seen.add(print);
    learn(vocabulary, matcher, text);
  });
  await writeWhole(choice.out, saveVocabulary(vocabulary));
  const known = await loadKnownWords(choice.out);
  const digest = known?.digest ?? '';
  if (choice.json === true) printJson({ file: choice.out, texts: vocabulary.texts, passedOver, digest });
  else
    print(
      `${choice.out}: words of ${counted(vocabulary.texts, 'text')}, version ${digest.slice(0, 16)}; ${counted(passedOver, 'repeated or listed text')} passed over.`,
    );
  if (unread > 0) {
    remark(`${counted(unread, 'piece')} of the input could not be read.`);
    process.exitCode = 1;
  }
}

/** Writes beside the name and renames, so that nobody ever loads half a file. */
async function writeWhole(file: string, bytes: Uint8Array): Promise<void> {
  try {
    await writeFile(`${file}.part`, bytes);
    await rename(`${file}.part`, file);
  } catch (error) {
    throw asFileTrouble(error, file);
  }
}
