// A store on an empty database of the tests' own server, opened before the tests of a file and thrown away after them.
import { afterAll, beforeAll } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../../../test/database.ts';
import { type OpenStore, openStore } from './open.ts';

/** Call at the top of a test file; `take` gets the open store before its first test. */
export function openTrialStore(take: (store: OpenStore) => void): void {
  let database: FreshDatabase | undefined;
  let store: OpenStore | undefined;
  beforeAll(async () => {
    database = await freshDatabase();
    store = await openStore({ url: database.url, allowUnsafe: true });
    take(store);
  });
  afterAll(async () => {
    await store?.close();
    await database?.drop();
  });
}
