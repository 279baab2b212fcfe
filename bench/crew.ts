// Worker threads of the bench: each is told stretches of a file and reads them itself, counts come back.
import { closeSync, openSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { stretchesOf } from '../vigil/src/cli/hunt/stretches.ts';
import type { Seen } from './blocks.ts';
import type { Task } from './crew-worker.ts';

const SCRIPT = new URL('./crew-worker.ts', import.meta.url);
/** Stretches that a worker knows of, so that it never waits for the next. */
const AHEAD = 3;

/** Threads that read a file together. */
export interface Crew {
  /** Reads the whole file with so many of the threads. One reading at a time. */
  read(file: string, hands: number): Promise<{ readonly lines: number }>;
  close(): Promise<void>;
}

/** Starts threads that load the saved list. */
export function openCrew(listFile: string, most: number): Crew {
  const task: Task = { listFile };
  const workers = Array.from({ length: most }, () => new Worker(SCRIPT, { workerData: task }));
  const read = async (file: string, hands: number): Promise<{ readonly lines: number }> => {
    const opened = openSync(file, 'r');
    const stretches = stretchesOf(opened, 0);
    let lines = 0;
    const feed = (worker: Worker): Promise<void> =>
      new Promise((resolve, reject) => {
        let away = 0;
        const give = (): void => {
          while (away < AHEAD) {
            const { value } = stretches.next();
            if (value === undefined) break;
            away += 1;
            worker.postMessage(value);
          }
          if (away === 0) {
            worker.off('message', take);
            worker.off('error', reject);
            resolve();
          }
        };
        const take = (seen: Seen): void => {
          away -= 1;
          lines += seen.lines;
          give();
        };
        worker.on('message', take);
        worker.on('error', reject);
        give();
      });
    await Promise.all(workers.slice(0, hands).map(feed));
    closeSync(opened);
    return { lines };
  };
  return {
    read,
    close: async () => {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}
