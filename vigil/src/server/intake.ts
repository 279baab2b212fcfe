// Takes a body into the store: read, screened and recorded as a stream, answered only after commit, a bounded number at once.
import type { FastifyRequest } from 'fastify';
import type { CurrentRules } from '../engine/flow.ts';
import type { Totals } from '../engine/ports.ts';
import { NO_TOTALS, pump } from '../engine/pump.ts';
import type { OpenStore } from '../store/open.ts';
import { type BodySource, type BodyWish, endingProblem, openBody } from './body.ts';
import { type IntakeTimes, timeIntake } from './intake-times.ts';
import type { ServerLimits } from './parts.ts';
import { Problem } from './problem.ts';

/** What the intake needs. */
export interface IntakeParts {
  readonly store: OpenStore;
  readonly rules: CurrentRules;
  readonly now: () => number;
  readonly limits: ServerLimits;
  /** Told after every batch is recorded; `opened` is how many cases it opened, so that watching screens hear of them at once. */
  readonly onRecorded: (opened: number) => void;
}

/** What went in, since the process started, for monitoring. */
export interface IntakeCounts {
  readonly clean: number;
  readonly kept: number;
  readonly shelved: number;
  readonly skipped: number;
}

/** What one body brought. */
export interface TakenIn extends Totals {
  readonly observations: number;
  readonly notices: number;
}

/** Takes bodies in. */
export interface Intake {
  take(request: FastifyRequest, wish: Pick<BodyWish, 'keep' | 'format' | 'platform'>): Promise<TakenIn>;
  counts(): IntakeCounts;
  readonly times: IntakeTimes;
}

/** How much of a refused body is read and thrown away, so that the sender gets to read the answer. */
const DRAIN_BYTES = 64 * 1024 * 1024;
const DRAIN_MS = 5_000;

/** Opens the intake. */
export function openIntake(parts: IntakeParts): Intake {
  let running = 0;
  const times = timeIntake(parts.now);
  let counts: IntakeCounts = { clean: 0, kept: 0, shelved: 0, skipped: 0 };
  const add = (totals: Totals): void => {
    counts = {
      clean: counts.clean + totals.clean,
      kept: counts.kept + totals.items - totals.clean,
      shelved: counts.shelved + totals.shelved,
      skipped: counts.skipped + totals.skipped,
    };
  };
  const take: Intake['take'] = async (request, wish) => {
    if (running >= parts.limits.intakes) {
      request.raw.resume();
      throw new Problem(
        503,
        'Busy',
        `${parts.limits.intakes} bodies are being read. Nothing of this one was recorded; send it again in a second.`,
        { headers: { 'retry-after': '1', connection: 'close' } },
      );
    }
    running++;
    const end = times.begin();
    let whole = false;
    try {
      const taken = await takeBody(request, wish, { ...parts, times }, add);
      whole = true;
      return taken;
    } finally {
      running--;
      end(whole);
      await drain(request);
    }
  };
  return { take, counts: () => counts, times };
}

async function takeBody(
  request: FastifyRequest,
  wish: Pick<BodyWish, 'keep' | 'format' | 'platform'>,
  parts: IntakeParts & { readonly times: IntakeTimes },
  add: (totals: Totals) => void,
): Promise<TakenIn> {
  const { limits, now } = parts;
  const source = await openBody(request, {
    ...wish,
    limitBytes: limits.bodyBytes,
    silenceMs: limits.silenceMs,
    receivedAt: now(),
  });
  let recorded: Totals = NO_TOTALS;
  const pumped = await pump(parts.times.watch(source), {
    rules: parts.rules,
    store: parts.store,
    files: parts.store.files,
    name: `http:${request.id}`,
    now,
    onProgress: ({ totals, opened }) => {
      recorded = totals;
      parts.onRecorded(opened.length);
    },
  }).finally(() => add(recorded));
  const taken = { ...pumped.totals, observations: pumped.observations, notices: source.notices() };
  refuseUnwhole(source, taken, limits.bodyBytes);
  return taken;
}

/** A body that did not end as it should is answered with a problem that says what of it is recorded. */
function refuseUnwhole(source: BodySource, taken: TakenIn, limitBytes: number): void {
  const ending = source.ending();
  if (ending !== 'whole') throw endingProblem(ending, limitBytes, { taken });
  const trouble = source.trouble();
  if (trouble === undefined) return;
  throw new Problem(
    400,
    'The packing is broken',
    `${trouble[0]?.toUpperCase()}${trouble.slice(1)}. What was read before is recorded, the torn rest lies on the shelf. Pack it again and send everything: what is known already is not counted twice.`,
    { members: { taken } },
  );
}

/** Reads on for a while without keeping anything: a sender that still writes would not see the answer otherwise. */
async function drain(request: FastifyRequest): Promise<void> {
  const { raw } = request;
  if (raw.readableEnded || raw.destroyed) return;
  await new Promise<void>((resolve) => {
    let bytes = 0;
    const timer = setTimeout(resolve, DRAIN_MS);
    const done = (): void => {
      clearTimeout(timer);
      resolve();
    };
    raw.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > DRAIN_BYTES) done();
    });
    raw.on('end', done).on('close', done).on('error', done).resume();
  });
}
