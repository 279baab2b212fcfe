// The wire of an OpenAI-compatible server: one POST to /v1/chat/completions, bounded in time and size, redirects not followed, the key never told.
import { z } from 'zod';
import type { NoOpinion } from '../../core/opinion.ts';

/** The largest body that is read; an answer is a few hundred bytes, some servers send reasoning beside it. */
const BODY_BYTES = 256 * 1024;
/** Models that reason first need room for it; the answer itself is short. */
const ANSWER_TOKENS = 2_048;
/** Statuses by which servers say that they do not know a field. */
const UNKNOWN_FIELD: ReadonlySet<number> = new Set([400, 422]);

/** Where the model is. `base` has no path of the API, no user and no password. */
export interface ModelEndpoint {
  readonly base: string;
  readonly model: string;
  /** Sent as a bearer token; kept out of every message and log. */
  readonly key: string | undefined;
  readonly timeoutMs: number;
}

/** What is asked. */
export interface ChatQuestion {
  readonly system: string;
  readonly user: string;
  /** JSON Schema of the answer. */
  readonly schema: Readonly<Record<string, unknown>>;
}

/** What came back: the model's text, or why there is none. */
export type ChatAnswer = { readonly content: string } | NoOpinion;

const Completion = z.looseObject({
  choices: z
    .array(
      z.looseObject({
        finish_reason: z.string().nullish(),
        message: z.looseObject({ content: z.string().nullish(), refusal: z.string().nullish() }),
      }),
    )
    .min(1),
});

/** Asks one model, one question at a time. A server that does not take `response_format` is asked without it from then on. Never throws. */
export function openChat(endpoint: ModelEndpoint): (question: ChatQuestion) => Promise<ChatAnswer> {
  let takesSchema = true;
  return async (question) => {
    const until = AbortSignal.timeout(endpoint.timeoutMs);
    try {
      const first = await post(endpoint, bodyOf(endpoint, question, takesSchema), until);
      if (!takesSchema || !UNKNOWN_FIELD.has(first.status)) return answerOf(first);
      const second = await post(endpoint, bodyOf(endpoint, question, false), until);
      takesSchema = second.status !== 200;
      return answerOf(second);
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      return { why: until.aborted ? 'timeout' : 'unreachable' };
    }
  };
}

interface Reply {
  readonly status: number;
  /** Undefined when it is larger than is read. */
  readonly text: string | undefined;
}

async function post({ base, key }: ModelEndpoint, body: string, until: AbortSignal): Promise<Reply> {
  const response = await fetch(`${base}/v1/chat/completions`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/json',
      ...(key !== undefined && { authorization: `Bearer ${key}` }),
    },
    body,
    redirect: 'manual',
    signal: until,
  });
  if (response.status === 200) return { status: 200, text: await readBounded(response) };
  await response.body?.cancel();
  return { status: response.status, text: '' };
}

/** Counts unpacked bytes, so that a small packed body cannot become a large one. */
async function readBounded(response: Response): Promise<string | undefined> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of response.body ?? []) {
    bytes += part.length;
    if (bytes > BODY_BYTES) return undefined; // leaving the loop cancels the rest
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

function answerOf({ status, text }: Reply): ChatAnswer {
  if (status !== 200) return { why: status >= 400 && status < 500 ? 'refused' : 'unreachable' };
  const parsed = Completion.safeParse(parseJson(text ?? ''));
  const choice = parsed.data?.choices[0];
  if (choice === undefined) return { why: 'malformed' };
  const { content, refusal } = choice.message;
  if ((refusal ?? '') !== '' || choice.finish_reason === 'content_filter') return { why: 'refused' };
  return typeof content === 'string' ? { content } : { why: 'malformed' };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined; // not the API that was expected
    throw error;
  }
}

function bodyOf({ model }: ModelEndpoint, { system, user, schema }: ChatQuestion, withSchema: boolean): string {
  return JSON.stringify({
    model,
    messages: [
      { role: 'system', content: system },
      { role: 'user', content: user },
    ],
    temperature: 0,
    max_tokens: ANSWER_TOKENS,
    stream: false,
    ...(withSchema && {
      response_format: { type: 'json_schema', json_schema: { name: 'opinion', strict: true, schema } },
    }),
  });
}
