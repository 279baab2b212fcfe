// Makes samples of judged texts: copies count once, contradictions are left out, and the order in which the texts came is forgotten.
import type { TextExample } from '../../core/text-model.ts';
import { featuresOf } from './features.ts';
import type { Sample } from './regression.ts';

/** A sample that knows which texts it must not be parted from. */
export interface Prepared extends Sample {
  /** Digest of the features: texts that look the same to the classifier have the same. */
  readonly print: string;
  /** The account, or the text itself where nobody is known. */
  readonly group: string;
}

/** What was made of the examples. */
export interface Preparation {
  /** In the order of their prints. */
  readonly samples: readonly Prepared[];
  /** Examples that look the same as another one with the same label. */
  readonly repeated: number;
  /** Examples left out because their id was judged both ways. */
  readonly contradicted: number;
  /** Texts that were judged both ways under different ids; both count. */
  readonly disputed: number;
}

/** Prepares examples. The result depends on the set of examples, never on their order. */
export function prepare(examples: readonly TextExample[], sha256: (text: string) => string): Preparation {
  const labels = new Map<string, number>();
  for (const { id, label } of examples) labels.set(id, (labels.get(id) ?? 0) | (label === 1 ? 1 : 2));
  const kept = examples.filter(({ id }) => labels.get(id) !== 3);
  const byPrint = new Map<string, Map<0 | 1, Prepared>>();
  let repeated = 0;
  for (const { text, account, label, weight = 1 } of kept) {
    const features = featuresOf(text);
    const print = sha256(features.buckets.join());
    const group = account === undefined ? `text\u0000${print}` : `account\u0000${account}`;
    const same = byPrint.get(print) ?? new Map<0 | 1, Prepared>();
    byPrint.set(print, same);
    const other = same.get(label);
    if (other !== undefined) repeated++;
    same.set(label, {
      features: other?.features ?? features,
      print,
      label,
      group: other === undefined || group < other.group ? group : other.group,
      weight: Math.max(weight, other?.weight ?? 0),
    });
  }
  const sorted = [...byPrint].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, same]) => together([...same.values()]));
  return {
    samples: sorted.flat(),
    repeated,
    contradicted: examples.length - kept.length,
    disputed: sorted.filter((same) => same.length > 1).length,
  };
}

/** One text judged both ways stays in one group, or it would be learned from and tested on. */
function together(same: readonly Prepared[]): readonly Prepared[] {
  const group = same.map((one) => one.group).sort()[0] ?? '';
  return same.map((one) => ({ ...one, group })).sort((a, b) => a.label - b.label);
}
