// The one door for every file and stream: tells packing, layout and format, and hands back a Source.
import { platformName } from '../core/item.ts';
import type { Source } from '../engine/ports.ts';
import { format as bluesky } from './bluesky/index.ts';
import { format as csv, delimiterOf } from './csv/index.ts';
import type { Format } from './format.ts';
import { Framer } from './frame.ts';
import { LIMITS, type Limits } from './limits.ts';
import { format as mastodon } from './mastodon/index.ts';
import { portionsOf } from './read.ts';
import { begin, cutterFor, formatOf, lookAt, tableCutter } from './sample.ts';
import { SourceError } from './source-error.ts';
import { type Packing, unpack } from './unpack.ts';
import { format as vigil } from './vigil/index.ts';
import { format as xArchive } from './x/archive.ts';
import { format as x } from './x/index.ts';

export { openFile } from './file.ts';
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

/** Particular formats before general ones: the first that fits an object is its format. */
const ALL: readonly Format[] = [bluesky, x, mastodon, xArchive, vigil, csv];

/** The formats for `--format`, in the order they are explained. */
export const FORMATS: readonly { readonly name: string; readonly title: string }[] = [
  vigil,
  x,
  xArchive,
  bluesky,
  mastodon,
  csv,
].map(({ name, title }) => ({ name, title }));

/** Opens a stream of bytes. Throws `SourceError` when the source as a whole cannot be read; anything smaller goes to the shelf. May be read once. */
export async function openSource(bytes: AsyncIterable<Uint8Array>, options: OpenOptions = {}): Promise<OpenedSource> {
  const asked = options.format === undefined ? undefined : named(options.format);
  const limits = { ...LIMITS, ...options.limits };
  const unpacked = await unpack(bytes);
  const begun = await begin(unpacked.bytes, limits);
  if (begun.head.length === 0 && unpacked.trouble() !== undefined) {
    throw new SourceError(`Nothing could be read: ${unpacked.trouble()}.`, 'Fetch or pack the file again.');
  }
  const { sample, layout } = lookAt(begun.head, limits);
  const empty = begun.head.toString('latin1').trim() === '';
  const format = asked ?? (empty ? vigil : formatOf(sample, layout, ALL));
  const settings = {
    receivedAt: options.receivedAt ?? Date.now(),
    limits,
    ...(options.platform === undefined ? {} : { platform: platformName(options.platform) }),
    ...(options.account === undefined ? {} : { account: options.account }),
    ...(options.columns === undefined ? {} : { columns: options.columns }),
  };
  const cutter = format.shape === 'csv' ? tableCutter(delimiterOf(sample.text), limits) : cutterFor(layout);
  const plan = {
    framer: new Framer(cutter, limits),
    mapper: empty && format.shape === 'csv' ? vigil.mapper(settings, sample) : format.mapper(settings, sample),
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

function named(name: string): Format {
  const found = ALL.find((format) => format.name === name);
  if (found !== undefined) return found;
  throw new SourceError(
    `There is no format ${JSON.stringify(name)}.`,
    `Use one of: ${FORMATS.map((format) => format.name).join(', ')}.`,
  );
}
