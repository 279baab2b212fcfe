// Opens a source for a search in its raw bytes: says whether it is one JSON object a line, and reads single lines that the search could not clear.
import type { Reading } from '../core/reading.ts';
import type { Settings } from './format.ts';
import { formatNamed } from './formats.ts';
import { LIMITS } from './limits.ts';
import { lookAtSource, type OpenedSource, type OpenOptions, sourceOf } from './open.ts';
import { readObject } from './read.ts';
import type { Packing } from './unpack.ts';
import type { UserText } from './user-text.ts';

/** How the lines of a source are read: plain values, so that a worker thread can be told. */
export interface LineFormat {
  readonly name: string;
  readonly settings: Settings;
}

/** What a first look tells. */
export interface LineSource {
  readonly packing: Packing;
  readonly format: LineFormat;
  /** The keys to search; undefined where the source must be read object by object. */
  readonly userText: UserText | undefined;
  /** Length of a byte order mark, which `bytes` leaves out. */
  readonly base: number;
  readonly bytes: AsyncIterable<Buffer>;
  /** After the last chunk: what was wrong with the packing. */
  trouble(): string | undefined;
  /** The same stream read object by object instead. Only one of `bytes` and this may be used. */
  objects(): OpenedSource;
}

/** Looks at the beginning of a source. Throws `SourceError` when it cannot be read as a whole. */
export async function openLines(bytes: AsyncIterable<Uint8Array>, options: OpenOptions = {}): Promise<LineSource> {
  const look = await lookAtSource(bytes, options);
  return {
    packing: look.unpacked.packing,
    format: { name: look.format.name, settings: look.settings },
    userText: look.layout === 'lines' ? look.format.userText : undefined,
    base: look.begun.base,
    bytes: look.begun.bytes,
    trouble: look.unpacked.trouble,
    objects: () => sourceOf(look),
  };
}

/** Reads one line into what the connector makes of it. Never throws for what the line holds. */
export function lineReader({ name, settings }: LineFormat): (line: Buffer) => Reading {
  const { shape, mapper } = formatNamed(name);
  const plan = { mapper: mapper(settings, { text: '', outlines: [] }), shape, limits: LIMITS };
  return (line) => readObject(line, plan);
}
