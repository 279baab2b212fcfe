// The options that say which model is asked and what it is told: --endpoint, --model, --policy-text, and a key from the environment only.
import type { Command } from 'commander';
import { type OpinionSource, openOpinions, readBase } from '../connect/opinion/index.ts';
import { type PolicyText, readPolicyText } from '../engine/opinion.ts';
import { DEFAULT_POLICY_TEXT } from '../engine/opinion-text.ts';
import { readText } from './choose-rules.ts';
import { UsageError } from './usage-error.ts';

/** What the options held. */
export interface OpinionChoice {
  readonly endpoint?: string;
  readonly model?: string;
  readonly policyText?: string;
  readonly timeout?: string;
  readonly plainHttp?: boolean;
}

/** The only place a key comes from: an option would stand in the list of processes and in the history of the shell. */
const KEY = 'VIGIL_OPINION_KEY';
const TIMEOUT_SECONDS = 60;

/** Adds them. */
export function withOpinionOptions(command: Command): Command {
  return command
    .option(
      '--endpoint <url>',
      `an OpenAI-compatible server; its key in ${KEY} (default: VIGIL_OPINION_ENDPOINT)`,
      process.env['VIGIL_OPINION_ENDPOINT'],
    )
    .option('--model <name>', 'the model there (default: VIGIL_OPINION_MODEL)', process.env['VIGIL_OPINION_MODEL'])
    .option('--policy-text <file>', 'what the model is told, with clauses such as [A1] (default: Vigil’s own)')
    .option('--timeout <seconds>', `longer is no opinion, 1 to 600 (default: ${TIMEOUT_SECONDS})`)
    .option('--plain-http', 'let texts go unencrypted to another machine of your own network');
}

/** Opens the chosen model. Throws UsageError with what to do. */
export async function chooseOpinions(choice: OpinionChoice): Promise<OpinionSource> {
  const { endpoint, model } = choice;
  if (!endpoint || !model)
    throw new UsageError(
      'The second opinion is off: give --endpoint URL and --model NAME, or set VIGIL_OPINION_ENDPOINT and VIGIL_OPINION_MODEL. Without it nothing else changes.',
    );
  const place = readBase(endpoint, choice.plainHttp === true);
  if ('why' in place) throw new UsageError(`The --endpoint cannot be used: ${place.why}.`);
  const timeoutMs = wholeNumber(choice.timeout, { name: '--timeout', least: 1, most: 600 }, TIMEOUT_SECONDS) * 1_000;
  const policy = await loadPolicyText(choice.policyText);
  const key = process.env[KEY];
  if (key !== undefined && /[^\x21-\x7e]/.test(key))
    throw new UsageError(`${KEY} holds a character that no key has, such as a blank or a line end. Set it again.`);
  return openOpinions({ base: place.base, model, key: key === '' ? undefined : key, timeoutMs }, policy, Date.now);
}

async function loadPolicyText(file: string | undefined): Promise<PolicyText> {
  const policy = readPolicyText(file === undefined ? DEFAULT_POLICY_TEXT : await readText(file));
  if (typeof policy === 'string') throw new UsageError(`The policy text ${file ?? ''} cannot be used: ${policy}.`);
  return policy;
}

/** A whole number within bounds, or what holds when none is given. */
export function wholeNumber(
  text: string | undefined,
  bounds: { readonly name: string; readonly least: number; readonly most: number },
  otherwise: number,
): number {
  if (text === undefined) return otherwise;
  const { name, least, most } = bounds;
  const n = Number(text);
  if (!Number.isSafeInteger(n) || n < least || n > most)
    throw new UsageError(`${name} wants a whole number from ${least} to ${most}; "${text}" is not one.`);
  return n;
}
