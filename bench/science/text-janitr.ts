// Measures the classifier on scam solicitation: learned from the authors' train part, thresholds from it alone, judged on their valid part.
import type { TextExample } from '../../vigil/src/core/text-model.ts';
import { rankingOf, type Scored } from '../../vigil/src/engine/ranking.ts';
import { benignPosts } from '../benign.ts';
import type { Must, Shown } from '../musts.ts';
import { markdownTable } from '../print.ts';
import { type Classifier, crossScores, majority, ours, plainWords } from './text-models.ts';
import { janitr, keyOf, SETS_MISSING } from './text-sets.ts';

const MOST_FALSE = 0.0121;
const LEAST_F1 = 0.8;
const LEAST_F1_UNSEEN = 0.77;

/** Figures at one threshold. */
interface AtThreshold {
  readonly f1: number;
  readonly recall: number;
  readonly falseShare: number;
}

function atThreshold(scored: readonly Scored[], threshold: number): AtThreshold {
  const offers = scored.filter(({ label }) => label === 1);
  const others = scored.filter(({ label }) => label === 0);
  const found = offers.filter(({ score }) => score >= threshold).length;
  const wrong = others.filter(({ score }) => score >= threshold).length;
  return {
    f1: (2 * found) / Math.max(1, found + wrong + offers.length),
    recall: found / Math.max(1, offers.length),
    falseShare: wrong / Math.max(1, others.length),
  };
}

/** The threshold with the best F1 among those with at most so many false ones. */
function bestThreshold(scored: readonly Scored[]): number {
  let [best, bestF1] = [Number.POSITIVE_INFINITY, -1];
  for (const { score } of scored) {
    const { f1, falseShare } = atThreshold(scored, score);
    if (falseShare <= MOST_FALSE && f1 > bestF1) [best, bestF1] = [score, f1];
  }
  return best;
}

interface Parts {
  readonly train: readonly TextExample[];
  readonly calib: readonly TextExample[];
  readonly valid: readonly TextExample[];
}

/** One classifier on the valid part: at the threshold from out-of-fold scores of train, and from calib, and at the best one that keeps the bound on valid itself. */
function measure(classifier: Classifier, { train, calib, valid }: Parts, seed: number) {
  const score = classifier(train);
  const scoredBy = (examples: readonly TextExample[]): readonly Scored[] =>
    examples.map(({ text, label }) => ({ score: score(text), label }));
  const cross = crossScores(train, classifier, seed).map((value, at) => ({
    score: value,
    label: train[at]?.label ?? 0,
  }));
  const thresholds = { train: bestThreshold(cross), calib: bestThreshold(scoredBy(calib)) };
  const seen = new Set(train.map(({ text }) => keyOf(text)));
  const of = (examples: readonly TextExample[]) => {
    const scored = scoredBy(examples);
    return {
      ap: rankingOf(scored).averagePrecision,
      train: atThreshold(scored, thresholds.train),
      calib: atThreshold(scored, thresholds.calib),
      best: atThreshold(scored, bestThreshold(scored)),
    };
  };
  return {
    all: of(valid),
    unseen: of(valid.filter(({ text }) => !seen.has(keyOf(text)))),
    score,
    threshold: thresholds.train,
  };
}

const figureText = ({ f1, recall, falseShare }: AtThreshold): string =>
  `${f1.toFixed(3)}, recall ${recall.toFixed(3)}, FPR ${falseShare.toFixed(4)}`;

/** Runs all classifiers. */
export async function janitrSection(seed: number): Promise<Shown> {
  const [train, calib, valid] = [await janitr('train'), await janitr('calib'), await janitr('valid')];
  if (train === undefined || calib === undefined || valid === undefined)
    return { text: `janitr is ${SETS_MISSING}.`, musts: musts(undefined) };
  const parts = { train, calib, valid };
  const named = [
    ['**ours**', ours],
    ['plain words, logistic regression', plainWords],
    ['majority', majority],
  ] as const;
  const measured = named.map(([name, classifier]) => [name, measure(classifier, parts, seed)] as const);
  const rows = measured.flatMap(([name, { all, unseen }]) =>
    (
      [
        ['all', all],
        ['unseen in train', unseen],
      ] as const
    ).map(([which, { ap, train: cross, calib: held, best }]) => [
      name,
      which,
      ap.toFixed(3),
      ...[cross, held, best].map(figureText),
    ]),
  );
  const table = markdownTable(
    [
      'classifier',
      'rows',
      'AP',
      'F1 at the threshold from train, out of fold',
      'threshold from calib',
      `best F1 at FPR ≤ ${MOST_FALSE}`,
    ],
    rows,
  );
  const mine = measured[0]?.[1];
  const offers = valid.filter(({ label }) => label === 1).length;
  return {
    text: `${valid.length} rows, ${offers} scams; one row more or less is ${(1 / offers).toFixed(3)} of recall.\n\n${table}\n\n${mine === undefined ? '' : await benignText(mine)}`,
    musts: musts(mine),
  };
}

/** What the model takes for scams among honest English posts, at its threshold: another world than it was learned in. */
async function benignText({
  score,
  threshold,
}: Pick<ReturnType<typeof measure>, 'score' | 'threshold'>): Promise<string> {
  const posts = (await benignPosts(['tweeteval'])) ?? [];
  const taken = posts.filter(({ text }) => score(text) >= threshold).length;
  return `Of ${posts.length} honest posts of another set, ours takes ${taken} at that threshold: ${((taken * 1e6) / Math.max(1, posts.length)).toFixed(0)} per million.`;
}

function musts(measured: ReturnType<typeof measure> | undefined): readonly Must[] {
  const line = (what: string, figures: AtThreshold | undefined, least = LEAST_F1): Must => ({
    what: `scam solicitation, F1 at FPR ≤ ${MOST_FALSE}, ${what}`,
    must: `≥ ${least.toFixed(2)}`,
    measured: figures === undefined ? 'no set here' : `${figures.f1.toFixed(3)} (FPR ${figures.falseShare.toFixed(4)})`,
    met: figures === undefined ? undefined : figures.f1 >= least && figures.falseShare <= MOST_FALSE,
    part: 'janitr',
  });
  return [
    line('threshold from train, out of fold', measured?.all.train),
    line('threshold from calib', measured?.all.calib),
    line('best threshold within the bound', measured?.all.best),
    line('rows never seen, best threshold within the bound', measured?.unseen.best, LEAST_F1_UNSEEN),
  ];
}
