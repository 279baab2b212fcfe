// Reads lines of one JSON object each, in any packing, and checks each against a schema: for commands that take tables of their own and no posts.
import { isUtf8 } from 'node:buffer';
import type { ZodType } from 'zod';
import { checked } from './checked.ts';
import { lineCutter } from './cut-lines.ts';
import { Unfit } from './format.ts';
import { type Frame, Framer } from './frame.ts';
import { LIMITS } from './limits.ts';
import { isDeep } from './read.ts';
import { unpack } from './unpack.ts';

/** One line, from 1: what it holds, or why it cannot be read. The reason never quotes the line. */
export type JsonLine<T> =
  | { readonly line: number; readonly ok: true; readonly value: T }
  | { readonly line: number; readonly ok: false; readonly why: string };

/** The lines of a stream in order; blank ones are passed over. Holds one line at a time, at most `LIMITS.objectBytes` of it. */
export async function* readJsonLines<T>(
  bytes: AsyncIterable<Uint8Array>,
  schema: ZodType<T>,
): AsyncGenerator<JsonLine<T>> {
  const unpacked = await unpack(bytes);
  const framer = new Framer(lineCutter(), LIMITS);
  let line = 0;
  const read = function* (frames: readonly Frame[]): Generator<JsonLine<T>> {
    for (const frame of frames) {
      line = frame.line;
      if (frame.part === undefined) yield readLine(frame, schema);
      else if (frame.part.last) yield { line, ok: false, why: `it is longer than ${LIMITS.objectBytes} bytes` };
    }
  };
  for await (const chunk of unpacked.bytes) yield* read(framer.push(chunk));
  yield* read(framer.finish());
  const trouble = unpacked.trouble();
  if (trouble !== undefined) yield { line: line + 1, ok: false, why: trouble };
}

const BYTE_ORDER_MARK = /^\ufeff/;

function readLine<T>({ bytes, line }: Frame, schema: ZodType<T>): JsonLine<T> {
  if (!isUtf8(bytes)) return { line, ok: false, why: 'it is not valid UTF-8' };
  if (isDeep(bytes, LIMITS.depth)) return { line, ok: false, why: `it is nested deeper than ${LIMITS.depth} levels` };
  try {
    return { line, ok: true, value: checked(schema, JSON.parse(bytes.toString('utf8').replace(BYTE_ORDER_MARK, ''))) };
  } catch (error) {
    if (error instanceof SyntaxError) return { line, ok: false, why: 'it is not JSON' };
    if (error instanceof Unfit) return { line, ok: false, why: error.message };
    throw error;
  }
}
