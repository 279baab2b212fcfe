// Reads lists of known media, whatever their format, into hashes for the index. Nothing is lost silently: what cannot be used is counted or told with its line.
import { createHash } from 'node:crypto';
import { openFile } from '../file.ts';
import { unpack } from '../unpack.ts';
import { readExchangeJson } from './exchange-json.ts';
import { newLedger, settle } from './ledger.ts';
import { readLines } from './lines.ts';
import { isLocalFileLine, readLocalFile } from './local-file.ts';
import { readNcmec } from './ncmec.ts';
import type { ListReader } from './reader.ts';
import type { Sheet } from './sheet.ts';
import { addProblem, newSheet, plain } from './sheet.ts';
import { delimiterIn, firstLine, isHeader, readTable } from './table.ts';

export type { KindCount, ListProblem, Sheet } from './sheet.ts';

/** How a list can be written. */
export type ListFormat = 'lines' | 'local-file' | 'csv' | 'json' | 'ncmec-xml';

const READERS: Readonly<Record<ListFormat, ListReader>> = {
  lines: readLines,
  'local-file': readLocalFile,
  csv: readTable,
  json: readExchangeJson,
  'ncmec-xml': readNcmec,
};
/** Unpacked bytes of one file: 30 million lines of PDQ fit. */
export const FILE_BYTES = 2 * 1024 * 1024 * 1024;
const HEAD_BYTES = 65_536;

/** One file, read. */
export interface ReadList {
  readonly file: string;
  readonly format: ListFormat;
}

/** All files, read. `digest` is a SHA-256 over what the files hold, whatever their order and names. */
export interface ReadLists {
  readonly files: readonly ReadList[];
  readonly sheet: Sheet;
  readonly digest: string;
}

/** Reads files, packed or plain. Throws SourceError for a file that cannot be opened; everything else becomes a problem on the sheet. */
export async function readHashLists(files: readonly string[]): Promise<ReadLists> {
  const given = [...new Set(files)].map((file) => ({ file, bytes: openFile(file) }));
  return readListBytes(given);
}

/** The same for bytes that are at hand. */
export async function readListBytes(
  given: readonly { readonly file: string; readonly bytes: AsyncIterable<Uint8Array> }[],
): Promise<ReadLists> {
  const sheet = newSheet();
  const ledger = newLedger();
  const files: ReadList[] = [];
  const digests: string[] = [];
  for (const { file, bytes } of given) {
    const unpacked = await unpack(bytes);
    const digest = createHash('sha256').update(`${listName(file)}\u0000`);
    const { head, all } = await peek(bounded(unpacked.bytes, file, sheet));
    const text = head.toString('utf8').replace(/^\uFEFF/, '');
    const format = formatOfList(text);
    files.push({ file, format });
    if (isUtf16(head)) {
      addProblem(sheet, { file, line: 0 }, 'this is UTF-16', 'save it as UTF-8; nothing of it was read');
      continue;
    }
    await READERS[format]({ file, list: listName(file), head: text, bytes: hashed(all, digest), sheet, ledger });
    const trouble = unpacked.trouble();
    if (trouble !== undefined)
      addProblem(sheet, { file, line: 0 }, trouble, 'fetch it again; what came before is kept');
    digests.push(digest.digest('hex'));
  }
  settle(ledger, sheet);
  return { files, sheet, digest: createHash('sha256').update(digests.sort().join(' ')).digest('hex') };
}

/** How a list is written, by its beginning. */
export function formatOfList(head: string): ListFormat {
  const start = head.trimStart();
  if (start.startsWith('<')) return 'ncmec-xml';
  if (start.startsWith('{') || start.startsWith('[')) return 'json';
  const line = firstLine(head);
  const delimiter = delimiterIn(head);
  if (delimiter !== undefined || isHeader([line])) return 'csv';
  return isLocalFileLine(line) ? 'local-file' : 'lines';
}

/** A list is called as its file, without folder and endings. */
export function listName(file: string): string {
  const name = (file.split(/[\\/]/).at(-1) ?? '').replace(
    /(?:\.(?:txt|list|csv|tsv|json|ndjson|jsonl|xml|hashes|gz|zst))+$/i,
    '',
  );
  return plain(name) || 'list';
}

function isUtf16(head: Buffer): boolean {
  return (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
}

async function* bounded(bytes: AsyncIterable<Buffer>, file: string, sheet: Sheet): AsyncGenerator<Buffer> {
  let left = FILE_BYTES;
  for await (const chunk of bytes) {
    left -= chunk.length;
    if (left < 0) {
      addProblem(
        sheet,
        { file, line: 0 },
        `the file is larger than ${FILE_BYTES} bytes`,
        'split it; what came before is kept',
      );
      return;
    }
    yield chunk;
  }
}

async function* hashed(
  bytes: AsyncIterable<Buffer>,
  digest: { update(chunk: Buffer): unknown },
): AsyncGenerator<Buffer> {
  for await (const chunk of bytes) {
    digest.update(chunk);
    yield chunk;
  }
}

/** The beginning, and everything from the beginning. */
async function peek(
  bytes: AsyncGenerator<Buffer>,
): Promise<{ readonly head: Buffer; readonly all: AsyncIterable<Buffer> }> {
  let head: Buffer = Buffer.alloc(0);
  while (head.length < HEAD_BYTES) {
    const next = await bytes.next();
    if (next.done === true) break;
    head = Buffer.concat([head, next.value]);
  }
  async function* all(): AsyncGenerator<Buffer> {
    if (head.length > 0) yield head;
    yield* bytes;
  }
  return { head, all: all() };
}
