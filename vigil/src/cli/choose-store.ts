// The options every command that touches the store takes: --data DIR for Vigil's own PostgreSQL, --database URL (or DATABASE_URL) for a server.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import type { OpenStore } from '../store/open.ts';
import { openStore } from '../store/open.ts';
import { openCluster } from '../store/server/cluster.ts';
import { remark } from './console-line.ts';
import { UsageError } from './usage-error.ts';

/** What the two options held. */
export interface StoreChoice {
  readonly data?: string;
  readonly database?: string;
}

/** An open store that also stops the server it started. */
export interface ChosenStore {
  readonly store: OpenStore;
  /** The data folder, or undefined when a database server was given. */
  readonly folder: string | undefined;
  close(): Promise<void>;
}

/** Set to 1, takes a database server that could lose acknowledged rows in a power cut: for throw-away databases of tests only. "vigil doctor" still says so. */
const ALLOW_UNSAFE = 'VIGIL_ALLOW_UNSAFE_DATABASE';
const HOME = '.vigil';
export const DATA_FOLDER = join(HOME, 'data');
export const DEMO_FOLDER = join(HOME, 'demo');

/** Adds the two options to a command. */
export function withStoreOptions(command: Command): Command {
  return command
    .option(
      '--data <dir>',
      'keep everything in this folder, in a PostgreSQL that Vigil starts itself',
      process.env['VIGIL_DATA'],
    )
    .option(
      '--database <url>',
      'use this PostgreSQL server (default: DATABASE_URL, when set)',
      process.env['DATABASE_URL'],
    );
}

/** Opens the chosen store. `alone` refuses when another Vigil already runs on the folder; otherwise its server is shared. */
export async function openChosen(
  choice: StoreChoice,
  how: { readonly alone?: boolean; readonly reading?: boolean; readonly quiet?: boolean } = {},
): Promise<ChosenStore> {
  if (choice.database !== undefined && choice.data === undefined) {
    const store = await openStore({ url: choice.database, allowUnsafe: process.env[ALLOW_UNSAFE] === '1' });
    return { store, folder: undefined, close: () => store.close() };
  }
  const folder = choice.data ?? defaultFolder(how.reading === true);
  if (how.reading === true && !existsSync(folder))
    throw new UsageError(
      `There is no data folder ${folder}. Check --data; "vigil replay FILE --lexicon LIST --data ${folder}" would make one.`,
    );
  const onProgress = how.quiet === true ? () => undefined : remark;
  const cluster = await openCluster(folder, { join: how.alone !== true, onProgress });
  try {
    const store = await openStore({ url: cluster.url });
    return {
      store,
      folder,
      close: async () => {
        await store.close();
        await cluster.close();
      },
    };
  } catch (error) {
    await cluster.close();
    throw error;
  }
}

/** `.vigil/data`; for reading, the demo's folder when only that exists. */
function defaultFolder(reading: boolean): string {
  if (!reading || existsSync(DATA_FOLDER)) return DATA_FOLDER;
  if (existsSync(DEMO_FOLDER)) {
    remark(`Reading the demo in ${DEMO_FOLDER}; give --data DIR for another folder.`);
    return DEMO_FOLDER;
  }
  throw new UsageError(
    `There is no data yet in ${DATA_FOLDER}. Run "npm start" for the demo, "vigil replay FILE --lexicon LIST" for your own posts, or give --data DIR.`,
  );
}

/** Opens, works, and closes whatever happens. */
export async function withStore<T>(
  choice: StoreChoice,
  how: { readonly alone?: boolean; readonly reading?: boolean; readonly quiet?: boolean },
  work: (chosen: ChosenStore) => Promise<T>,
): Promise<T> {
  const chosen = await openChosen(choice, how);
  try {
    return await work(chosen);
  } finally {
    await chosen.close();
  }
}
