// classify: what does the learned classifier say of a kept text? An observation of its own, worth what such scores were worth on texts it had not seen.
import type { Item } from '../core/item.ts';
import type { Observation, ObservationId } from '../core/observation.ts';
import type { Policy } from '../core/policy.ts';
import type { TextModel } from '../core/text-model.ts';
import { weighText } from './classifier/score-text.ts';
import type { Sha256 } from './observe.ts';

/** A learned model with its version. */
export interface Classifier {
  readonly version: string;
  readonly model: TextModel;
}

/** The classifier's opinion of a self-authored text, or undefined where it has none in favour of an offer. Never more than the policy gives it. */
export function classify(
  item: Item,
  { version, model }: Classifier,
  policy: Policy,
  sha256: Sha256,
): Observation | undefined {
  if (!item.selfAuthored || item.text === '') return undefined;
  const bits = Math.min(weighText(model, item.text).bits, policy.weights['classifier.text']);
  if (bits <= 0) return undefined;
  const moment = item.surface === 'profile' ? `\u0000${item.createdAt}` : '';
  return {
    id: sha256(`${item.platform}\u0000${item.id}\u0000classifier.text${moment}`).slice(0, 32) as ObservationId,
    platform: item.platform,
    item: item.id,
    account: item.author,
    signal: 'classifier.text',
    what: version.slice(0, 16),
    tier: 'exact',
    start: 0,
    end: 0,
    bits,
    at: item.createdAt,
    selfAuthored: true,
  };
}
