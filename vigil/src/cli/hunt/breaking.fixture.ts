// A worker thread that does its work until its second block and then breaks, for the test that nothing is lost with it.
import { parentPort } from 'node:worker_threads';

let blocks = 0;
parentPort?.on('message', () => {
  blocks++;
  if (blocks >= 2) throw new RangeError('broken on purpose');
});
await import('./worker.ts');
