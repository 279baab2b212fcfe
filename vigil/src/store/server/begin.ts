// Brings a server up in a folder whose lock we hold: adopts the orphan of a killed Vigil, or starts a new server.
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Binaries } from './binaries.ts';
import { findBinaries } from './binaries.ts';
import { ClusterError, diskFull, speaksOfFullDisk } from './cluster-error.ts';
import { type Contact, meet } from './first-contact.ts';
import { initialise, majorOf, readPassword } from './initialise.ts';
import {
  findPostmaster,
  isGone,
  type Postmaster,
  removeStalePostmaster,
  type StartPlan,
  startPostmaster,
  stopPostmaster,
} from './postmaster.ts';
import { chooseUser } from './run-as.ts';
import { settingsFor } from './settings.ts';

/** A running server, proven to serve the folder. */
export interface Running extends Contact {
  readonly postmaster: Postmaster;
  readonly adopted: boolean;
}

/** How a folder is to be opened; `say` receives a sentence now and then. */
export interface Wish {
  readonly folder: string;
  readonly durable: boolean;
  readonly say: (sentence: string) => void;
}

/** Recovery replays up to 2 GB of log; an interrupted recovery only starts over, so the limit is generous. */
const READY_LIMIT_MS = 300_000;
/** How long processes of a killed server may take to notice that it is gone. */
const LEFTOVER_LIMIT_MS = 60_000;
const PORT_ATTEMPTS = 5;
const SAY_EVERY_MS = 3_000;

/** The server a killed Vigil left running, once proven ours; undefined when there is none or it had to be stopped. */
export async function adoptOrphan(wish: Wish): Promise<Running | undefined> {
  const cluster = join(wish.folder, 'postgres');
  chooseUser(cluster); // Refuses somebody else's cluster with a sentence, before reading it fails with a bare EACCES.
  const orphan = findPostmaster(cluster);
  if (orphan === undefined) return undefined;
  const wait = patience(wish, 'Waiting for the PostgreSQL server that an earlier Vigil left behind.');
  const until = Date.now() + READY_LIMIT_MS;
  while (!findPostmaster(cluster)?.isReady) {
    if (await isGone(orphan, 20)) return undefined;
    if (Date.now() > until) break;
    wait();
  }
  try {
    const contact = await meet(cluster, orphan, readPassword(wish.folder), true);
    if (contact.isDurable === wish.durable) return { ...contact, postmaster: orphan, adopted: true };
  } catch (error) {
    if (error instanceof ClusterError) throw error;
    wish.say('The PostgreSQL server that an earlier Vigil left behind does not answer; starting it anew.');
  }
  await stopPostmaster(orphan);
  return undefined;
}

/** Starts a new server, after initialising the folder when it is empty. */
export async function startNew(wish: Wish): Promise<Running> {
  const cluster = join(wish.folder, 'postgres');
  const user = chooseUser(cluster);
  const binaries = findBinaries(majorOf(cluster), user);
  const password = readPassword(wish.folder);
  if (majorOf(cluster) === undefined) {
    wish.say(`Making a new database with PostgreSQL ${binaries.version}.`);
    await initialise(wish.folder, binaries, user, wish.durable);
  }
  const postmaster = await launch({ folder: wish.folder, binaries, user, settings: settingsFor(wish.durable) }, wish);
  try {
    return { ...(await meet(cluster, postmaster, password, false)), postmaster, adopted: false };
  } catch (error) {
    await stopPostmaster(postmaster);
    if (speaksOfFullDisk(error)) throw diskFull(wish.folder, error);
    const mend = `Look at the log in ${cluster}/log; if the password file was changed, put the old one back.`;
    throw new ClusterError('start-failed', `PostgreSQL runs but refuses us: ${(error as Error).message}`, mend, error);
  }
}

async function launch(plan: StartPlan, wish: Wish): Promise<Postmaster> {
  const cluster = join(wish.folder, 'postgres');
  const wait = patience(wish, 'PostgreSQL is putting its data in order after an unclean end; this can take a minute.');
  const until = Date.now() + LEFTOVER_LIMIT_MS;
  for (let ports = 0; ; ) {
    removeStalePostmaster(cluster);
    const outcome = await startPostmaster(plan, READY_LIMIT_MS, wait);
    if (outcome.ok) return outcome.postmaster;
    const trouble = classify(outcome.said);
    if (trouble === 'port') ports += 1;
    const again = trouble === 'port' ? ports < PORT_ATTEMPTS : trouble === 'leftover' && Date.now() < until;
    if (!again) throw explain(trouble, outcome.said, wish.folder, plan.binaries);
    wait();
    await sleep(200);
  }
}

type Trouble = 'port' | 'leftover' | 'full' | 'major' | 'other';

function classify(said: string): Trouble {
  if (speaksOfFullDisk(said)) return 'full';
  if (/could not bind|could not create any TCP\/IP sockets/.test(said)) return 'port';
  if (/pre-existing shared memory block|lock file "postmaster\.pid" already exists/.test(said)) return 'leftover';
  return /database files are incompatible with server/.test(said) ? 'major' : 'other';
}

function explain(trouble: Trouble, said: string, folder: string, binaries: Binaries): ClusterError {
  const last = said.slice(-700);
  switch (trouble) {
    case 'full':
      return diskFull(folder, said);
    case 'port':
      return new ClusterError(
        'port-taken',
        `PostgreSQL could not listen on 127.0.0.1: ${last}`,
        'Allow this user to listen on local ports, then start again.',
      );
    case 'leftover':
      return new ClusterError(
        'busy',
        `Another PostgreSQL still works in ${folder}/postgres: ${last}`,
        'Stop that server, then start again.',
      );
    case 'major':
      return new ClusterError(
        'wrong-major',
        `PostgreSQL ${binaries.version} cannot read ${folder}/postgres: ${last}`,
        'Install the version it names.',
      );
    case 'other':
      return new ClusterError(
        'start-failed',
        `PostgreSQL did not start in ${folder}/postgres: ${last}`,
        `Mend what it says; the whole log is in ${folder}/postgres/log.`,
      );
  }
}

/** Says a sentence at once-every-few-seconds, and not at all when the wait is short. */
function patience(wish: Wish, sentence: string): () => void {
  let next = Date.now() + SAY_EVERY_MS;
  return () => {
    if (Date.now() < next) return;
    next = Date.now() + SAY_EVERY_MS;
    wish.say(sentence);
  };
}
