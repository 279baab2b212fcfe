// The option that says which media is known: --hashes FILE…, read, told of and made ready for screening.
import type { Command } from 'commander';
import { buildSnapshot, type HashSnapshot } from '../../../match/src/hashes/index.ts';
import type { ListProblem, ReadLists } from '../connect/hash-lists/index.ts';
import { readHashLists } from '../connect/hash-lists/index.ts';
import type { Policy } from '../core/policy.ts';
import type { KnownMedia } from '../engine/known-media.ts';
import { knownMedia } from '../engine/known-media.ts';
import { remark, safe } from './console-line.ts';
import { UsageError } from './usage-error.ts';

/** What the option held. */
export interface HashesChoice {
  readonly hashes?: readonly string[];
}

/** Adds the option. It takes several files. */
export function withHashesOption(command: Command): Command {
  return command.option(
    '--hashes <files...>',
    'lists of known media: lines, CSV, JSON or NCMEC XML (docs/formats.md); platforms send the hashes of posts',
  );
}

/** Reads the lists and makes them ready; undefined when there are none. Throws UsageError when not one hash could be used. */
export async function loadHashes(
  files: readonly string[] | undefined,
  policy: Policy,
): Promise<KnownMedia | undefined> {
  if (files === undefined || files.length === 0) return undefined;
  const read = await readHashLists(files);
  const [first] = read.sheet.problems;
  const snapshot = buildSnapshot(read.sheet.rows);
  if (countOf(snapshot) === 0) {
    const why =
      first === undefined ? 'they are empty, or every entry was withdrawn or refused' : hashProblemLine(first);
    throw new UsageError(`There is no usable hash in ${files.join(', ')}: ${why}.`);
  }
  if (first !== undefined) {
    const more = problemCount(read) - 1;
    const rest = more > 0 ? ` (and ${more.toLocaleString('en')} more; see "vigil hashes check")` : '';
    remark(`${hashProblemLine(first)}${rest}`);
  }
  return knownMedia(snapshot, read.digest, policy);
}

/** How many different hashes are listed. */
export function countOf(snapshot: HashSnapshot): number {
  return Object.values(snapshot.tables).reduce((sum, table) => sum + table.count, 0);
}

/** All problems, also those beyond what is kept. */
export function problemCount({ sheet }: ReadLists): number {
  return sheet.problems.length + sheet.further;
}

/** `known.txt:12: why; mend`. */
export function hashProblemLine({ file, line, why, mend }: ListProblem): string {
  return `${safe(file)}:${line > 0 ? `${line}:` : ''} ${why}; ${mend}`;
}
