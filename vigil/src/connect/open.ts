// The one door for every file and stream: tells packing, layout and format, and hands back a Source.
import { platformName } from '../core/item.ts';
import type { Source } from '../engine/ports.ts';
import { delimiterOf } from './csv/index.ts';
import type { Format, Sample, Settings } from './format.ts';
import { ALL_FORMATS, EMPTY_FORMAT, formatNamed } from './formats.ts';
import { Framer } from './frame.ts';
import type { Layout } from './layout.ts';
import { LIMITS, type Limits } from './limits.ts';
import { portionsOf } from './read.ts';
import { type Begun, begin, cutterFor, formatOf, lookAt, tableCutter } from './sample.ts';
import { SourceError } from './source-error.ts';
import { type Packing, type Unpacked, unpack } from './unpack.ts';

export { openFile } from './file.ts';
export { FORMATS } from './formats.ts';
export { LIMITS, type Limits } from './limits.ts';
export { SourceError } from './source-error.ts';

/** What the caller may say about a source. */
export interface OpenOptions {
  /** Overrides detection: a name of `FORMATS`. */
  readonly format?: string;
  /** CSV: our field to the column's name. */
  readonly columns?: Readonly<Record<string, string>>;
  /** Replaces the format's own platform name, such as one Mastodon server among several. */
  readonly platform?: string;
  /** Whose file this is, for an X archive, which does not say. */
  readonly account?: string;
  /** Stands in for a missing time, milliseconds since 1970; by default the moment of opening. */
  readonly receivedAt?: number;
  readonly limits?: Partial<Limits>;
}

/** A Source that also says how it was packed and whether its packing was whole. */
export interface OpenedSource extends Source {
  readonly packing: Packing;
  /** After the last portion: what was wrong with the packing, such as a gzip stream cut off. The shelf holds a part with the same words. */
  trouble(): string | undefined;
}

/** Opens a stream of bytes. Throws `SourceError` when the source as a whole cannot be read; anything smaller goes to the shelf. May be read once. */
export async function openSource(bytes: AsyncIterable<Uint8Array>, options: OpenOptions = {}): Promise<OpenedSource> {
  return sourceOf(await lookAtSource(bytes, options));
}

/** Opens the stream that was looked at. */
export function sourceOf({ unpacked, begun, sample, layout, format, settings }: SourceLook): OpenedSource {
  const { limits } = settings;
  const empty = isEmpty(begun);
  const cutter = format.shape === 'csv' ? tableCutter(delimiterOf(sample.text), limits) : cutterFor(layout);
  const plan = {
    framer: new Framer(cutter, limits),
    mapper: empty && format.shape === 'csv' ? EMPTY_FORMAT.mapper(settings, sample) : format.mapper(settings, sample),
    shape: format.shape,
    limits,
    base: begun.base,
    trouble: unpacked.trouble,
  };
  return {
    format: format.name,
    packing: unpacked.packing,
    trouble: unpacked.trouble,
    portions: () => portionsOf(begun.bytes, plan),
  };
}

/** What the beginning of a source tells. */
export interface SourceLook {
  readonly unpacked: Unpacked;
  readonly begun: Begun;
  readonly sample: Sample;
  readonly layout: Layout;
  readonly format: Format;
  readonly settings: Settings;
}

/** Looks at the beginning of a stream without using it up. Throws `SourceError` when the source as a whole cannot be read. */
export async function lookAtSource(bytes: AsyncIterable<Uint8Array>, options: OpenOptions): Promise<SourceLook> {
  const asked = options.format === undefined ? undefined : formatNamed(options.format);
  const limits = { ...LIMITS, ...options.limits };
  const unpacked = await unpack(bytes);
  const begun = await begin(unpacked.bytes, limits);
  if (begun.head.length === 0 && unpacked.trouble() !== undefined) {
    throw new SourceError(`Nothing could be read: ${unpacked.trouble()}.`, 'Fetch or pack the file again.');
  }
  const { sample, layout } = lookAt(begun.head, limits);
  const format = asked ?? (isEmpty(begun) ? EMPTY_FORMAT : formatOf(sample, layout, ALL_FORMATS));
  const settings = {
    receivedAt: options.receivedAt ?? Date.now(),
    limits,
    ...(options.platform === undefined ? {} : { platform: platformName(options.platform) }),
    ...(options.account === undefined ? {} : { account: options.account }),
    ...(options.columns === undefined ? {} : { columns: options.columns }),
  };
  return { unpacked, begun, sample, layout, format, settings };
}

function isEmpty(begun: Begun): boolean {
  return begun.head.toString('latin1').trim() === '';
}
