// vigil opinion --check: tries a policy text on texts whose answer is known, and prints precision and recall; nothing is stored.
import { z } from 'zod';
import type { OpinionSource } from '../connect/opinion/index.ts';
import { isOpinion } from '../core/opinion.ts';
import { type CheckedText, checkOpinions, type OpinionCheck } from '../engine/opinion-check.ts';
import { questionFor } from '../engine/opinion-question.ts';
import { readText } from './choose-rules.ts';
import { counted, print, printJson, remark, safe } from './console-line.ts';
import { UsageError } from './usage-error.ts';

const Line = z.looseObject({
  text: z.string().min(1),
  label: z.enum(['offer', 'not-offer']).or(z.literal(1)).or(z.literal(0)),
});

/** Questions in a row without an answer, after which it is no use to go on. */
const SILENCE = 3;

/** Asks about every line on its own. Throws UsageError with the number of a line that cannot be read, never its words. */
export async function checkPolicyText(
  file: string,
  source: OpinionSource,
  how: { readonly limit: number; readonly json: boolean },
): Promise<void> {
  const all = linesIn(file, await readText(file));
  const lines = all.slice(0, how.limit);
  const checked: CheckedText[] = [];
  let silent = 0;
  for (const { text, label } of lines) {
    const { texts } = questionFor([{ text, selfAuthored: true, found: [], veiled: [] }], []);
    const outcome = await source.ask(texts);
    checked.push({ isOffer: label === 'offer' || label === 1, outcome });
    silent = !isOpinion(outcome) && /^(?:timeout|unreachable|refused)$/.test(outcome.why) ? silent + 1 : 0;
    if (silent >= SILENCE && checked.length === silent) break;
  }
  const found = { ...checkOpinions(checked), model: source.model, promptVersion: source.promptVersion };
  if (how.json) printJson(found);
  else checkLines(found).forEach(print);
  if (checked.length < all.length) remark(`${counted(all.length - checked.length, 'line')} not asked about.`);
  if (silent >= SILENCE) process.exitCode = 1;
}

function linesIn(file: string, content: string): readonly z.infer<typeof Line>[] {
  const lines = content.split('\n').flatMap((line, at) => {
    if (line.trim() === '') return [];
    const parsed = Line.safeParse(parseJson(line));
    if (!parsed.success)
      throw new UsageError(
        `${file}:${at + 1}: not a line such as {"text": "…", "label": "offer"}; label is offer or not-offer.`,
      );
    return [parsed.data];
  });
  if (lines.length === 0) throw new UsageError(`${file} holds no line to try.`);
  return lines;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined; // told with its line by the caller
    throw error;
  }
}

function checkLines(
  found: OpinionCheck & { readonly model: string; readonly promptVersion: string },
): readonly string[] {
  const rate = (value: number | null): string => (value === null ? 'none' : value.toFixed(3));
  const none = Object.entries(found.none).map(([why, n]) => `${n} ${why}`);
  return [
    `${safe(found.model)}, prompt ${found.promptVersion}: ${counted(found.texts, 'text')}, ${counted(found.offers, 'offer')}`,
    `precision ${rate(found.precision)} (${found.rightOffer} of ${found.saidOffer} called an offer)`,
    `recall    ${rate(found.recall)} (${found.rightOffer} of ${found.offers} offers)`,
    `unclear ${found.unclear}, no opinion ${none.length === 0 ? 0 : none.join(', ')}`,
  ];
}
