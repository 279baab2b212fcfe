// Turns frames into readings and gathers them into bounded portions: the loop every byte of every source passes through.

import { isUtf8 } from 'node:buffer';
import type { Reading, ShelfPart } from '../core/reading.ts';
import type { Placed, Portion } from '../engine/ports.ts';
import { unkeepable } from '../engine/unkeepable.ts';
import { type Mapper, Unfit, unreadable } from './format.ts';
import type { Frame, Framer } from './frame.ts';
import type { Limits } from './limits.ts';

/** What the reading loop needs beside the bytes. */
export interface Plan {
  readonly framer: Framer;
  readonly mapper: Mapper;
  readonly shape: 'json' | 'csv';
  readonly limits: Limits;
  /** Bytes passed over before the first chunk, such as a byte order mark. */
  readonly base: number;
  /** What went wrong with the stream itself, known only after its end. */
  trouble(): string | undefined;
}

/** A portion that is being filled. */
interface Filling {
  placed: Placed[];
  shelf: ShelfPart[];
  bytes: number;
}

/** Portions in stream order. Each closes at its bound, and at the end of every chunk so that a slow stream is not kept waiting. */
export async function* portionsOf(chunks: AsyncIterable<Buffer>, plan: Plan): AsyncGenerator<Portion> {
  let told = 0;
  for await (const chunk of chunks) {
    for (let from = 0; from < chunk.length; from += plan.limits.portionBytes) {
      const slice =
        chunk.length <= plan.limits.portionBytes ? chunk : chunk.subarray(from, from + plan.limits.portionBytes);
      told = (yield* fill(plan.framer.push(slice), plan)) ?? told;
    }
  }
  const last = [...fill(plan.framer.finish(), plan)];
  const end = plan.base + plan.framer.offset;
  const trouble = plan.trouble();
  if (last.length === 0 && (trouble !== undefined || told < end)) last.push({ placed: [], shelf: [], end });
  for (const [index, portion] of last.entries()) {
    yield trouble !== undefined && index === last.length - 1 ? marked(portion, trouble) : portion;
  }
}

/** Splits the frames of one chunk over as many portions as their bounds ask for. Nothing comes of a chunk in which no object ended. */
function* fill(frames: readonly Frame[], plan: Plan): Generator<Portion, number | undefined> {
  const { portionBytes, portionObjects } = plan.limits;
  let told: number | undefined;
  let filling: Filling = { placed: [], shelf: [], bytes: 0 };
  for (const [index, frame] of frames.entries()) {
    take(frame, plan, filling);
    filling.bytes += frame.bytes.length;
    const full = filling.bytes >= portionBytes || filling.placed.length + filling.shelf.length >= portionObjects;
    if (full || index === frames.length - 1) {
      told =
        plan.base +
        (index === frames.length - 1 ? plan.framer.offset : frame.offset + (frame.part?.at ?? 0) + frame.bytes.length);
      yield { placed: filling.placed, shelf: filling.shelf, end: told };
      filling = { placed: [], shelf: [], bytes: 0 };
    }
  }
  return told;
}

function take(frame: Frame, plan: Plan, filling: Filling): void {
  if (frame.part !== undefined) {
    filling.shelf.push(shelfPart(frame, plan, `longer than ${plan.limits.objectBytes} bytes`, frame.part));
    return;
  }
  const reading = readObject(frame.bytes, plan);
  if (reading.kind !== 'unreadable') {
    const origin = { offset: plan.base + frame.offset, length: frame.bytes.length, line: frame.line };
    filling.placed.push({ origin, reading });
    return;
  }
  const size = plan.limits.shelfPartBytes;
  for (let at = 0; at < frame.bytes.length; at += size) {
    const bytes = frame.bytes.subarray(at, at + size);
    filling.shelf.push(
      shelfPart({ ...frame, bytes }, plan, reading.why, { at, last: at + size >= frame.bytes.length }),
    );
  }
}

/** The origin is the whole object's. How long it is may not be known yet, so `length` counts as far as this part goes. */
function shelfPart(
  frame: Frame,
  plan: Plan,
  why: string,
  part: { readonly at: number; readonly last: boolean },
): ShelfPart {
  const origin = { offset: plan.base + frame.offset, length: part.at + frame.bytes.length, line: frame.line };
  // A part of an overlong object is a copy already; other bytes point into a chunk, which must not be kept alive by them.
  const raw = frame.part === undefined ? Uint8Array.from(frame.bytes) : frame.bytes;
  return { origin, why, at: part.at, raw, last: part.last };
}

/** A stream that ended badly leaves a mark on the shelf even when no byte of an object was lost. */
function marked(portion: Portion, trouble: string): Portion {
  const origin = { offset: portion.end, length: 0 };
  const mark: ShelfPart = { origin, why: trouble, at: 0, raw: new Uint8Array(0), last: true };
  return { ...portion, shelf: [...portion.shelf, mark] };
}

/** What reading one object needs. */
export type ObjectPlan = Pick<Plan, 'mapper' | 'shape' | 'limits'>;

/** Decodes, parses and maps one object. Whatever goes wrong ends as a reason, never as a crash. */
export function readObject(bytes: Buffer, plan: ObjectPlan): Reading {
  const { limits, shape } = plan;
  const text = decode(bytes);
  if (text === undefined) return unreadable('not valid UTF-8');
  if (shape === 'json' && bytes.length >= limits.depthCheckedFrom && isDeep(bytes, limits.depth)) {
    return unreadable(`nested deeper than ${limits.depth} levels`);
  }
  let value: unknown;
  try {
    value = shape === 'json' ? JSON.parse(text) : undefined;
  } catch (error) {
    return unreadable(brokenJson(error, text.length));
  }
  try {
    return bounded(plan.mapper(value, text), bytes.length, limits);
  } catch (error) {
    if (error instanceof Unfit) return unreadable(error.message);
    return unreadable(`the reader of this format failed on it (${error instanceof Error ? error.name : 'unknown'})`);
  }
}

/** The text of valid UTF-8. */
function decode(bytes: Buffer): string | undefined {
  return isUtf8(bytes) ? bytes.toString('utf8') : undefined;
}

/** Nothing of the engine's own message is kept but its kind: it quotes the input. */
function brokenJson(error: unknown, length: number): string {
  const message = error instanceof Error ? error.message : '';
  const atEnd = Number(/at position (\d+)/.exec(message)?.[1] ?? -1) >= length;
  return atEnd || /end of JSON|Unterminated/.test(message)
    ? 'not valid JSON: it breaks off before its end'
    : 'not valid JSON';
}

function bounded(reading: Reading, length: number, limits: Limits): Reading {
  if (reading.kind !== 'understood') return reading;
  const why = unkeepable(reading);
  if (why !== undefined) return unreadable(why);
  if (length <= limits.textUnits) return reading;
  const long = reading.items.some((item) => item.text.length > limits.textUnits);
  return long ? unreadable(`a text longer than ${limits.textUnits} characters`) : reading;
}

/** Whether brackets nest deeper than `depth`. Stops at the first that does, so five million levels cost as little as sixty-five. */
export function isDeep(bytes: Buffer, depth: number): boolean {
  let level = 0;
  let inString = false;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (inString) {
      if (byte === 34) inString = false;
      else if (byte === 92) at += 1;
    } else if (byte === 34) inString = true;
    else if (byte === 123 || byte === 91) {
      level += 1;
      if (level > depth) return true;
    } else if (byte === 125 || byte === 93) level -= 1;
  }
  return false;
}
