// A worker thread of a hunt: reads stretches of a file, or takes blocks of lines and gives their buffers back; findings go out.
import { parentPort, workerData } from 'node:worker_threads';
import type { LineFormat } from '../../connect/lines.ts';
import type { UserText } from '../../connect/user-text.ts';
import { type BlockFindings, blockScreen, type Quarry } from './screen-block.ts';
import type { Stretch } from './stretches.ts';

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

/** Part of an open file, which the thread reads itself. */
export interface StretchIn {
  readonly id: number;
  readonly stretch: Stretch;
}

/** The answer, with a block's buffer for its next use. */
export interface Answer {
  readonly id: number;
  readonly buffer?: ArrayBuffer;
  readonly findings: BlockFindings;
}

if (parentPort !== null) {
  const port = parentPort;
  const { quarry, format, userText } = workerData as WorkerTask;
  const look = blockScreen(quarry, format, userText);
  port.on('message', (asked: BlockIn | StretchIn) => {
    const { id } = asked;
    if ('stretch' in asked) {
      port.postMessage({ id, findings: look.stretch(asked.stretch) } satisfies Answer);
      return;
    }
    const { buffer, length } = asked;
    const findings = look.block(new Uint8Array(buffer, 0, length));
    port.postMessage({ id, buffer, findings } satisfies Answer, [buffer]);
  });
}
