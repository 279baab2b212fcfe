// Looks back: once it is known which accounts have a file, their other objects are screened with a lower bar, as far as the source still has them.

import { accountKey } from '../core/account.ts';
import type { Case } from '../core/case.ts';
import type { AccountId, Item } from '../core/item.ts';
import type { Memory } from './apart.ts';
import { isProfileOnly, placesOf } from './apart.ts';
import type { CurrentRules, Gathering, Rules } from './flow.ts';
import { digestOf, finishBatch, handle, observed, startBatch } from './flow.ts';
import type { AccountFiles, Kept, Placed, Portion, Source, Store } from './ports.ts';
import { ofAuthors, search } from './screen.ts';

/** Kept items that are worth a transaction. */
const BATCH_KEPT = 1_000;

/** What looking back needs. `now` is the clock, milliseconds since 1970. */
export interface LookBackParts {
  readonly rules: CurrentRules;
  readonly store: Store;
  readonly files: AccountFiles;
  /** Name of the source in the store. */
  readonly name: string;
  readonly now: () => number;
  /** When aborted, what was taken is recorded and looking back stops. */
  readonly signal?: { readonly aborted: boolean } | undefined;
  readonly onOpened?: ((opened: readonly Case[]) => void) | undefined;
}

/** What looking back brought. `upTo` is the number of the newest account file that was asked about. */
export interface LookedBack {
  readonly observations: number;
  readonly upTo: number;
  /** False when it was told to stop. */
  readonly finished: boolean;
}

/**
 * Screens what accounts with a file above number `after` wrote in this source. With a whole memory only the places that matter are read again;
 * otherwise everything of these accounts. A source that cannot be asked again is looked at in what the memory holds of it.
 * Throws what the source and the store throw; what was recorded before stays, and doing it again changes nothing.
 */
export async function lookBack(
  source: Pick<Source, 'history'>,
  from: { readonly after: number; readonly memory?: Memory | undefined },
  parts: LookBackParts,
): Promise<LookedBack> {
  const upTo = await parts.files.newest();
  const { memory } = from;
  if (source.history === undefined) {
    const observations = memory === undefined ? 0 : await lookAtHeld(memory, parts);
    return { observations, upTo, finished: true };
  }
  let observations = 0;
  if (memory?.whole === true && memory.count === 0) return { observations, upTo, finished: true };
  for await (const page of parts.files.pages(from.after, upTo)) {
    const wanted = memory?.whole === true ? placesOf(memory, page) : { accounts: new Set(page) };
    if (wanted.accounts.size === 0) continue;
    const taken = await takePast(source.history(wanted), wanted.accounts, parts);
    observations += taken.observations;
    if (!taken.finished) return { observations, upTo, finished: false };
  }
  return { observations, upTo, finished: true };
}

/** Screens the held objects of accounts that have a file by now. Returns how many observations were new. */
export async function lookAtHeld(memory: Memory, parts: LookBackParts): Promise<number> {
  if (memory.held.length === 0) return 0;
  const keys = new Set<string>();
  for (const { reading } of memory.held)
    if (reading.kind === 'understood')
      for (const item of reading.items) keys.add(accountKey(item.platform, item.author));
  const accounts = await parts.files.among([...keys]);
  if (accounts.size === 0) return 0;
  return (await takePast([{ placed: memory.held, shelf: [], end: 0 }], accounts, parts)).observations;
}

async function takePast(
  portions: AsyncIterable<Portion> | Iterable<Portion>,
  accounts: ReadonlySet<string>,
  parts: LookBackParts,
): Promise<{ readonly observations: number; readonly finished: boolean }> {
  let observations = 0;
  let rules = parts.rules();
  let batch = startBatch();
  const flush = async (): Promise<void> => {
    if (batch.kept.length > 0) {
      const recorded = await handle(finishBatch(batch, parts.name, digestOf(rules)), rules, parts.store, {
        now: parts.now(),
      });
      observations += recorded.observations;
      parts.onOpened?.(recorded.opened);
    }
    batch = startBatch();
    rules = parts.rules();
  };
  for await (const portion of portions) {
    for (const placed of portion.placed) addPast(batch, placed, accounts, rules);
    if (batch.kept.length >= BATCH_KEPT) await flush();
    if (parts.signal?.aborted === true) {
      await flush();
      return { observations, finished: false };
    }
  }
  await flush();
  return { observations, finished: true };
}

/** Counts, notices and removals of the object were recorded when it first came; here only what these accounts said is kept. */
function addPast(batch: Gathering, { reading }: Placed, accounts: ReadonlySet<string>, rules: Rules): void {
  if (reading.kind !== 'understood') return;
  batch.kept.push(...keptOf(reading.items, accounts, rules));
}

/** What is kept of an object by accounts that have a file: any finding in their own words, where it must be a core signal for everybody else. */
export function keptOf(items: readonly Item[], accounts: ReadonlySet<string>, rules: Rules): readonly Kept[] {
  const authors = new Set<AccountId>();
  for (const item of items) if (accounts.has(accountKey(item.platform, item.author))) authors.add(item.author);
  if (authors.size === 0) return [];
  const { all, core } = search(items, rules.lexicon, rules.hashes);
  const screened = ofAuthors(items, all, authors);
  const isCore = (item: Item): boolean => core?.has(item.author) === true;
  const kept = observed(
    screened.filter(({ item }) => item.selfAuthored || isCore(item)),
    rules,
  );
  const profileOnly = isProfileOnly(items);
  const speak = new Set(
    kept
      .filter(({ observations }) => observations.length > 0)
      .filter(({ item }) => isCore(item) || item.surface !== 'profile' || profileOnly)
      .map(({ item }) => item.author),
  );
  return kept.filter(({ item }) => speak.has(item.author));
}
