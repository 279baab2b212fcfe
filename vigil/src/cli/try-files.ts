// Looks through files for a trial with the threads of a hunt: every post is read and counted as a replay would, and what is found is held by account.
import { accountKey } from '../core/account.ts';
import type { Lexicon } from '../core/lexicon.ts';
import type { Observation, ObservationId } from '../core/observation.ts';
import type { Policy } from '../core/policy.ts';
import { compileLexicons, type KnownWords, packLexicon } from '../engine/lexicon.ts';
import type { Lanes } from '../engine/rates/keyed-hash.ts';
import { raise } from '../engine/rates/sketch.ts';
import { sha256 } from '../store/chain.ts';
import type { FoundInFiles } from '../store/try-run.ts';
import { counted, remark, safe } from './console-line.ts';
import { type Hunt, huntFiles } from './hunt/hunt-files.ts';
import { shared } from './hunt.ts';
import { UsageError } from './usage-error.ts';

/** Findings held in memory at once, about 300 bytes each. */
const MOST = 2_000_000;

/** What to look for in the files, and how. */
export interface FileSearch {
  readonly lists: readonly Lexicon[];
  readonly known: KnownWords | undefined;
  readonly policy: Policy;
  readonly since: number;
  readonly key: Lanes;
  readonly how: Pick<Hunt, 'input' | 'workers' | 'quiet' | 'signal'>;
}

/** Searches, and raises the registers by what the posts show. Throws UsageError for a file that cannot be opened, or when it was stopped. */
export async function searchFiles(
  files: readonly string[],
  search: FileSearch,
  registers: Uint8Array,
): Promise<FoundInFiles> {
  const accounts = new Map<string, Map<ObservationId, Observation>>();
  if (files.length === 0) return { accounts, bad: 0 };
  const { policy, since, key, how } = search;
  const list = shared(packLexicon(compileLexicons(search.lists, sha256, search.known)));
  let held = 0;
  const { tally, stopped } = await huntFiles(files, {
    ...how,
    quarry: { wanted: list, judging: list, policy, since, count: key },
    remark,
    onFound({ shown, marks }) {
      raise(registers, marks);
      for (const { observations } of shown) for (const one of observations) held += hold(accounts, one);
      if (held > MOST)
        throw new UsageError(
          `The files hold more than ${MOST.toLocaleString('en')} findings. Give fewer files at a time, or a later --since.`,
        );
    },
  });
  if (stopped !== undefined) throw new UsageError(`Stopped in ${safe(stopped.file)}; a trial says nothing by halves.`);
  if (tally.bad > 0) remark(`${counted(tally.bad, 'line')} of the files could not be read and count as clean.`);
  return { accounts, bad: tally.bad };
}

function hold(accounts: Map<string, Map<ObservationId, Observation>>, one: Observation): number {
  const key = accountKey(one.platform, one.account);
  const own = accounts.get(key);
  if (own === undefined) accounts.set(key, new Map([[one.id, one]]));
  else if (own.has(one.id)) return 0;
  else own.set(one.id, one);
  return 1;
}
