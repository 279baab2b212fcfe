// Worker threads of the bench: blocks of lines are handed over, counts and the emptied block come back.
import { closeSync, openSync, readSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { BLOCK_BYTES } from './blocks.ts';
import type { BlockIn, BlockOut, Task } from './crew-worker.ts';

const SCRIPT = new URL('./crew-worker.ts', import.meta.url);
const LINE_FEED = 10;
/** Blocks that lie before a worker, so that it never waits for the reading thread. */
const AHEAD = 3;

/** Threads that read a file together. */
export interface Crew {
  /** Reads the whole file with so many of the threads. One reading at a time. */
  read(file: string, hands: number): Promise<{ readonly lines: number }>;
  close(): Promise<void>;
}

/** Cuts an opened file into blocks of whole lines in buffers of their own, used again when they come back. */
function cutter(opened: number, spare: ArrayBuffer[]): () => BlockIn | undefined {
  let at = 0;
  return () => {
    const buffer = spare.pop() ?? new ArrayBuffer(BLOCK_BYTES);
    const bytes = Buffer.from(buffer);
    const got = readSync(opened, bytes, 0, bytes.length, at);
    if (got === 0) return undefined;
    const length = bytes.lastIndexOf(LINE_FEED, got - 1) + 1;
    if (length === 0) throw new RangeError('A line of the bench is longer than a block, or the last has no end.');
    at += length;
    return { buffer, length };
  };
}

/** Starts threads that load the saved list. */
export function openCrew(listFile: string, most: number): Crew {
  const task: Task = { listFile };
  const workers = Array.from({ length: most }, () => new Worker(SCRIPT, { workerData: task }));
  const spare: ArrayBuffer[] = [];
  const read = async (file: string, hands: number): Promise<{ readonly lines: number }> => {
    const opened = openSync(file, 'r');
    const next = cutter(opened, spare);
    let lines = 0;
    const feed = (worker: Worker): Promise<void> =>
      new Promise((resolve, reject) => {
        let away = 0;
        const give = (): void => {
          for (
            let block = away < AHEAD ? next() : undefined;
            block !== undefined;
            block = away < AHEAD ? next() : undefined
          ) {
            away += 1;
            worker.postMessage(block, [block.buffer]);
          }
          if (away === 0) {
            worker.off('message', take);
            worker.off('error', reject);
            resolve();
          }
        };
        const take = (out: BlockOut): void => {
          away -= 1;
          lines += out.seen.lines;
          spare.push(out.buffer);
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
