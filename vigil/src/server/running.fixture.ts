// A running Vigil for tests: a database of its own, invented words, a real server on a port of 127.0.0.1.
import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { freshDatabase } from '../../../test/database.ts';
import { DEFAULT_POLICY } from '../core/policy.ts';
import { NO_OVERLAY, type Overlay } from '../core/proposal.ts';
import { compileLexicons, readLexicon } from '../engine/lexicon.ts';
import { layOver } from '../engine/overlay.ts';
import type { WordsInUse } from '../engine/words-in-use.ts';
import { sha256 } from '../store/chain.ts';
import { makeKey, type Scope } from '../store/keys.ts';
import { type OpenStore, openStore } from '../store/open.ts';
import { readOverlay } from '../store/overlays.ts';
import { sealOf } from '../store/sealed-words.ts';
import { buildServer, type ServerParts } from './app.ts';

export const CONSOLE_KEY = 'zorple-key-of-the-link-in-the-terminal-0123456789';

/** What a test gets. */
export interface Running {
  readonly url: string;
  readonly store: OpenStore;
  readonly drop: () => Promise<void>;
  key(...scopes: Scope[]): Promise<string>;
  /** A key of somebody. */
  keyOf(owner: string, ...scopes: Scope[]): Promise<string>;
  close(): Promise<void>;
}

/** Starts one. */
export async function startVigil(wish: Partial<ServerParts> = {}, policy = DEFAULT_POLICY): Promise<Running> {
  const database = await freshDatabase();
  const store = await openStore({ url: database.url, allowUnsafe: true, onTrouble: () => undefined });
  const packs = await Promise.all(
    ['stand-in.yaml', 'trade.yaml'].map(async (name) => {
      const loaded = readLexicon({
        name,
        text: await readFile(new URL(`../../../lexicons/${name}`, import.meta.url), 'utf8'),
      });
      if (!loaded.ok) throw new Error(`${name} does not load`);
      return loaded.lexicon;
    }),
  );
  let rules = { lexicon: compileLexicons(packs, sha256), policy, sha256 };
  const compile = async (overlay: Overlay) => compileLexicons(layOver(packs, overlay), sha256);
  const words: WordsInUse = {
    packs: async () => ({ ok: true, packs }),
    compile,
    refresh: async () => {
      const overlay = await readOverlay(store.pool, await sealOf(store.pool));
      rules = { ...rules, lexicon: await compile(overlay ?? NO_OVERLAY) };
    },
  };
  const app = await buildServer({
    store,
    rules: () => rules,
    words,
    now: Date.now,
    consoleFolder: undefined,
    consoleKey: CONSOLE_KEY,
    lastCanary: async () => Date.now(),
    version: '0.0.0',
    ...wish,
    limits: { pulseMs: 50, ...wish.limits },
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = app.server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    store,
    drop: database.drop,
    key: async (...scopes) => (await makeKey(store.pool, { label: 'test', scopes, now: 0 })).secret,
    keyOf: async (owner, ...scopes) => (await makeKey(store.pool, { label: 'test', scopes, now: 0, owner })).secret,
    close: async () => {
      await app.close();
      await store.close();
      await database.drop();
    },
  };
}

/** A post that offers an invented thing: one urgent case for its account. */
export function offer(id: string, account: string): Record<string, unknown> {
  return {
    id,
    account: { id: account },
    text: `Selling fresh blenvik packs, dm me on telegram: qivtrader_${account}`,
    createdAt: new Date().toISOString(),
  };
}

/** A post about nothing. */
export function chatter(id: string, account: string): Record<string, unknown> {
  return { id, account: { id: account }, text: 'The garden is green today.', createdAt: new Date().toISOString() };
}

/** One object a line. */
export function lines(objects: readonly unknown[]): string {
  return objects.map((one) => `${JSON.stringify(one)}\n`).join('');
}
