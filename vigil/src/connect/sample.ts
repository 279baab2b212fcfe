// Looks at the beginning of a source without using it up: the first twenty lines or 64 KiB, the same bytes however the stream is chunked.

import { lineCutter } from './cut-lines.ts';
import { recordCutter } from './cut-records.ts';
import { valueCutter } from './cut-values.ts';
import type { Format, Sample } from './format.ts';
import { type Cutter, Framer } from './frame.ts';
import { type Layout, layoutOf } from './layout.ts';
import type { Limits } from './limits.ts';
import { outlineOf } from './outline.ts';
import { SourceError } from './source-error.ts';

const LINES = 20;
const BOM = Buffer.from([0xef, 0xbb, 0xbf]);

/** The beginning of a stream, and the whole stream from its start. */
export interface Begun {
  readonly head: Buffer;
  /** Length of a byte order mark, which is passed over. */
  readonly base: number;
  readonly bytes: AsyncIterable<Buffer>;
}

/** Reads until the sample is complete. Throws `SourceError` for UTF-16, which is common on Windows and would be all noise. */
export async function begin(source: AsyncIterable<Buffer>, limits: Limits): Promise<Begun> {
  const iterator = source[Symbol.asyncIterator]();
  const chunks: Buffer[] = [];
  let length = 0;
  let lines = 0;
  while (length < limits.sampleBytes && lines < LINES) {
    const { value, done } = await iterator.next();
    if (done === true) break;
    chunks.push(value);
    length += value.length;
    lines += lineFeeds(value);
  }
  const all = Buffer.concat(chunks);
  if (all.length >= 2 && (all.readUInt16BE(0) === 0xfffe || all.readUInt16BE(0) === 0xfeff)) {
    throw new SourceError('This source is UTF-16.', 'Save it as UTF-8 and try again.');
  }
  const base = all.subarray(0, 3).equals(BOM) ? 3 : 0;
  return { head: upTo(all.subarray(base), limits), base, bytes: resume(all.subarray(base), iterator) };
}

/** How a format wants its source cut. */
export function cutterFor(layout: Layout): Cutter {
  return layout === 'lines' ? lineCutter() : valueCutter(layout === 'named');
}

/** The sample and layout of a JSON or CSV source. */
export function lookAt(head: Buffer, limits: Limits): { readonly sample: Sample; readonly layout: Layout } {
  const text = head.toString('utf8');
  const layout = layoutOf(text, limits);
  const framer = new Framer(cutterFor(layout), limits);
  const frames = [...framer.push(head), ...framer.finish()].slice(0, LINES);
  return { layout, sample: { text, outlines: frames.map((frame) => outlineOf(frame.bytes.toString('utf8'))) } };
}

/** The format most of the sampled objects fit. Earlier formats win ties, so the more particular ones come first. */
export function formatOf(sample: Sample, layout: Layout, formats: readonly Format[]): Format {
  const archive = formats.find((format) => format.name === 'x-archive');
  if (layout === 'named' && archive !== undefined) return archive;
  let best: Format | undefined;
  let most = 0;
  const own = formats.filter((format) => format.shape === 'json' && format !== archive);
  const votes = sample.outlines.map((outline) => own.find((format) => format.fits(outline)));
  for (const format of own) {
    const count = votes.filter((vote) => vote === format).length;
    if (count > most) [best, most] = [format, count];
  }
  const csv = formats.find((format) => format.shape === 'csv');
  if (best === undefined && csv !== undefined && looksLikeTable(sample.text)) best = csv;
  if (best !== undefined) return best;
  const names = formats.map((format) => format.name).join(', ');
  throw new SourceError(
    'The format of this source is not one Vigil knows.',
    `Say which it is with --format, one of: ${names}. docs/formats.md shows each.`,
  );
}

/** A cutter for CSV records of this delimiter. */
export function tableCutter(delimiter: string, limits: Limits): Cutter {
  return recordCutter(delimiter.charCodeAt(0), limits.objectBytes);
}

function looksLikeTable(text: string): boolean {
  const line = text.trimStart().split('\n', 1)[0] ?? '';
  return (
    !/^[{[]/.test(line) &&
    /[,;\t|]/.test(line) &&
    /\b(text|content|body|message|caption|tweet|post)\b/i.test(line.replaceAll('_', ' '))
  );
}

function upTo(bytes: Buffer, limits: Limits): Buffer {
  let end = 0;
  for (let line = 0; line < LINES; line += 1) {
    const at = bytes.indexOf(10, end);
    if (at < 0) return bytes.subarray(0, limits.sampleBytes);
    end = at + 1;
  }
  return bytes.subarray(0, Math.min(end, limits.sampleBytes));
}

function lineFeeds(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(10); at >= 0 && count < LINES; at = bytes.indexOf(10, at + 1)) count += 1;
  return count;
}

async function* resume(first: Buffer, iterator: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  try {
    if (first.length > 0) yield first;
    for (;;) {
      const { value, done } = await iterator.next();
      if (done === true) return;
      yield value;
    }
  } finally {
    await iterator.return?.();
  }
}
