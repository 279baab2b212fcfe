// Looks into files of earlier replays for what accounts wrote whose file was opened since.
import { basename } from 'node:path';
import { fileHistory } from '../connect/history.ts';
import type { Case } from '../core/case.ts';
import type { CurrentRules } from '../engine/flow.ts';
import { lookBack } from '../engine/look-back.ts';
import type { Wanted } from '../engine/ports.ts';
import type { ReadSource } from '../store/look-back.ts';
import { forgetPlace, noteLooked, sourcesBehind } from '../store/look-back.ts';
import type { OpenStore } from '../store/open.ts';
import { counted, remark, safe } from './console-line.ts';
import type { EarlierFile } from './file-identity.ts';
import { findAgain } from './file-identity.ts';

/** Earlier files that are looked at after one replay, newest first, and their bytes in all: each is read once more as a whole. */
const MOST_FILES = 100;
const MOST_BYTES = 4 * 1024 ** 3;

/** What it needs of a replay. */
export interface LookingBack {
  readonly store: OpenStore;
  readonly rules: CurrentRules;
  readonly quiet: boolean;
  readonly signal: AbortSignal;
  readonly onOpened?: (opened: readonly Case[]) => void;
}

/** Looks at what is there. False when told to stop; the next replay goes on with the files that are left. */
export async function lookBackEarlier(replay: LookingBack): Promise<boolean> {
  const { files, pool } = replay.store;
  const behind = await sourcesBehind(pool, await files.newest(), MOST_FILES + 1);
  let bytes = 0;
  let left = 0;
  for (const [index, mark] of behind.entries()) {
    const file = await findAgain(mark.place);
    if (file === 'changed') await forgetPlace(pool, mark.key);
    if (file === 'changed' || file === 'gone') continue;
    bytes += file.facts.size;
    if (index >= MOST_FILES || bytes > MOST_BYTES) {
      left++;
      continue;
    }
    if (!(await lookInto(file, mark, replay))) return false;
  }
  if (left > 0 && !replay.quiet)
    remark(`${counted(left, 'earlier file')} not looked at for accounts found since; run the replay again to go on.`);
  return true;
}

async function lookInto(file: EarlierFile, mark: ReadSource, replay: LookingBack): Promise<boolean> {
  const { store, rules, signal, onOpened } = replay;
  if (!replay.quiet) remark(`${safe(basename(file.facts.path))}: looking for earlier posts of accounts found since`);
  const looked = await lookBack(
    { history: (wanted: Wanted) => fileHistory(file.facts.path, file.options, wanted) },
    { after: mark.looked },
    { rules, store, files: store.files, name: file.name, now: Date.now, signal, onOpened },
  );
  if (looked.finished) await noteLooked(store.pool, mark.key, looked.upTo);
  return looked.finished;
}
