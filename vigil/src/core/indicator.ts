// An Indicator is a concrete value that can recur across accounts: a handle for another service, a link, a payment address, a media hash, a text that is copied.

/** The kinds of value that can tie accounts together. `text` and `bio` are near-duplicate texts: sixteen values a text, of which copies share some. */
export type IndicatorKind = 'handle' | 'invite' | 'link' | 'payment' | 'hash' | 'text' | 'bio';
export const INDICATOR_KINDS: readonly IndicatorKind[] = ['handle', 'invite', 'link', 'payment', 'hash', 'text', 'bio'];

/** A value by itself, without the place where it was found. */
export interface IndicatorValue {
  readonly kind: IndicatorKind;
  /** The service it belongs to, such as `telegram`, `discord`, a domain name, or the way a hash was made. */
  readonly service: string;
  readonly value: string;
}

/** One value found in a self-authored item, in canonical form (lower case where the service ignores case). */
export interface Indicator extends IndicatorValue {
  /** UTF-16 offsets in the item's text, end exclusive. Both 0 for a media hash. */
  readonly start: number;
  readonly end: number;
}

/** True for a value that a person finds by reading the item: not for the bands of a text, which every long text has. */
export function isNamed({ kind }: Pick<IndicatorValue, 'kind'>): boolean {
  return kind !== 'text' && kind !== 'bio';
}
