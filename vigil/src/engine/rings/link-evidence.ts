// What an account's shared values say of it: evidence of family `link`, drawn from the files of others that are grave by themselves.
import type { ItemId } from '../../core/item.ts';
import type { Evidence, ObservationId } from '../../core/observation.ts';
import type { AccountKey } from '../../core/ring.ts';
import type { Sha256 } from '../observe.ts';
import type { Surroundings, Tie } from './values.ts';

/** However rare a value, sharing it is worth no more (science 4.2). */
const MOST_BITS = 11;
/** So many values of one account are counted, the strongest. */
const MOST_VALUES = 8;

/**
 * By account: one piece of evidence for each value it shares with grave accounts other than itself. Worth
 * log2(((k + 0.5) / (K + 1)) / (max(0.5, d - k - 0.5) / N)), capped at 11 bits: k of K grave accounts and d of N accounts hold it.
 */
export function linkEvidence(
  ties: readonly Tie[],
  grave: ReadonlySet<AccountKey>,
  around: Surroundings,
  sha256: Sha256,
): ReadonlyMap<AccountKey, readonly Evidence[]> {
  const byAccount = new Map<AccountKey, Evidence[]>();
  for (const { use, holders, held } of ties) {
    const guilty = holders.filter((one) => grave.has(one)).length;
    for (const account of holders) {
      const others = guilty - (grave.has(account) ? 1 : 0);
      if (others === 0) continue;
      const rate = Math.max(0.5, held - others - 0.5) / around.accounts;
      const bits = Math.min(MOST_BITS, Math.log2((others + 0.5) / (grave.size + 1) / rate));
      if (bits <= 0) continue;
      const what = `${use.service}:${use.value}`;
      const id = sha256(`link\u0000${account}\u0000${use.kind}\u0000${what}`).slice(0, 32) as ObservationId;
      const one: Evidence = { id, item: '' as ItemId, family: 'link', signal: 'link.ring', what, bits, at: 0 };
      const list = byAccount.get(account);
      if (list === undefined) byAccount.set(account, [one]);
      else list.push(one);
    }
  }
  for (const [account, list] of byAccount)
    byAccount.set(account, list.sort((a, b) => b.bits - a.bits || (a.id < b.id ? -1 : 1)).slice(0, MOST_VALUES));
  return byAccount;
}
