// A worker thread of a hunt: takes blocks of lines, gives findings and the block's buffer back.
import { parentPort, workerData } from 'node:worker_threads';
import type { LineFormat } from '../../connect/lines.ts';
import type { UserText } from '../../connect/user-text.ts';
import { type BlockFindings, blockScreen, type Quarry } from './screen-block.ts';

/** What a worker is told at its start. */
export interface WorkerTask {
  readonly quarry: Quarry;
  readonly format: LineFormat;
  readonly userText: UserText;
}

/** A block on its way in: the lines are the first `length` bytes of the buffer, which comes along. */
export interface BlockIn {
  readonly id: number;
  readonly buffer: ArrayBuffer;
  readonly length: number;
}

/** The answer, with the buffer for its next use. */
export interface BlockOut {
  readonly id: number;
  readonly buffer: ArrayBuffer;
  readonly findings: BlockFindings;
}

if (parentPort !== null) {
  const port = parentPort;
  const { quarry, format, userText } = workerData as WorkerTask;
  const look = blockScreen(quarry, format, userText);
  port.on('message', ({ id, buffer, length }: BlockIn) => {
    const findings = look(new Uint8Array(buffer, 0, length));
    port.postMessage({ id, buffer, findings } satisfies BlockOut, [buffer]);
  });
}
