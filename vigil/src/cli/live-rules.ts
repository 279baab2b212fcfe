// Rules that change while Vigil runs: lists that are written anew are compiled aside, logged, and swapped in between two objects; a faulty one is refused and the old one stays.
import { unwatchFile, watchFile } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { type Logger, pino } from 'pino';
import type { CurrentRules, Rules } from '../engine/flow.ts';
import { digestOf } from '../engine/flow.ts';
import type { KnownWords } from '../engine/lexicon.ts';
import { unpackLexicon } from '../engine/lexicon.ts';
import { logLexicon } from '../store/log-lexicon.ts';
import type { OpenStore } from '../store/open.ts';
import { listFiles, type RulesChoice } from './choose-rules.ts';
import type { CompileAnswer, CompileTask } from './compile-worker.ts';

/** Files are looked at this often; one that changes is read once it has been left alone for twice as long. */
const LOOK_EVERY_MS = 500;

/** What the watch needs. */
export interface LiveWish {
  readonly choice: RulesChoice;
  readonly rules: Rules;
  readonly store: OpenStore;
  /** Says nothing of the rules it starts with. */
  readonly quiet?: boolean;
}

/** Works with rules that follow their files until the work is done. */
export async function withLiveRules<T>(wish: LiveWish, work: (current: CurrentRules) => Promise<T>): Promise<T> {
  const log = pino({ name: 'vigil', base: null }, pino.destination({ fd: 2, sync: true }));
  const files = listFiles(wish.choice);
  let rules = wish.rules;
  if (wish.quiet !== true) log.info(aboutRules(rules), 'rules loaded');
  const reload = inTurn(async (why) => {
    const next = await nextRules(rules, files, { why, log });
    if (next === undefined) return;
    const change = { from: digestOf(rules), to: digestOf(next), terms: next.lexicon.size };
    // Written down first: should the store refuse, the old list stays.
    await logLexicon(wish.store.pool, { ...change, now: Date.now() });
    rules = next;
    log.info({ ...change, why, ...aboutRules(next) }, 'lexicon reloaded');
  }, log);
  const stop = watch(files, reload.ask);
  try {
    return await work(() => rules);
  } finally {
    stop();
    await reload.settled();
  }
}

/** The rules with the lists as their files hold them now; undefined when nothing changed or they cannot be used. */
async function nextRules(
  rules: Rules,
  files: readonly string[],
  { why, log }: { readonly why: string; readonly log: Logger },
): Promise<Rules | undefined> {
  const made = await compileAside({ files, known: rules.lexicon.known });
  if (!made.ok) {
    log.error({ lexicon: digestOf(rules), why, refused: made.why }, 'lexicon refused, the old one stays');
    return undefined;
  }
  if (made.lexicon.digest === rules.lexicon.digest) {
    log.info({ lexicon: digestOf(rules), why }, 'lexicon unchanged');
    return undefined;
  }
  return { ...rules, lexicon: unpackLexicon(made.lexicon) };
}

/** What the log says of rules: fingerprints and counts. */
function aboutRules(rules: Rules): Readonly<Record<string, unknown>> {
  const { known, size } = rules.lexicon;
  return {
    lexicon: digestOf(rules),
    terms: size,
    ...(known === undefined ? {} : { vocabulary: aboutWords(known) }),
  };
}

function aboutWords({ digest, vocabulary }: KnownWords): Readonly<Record<string, unknown>> {
  return { version: digest.slice(0, 16), texts: vocabulary.texts };
}

async function compileAside(task: CompileTask): Promise<CompileAnswer> {
  const worker = new Worker(new URL('./compile-worker.ts', import.meta.url), {
    workerData: task,
    name: 'vigil-compile',
  });
  return new Promise((resolve) => {
    worker.on('message', (made: CompileAnswer) => resolve(made));
    // Its message might quote a term, so only the kind of error is told.
    worker.on('error', (error) =>
      resolve({ ok: false, why: `compiling failed (${error instanceof Error ? error.name : 'unknown'})` }),
    );
    worker.on('exit', (code) => resolve({ ok: false, why: `compiling ended with code ${code}` }));
  });
}

/** One reload at a time; what is asked for meanwhile is one more afterwards. Errors are logged and change nothing. */
function inTurn(
  act: (why: string) => Promise<void>,
  log: Logger,
): { readonly ask: (why: string) => void; readonly settled: () => Promise<void> } {
  let running: Promise<void> | undefined;
  let again: string | undefined;
  const run = async (first: string): Promise<void> => {
    for (let why: string | undefined = first; why !== undefined; ) {
      again = undefined;
      try {
        await act(why);
      } catch (error) {
        log.error(
          { why, kind: error instanceof Error ? error.name : 'unknown' },
          'lexicon not reloaded, the old one stays',
        );
      }
      why = again;
    }
    running = undefined;
  };
  return {
    ask: (why) => {
      if (running === undefined) running = run(why);
      else again = why;
    },
    settled: async () => running,
  };
}

/** Asks for a reload when a file has changed and then rested, and at once on SIGHUP. A terminal that hangs up still ends Vigil. */
function watch(files: readonly string[], ask: (why: string) => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  const changed = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => ask('file changed'), LOOK_EVERY_MS * 2);
    timer.unref();
  };
  const signalled = (): void => ask('SIGHUP');
  for (const file of files) watchFile(file, { interval: LOOK_EVERY_MS, persistent: false }, changed);
  const hasTerminal = process.stderr.isTTY === true;
  if (!hasTerminal) process.on('SIGHUP', signalled);
  return () => {
    clearTimeout(timer);
    for (const file of files) unwatchFile(file, changed);
    process.off('SIGHUP', signalled);
  };
}
