// Tells whether a file is the one that was read before: by path, size, time of change and beginning.
import { hash } from 'node:crypto';
import { open, realpath, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { z } from 'zod';
import type { OpenOptions } from '../connect/open.ts';
import type { Rules } from '../engine/flow.ts';
import { digestOf } from '../engine/flow.ts';
import { sha256 } from '../store/chain.ts';

const HEAD_BYTES = 65_536;

/** What a file is known by. */
export interface FileFacts {
  readonly path: string;
  readonly size: number;
  /** Time of change in nanoseconds since 1970, as digits. */
  readonly changedNs: string;
  /** Time of change, milliseconds since 1970. */
  readonly changedAt: number;
  /** Twelve hexadecimal digits of the SHA-256 of its beginning. */
  readonly head: string;
}

/** A file under the rules and options of a replay. */
export interface FileIdentity extends FileFacts {
  /** Of its mark: another when it must be read again. */
  readonly key: string;
  readonly name: string;
}

/** A file is the same file while place, size, time of change and beginning are the same, and is read again under other rules or options. Undefined for what is no file, such as a pipe. */
export async function identify(file: string, rules: Rules, input: OpenOptions): Promise<FileIdentity | undefined> {
  const facts = await factsOf(file);
  if (facts === undefined) return undefined;
  const parts = [
    facts.path,
    facts.size,
    facts.changedNs,
    facts.head,
    digestOf(rules),
    JSON.stringify(rules.policy),
    JSON.stringify(input),
  ];
  return {
    ...facts,
    key: sha256(parts.join('\u0000')),
    name: `file:${basename(file).toWellFormed()}:${facts.head}`,
  };
}

async function factsOf(file: string): Promise<FileFacts | undefined> {
  const about = await stat(file, { bigint: true });
  if (!about.isFile()) return undefined;
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return {
      path: await realpath(file),
      size: Number(about.size),
      changedNs: String(about.mtimeNs),
      changedAt: Number(about.mtimeMs),
      head: hash('sha256', buffer.subarray(0, bytesRead), 'hex').slice(0, 12),
    };
  } finally {
    await handle.close();
  }
}

const Place = z.object({
  path: z.string(),
  size: z.number(),
  changedNs: z.string(),
  changedAt: z.number(),
  head: z.string(),
  input: z.object({
    format: z.string().optional(),
    platform: z.string().optional(),
    columns: z.record(z.string(), z.string()).optional(),
  }),
});

/** The place of a file as a mark keeps it: JSON. A path that no database takes gives none, and such a file is not looked at again. */
export function placeOf(facts: FileFacts, input: OpenOptions): string | undefined {
  const { path, size, changedNs, changedAt, head } = facts;
  return path.isWellFormed() ? JSON.stringify({ path, size, changedNs, changedAt, head, input }) : undefined;
}

/** A file as it was when it was read. */
export interface EarlierFile {
  readonly facts: FileFacts;
  readonly options: OpenOptions;
  readonly name: string;
}

/** Finds a file again by what its mark says. `changed`: it is no longer what was read; `gone`: it is not there now. */
export async function findAgain(place: unknown): Promise<EarlierFile | 'changed' | 'gone'> {
  const parsed = Place.safeParse(place);
  if (!parsed.success) return 'changed';
  const { input, ...before } = parsed.data;
  let now: FileFacts | undefined;
  try {
    now = await factsOf(before.path);
  } catch (error) {
    if (error instanceof Error && 'code' in error) return 'gone'; // not mounted, not allowed or deleted: it may come back
    throw error;
  }
  if (now === undefined || now.size !== before.size || now.changedNs !== before.changedNs || now.head !== before.head)
    return 'changed';
  const { format, platform, columns } = input;
  return {
    facts: now,
    options: {
      receivedAt: now.changedAt,
      ...(format !== undefined && { format }),
      ...(platform !== undefined && { platform }),
      ...(columns !== undefined && { columns }),
    },
    name: `file:${basename(now.path)}:${now.head}`,
  };
}
