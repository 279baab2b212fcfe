// A language model as a source of Opinions: whatever it answers becomes an Opinion or the reason why there is none.
import { hash, randomBytes } from 'node:crypto';
import { isIP } from 'node:net';
import type { NoOpinion, Opinion } from '../../core/opinion.ts';
import { answerSchema, messagesFor, type PolicyText, promptText, readAnswer } from '../../engine/opinion.ts';
import { type ModelEndpoint, openChat } from './client.ts';

export type { ModelEndpoint } from './client.ts';

/** A model that can be asked. */
export interface OpinionSource {
  readonly model: string;
  readonly promptVersion: string;
  /** Host and port the texts go to, for the audit log; '' when off. */
  readonly to: string;
  /** Never throws for what the server does. `texts` hold placeholders already. */
  ask(texts: readonly string[]): Promise<Opinion | NoOpinion>;
}

/** Opens a source; without an endpoint one that is off. `now` gives milliseconds since 1970. */
export function openOpinions(
  endpoint: ModelEndpoint | undefined,
  policy: PolicyText,
  now: () => number,
): OpinionSource {
  const promptVersion = hash('sha256', promptText(policy), 'hex').slice(0, 12);
  if (endpoint === undefined) return { model: '', promptVersion, to: '', ask: async () => ({ why: 'off' }) };
  const chat = openChat(endpoint);
  const { model } = endpoint;
  return {
    model,
    promptVersion,
    to: new URL(endpoint.base).host,
    ask: async (texts) => {
      if (texts.length === 0) return { why: 'off' };
      const messages = messagesFor(policy, texts, `TEXT-${randomBytes(15).toString('base64url')}`);
      const answer = await chat({ ...messages, schema: answerSchema(policy) });
      if ('why' in answer) return answer;
      const read = readAnswer(answer.content, policy, texts);
      return 'why' in read ? read : { ...read, model, promptVersion, at: now() };
    },
  };
}

/** The address of a server without the path of its API; a string in `why` says what is wrong and the mend. */
export function readBase(text: string, allowPlain: boolean): { readonly base: string } | { readonly why: string } {
  const url = URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol))
    return { why: 'it is no address; give one such as https://models.example.org or http://127.0.0.1:8000' };
  if (url.username !== '' || url.password !== '')
    return { why: 'it holds a password; put the key into the environment variable VIGIL_OPINION_KEY' };
  if (url.search !== '' || url.hash !== '') return { why: 'it holds more than host and path; leave out ? and #' };
  if (url.protocol === 'http:' && !allowPlain && !isLoopback(url.hostname))
    return { why: 'texts would go out unencrypted; use https, or say --plain-http for a network of your own' };
  return { base: `${url.origin}${url.pathname.replace(/\/+$/, '').replace(/\/v1(?:\/chat\/completions)?$/, '')}` };
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || (isIP(host) === 4 && host.startsWith('127.'));
}
