// Turns what links an account to others into evidence of family `link`: never more than the policy gives it, because it rests on the files of others.
import type { ItemId } from '../core/item.ts';
import type { Evidence, ObservationId } from '../core/observation.ts';
import type { Policy } from '../core/policy.ts';
import type { AccountReturn } from '../core/return.ts';
import type { AccountLink } from '../core/ring.ts';

/** What ties an account to others. */
export interface Ties {
  readonly links?: readonly AccountLink[] | undefined;
  readonly returned?: AccountReturn | null | undefined;
}

/** One piece a link, each at most what the policy says of `link.ring`; and one for an account acted on that writes alike, at most `link.return`. */
export function evidenceOfLinks({ links = [], returned }: Ties, { weights }: Policy): readonly Evidence[] {
  const rest = { item: '' as ItemId, family: 'link', at: 0 } as const;
  const shared = links.map(
    ({ kind, service, value, bits }): Evidence => ({
      ...rest,
      id: `link:${kind}:${service}:${value}` as ObservationId,
      signal: 'link.ring',
      what: `${service}:${value}`,
      bits: Math.min(bits, weights['link.ring']),
    }),
  );
  if (returned === undefined || returned === null) return shared;
  const back: Evidence = {
    ...rest,
    id: `return:${returned.case}` as ObservationId,
    signal: 'link.return',
    what: returned.case,
    bits: Math.min(returned.bits, weights['link.return']),
  };
  return [...shared, back];
}
