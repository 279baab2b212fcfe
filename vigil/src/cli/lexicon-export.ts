// vigil lexicon export: writes the lists as they are looked for, with everything that was signed in the console, to one file that every command takes.
import { writeFile } from 'node:fs/promises';
import { Command } from 'commander';
import type { Lexicon } from '../core/lexicon.ts';
import { NO_OVERLAY } from '../core/proposal.ts';
import { listedTerms } from '../engine/lexicon.ts';
import { layOver } from '../engine/overlay.ts';
import { audited } from '../store/audited.ts';
import { readOverlay } from '../store/overlays.ts';
import { sealOf } from '../store/sealed-words.ts';
import { asFileTrouble, loadLexicons } from './choose-rules.ts';
import type { StoreChoice } from './choose-store.ts';
import { withStore, withStoreOptions } from './choose-store.ts';
import { counted, print, safe } from './console-line.ts';
import { UsageError } from './usage-error.ts';

type Choice = StoreChoice & { readonly lexicon?: readonly string[]; readonly out: string };

const HELP = `
  $ vigil lexicon export --lexicon mine.yaml --out whole.json

The file holds the words themselves: keep it as you keep the list. Writing it is noted in the audit log. The trade words are left out
unless proposals changed them and you name their file. Ids stay as findings have them, so nothing that was found is lost.`;

/** The command. */
export function exportCommand(): Command {
  const more = (file: string, files: readonly string[] = []): readonly string[] => [...files, file];
  const command = new Command('export')
    .description('write the lists with what was signed in the console to a file')
    .option('--lexicon <file>', 'the lists in use; repeat it for several', more)
    .requiredOption('--out <file>', 'where to write it (JSON); an existing file is not written over')
    .addHelpText('after', HELP);
  return withStoreOptions(command).action(async (choice: Choice) => {
    const lists = await loadLexicons(choice.lexicon ?? []);
    await withStore(choice, { reading: true }, async ({ store: { pool } }) => {
      const overlay = (await readOverlay(pool, await sealOf(pool))) ?? NO_OVERLAY;
      const whole = wholeOf(layOver(lists, overlay), overlay.version);
      await audited(pool, { actor: 'cli', now: Date.now() }, async (_, note) =>
        note('lexicon.exported', 'lexicon', { version: overlay.version, terms: whole.terms.length }),
      );
      await writeNew(choice.out, `${JSON.stringify(whole, null, 2)}\n`);
      print(`${counted(whole.terms.length, 'term')} written, with what was signed up to version ${overlay.version}.`);
    });
  });
}

/** Readable by this user alone; what is there already stays. */
async function writeNew(file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw asFileTrouble(error, file);
    throw new UsageError(`There is a file ${safe(file)} already. Give another name.`);
  }
}

function wholeOf(lists: readonly Lexicon[], version: number): Lexicon {
  const [first] = lists;
  return {
    format: 1,
    id: first?.id ?? 'console',
    title: first?.title ?? 'Added in the console',
    version: `${(first?.version ?? '1').slice(0, 40)}+${version}`,
    licence: first?.licence ?? 'private list',
    standIn: lists.every((one) => one.standIn),
    terms: listedTerms(lists).map(({ term }) => term),
  };
}
