// The options that `policy diff` and `lexicon try` share, and the parts of a trial that both make alike.
import type { Command } from 'commander';
import type { Lexicon } from '../core/lexicon.ts';
import type { Policy } from '../core/policy.ts';
import type { KnownWords } from '../engine/lexicon.ts';
import { accountsIn } from '../engine/rates/sketch.ts';
import type { OpenStore } from '../store/open.ts';
import { refresh } from '../store/rates.ts';
import type { InputChoice } from './choose-input.ts';
import { inputOptions, withInputOptions } from './choose-input.ts';
import { loadLexicons, TRADE_PACK } from './choose-rules.ts';
import type { StoreChoice } from './choose-store.ts';
import { withStoreOptions } from './choose-store.ts';
import type { VocabularyChoice } from './choose-vocabulary.ts';
import { withVocabularyOption } from './choose-vocabulary.ts';
import { workersOf } from './hunt.ts';
import { stopSignal } from './stop-signal.ts';
import type { FileSearch } from './try-files.ts';

/** What the options held. */
export interface TrialChoice extends StoreChoice, InputChoice, VocabularyChoice {
  readonly lexicon?: readonly string[];
  readonly since?: string;
  readonly workers?: string;
  readonly trade?: boolean;
  readonly json?: boolean;
}

/** Adds the options. `--lexicon` takes one file and may be repeated, so that it never takes the posts too. */
export function withTrialOptions(command: Command, lexicon: string): Command {
  const more = (file: string, files: readonly string[] = []): readonly string[] => [...files, file];
  return withStoreOptions(withVocabularyOption(withInputOptions(command)))
    .option('--lexicon <file>', `${lexicon}; repeat it for several`, more)
    .option('--since <age>', 'only what is not older than this: 30d, 12h, 2w, or a date such as 2026-11-01')
    .option('--workers <n>', 'threads for the files (default: as many as this machine has cores)')
    .option('--no-trade', 'leave out the trade words that Vigil brings along')
    .option('--json', 'one JSON line a change, then one with {totals, families, …}');
}

/** The lists with the words of trade beside them. */
export async function listsOf(files: readonly string[], trade: boolean | undefined): Promise<readonly Lexicon[]> {
  return loadLexicons(trade === false ? files : [...files, TRADE_PACK]);
}

/** The counts of the platform; undefined where nothing was ever counted and no file is given to count. */
export async function countsOf(store: OpenStore, files: readonly string[]): Promise<Uint8Array | undefined> {
  await refresh(store.pool, store.rates);
  const { registers } = store.rates;
  return files.length === 0 && accountsIn(registers, 'all') === 0 ? undefined : Uint8Array.from(registers);
}

/** Says nothing on its way: a script reads the lines and nobody watches. */
export function isQuiet(choice: TrialChoice): boolean {
  return choice.json === true && process.stderr.isTTY !== true;
}

/** How files are searched in a trial of these lists. Call `release` when done. */
export function fileSearch(
  choice: TrialChoice,
  wanted: { readonly lists: readonly Lexicon[]; readonly known: KnownWords | undefined; readonly policy: Policy },
  about: { readonly since: number; readonly now: number; readonly store: OpenStore },
): FileSearch & { release(): void } {
  const stop = stopSignal();
  return {
    ...wanted,
    since: about.since,
    key: about.store.rates.key,
    how: {
      input: { receivedAt: about.now, ...inputOptions(choice) },
      workers: workersOf(choice.workers),
      quiet: isQuiet(choice),
      signal: stop.signal,
    },
    release: stop.release,
  };
}
