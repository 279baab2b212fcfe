// A worker thread that reads, checks and compiles the lists once, so that the thread that takes posts never waits for it.
import { parentPort, workerData } from 'node:worker_threads';
import type { Lexicon } from '../core/lexicon.ts';
import { DEFAULT_POLICY } from '../core/policy.ts';
import type { Overlay } from '../core/proposal.ts';
import type { KnownWords, PackedLexicon } from '../engine/lexicon.ts';
import { packLexicon } from '../engine/lexicon.ts';
import { layOver } from '../engine/overlay.ts';
import { compileRules, loadLexicons } from './choose-rules.ts';
import { UsageError } from './usage-error.ts';

/** What to compile. */
export interface CompileTask {
  readonly files: readonly string[];
  readonly known: KnownWords | undefined;
  /** What signed proposals change. */
  readonly overlay: Overlay;
  /** Whether the lists of the files are wanted too, with their examples. */
  readonly withLists?: boolean;
}

/** The compiled list, or why the files cannot be used: places and mends, no terms. */
export type CompileAnswer =
  | { readonly ok: true; readonly lexicon: PackedLexicon; readonly lists: readonly Lexicon[] }
  | { readonly ok: false; readonly why: string };

async function answer({ files, known, overlay, withLists }: CompileTask): Promise<CompileAnswer> {
  try {
    const lists = await loadLexicons(files);
    const { lexicon } = compileRules(layOver(lists, overlay), DEFAULT_POLICY, known);
    return { ok: true, lexicon: packLexicon(lexicon), lists: withLists ? lists : [] };
  } catch (error) {
    if (error instanceof UsageError) return { ok: false, why: error.message };
    throw error;
  }
}

if (parentPort !== null) {
  const made = await answer(workerData as CompileTask);
  const bytes = made.ok ? made.lexicon.matcher : undefined;
  parentPort.postMessage(made, bytes === undefined ? [] : [bytes.buffer as ArrayBuffer]);
}
