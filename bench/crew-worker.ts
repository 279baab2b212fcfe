// One worker thread of the bench's crew: reads stretches of a file against a saved list, as a thread of `vigil hunt` does.
import { readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { load } from '../match/src/index.ts';
import type { Stretch } from '../vigil/src/cli/hunt/stretches.ts';
import { blockReader } from './blocks.ts';
import { readStretchOf } from './line-files.ts';
import { USER_KEYS } from './user-strings.ts';

/** What a thread is told at its start. */
export interface Task {
  readonly listFile: string;
}

if (parentPort !== null) {
  const port = parentPort;
  const reader = blockReader(load(readFileSync((workerData as Task).listFile)), USER_KEYS);
  port.on('message', (stretch: Stretch) => port.postMessage(readStretchOf(reader, stretch)));
}
