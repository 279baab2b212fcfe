// The worker threads of a hunt: blocks go out by transfer, findings come back, and what a thread lost when it broke is done again here.
import { Worker } from 'node:worker_threads';
import type { Block, BufferPool } from './blocks.ts';
import { type BlockFindings, type BlockScreen, blockScreen } from './screen-block.ts';
import type { BlockIn, BlockOut, WorkerTask } from './worker.ts';

const SCRIPT = new URL('./worker.ts', import.meta.url);

/** Threads at work. */
export interface Crew {
  /** Looks through a block; its buffer is gone afterwards. Rejects only when the block cannot be had again. */
  screen(block: Block): Promise<BlockFindings>;
  /** Threads that still run. */
  alive(): number;
  close(): Promise<void>;
}

/** How to set up a crew. */
export interface CrewWish {
  readonly workers: number;
  readonly pool: BufferPool;
  /** Told when a thread broke. */
  readonly onTrouble: (why: string) => void;
  /** Another program for the threads, for tests of their breaking. */
  readonly script?: URL;
}

interface Waiting {
  readonly block: Block;
  resolve(findings: BlockFindings): void;
  reject(error: unknown): void;
}
interface Hand {
  readonly worker: Worker;
  readonly waiting: Map<number, Waiting>;
}

/** Starts the threads. With none left (or none asked for) the blocks are looked through on this one. */
export function startCrew(task: WorkerTask, wish: CrewWish): Crew {
  const hands = new Set<Hand>();
  let here: BlockScreen | undefined;
  let next = 0;
  const screenHere = (bytes: Uint8Array): BlockFindings => {
    here ??= blockScreen(task.quarry, task.format, task.userText);
    return here(bytes);
  };
  const lose = (hand: Hand, why: string): void => {
    if (!hands.delete(hand)) return;
    wish.onTrouble(why);
    for (const { block, resolve, reject } of hand.waiting.values())
      block
        .again()
        .then((bytes) => resolve(screenHere(bytes)))
        .catch(reject);
    hand.waiting.clear();
  };
  for (let n = 0; n < wish.workers; n++) hands.add(hire(task, wish, lose));
  return {
    alive: () => hands.size,
    async screen(block) {
      const hand = leastBusy(hands);
      if (hand === undefined) {
        const findings = screenHere(new Uint8Array(block.buffer, 0, block.length));
        wish.pool.give(block.buffer);
        return findings;
      }
      const id = next++;
      return new Promise((resolve, reject) => {
        hand.waiting.set(id, { block, resolve, reject });
        const message: BlockIn = { id, buffer: block.buffer, length: block.length };
        hand.worker.postMessage(message, [block.buffer]);
      });
    },
    async close() {
      const all = [...hands];
      hands.clear();
      await Promise.all(all.map(({ worker }) => worker.terminate()));
    },
  };
}

function hire(task: WorkerTask, wish: CrewWish, lose: (hand: Hand, why: string) => void): Hand {
  const worker = new Worker(wish.script ?? SCRIPT, { workerData: task, name: 'vigil-hunt' });
  const hand: Hand = { worker, waiting: new Map() };
  worker.on('message', ({ id, buffer, findings }: BlockOut) => {
    wish.pool.give(buffer);
    hand.waiting.get(id)?.resolve(findings);
    hand.waiting.delete(id);
  });
  // Only the kind of error is told: its message may quote a post.
  worker.on('error', (error) => lose(hand, error instanceof Error ? error.name : 'unknown error'));
  worker.on('messageerror', () => lose(hand, 'its answer could not be read'));
  worker.on('exit', (code) => lose(hand, `it ended with code ${code}`));
  return hand;
}

function leastBusy(hands: ReadonlySet<Hand>): Hand | undefined {
  let best: Hand | undefined;
  for (const hand of hands) if (best === undefined || hand.waiting.size < best.waiting.size) best = hand;
  return best;
}
