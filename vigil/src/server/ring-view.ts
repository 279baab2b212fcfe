// Makes a ring fit to be shown: each shared value once, masked unless revealed, and ties that point to values.
import type { HandTieRow } from '../store/hand-ties.ts';
import type { RingRow } from '../store/read-rings.ts';
import { maskWord } from './mask.ts';
import type { HandTieView, RingTie, RingValue } from './ring-shapes.ts';

type Indicator = RingRow['edges'][number]['indicators'][number];

/** Values, those that most members hold first, and ties, strongest first. */
export function showTies(
  edges: RingRow['edges'],
  revealed: boolean,
): { readonly values: RingValue[]; readonly ties: RingTie[] } {
  const held = new Map<string, { readonly one: Indicator; readonly accounts: Set<string> }>();
  for (const { a, b, indicators } of edges)
    for (const one of indicators) {
      const known = held.get(keyOf(one)) ?? { one, accounts: new Set() };
      held.set(keyOf(one), known);
      known.accounts.add(a).add(b);
    }
  const order = [...held].sort(
    ([x, one], [y, other]) =>
      other.accounts.size - one.accounts.size || other.one.bits - one.one.bits || (x < y ? -1 : 1),
  );
  const places = new Map(order.map(([key], place) => [key, place]));
  const ties = edges.map(({ a, b, bits, indicators }) => ({
    a,
    b,
    bits,
    values: indicators.map((one) => ({ at: places.get(keyOf(one)) as number, bits: one.bits })),
  }));
  return {
    values: order.map(([, { one, accounts }]) => ({
      kind: one.kind,
      service: one.service,
      value: shownAs(one, revealed),
      accounts: accounts.size,
      rarity: one.rarity ?? null,
      lift: one.lift ?? null,
    })),
    ties: ties.sort((x, y) => y.bits - x.bits || (x.a < y.a ? -1 : x.a > y.a ? 1 : x.b < y.b ? -1 : 1)),
  };
}

/** A word by hand as it is shown. `read` masks its reasons: they are people's own text. */
export function showTie(
  { id, kind, one, other, why, by, at, undone }: HandTieRow,
  read: (text: string) => string,
): HandTieView {
  const back = undone === null ? null : { ...undone, why: read(undone.why) };
  return { id, kind, one: [...one], other: [...other], why: read(why), by, at, undone: back };
}

function keyOf({ kind, service, value }: Indicator): string {
  return `${kind}\u0000${service}\u0000${value}`;
}

/** First and last letter, so that two values can be told apart. A text has no value that a person reads. */
function shownAs({ kind, value }: Indicator, revealed: boolean): string {
  return revealed || kind === 'text' || kind === 'bio' ? value : maskWord(value, false);
}
