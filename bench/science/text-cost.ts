// Measures what scoring a post costs, beside parsing and folding the same posts, and how large a model is.
import { hash } from 'node:crypto';
import { seeded } from '../../vigil/src/demo/random.ts';
import { learnTexts } from '../../vigil/src/engine/classifier/learn-texts.ts';
import { packModel } from '../../vigil/src/engine/classifier/model-bytes.ts';
import { scoreText, weighText } from '../../vigil/src/engine/classifier/score-text.ts';
import { benignPosts } from '../benign.ts';
import { type Must, type Shown, spreadText } from '../musts.ts';
import { markdownTable } from '../print.ts';
import { ratioOf, runRounds, spread } from '../rounds.ts';
import { over } from '../speed.ts';
import { janitr, SETS_MISSING, sha256 } from './text-sets.ts';

const ROUNDS = 15;
const MOST_POSTS = 5_000;
const MOST_MICROSECONDS = 30;
const MOST_BYTES = 1_500_000;
const [FOLD, SCORE, FULL] = ['NFKC + toLowerCase', '**p and bits**', '**p and bits with their parts**'];

/** Scores real posts in rounds: scams and honest ones, so that some have parts to show. */
export async function costSection(seed: number): Promise<Shown> {
  const train = await janitr('train');
  const learned = train === undefined ? undefined : learnTexts(train, { sha256, golden: [] });
  if (train === undefined || learned?.ok !== true)
    return { text: `janitr is ${SETS_MISSING}.`, musts: musts([undefined, undefined], 0) };
  const benign = ((await benignPosts(['tweeteval'])) ?? []).map(({ text }) => text);
  const texts = [...train.map(({ text }) => text), ...benign].slice(0, MOST_POSTS);
  const { model } = learned;
  const json = texts.map((text) => JSON.stringify({ id: '1', text }));
  const costs = runRounds(
    [
      { name: 'JSON.parse', stride: 1, run: over(json, (line) => (JSON.parse(line) as { text: string }).text.length) },
      { name: FOLD, stride: 1, run: over(texts, (text) => text.normalize('NFKC').toLowerCase().length) },
      { name: SCORE, stride: 1, run: over(texts, (text) => weighText(model, text).p) },
      { name: FULL, stride: 1, run: over(texts, (text) => scoreText(model, text).p) },
    ],
    texts.length,
    ROUNDS,
    seeded(seed, 'classifier cost'),
  );
  const bytes = packModel(model, (given) => hash('sha256', given, 'buffer')).length;
  const rows = costs.map(({ name, times }) => [
    name,
    spreadText(spread(times.map((time) => time / 1e3))),
    spreadText(ratioOf(costs, name, FOLD), 1),
  ]);
  const length = Math.round(texts.reduce((sum, text) => sum + text.length, 0) / texts.length);
  const table = markdownTable(['work', 'microseconds a post', `times ${FOLD}`], rows);
  const timeOf = (wanted: string) => {
    const cost = costs.find(({ name }) => name === wanted);
    return cost === undefined ? undefined : spread(cost.times.map((time) => time / 1e3));
  };
  return {
    text: `${texts.length} posts of ${length} characters on average, ${ROUNDS} rounds, processor time.\n\n${table}\n\nA model has ${bytes} bytes.`,
    musts: musts([timeOf(SCORE), timeOf(FULL)], bytes),
  };
}

type Times = ReturnType<typeof spread> | undefined;

function musts([score, full]: readonly [Times, Times], bytes: number): readonly Must[] {
  const line = (what: string, times: Times): Must => ({
    what: `${what} of a post, microseconds`,
    must: `≤ ${MOST_MICROSECONDS}`,
    measured: times === undefined ? 'no set here' : spreadText(times, 1),
    met: times === undefined ? undefined : times.middle <= MOST_MICROSECONDS,
    part: 'cost',
  });
  return [
    line('p and bits', score),
    line('p and bits with their parts', full),
    {
      what: 'size of a model, bytes',
      must: `≤ ${MOST_BYTES}`,
      measured: full === undefined ? 'no set here' : String(bytes),
      met: full === undefined ? undefined : bytes <= MOST_BYTES,
      part: 'cost',
    },
  ];
}
