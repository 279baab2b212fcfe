// Replays files into the store: finds out how far each was read before, pumps the rest, and adds up what the inputs held.
import { hash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileHistory } from '../connect/history.ts';
import type { OpenOptions } from '../connect/open.ts';
import { openFile, openSource } from '../connect/open.ts';
import type { Case } from '../core/case.ts';
import type { CurrentRules } from '../engine/flow.ts';
import type { Mark, Totals, Wanted } from '../engine/ports.ts';
import { NO_TOTALS, pump } from '../engine/pump.ts';
import type { OpenStore } from '../store/open.ts';
import { readMark } from '../store/read-day.ts';
import { asFileTrouble } from './choose-rules.ts';
import { remark, safe } from './console-line.ts';
import { countedRules } from './counted-rules.ts';
import { identify, placeOf } from './file-identity.ts';
import { lookBackEarlier } from './look-back-run.ts';
import { startProgress } from './progress.ts';
import { UsageError } from './usage-error.ts';

/** What a replay needs. */
export interface Replay {
  readonly store: OpenStore;
  readonly rules: CurrentRules;
  readonly input: OpenOptions;
  /** No progress and no remarks. */
  readonly quiet: boolean;
  /** Whether accounts with a file are looked back at, in these files and in those replayed before. */
  readonly lookBack: boolean;
  /** When aborted, the running batch is recorded and the replay stops. */
  readonly signal: AbortSignal;
  readonly onOpened?: (opened: readonly Case[]) => void;
}

/** What the inputs held, whether now or in an earlier run of the same files under the same rules. */
export interface Replayed {
  readonly totals: Totals;
  readonly finished: boolean;
  /** Items read in this run, for the rate. */
  readonly read: number;
}

/** Replays files one after the other; `-` is standard input. Throws UsageError for a file that cannot be opened, before anything is read. */
export async function replayFiles(files: readonly string[], wish: Replay): Promise<Replayed> {
  for (const file of files) await checkReadable(file);
  const counted = await countedRules(wish.store, wish.rules);
  const replay: Replay = {
    ...wish,
    rules: counted.current,
    onOpened: (opened) => {
      counted.batchDone();
      wish.onOpened?.(opened);
    },
  };
  const replayed = await replayEach(files, replay);
  await counted.settle(Date.now());
  return replayed;
}

async function replayEach(files: readonly string[], replay: Replay): Promise<Replayed> {
  let totals = NO_TOTALS;
  let read = 0;
  for (const file of files) {
    const done = await replayFile(file, replay);
    totals = sum(totals, done.totals);
    read += done.read;
    if (!done.finished) return { totals, finished: false, read };
  }
  const finished = !replay.lookBack || (await lookBackEarlier(replay));
  return { totals, finished, read };
}

async function replayFile(file: string, replay: Replay): Promise<Replayed> {
  const place = file === '-' ? undefined : await identify(file, replay.rules(), replay.input);
  const mark = place === undefined ? undefined : await readMark(replay.store.pool, place.key);
  if (mark?.done === true) return { totals: mark.totals, finished: true, read: 0 };
  const line = startProgress(
    `Reading ${file === '-' ? 'standard input' : safe(basename(file))}`,
    'items',
    replay.quiet,
  );
  let bytes = 0;
  const peeked = await peek(
    counting(openFile(file), (n) => {
      bytes += n;
    }),
  );
  const options = { receivedAt: place?.changedAt ?? Date.now(), ...replay.input };
  const source = await openSource(peeked.bytes, options);
  if (!replay.quiet)
    remark(`${safe(file)}: ${source.format}${mark === undefined ? '' : ', going on where an earlier run stopped'}`);
  const resume: Mark | undefined = mark === undefined || place === undefined ? undefined : { key: place.key, ...mark };
  const again =
    place === undefined ? source : { ...source, history: (wanted: Wanted) => fileHistory(file, options, wanted) };
  const pumped = await pump(again, {
    rules: replay.rules,
    store: replay.store,
    files: replay.lookBack ? replay.store.files : undefined,
    place: place && placeOf(place, replay.input),
    now: Date.now,
    resume,
    markKey: place?.key,
    signal: replay.signal,
    name: place?.name ?? `stdin:${peeked.head}`,
    onProgress: ({ totals, opened }) => {
      line.update(bytes, place?.size ?? 0, totals.items);
      replay.onOpened?.(opened);
    },
  });
  line.finish();
  return { totals: pumped.totals, finished: pumped.finished, read: pumped.totals.items - (mark?.totals.items ?? 0) };
}

async function checkReadable(file: string): Promise<void> {
  if (file === '-') return;
  try {
    const handle = await open(file);
    const about = await handle.stat();
    await handle.close();
    if (about.isDirectory()) throw new UsageError(`${file} is a folder. Give the files in it, for example ${file}/*.`);
  } catch (error) {
    throw asFileTrouble(error, file);
  }
}

/** Looks at the first chunk to name a stream by its beginning, and gives it back with the rest. */
async function peek(
  bytes: AsyncIterable<Uint8Array>,
): Promise<{ readonly head: string; readonly bytes: AsyncIterable<Uint8Array> }> {
  const iterator = bytes[Symbol.asyncIterator]();
  const first = await iterator.next();
  const head = first.done === true ? 'empty' : hash('sha256', first.value, 'hex').slice(0, 12);
  async function* all(): AsyncIterable<Uint8Array> {
    if (first.done === true) return;
    yield first.value;
    for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) yield next.value;
  }
  return { head, bytes: all() };
}

async function* counting(bytes: AsyncIterable<Uint8Array>, count: (n: number) => void): AsyncIterable<Uint8Array> {
  for await (const chunk of bytes) {
    count(chunk.length);
    yield chunk;
  }
}

function sum(a: Totals, b: Totals): Totals {
  return {
    items: a.items + b.items,
    clean: a.clean + b.clean,
    skipped: a.skipped + b.skipped,
    shelved: a.shelved + b.shelved,
  };
}
