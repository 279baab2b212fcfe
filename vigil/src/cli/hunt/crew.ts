// The worker threads of a hunt: they read stretches of files themselves and get other blocks by transfer; findings come back, and what a thread lost when it broke is done again here.
import { Worker } from 'node:worker_threads';
import type { Block, BufferPool } from './blocks.ts';
import { type BlockFindings, type BlockScreen, blockScreen } from './screen-block.ts';
import type { Stretch } from './stretches.ts';
import type { Answer, BlockIn, StretchIn, WorkerTask } from './worker.ts';

const SCRIPT = new URL('./worker.ts', import.meta.url);

/** Threads at work. */
export interface Crew {
  /** Looks through a block; its buffer is gone afterwards. */
  screen(block: Block): Promise<BlockFindings>;
  /** Looks through a stretch of a file, which must stay open meanwhile. Rejects when it cannot be read. */
  screenStretch(stretch: Stretch): Promise<BlockFindings>;
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
  /** Does on this thread what the other one lost. */
  again(): Promise<BlockFindings>;
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
  const onThis = (): BlockScreen => {
    here ??= blockScreen(task.quarry, task.format, task.userText);
    return here;
  };
  const lose = (hand: Hand, why: string): void => {
    if (!hands.delete(hand)) return;
    wish.onTrouble(why);
    for (const { again, resolve, reject } of hand.waiting.values()) again().then(resolve, reject);
    hand.waiting.clear();
  };
  for (let n = 0; n < wish.workers; n++) hands.add(hire(task, wish, lose));
  const ask = (hand: Hand, question: (id: number) => BlockIn | StretchIn, again: Waiting['again']) =>
    new Promise<BlockFindings>((resolve, reject) => {
      const id = next++;
      hand.waiting.set(id, { again, resolve, reject });
      const message = question(id);
      hand.worker.postMessage(message, 'buffer' in message ? [message.buffer] : []);
    });
  return {
    alive: () => hands.size,
    async screen({ buffer, length, copy }) {
      const hand = leastBusy(hands);
      if (hand !== undefined)
        return ask(
          hand,
          (id) => ({ id, buffer, length }),
          async () => onThis().block(copy),
        );
      const findings = onThis().block(new Uint8Array(buffer, 0, length));
      wish.pool.give(buffer);
      return findings;
    },
    async screenStretch(stretch) {
      const hand = leastBusy(hands);
      const screenHere = async (): Promise<BlockFindings> => onThis().stretch(stretch);
      return hand === undefined ? screenHere() : ask(hand, (id) => ({ id, stretch }), screenHere);
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
  worker.on('message', ({ id, buffer, findings }: Answer) => {
    if (buffer !== undefined) wish.pool.give(buffer);
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
