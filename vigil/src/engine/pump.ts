// Carries a Source into the Store batch by batch: while one batch is being recorded, the next is screened. Acknowledged only after commit.
import type { Case } from '../core/case.ts';
import type { Memory } from './apart.ts';
import { dropHeld, isFull, startMemory } from './apart.ts';
import type { CurrentRules, Gathering, Rules } from './flow.ts';
import { addPortion, digestOf, finishBatch, handle, startBatch } from './flow.ts';
import { lookAtHeld, lookBack } from './look-back.ts';
import type { AccountFiles, Mark, Portion, Recorded, Source, Store, Totals } from './ports.ts';

/** A batch is worth a transaction at this many objects or this many bytes of source, whichever comes first. */
const BATCH_OBJECTS = 4_000;
const BATCH_BYTES = 4_194_304;

export const NO_TOTALS: Totals = { items: 0, clean: 0, skipped: 0, shelved: 0 };

/** What the pump needs beside the source. `now` is the clock, milliseconds since 1970. */
export interface PumpInput {
  /** Asked before every portion. When the rules have changed, what was gathered under the old ones is recorded by itself. */
  readonly rules: CurrentRules;
  readonly store: Store;
  /** Name of the source in the store; the same for the same file. */
  readonly name: string;
  readonly now: () => number;
  /** Where an earlier run stopped: objects that end at or before `end` are passed over. */
  readonly resume?: Mark | undefined;
  /** Set to keep a mark in the store, so that a run that is cut off goes on where it stopped. */
  readonly markKey?: string | undefined;
  /** Where the source can be read again, for the mark. */
  readonly place?: string | undefined;
  /** Set to look back at the end: what accounts with a file wrote beside their core signals is then kept as well. */
  readonly files?: AccountFiles | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  /** Checked between batches; when aborted, what is read is recorded and the pump stops. */
  readonly signal?: { readonly aborted: boolean } | undefined;
}

/** How far the pump is. */
export interface Progress {
  readonly totals: Totals;
  readonly end: number;
  readonly opened: readonly Case[];
}

/** What went through. `finished` is false when the pump was told to stop. */
export interface Pumped {
  readonly totals: Totals;
  readonly observations: number;
  readonly finished: boolean;
}

/** State of one run. */
interface Run {
  totals: Totals;
  end: number;
  observations: number;
  inFlight: Promise<void>;
}

/** Pumps a source to its end, or until told to stop. Throws what the store throws; nothing of the failed batch is then recorded. */
export async function pump(source: Source, input: PumpInput): Promise<Pumped> {
  const { resume } = input;
  const run: Run = {
    totals: resume?.totals ?? NO_TOTALS,
    end: resume?.end ?? 0,
    observations: 0,
    inFlight: Promise.resolve(),
  };
  let rules = input.rules();
  let batch = startBatch();
  let finished = true;
  const memory = memoryFor(source, input);
  let bytes = run.end;
  for await (const portion of source.portions()) {
    if (resume !== undefined && portion.end <= resume.end) continue;
    const now = input.rules();
    if (now !== rules) {
      await flush(run, batch, bytes, { input, rules, done: false });
      batch = startBatch();
      if (memory !== undefined && digestOf(now) !== digestOf(rules)) memory.whole = false;
      rules = now;
    }
    addPortion(batch, resume === undefined ? portion : after(portion, resume.end), rules, memory);
    bytes = portion.end;
    if (
      batch.screened.length + batch.skipped < BATCH_OBJECTS &&
      bytes - run.end < BATCH_BYTES &&
      batch.shelf.length === 0 &&
      (memory === undefined || !isFull(memory))
    )
      continue;
    await flush(run, batch, bytes, { input, rules, done: false });
    batch = startBatch();
    if (memory !== undefined && isFull(memory)) await makeRoom(run, memory, input);
    if (input.signal?.aborted === true) {
      finished = false;
      break;
    }
  }
  await flush(run, batch, bytes, { input, rules, done: finished && memory === undefined });
  await run.inFlight;
  if (finished && memory !== undefined) finished = await lookAtPast(source, run, memory, input);
  return { totals: run.totals, observations: run.observations, finished };
}

/** A run that goes on in the middle has not met what came before. */
function memoryFor(source: Source, { files, resume }: PumpInput): Memory | undefined {
  if (files === undefined) return undefined;
  const memory = startMemory(source.history === undefined);
  memory.whole = resume === undefined;
  return memory;
}

/** Looks back at the end of a source; only then is it marked as done, so that a run that is cut off here looks again. */
async function lookAtPast(source: Source, run: Run, memory: Memory, input: PumpInput): Promise<boolean> {
  const { files } = input;
  if (files === undefined) return true;
  const looked = await lookBack(source, { after: 0, memory }, partsOf(run, input, files));
  run.observations += looked.observations;
  if (!looked.finished || input.markKey === undefined) return looked.finished;
  const { end, totals } = run;
  const mark: Mark = { key: input.markKey, end, done: true, totals, looked: looked.upTo, place: input.place };
  const rules = input.rules();
  await handle(finishBatch(startBatch(), input.name, digestOf(rules)), rules, input.store, { now: input.now(), mark });
  return true;
}

/** A stream that cannot be asked again and whose held objects fill the memory: those with a file by now are looked at, the others are let go. */
async function makeRoom(run: Run, memory: Memory, input: PumpInput): Promise<void> {
  await run.inFlight;
  if (input.files !== undefined) run.observations += await lookAtHeld(memory, partsOf(run, input, input.files));
  dropHeld(memory);
}

function partsOf(run: Run, input: PumpInput, files: AccountFiles): Parameters<typeof lookBack>[2] {
  const { rules, store, name, now, signal, onProgress } = input;
  return {
    ...{ rules, store, files, name, now, signal },
    onOpened: (opened) => onProgress?.({ totals: run.totals, end: run.end, opened }),
  };
}

/** Waits for the batch before, then starts recording this one without waiting for it. */
async function flush(
  run: Run,
  batch: Gathering,
  end: number,
  how: { readonly input: PumpInput; readonly rules: Rules; readonly done: boolean },
): Promise<void> {
  const { input, rules, done } = how;
  await run.inFlight;
  run.totals = add(run.totals, batch);
  run.end = end;
  const mark: Mark | undefined =
    input.markKey === undefined ? undefined : { key: input.markKey, end, done, totals: run.totals, place: input.place };
  const { totals } = run;
  const recording = handle(finishBatch(batch, input.name, digestOf(rules)), rules, input.store, {
    now: input.now(),
    ...(mark && { mark }),
  });
  run.inFlight = recording.then((recorded: Recorded) => {
    run.observations += recorded.observations;
    input.onProgress?.({ totals, end, opened: recorded.opened });
  });
  run.inFlight.catch(() => undefined); // the next await of inFlight throws it; this only keeps it from counting as unhandled until then
}

/** The rest of a portion that an earlier run stopped in. */
function after(portion: Portion, end: number): Portion {
  return {
    placed: portion.placed.filter((one) => one.origin.offset >= end),
    shelf: portion.shelf.filter((part) => part.origin.offset + part.at + part.raw.length > end),
    end: portion.end,
  };
}

function add(totals: Totals, batch: Gathering): Totals {
  return {
    items: totals.items + batch.screened.length,
    clean: totals.clean + batch.screened.length - batch.kept.length,
    skipped: totals.skipped + batch.skipped,
    shelved: totals.shelved + batch.shelf.filter((part) => part.last).length,
  };
}
