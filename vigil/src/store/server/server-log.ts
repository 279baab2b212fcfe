// Reads what a PostgreSQL server said since a moment, so that its reason for not starting can be told.
import { closeSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** How long each log file was at a moment. */
export type LogMarks = ReadonlyMap<string, number>;

const LONGEST = 8_192;

/** Notes how long the logs are now. The file of the start itself is emptied at each start, so it counts from zero. */
export function markLogs(folder: string): LogMarks {
  return new Map(logsOf(folder).map((path) => [path, sizeOf(path)]));
}

/** What was written since the marks, at most 8 KB, the start's own file first. */
export function lastWords(folder: string, marks: LogMarks): string {
  const said = [join(folder, 'postgres-start.log'), ...logsOf(folder)].map((path) => tail(path, marks.get(path) ?? 0));
  return said.join('').slice(-LONGEST).trim();
}

function logsOf(folder: string): readonly string[] {
  const inner = join(folder, 'postgres', 'log');
  if (!statSync(inner, { throwIfNoEntry: false })) return [];
  return readdirSync(inner).map((name) => join(inner, name));
}

function tail(path: string, from: number): string {
  const size = sizeOf(path);
  // A file may have been emptied by the daily rotation since the mark.
  const start = Math.max(size < from ? 0 : from, size - LONGEST);
  if (size <= start) return '';
  const buffer = Buffer.alloc(size - start);
  const handle = openSync(path, 'r');
  try {
    return buffer.toString('utf8', 0, readSync(handle, buffer, 0, buffer.length, start));
  } finally {
    closeSync(handle);
  }
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}
