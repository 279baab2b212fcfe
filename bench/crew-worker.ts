// One worker thread of the bench's crew: reads handed-over blocks of lines against a saved list.
import { readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { load } from '../match/src/index.ts';
import { blockReader, type Seen } from './blocks.ts';
import { USER_KEYS } from './user-strings.ts';

/** What a thread is told at its start. */
export interface Task {
  readonly listFile: string;
}

/** Lines on their way in: the first `length` bytes of the buffer, which comes along. */
export interface BlockIn {
  readonly buffer: ArrayBuffer;
  readonly length: number;
}

/** The answer, with the buffer for its next use. */
export interface BlockOut {
  readonly buffer: ArrayBuffer;
  readonly seen: Seen;
}

if (parentPort !== null) {
  const port = parentPort;
  const reader = blockReader(load(readFileSync((workerData as Task).listFile)), USER_KEYS);
  port.on('message', ({ buffer, length }: BlockIn) => {
    reader.intake.set(new Uint8Array(buffer, 0, length));
    const seen = reader.read(length);
    port.postMessage({ buffer, seen } satisfies BlockOut, [buffer]);
  });
}
