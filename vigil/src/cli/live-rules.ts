// Rules that change while Vigil runs: lists that are written anew, and proposals that are signed, are compiled aside, logged, and swapped in between two objects; a faulty one is refused and the old one stays.
import { unwatchFile, watchFile } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type pg from 'pg';
import { type Logger, pino } from 'pino';
import type { Lexicon } from '../core/lexicon.ts';
import { NO_OVERLAY, type Overlay } from '../core/proposal.ts';
import type { CurrentRules, Rules } from '../engine/flow.ts';
import { digestOf } from '../engine/flow.ts';
import type { KnownWords } from '../engine/lexicon.ts';
import { unpackLexicon } from '../engine/lexicon.ts';
import type { WordsInUse } from '../engine/words-in-use.ts';
import { logLexicon } from '../store/log-lexicon.ts';
import type { OpenStore } from '../store/open.ts';
import { noteTaken, overlayVersion, readOverlay, takenAs } from '../store/overlays.ts';
import { sealOf } from '../store/sealed-words.ts';
import { listFiles, type RulesChoice } from './choose-rules.ts';
import type { CompileAnswer, CompileTask } from './compile-worker.ts';
import { UsageError } from './usage-error.ts';

/** Files are looked at this often; one that changes is read once it has been left alone for twice as long. */
const LOOK_EVERY_MS = 500;
/** How often the store is asked for what was signed. */
const LOOK_FOR_SIGNED_MS = 1_000;

/** What the watch needs. */
export interface LiveWish {
  readonly choice: RulesChoice;
  readonly rules: Rules;
  readonly store: OpenStore;
  /** Says nothing of the rules it starts with. */
  readonly quiet?: boolean;
}

/** Works with rules that follow their files, and what is signed in the console, until the work is done. */
export async function withLiveRules<T>(
  wish: LiveWish,
  work: (current: CurrentRules, words: WordsInUse) => Promise<T>,
): Promise<T> {
  const log = pino({ name: 'vigil', base: null }, pino.destination({ fd: 2, sync: true }));
  const files = listFiles(wish.choice);
  const { pool } = wish.store;
  const seal = await sealOf(pool);
  const readNow = async (): Promise<Overlay> => (await readOverlay(pool, seal)) ?? NO_OVERLAY;
  let overlay = await readNow();
  let rules = await firstRules(wish.rules, files, overlay);
  // A Vigil that was stopped between a signature and taking it up does so now.
  if (rules !== wish.rules) await noteStart(pool, { version: overlay.version, before: wish.rules, rules });
  if (wish.quiet !== true) log.info({ ...aboutRules(rules), overlay: overlay.version }, 'rules loaded');
  const reload = inTurn(async (why) => {
    const wanted = await readNow();
    const next = await nextRules(rules, { files, overlay: wanted }, { why, log });
    if (next === undefined) return;
    const change = { from: digestOf(rules), to: digestOf(next), terms: next.lexicon.size };
    // Written down first: should the store refuse, the old list stays.
    if (next !== rules) await logLexicon(pool, { ...change, now: Date.now() });
    if (wanted.version !== overlay.version) await noteTaken(pool, wanted.version, { ...change, now: Date.now() });
    overlay = wanted;
    if (next === rules) return;
    rules = next;
    log.info({ ...change, why, ...aboutRules(next), overlay: overlay.version }, 'lexicon reloaded');
  }, log);
  const stop = watch(files, reload.ask);
  const stopLooking = lookForSigned(pool, { held: () => overlay.version, ask: reload.ask, log });
  try {
    return await work(() => rules, wordsInUse({ files, rules: () => rules, reload }));
  } finally {
    stop();
    stopLooking();
    await reload.settled();
  }
}

/** The rules with what was signed before Vigil started; throws UsageError when the lists cannot be used with it. */
async function firstRules(rules: Rules, files: readonly string[], overlay: Overlay): Promise<Rules> {
  if (overlay.version === 0) return rules;
  const made = await compileAside({ files, known: rules.lexicon.known, overlay });
  if (!made.ok) throw new UsageError(`The lexicon cannot be used with what was signed in the console.\n${made.why}`);
  return made.lexicon.digest === rules.lexicon.digest ? rules : { ...rules, lexicon: unpackLexicon(made.lexicon) };
}

async function noteStart(
  pool: pg.Pool,
  { version, before, rules }: { readonly version: number; readonly before: Rules; readonly rules: Rules },
): Promise<void> {
  const from = (await takenAs(pool, version - 1)) ?? digestOf(before);
  const change = { from, to: digestOf(rules), now: Date.now() };
  if (await noteTaken(pool, version, change)) await logLexicon(pool, { ...change, terms: rules.lexicon.size });
}

/** Looks now and then whether something was signed, in this process or another. A store that is away is asked again. */
function lookForSigned(
  pool: pg.Pool,
  { held, ask, log }: { readonly held: () => number; readonly ask: (why: string) => void; readonly log: Logger },
): () => void {
  const look = async (): Promise<void> => {
    try {
      if ((await overlayVersion(pool)) !== held()) ask('signed');
    } catch (error) {
      log.debug({ kind: error instanceof Error ? error.name : 'unknown' }, 'could not look for signed proposals');
    }
  };
  const timer = setInterval(() => void look(), LOOK_FOR_SIGNED_MS);
  timer.unref();
  return () => clearInterval(timer);
}

/** What screens ask of the words. The lists are read from their files when somebody asks, so that a large list is not held twice. */
function wordsInUse({
  files,
  rules,
  reload,
}: {
  readonly files: readonly string[];
  readonly rules: CurrentRules;
  readonly reload: Turns;
}): WordsInUse {
  let held: { readonly digest: string; readonly packs: readonly Lexicon[] } | undefined;
  return {
    async packs() {
      const { digest, known } = rules().lexicon;
      if (held?.digest === digest) return { ok: true, packs: held.packs };
      const made = await compileAside({ files, known, overlay: NO_OVERLAY, withLists: true });
      if (!made.ok) return { ok: false, why: made.why };
      held = { digest, packs: made.lists };
      return { ok: true, packs: made.lists };
    },
    async compile(overlay) {
      const made = await compileAside({ files, known: rules().lexicon.known, overlay });
      if (!made.ok) throw new UsageError(made.why);
      return unpackLexicon(made.lexicon);
    },
    async refresh() {
      reload.ask('signed');
      await reload.settled();
    },
  };
}

/** The rules with the lists as their files hold them now; the same rules when nothing changed, undefined when the lists cannot be used. */
async function nextRules(
  rules: Rules,
  { files, overlay }: Pick<CompileTask, 'files' | 'overlay'>,
  { why, log }: { readonly why: string; readonly log: Logger },
): Promise<Rules | undefined> {
  const made = await compileAside({ files, known: rules.lexicon.known, overlay });
  if (!made.ok) {
    log.error({ lexicon: digestOf(rules), why, refused: made.why }, 'lexicon refused, the old one stays');
    return undefined;
  }
  if (made.lexicon.digest === rules.lexicon.digest) {
    log.info({ lexicon: digestOf(rules), why }, 'lexicon unchanged');
    return rules;
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

/** Reloads, one after the other. */
interface Turns {
  readonly ask: (why: string) => void;
  readonly settled: () => Promise<void>;
}

/** One reload at a time; what is asked for meanwhile is one more afterwards. Errors are logged and change nothing. */
function inTurn(act: (why: string) => Promise<void>, log: Logger): Turns {
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
