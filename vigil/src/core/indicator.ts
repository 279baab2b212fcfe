// An Indicator is a concrete value that can recur across accounts: a handle for another service, a link, a payment address, a media hash.

/** The kinds of value that can tie accounts together. */
export type IndicatorKind = 'handle' | 'invite' | 'link' | 'payment' | 'hash';

/** One value found in a self-authored item, in canonical form (lower case where the service ignores case). */
export interface Indicator {
  readonly kind: IndicatorKind;
  /** The service it belongs to, such as `telegram`, `discord` or a domain name. */
  readonly service: string;
  readonly value: string;
  /** UTF-16 offsets in the item's text, end exclusive. */
  readonly start: number;
  readonly end: number;
}
