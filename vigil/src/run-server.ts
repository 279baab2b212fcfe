// Puts the server together with a store and rules, listens, sings the canary every few minutes, and closes cleanly on a signal.
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import type { FastifyInstance } from 'fastify';
import { buildConsole } from './build-console.ts';
import { counted, print, remark } from './cli/console-line.ts';
import { countedRules } from './cli/counted-rules.ts';
import type { Serve } from './cli/serve.ts';
import { sing } from './cli/sing.ts';
import { stopSignal } from './cli/stop-signal.ts';
import { UsageError } from './cli/usage-error.ts';
import { CANARY_LEXICON } from './core/canary.ts';
import { readPeopleSettings } from './people-settings.ts';
import { buildServer } from './server/app.ts';
import { lastHeard } from './store/canary.ts';
import { isSetUp } from './store/people.ts';
import { sweepSignatures } from './store/signatures.ts';

const PORT = 7171;
const VERSION = '0.1.0';
const PORTS_TRIED = 20;
const SING_EVERY_MS = 180_000;
/** How often all files are linked and judged by what has been counted since. */
const SETTLE_EVERY_MS = 300_000;
/** How often acts that nobody signed in time go back to review. */
const SWEEP_EVERY_MS = 60_000;

/** Serves until SIGINT or SIGTERM. */
export const runServer: Serve = async ({ chosen, rules, words, port, host }) => {
  const consoleFolder = await buildConsole(remark);
  const consoleKey = randomBytes(32).toString('base64url');
  const { store } = chosen;
  const following = await countedRules(store, rules);
  const hosts = host === undefined ? [] : [host];
  const people = readPeopleSettings(process.env);
  const app = await buildServer({
    store,
    rules: following.current,
    counts: following.counts,
    onBatch: following.batchDone,
    words,
    folder: chosen.folder,
    now: Date.now,
    consoleFolder,
    consoleKey,
    lastCanary: () => lastHeard(store.pool),
    hosts,
    people,
    version: VERSION,
  });
  const chosenPort = await listen(app, port, host ?? '127.0.0.1');
  const timer = await startSinging(() => sing(store, rules()));
  const settling = startTurns(SETTLE_EVERY_MS, 'Accounts could not be linked and judged anew', () =>
    following.settle(Date.now()),
  );
  const sweeping = startTurns(SWEEP_EVERY_MS, 'Acts that nobody signed in time could not be returned to review', () =>
    sweepSignatures(store.pool, Date.now(), following.current().policy),
  );
  const stop = stopSignal();
  const address = `http://${host ?? '127.0.0.1'}:${chosenPort}`;
  greet(
    // As many as the lists and the page have: the canary's own is not among them.
    rules().lexicon.size - CANARY_LEXICON.terms.length,
    `${address}/#key=${consoleKey}`,
    (await isSetUp(store.pool)) && (people.origin ?? address.replace('127.0.0.1', 'localhost')),
  );
  print('Ctrl-C stops it.');
  await stopped(stop.signal);
  clearInterval(timer);
  await settling.stop();
  await sweeping.stop();
  await app.close();
  stop.release();
};

/** Says where the page is. `signInAt` is false while nobody is set up; then the link opens everything. */
function greet(terms: number, link: string, signInAt: string | false): void {
  const looks = `Vigil looks for ${counted(terms, 'term')}.`;
  print('');
  if (signInAt === false) print(`${looks} Open this link; it holds the key to the page:`);
  else {
    print(`${looks} Sign in at ${signInAt}`);
    print('When nobody can sign in, this link invites an admin, which is written to the audit log:');
  }
  print(`  ${link}`);
}

async function listen(app: FastifyInstance, wished: string | undefined, host: string): Promise<number> {
  const first = wished === undefined ? PORT : Number(wished);
  if (!Number.isInteger(first) || first < 0 || first > 65_535)
    throw new UsageError(`--port wants a number from 0 to 65535; "${wished}" is not one.`);
  for (let port = first; ; port++) {
    try {
      await app.listen({ port, host });
      const address = app.server.address();
      return typeof address === 'object' && address !== null ? address.port : port;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
      if (wished !== undefined)
        throw new UsageError(`Port ${port} is taken. Stop what listens there, or give another with --port.`);
      if (port >= first + PORTS_TRIED)
        throw new UsageError(`Ports ${first} to ${port} are taken. Give a free one with --port.`);
    }
  }
}

/** Sings now and then. A song that does not come out is said at once; /readyz and the page show it too. */
async function startSinging(song: () => Promise<number | undefined>): Promise<NodeJS.Timeout> {
  const one = async (): Promise<void> => {
    try {
      if ((await song()) === undefined)
        remark('The canary did not come out of the far end: posts may be lost on their way. Run "vigil doctor".');
    } catch (error) {
      remark(`The canary could not sing: ${error instanceof Error ? error.message : String(error)}`);
    }
  };
  await one();
  return setInterval(() => {
    void one();
  }, SING_EVERY_MS);
}

/** Does something now and then, one turn at a time. What fails is said, and tried again at the next turn. */
function startTurns(everyMs: number, failed: string, act: () => Promise<unknown>): { stop(): Promise<void> } {
  let running: Promise<void> = Promise.resolve();
  let busy = false;
  const turn = async (): Promise<void> => {
    busy = true;
    try {
      await act();
    } catch (error) {
      remark(`${failed}: ${error instanceof Error ? error.message : String(error)}`);
    }
    busy = false;
  };
  const timer = setInterval(() => {
    if (!busy) running = turn();
  }, everyMs);
  return {
    stop: () => {
      clearInterval(timer);
      return running;
    },
  };
}

/** Waits for the wish to stop. The signals stay caught until the server is closed. */
async function stopped(signal: AbortSignal): Promise<void> {
  if (!signal.aborted) await once(signal, 'abort');
}
