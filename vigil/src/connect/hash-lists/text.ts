// The text of a list file: as a stream of lines with their numbers, or whole where a format needs it; both bounded.
import { StringDecoder } from 'node:string_decoder';
import type { Place, Sheet } from './sheet.ts';
import { addProblem } from './sheet.ts';

/** UTF-16 units of one line, and of a file that must be read whole. */
export const LINE_UNITS = 65_536;
export const WHOLE_UNITS = 256 * 1024 * 1024;

/** Some lines, the first of which has the number `first`. */
export interface LineBatch {
  readonly first: number;
  readonly lines: readonly string[];
}

/** Text in chunks, without a byte order mark. */
export async function* textOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8');
  let first = true;
  for await (const chunk of bytes) {
    const text = decoder.write(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength));
    if (text === '') continue;
    yield first ? text.replace(/^\uFEFF/, '') : text;
    first = false;
  }
  const rest = decoder.end();
  if (rest !== '') yield rest;
}

/** Cuts a file into lines. A line that is too long becomes a problem and an empty line. */
export async function* linesOf(
  bytes: AsyncIterable<Uint8Array>,
  file: string,
  sheet: Sheet,
): AsyncGenerator<LineBatch> {
  let rest = '';
  let line = 1;
  let overlong = false;
  for await (const text of textOf(bytes)) {
    const lines = (rest + text).split('\n');
    rest = lines.pop() as string;
    for (let i = 0; i < lines.length; i++) {
      if ((lines[i] as string).length <= LINE_UNITS && !overlong) continue;
      tooLong(sheet, { file, line: line + i });
      lines[i] = '';
      overlong = false;
    }
    if (lines.length > 0) yield { first: line, lines };
    line += lines.length;
    if (rest.length > LINE_UNITS) {
      overlong = true;
      rest = '';
    }
  }
  if (overlong || rest.length > LINE_UNITS) tooLong(sheet, { file, line });
  else if (rest !== '') yield { first: line, lines: [rest] };
}

function tooLong(sheet: Sheet, place: Place): void {
  addProblem(
    sheet,
    place,
    `the line is longer than ${LINE_UNITS} characters`,
    'cut it, or give the file in one of the formats of docs/formats.md',
  );
}

/** The whole text, or undefined with a problem when it is too large. */
export async function wholeText(
  bytes: AsyncIterable<Uint8Array>,
  file: string,
  sheet: Sheet,
): Promise<string | undefined> {
  const parts: string[] = [];
  let units = 0;
  for await (const text of textOf(bytes)) {
    units += text.length;
    if (units > WHOLE_UNITS) {
      addProblem(
        sheet,
        { file, line: 0 },
        'the file is larger than 256 million characters and this format is read whole',
        'split it, or write it as CSV or lines',
      );
      return undefined;
    }
    parts.push(text);
  }
  return parts.join('');
}
