// The classifiers that are measured beside each other: ours through the functions of the commands, the same regression on plain words, and always the same answer.
import type { TextExample } from '../../vigil/src/core/text-model.ts';
import { BUCKETS, type Features, scoreOf } from '../../vigil/src/engine/classifier/features.ts';
import { learnTexts } from '../../vigil/src/engine/classifier/learn-texts.ts';
import { learnWeights } from '../../vigil/src/engine/classifier/regression.ts';
import { scoreText } from '../../vigil/src/engine/classifier/score-text.ts';
import { foldOf, sha256 } from './text-sets.ts';

/** Learns from examples and returns what scores a text. */
export type Classifier = (examples: readonly TextExample[]) => (text: string) => number;

/** `vigil learn` and `vigil score`: the probability. */
export const ours: Classifier = (examples) => {
  const learned = learnTexts(examples, { sha256, golden: [] });
  if (!learned.ok) throw new Error(learned.why);
  return (text) => scoreText(learned.model, text).p;
};

/** Words alone, present or not, through the same regression. */
export const plainWords: Classifier = (examples) => {
  const samples = examples.map(({ text, label }) => ({ features: wordsOf(text), label, weight: 1 }));
  const weights = learnWeights(samples);
  return (text) => scoreOf(weights, wordsOf(text));
};

/** The more frequent label for everything. */
export const majority: Classifier = () => () => 0;

function wordsOf(text: string): Features {
  const words = new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
  const buckets = [...new Set([...words].map((word) => Number.parseInt(sha256(word).slice(0, 8), 16) % BUCKETS))];
  return { buckets: Int32Array.from(buckets), words: buckets.length };
}

/** Scores every example with what was learned from the other folds of accounts. */
export function crossScores(
  examples: readonly TextExample[],
  classifier: Classifier,
  seed: number,
  folds = 5,
): readonly number[] {
  const scores = new Array<number>(examples.length).fill(0);
  for (let fold = 0; fold < folds; fold++) {
    const score = classifier(examples.filter((one) => foldOf(one, seed, folds) !== fold));
    for (const [at, one] of examples.entries()) if (foldOf(one, seed, folds) === fold) scores[at] = score(one.text);
  }
  return scores;
}
