// Starts one PostgreSQL for the whole test run, in a folder that is thrown away; `freshDatabase` makes databases in it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { type Cluster, openCluster } from '../vigil/src/store/server/cluster.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    readonly clusterUrl: string;
  }
}

let cluster: Cluster | undefined;
let folder: string | undefined;

/** Called by Vitest before the first test file. */
export async function setup(project: TestProject): Promise<void> {
  folder = mkdtempSync(join(tmpdir(), 'vigil-tests-'));
  // A test database may vanish with the machine; skipping the disk makes the run several times faster.
  cluster = await openCluster(join(folder, 'data'), { durable: false });
  project.provide('clusterUrl', cluster.url);
}

/** Called by Vitest after the last test file. */
export async function teardown(): Promise<void> {
  await cluster?.close();
  if (folder) rmSync(folder, { recursive: true, force: true });
}
