// A store with the crowd in it and a server before it, for the bench of the console.
import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { DEFAULT_POLICY } from '../../vigil/src/core/policy.ts';
import { compileLexicons, readLexicon } from '../../vigil/src/engine/lexicon.ts';
import { buildServer } from '../../vigil/src/server/app.ts';
import { sha256 } from '../../vigil/src/store/chain.ts';
import { makeKey } from '../../vigil/src/store/keys.ts';
import { type OpenStore, openStore } from '../../vigil/src/store/open.ts';
import { linkAccounts } from '../../vigil/src/store/rings.ts';
import { openCluster } from '../../vigil/src/store/server/cluster.ts';
import { type Crowd, fill } from './fill.ts';

export const CONSOLE_KEY = 'zorple-key-of-the-bench-of-the-console-0123456789';

/** People on the platforms, most of whom never wrote a listed term: what makes a shared handle rare. */
const ON_THE_PLATFORM = 20_000_000;

/** A Vigil to measure. */
export interface Crowded {
  readonly url: string;
  readonly store: OpenStore;
  close(): Promise<void>;
}

/** Opens the store in `folder`, fills it when it is empty, and serves it. */
export async function openCrowded(
  folder: string,
  { crowd, consoleFolder }: { readonly crowd: Crowd; readonly consoleFolder: string | undefined },
  say: (sentence: string) => void,
): Promise<Crowded> {
  const cluster = await openCluster(folder, { onProgress: say });
  const store = await openStore({ url: cluster.url });
  const app = await buildServer({
    store,
    rules: await invented(),
    now: Date.now,
    consoleFolder,
    consoleKey: CONSOLE_KEY,
    lastCanary: async () => Date.now(),
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  const url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
  const { rows } = await store.pool.query<{ n: number }>('select count(*) as n from case_file');
  if ((rows[0]?.n ?? 0) < crowd.cases * 0.9) await fillThrough(url, { store, crowd, say });
  return {
    url,
    store,
    close: async () => {
      await app.close();
      await store.close();
      await cluster.close();
    },
  };
}

async function invented() {
  const packs = await Promise.all(
    ['stand-in.yaml', 'trade.yaml'].map(async (name) => {
      const text = await readFile(new URL(`../../lexicons/${name}`, import.meta.url), 'utf8');
      const loaded = readLexicon({ name, text });
      if (!loaded.ok) throw new Error(`${name} does not load`);
      return loaded.lexicon;
    }),
  );
  const rules = { lexicon: compileLexicons(packs, sha256), policy: DEFAULT_POLICY, sha256 };
  return () => rules;
}

async function fillThrough(
  url: string,
  { store, crowd, say }: { readonly store: OpenStore; readonly crowd: Crowd; readonly say: (sentence: string) => void },
): Promise<void> {
  const { secret } = await makeKey(store.pool, { label: 'bench', scopes: ['items:write'], now: 0 });
  const headers = { authorization: `Bearer ${secret}`, 'content-type': 'application/x-ndjson' };
  const send = async (body: string): Promise<void> => {
    const answer = await fetch(`${url}/v1/items`, { method: 'POST', body, headers });
    if (!answer.ok) throw new Error(`The intake answered ${answer.status}: ${await answer.text()}`);
  };
  await fill(send, crowd, Date.now(), say);
  await store.pool.query('vacuum analyze');
  const { rings } = await linkAccounts(store.pool, { accounts: () => ON_THE_PLATFORM }, Date.now());
  say(`${rings.length.toLocaleString('en')} rings are found`);
  await store.pool.query('vacuum analyze');
}
