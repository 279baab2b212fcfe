// Puts near-duplicate texts together: the sixteen bands of a text are one fact, not sixteen, so texts that share bands become one template.
import { isNamed } from '../../core/indicator.ts';
import type { IndicatorUse } from './population.ts';
import { order } from './population.ts';
import { disjointSets } from './sets.ts';

/** Texts this alike are copies: two bands of sixteen in common means that about six letters in ten agree. One band in common happens by chance. */
const LEAST_SHARED = 2;
/** A band that many texts share compares each with so many of them: a template that thousands copied still costs little. */
const MOST_COMPARED = 16;

/** A text as its bands, with those who wrote it. */
interface Written {
  readonly key: string;
  readonly bands: readonly string[];
  readonly accounts: Set<string>;
}

/**
 * Bands of texts in, one use a template and account out, under the kind and service of the bands; other uses are left alone.
 * A template is named by two bands of its first text. The same set of uses gives the same templates, whatever its order.
 */
export function withTemplates(uses: readonly IndicatorUse[]): readonly IndicatorUse[] {
  const out: IndicatorUse[] = [];
  const bands = new Map<string, IndicatorUse[]>();
  for (const use of uses) {
    if (isNamed(use)) out.push(use);
    else listOf(bands, `${use.kind}\u0000${use.service}`).push(use);
  }
  for (const group of bands.values()) out.push(...templatesOf(group));
  return out;
}

function templatesOf(uses: readonly IndicatorUse[]): readonly IndicatorUse[] {
  const [{ kind, service }] = uses as readonly [IndicatorUse];
  const texts = textsOf(uses);
  const sets = disjointSets(texts.length);
  for (const [one, other] of copies(texts)) sets.join(one, other);
  const out: IndicatorUse[] = [];
  const named = new Map<number, { readonly name: string; readonly accounts: Set<string> }>();
  for (const [i, text] of texts.entries()) {
    const root = sets.root(i);
    const known = named.get(root);
    const template = known ?? { name: (texts[root] as Written).bands.slice(0, 2).join('+'), accounts: new Set() };
    if (known === undefined) named.set(root, template);
    for (const account of text.accounts) template.accounts.add(account);
  }
  for (const { name, accounts } of named.values())
    for (const account of accounts) out.push({ kind, service, value: name, account });
  return out;
}

/** The different texts, in the order of their bands. Texts with the same bands are one. */
function textsOf(uses: readonly IndicatorUse[]): readonly Written[] {
  const byItem = new Map<string, { readonly account: string; readonly bands: Set<string> }>();
  for (const { account, item, value } of uses) {
    const key = `${account}\u0000${item ?? ''}`;
    const text = byItem.get(key) ?? { account, bands: new Set() };
    byItem.set(key, text);
    text.bands.add(value);
  }
  const byBands = new Map<string, Written>();
  for (const { account, bands } of byItem.values()) {
    const sorted = [...bands].sort(order);
    const key = sorted.join(' ');
    const text = byBands.get(key) ?? { key, bands: sorted, accounts: new Set() };
    byBands.set(key, text);
    text.accounts.add(account);
  }
  return [...byBands.values()].sort((a, b) => order(a.key, b.key));
}

/** Pairs of texts that share enough bands. */
function* copies(texts: readonly Written[]): Generator<readonly [number, number]> {
  const holders = new Map<string, number[]>();
  for (const [i, { bands }] of texts.entries()) for (const band of bands) listOf(holders, band).push(i);
  for (const [i, { bands }] of texts.entries()) {
    const shared = new Map<number, number>();
    for (const band of bands)
      for (const other of (holders.get(band) as readonly number[]).slice(0, MOST_COMPARED))
        if (other !== i) shared.set(other, (shared.get(other) ?? 0) + 1);
    for (const [other, count] of shared) if (count >= LEAST_SHARED) yield [i, other];
  }
}

function listOf<K, V>(map: Map<K, V[]>, key: K): V[] {
  const known = map.get(key);
  if (known !== undefined) return known;
  const fresh: V[] = [];
  map.set(key, fresh);
  return fresh;
}
