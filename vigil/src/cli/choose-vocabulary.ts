// The option that brings in the words of the operator's own honest stream: --vocabulary FILE, made by "vigil lexicon learn".
import { hash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { loadVocabulary } from '../../../match/src/index.ts';
import type { KnownWords } from '../engine/lexicon.ts';
import { UsageError } from './usage-error.ts';

/** What the option held. */
export interface VocabularyChoice {
  readonly vocabulary?: string;
}

/** Adds the option. */
export function withVocabularyOption(command: Command): Command {
  return command.option(
    '--vocabulary <file>',
    'words of your own honest posts, which are no typing errors of a listed one ("vigil lexicon learn")',
  );
}

/** Reads the file, once, at the start. Throws UsageError when it holds no vocabulary. */
export async function loadKnownWords(file: string | undefined): Promise<KnownWords | undefined> {
  if (file === undefined) return undefined;
  try {
    const bytes = await readFile(file);
    return { vocabulary: loadVocabulary(bytes), digest: hash('sha256', bytes, 'hex') };
  } catch (error) {
    const { code, name } = error as NodeJS.ErrnoException;
    if (code !== undefined)
      throw new UsageError(`The vocabulary ${file} cannot be read (${code}). Check its name and permissions.`);
    if (name !== 'BytesError') throw error;
    throw new UsageError(`${file} is no vocabulary, or it was cut. Make it again with "vigil lexicon learn".`);
  }
}
