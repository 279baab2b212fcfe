// vigil opinion: asks a language model about one case or about the queue; the answer is shown beside the case and changes nothing.
import { Command } from 'commander';
import { isOpinion, type NoOpinionReason } from '../core/opinion.ts';
import { listUnasked } from '../store/opinions.ts';
import { readCase } from '../store/read-cases.ts';
import { type Asker, askAbout } from './ask-opinion.ts';
import { chooseOpinions, type OpinionChoice, wholeNumber, withOpinionOptions } from './choose-opinion.ts';
import { type StoreChoice, withStore, withStoreOptions } from './choose-store.ts';
import { counted, remark, safe } from './console-line.ts';
import { checkPolicyText } from './opinion-check.ts';
import { UsageError } from './usage-error.ts';

type Choice = StoreChoice &
  OpinionChoice & {
    readonly queue?: boolean;
    readonly check?: string;
    readonly limit?: string;
    readonly perDay?: string;
    readonly json?: boolean;
  };

const QUEUE = 50;
const PER_DAY = 300;
const CHECKED = 1_000;
/** So many questions in a row without an answer, and the rest of the queue is left for another time. */
const SILENCE = 3;
/** The model or the way to it is at fault, not the answer. */
const AWAY: ReadonlySet<NoOpinionReason> = new Set(['timeout', 'refused', 'unreachable']);

const HELP = `
  $ vigil opinion C-7Q2M9K4DXX --endpoint http://127.0.0.1:8000 --model safeguard-20b
  $ vigil opinion --queue --limit 50          (asks about open cases, most urgent first)
  $ vigil opinion --check known.ndjson        ({"text","label"} lines, label offer or not-offer: precision and recall of the policy text)

Only text leaves, without names, links and numbers, and every question stands in the audit log. The opinion is worth 0 bits. See docs/opinion.md.`;

/** The command. */
export function opinionCommand(): Command {
  const command = new Command('opinion')
    .description('a second opinion of a language model on open cases; worth 0 bits')
    .argument('[case]', 'such as C-7Q2M9K4DXX')
    .option('--queue', 'ask about the open cases that were not asked about since they changed')
    .option('--check <file>', 'try the policy text on texts whose answer is known')
    .option('--limit <n>', `of the queue, at most so many (default: ${QUEUE}); of --check, 1,000`)
    .option('--per-day <n>', `questions within 24 hours, over all runs (default: ${PER_DAY})`)
    .option('--json', 'one JSON line a case, or one for --check')
    .addHelpText('after', HELP);
  return withOpinionOptions(withStoreOptions(command)).action(async (id: string | undefined, choice: Choice) => {
    const ways = [id, choice.queue, choice.check].filter((one) => one !== undefined).length;
    if (ways !== 1) throw new UsageError('Give one of: a case such as C-7Q2M9K4DXX, --queue, or --check FILE.');
    const perDay = wholeNumber(choice.perDay, { name: '--per-day', least: 1, most: 10_000 }, PER_DAY);
    const bounds = { name: '--limit', least: 1, most: 10_000 };
    const source = await chooseOpinions(choice);
    const json = choice.json === true;
    if (choice.check !== undefined) {
      await checkPolicyText(choice.check, source, { limit: wholeNumber(choice.limit, bounds, CHECKED), json });
      return;
    }
    const limit = wholeNumber(choice.limit, bounds, QUEUE);
    await withStore(choice, { reading: true, quiet: json }, async ({ store }) => {
      const asker = { store, source, perDay, json };
      await (id === undefined ? askQueue(asker, limit) : askOne(asker, id.toUpperCase()));
    });
  });
}

async function askOne(asker: Asker, id: string): Promise<void> {
  const row = await readCase(asker.store.pool, id);
  if (row === undefined) throw new UsageError(`There is no case ${safe(id)}. "vigil cases" lists the open ones.`);
  if (row.state !== 'open')
    throw new UsageError(`The case ${row.id} is decided; an opinion is asked for in the queue only.`);
  const { outcome } = await askAbout(asker, row);
  if (!isOpinion(outcome) && AWAY.has(outcome.why)) process.exitCode = 1;
}

async function askQueue(asker: Asker, limit: number): Promise<void> {
  const { store, source } = asker;
  const ids = await listUnasked(store.pool, { ...source, limit });
  let answered = 0;
  let silent = 0;
  for (const id of ids) {
    const row = await readCase(store.pool, id);
    if (row?.state !== 'open') continue; // decided meanwhile
    const { outcome, usedUp } = await askAbout(asker, row);
    if (usedUp) break;
    if (isOpinion(outcome)) answered++;
    silent = !isOpinion(outcome) && AWAY.has(outcome.why) ? silent + 1 : 0;
    if (silent >= SILENCE) {
      remark(`${SILENCE} questions in a row without an answer; the rest of the queue is left as it is.`);
      break;
    }
  }
  if (!asker.json) remark(`${counted(answered, 'opinion')} on ${counted(ids.length, 'case')}.`);
  if (silent > 0) process.exitCode = 1;
}
