// What one object adds to the counts of the platform: its author, the kinds of words it writes, the listed terms that stand apart from trade, and the values it holds. Of clean posts nothing else is left.
import { accountKey } from '../../core/account.ts';
import { CANARY_PLATFORM } from '../../core/canary.ts';
import type { Item } from '../../core/item.ts';
import { findIndicators } from '../indicators.ts';
import { coreTerms, holdsTrade, isStrong, type Screened, type Screening } from '../screen.ts';
import { keyedHash, type Lanes } from './keyed-hash.ts';
import { type Counted, type Marks, markAccount, markHeld, markTerm } from './sketch.ts';

/** Under which name a listed term is counted among the values. */
export function termValue(id: string): string {
  return `term\u0000${id}`;
}

/** Under which name an indicator is counted among the values. */
export function indicatorValue(one: {
  readonly kind: string;
  readonly service: string;
  readonly value: string;
}): string {
  return `${one.kind}\u0000${one.service}\u0000${one.value}`;
}

/** Marks everything an object shows about its authors. What screening found says in which of its texts something stands. */
export function countObject(marks: Marks, items: readonly Item[], { all, hinted }: Screening, key: Lanes): void {
  const accounts = new Map<string, Lanes>();
  for (const item of items) {
    if (!isCounted(item)) continue;
    let account = accounts.get(item.author);
    if (account === undefined) {
      account = keyedHash(accountKey(item.platform, item.author), key);
      accounts.set(item.author, account);
      markAccount(marks, 'all', account);
    }
    if (hinted.length > 0 && hinted.includes(item))
      for (const one of findIndicators(item.text)) markHeld(marks, indicatorValue(one), account, key);
    if (item.media !== undefined) {
      const { algorithm, value } = item.media;
      markHeld(marks, indicatorValue({ kind: 'hash', service: algorithm, value }), account, key);
    }
  }
  for (const one of all) {
    const account = isCounted(one.item) ? accounts.get(one.item.author) : undefined;
    if (account !== undefined) countText(marks, one, account, key);
  }
}

/** Words of somebody else say nothing of the author, and the canary is nobody. */
function isCounted(item: Item): boolean {
  return item.selfAuthored && item.platform !== CANARY_PLATFORM;
}

function countText(marks: Marks, { found }: Screened, account: Lanes, key: Lanes): void {
  const families = new Set(found.filter(isStrong).map((one) => one.term.family));
  const trade = holdsTrade(found);
  const shown: Counted[] = [];
  for (const family of families) if (family !== 'victim') shown.push(family);
  if (trade) shown.push('trade');
  if (families.has('offer') && families.has('contact')) shown.push('deal');
  if (trade && coreTerms(found, trade).length > 0) shown.push('joint');
  for (const counted of shown) markAccount(marks, counted, account);
  if (trade) return;
  const listed = found.filter((one) => one.term.family === 'term');
  for (const id of new Set(listed.map((one) => one.term.id))) markTerm(marks, termValue(id), account, key);
}
