// Asks for rings, and sends what a person says about one by hand.
import type { HandSaid, RingPage, RingView } from '../../../vigil/src/server/ring-shapes.ts';
import { ask, send } from '../api.ts';

/** One page of rings; `filter` is a query string such as `least=5&open=1`. */
export function fetchRings(filter: string, cursor: string | undefined, signal: AbortSignal): Promise<RingPage> {
  const query = new URLSearchParams(filter);
  query.set('limit', '25');
  if (cursor !== undefined) query.set('cursor', cursor);
  return ask(`/v1/rings?${query}`, signal);
}

/** One ring. A reveal is written to the audit log by the server. */
export function fetchRing(id: string, revealed: boolean, signal: AbortSignal): Promise<RingView> {
  return ask(`/v1/rings/${encodeURIComponent(id)}${revealed ? '?reveal=1' : ''}`, signal);
}

/** What a person wishes to say. */
export type HandWish =
  | { readonly kind: 'split'; readonly accounts: readonly string[] }
  | { readonly kind: 'join' }
  | { readonly kind: 'undo'; readonly tie: string };

/** How it is sent: with a reason; tried, or done as it was seen. `other` is the ring or account of a join. */
export interface HandWords {
  readonly why: string;
  readonly try?: true;
  readonly saw?: string;
  readonly other?: string;
}

/** Tries or says it. Throws Conflict when something else would follow by now, Unfit with a sentence, or Trouble. */
export function sendHand(ring: string, wish: HandWish, { other = '', ...words }: HandWords): Promise<HandSaid> {
  if (wish.kind === 'undo') return send('POST', `/v1/hand-ties/${encodeURIComponent(wish.tie)}/withdrawal`, words);
  if (wish.kind === 'split')
    return send('POST', `/v1/rings/${encodeURIComponent(ring)}/splits`, { ...words, accounts: wish.accounts });
  const named = /^R-[0-9A-Z]{4,32}$/i.test(other.trim())
    ? { ring: other.trim().toUpperCase() }
    : { account: other.trim() };
  return send('POST', `/v1/rings/${encodeURIComponent(ring)}/joins`, { ...words, ...named });
}
