// Opens a file or standard input as a stream of bytes; nothing is read before it is asked for.
import { createReadStream } from 'node:fs';
import { SourceError } from './source-error.ts';

const CHUNK = 256 * 1024;

/** The bytes of a file, or of standard input for `-`. Throws `SourceError` on first use when the file cannot be opened. */
export async function* openFile(path: string): AsyncGenerator<Uint8Array> {
  if (path === '-') {
    yield* process.stdin as AsyncIterable<Uint8Array>;
    return;
  }
  try {
    yield* createReadStream(path, { highWaterMark: CHUNK }) as AsyncIterable<Uint8Array>;
  } catch (error) {
    throw fileTrouble(path, error);
  }
}

function fileTrouble(path: string, error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT')
    return new SourceError(`There is no file ${path}.`, 'Check the name, or pass - to read standard input.');
  if (code === 'EISDIR')
    return new SourceError(`${path} is a folder.`, 'Name the files in it, such as folder/*.ndjson.');
  if (code === 'EACCES' || code === 'EPERM')
    return new SourceError(
      `${path} may not be read by this user.`,
      'Change its permissions or run as a user who may read it.',
    );
  return error;
}
