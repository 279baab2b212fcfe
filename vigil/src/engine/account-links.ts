// Turns what links an account to others into evidence of family `link`: never more than the policy gives it, because it rests on the files of others.
import type { ItemId } from '../core/item.ts';
import type { Evidence, ObservationId } from '../core/observation.ts';
import type { Policy } from '../core/policy.ts';
import type { AccountLink } from '../core/ring.ts';

/** One piece a link; each at most what the policy says of `link.ring`. */
export function evidenceOfLinks(links: readonly AccountLink[], policy: Policy): readonly Evidence[] {
  return links.map(({ kind, service, value, bits }) => ({
    id: `link:${kind}:${service}:${value}` as ObservationId,
    item: '' as ItemId,
    family: 'link',
    signal: 'link.ring',
    what: `${service}:${value}`,
    bits: Math.min(bits, policy.weights['link.ring']),
    at: 0,
  }));
}
