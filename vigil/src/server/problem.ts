// Errors as RFC 9457 problem details: what is wrong, what to do, and nothing of what a person wrote.
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { problemCodeOf } from './problem-codes.ts';

/** The body of every error. */
export const ProblemShape = z.looseObject({
  type: z.literal('about:blank'),
  title: z.string(),
  status: z.int(),
  detail: z.string().describe('What is wrong and what to do about it.'),
  code: z.string().optional().describe('The same for programs and other languages, where it has a name.'),
  requestId: z.string(),
});

/** What a problem may carry beside its words. */
export interface ProblemExtras {
  readonly headers?: Readonly<Record<string, string>>;
  /** Further members of the body, such as what was taken before it broke off. */
  readonly members?: Readonly<Record<string, unknown>>;
}

/** An error with an HTTP status and words fit for the caller. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly status: number;
  readonly title: string;
  readonly extras: ProblemExtras;
  constructor(status: number, title: string, detail: string, extras: ProblemExtras = {}) {
    super(detail);
    this.status = status;
    this.title = title;
    this.extras = extras;
  }
}

/** Answers with a problem. */
export function sendProblem(request: FastifyRequest, reply: FastifyReply, problem: Problem): FastifyReply {
  const { status, title, message: detail, extras } = problem;
  const code = problemCodeOf(title, detail);
  return reply
    .code(status)
    .headers({ ...extras.headers, 'cache-control': 'no-store' })
    .type('application/problem+json')
    .serializer(JSON.stringify)
    .send({
      type: 'about:blank',
      title,
      status,
      detail,
      ...(code === undefined ? {} : { code }),
      requestId: request.id,
      ...extras.members,
    });
}

/** Makes a problem of whatever was thrown. The log gets the kind of error and where it arose, never its message: that may quote a post. */
export function problemOf(error: FastifyError | Error, request: FastifyRequest): Problem {
  if (error instanceof Problem) return error;
  const { code = '', statusCode = 500 } = error as Partial<FastifyError>;
  if (statusCode >= 400 && statusCode < 500) return ofFramework(code, statusCode);
  const where = (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 6);
  request.log.error({ requestId: request.id, kind: error.name, code, where }, 'request failed');
  if (isStoreAway(error, code)) {
    return new Problem(
      503,
      'The store is out of reach',
      'Nothing of this request was recorded that was not acknowledged. Send it again in a few seconds.',
      { headers: { 'retry-after': '5' } },
    );
  }
  return new Problem(
    500,
    'Something went wrong here',
    'Nothing unacknowledged was recorded. Send it again; if it fails again, look for the request id in the log.',
  );
}

function ofFramework(code: string, status: number): Problem {
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE')
    return new Problem(413, 'Too large', 'This route takes a few hundred bytes of JSON.');
  if (code.startsWith('FST_ERR_CTP_INVALID_MEDIA_TYPE'))
    return new Problem(
      415,
      'Unknown content type',
      'Say what the body is with a content-type header; /openapi.json lists what each route takes.',
    );
  if (/JSON|CTP_EMPTY/.test(code))
    return new Problem(400, 'Not JSON', 'The body of this route is one JSON object; /openapi.json shows its shape.');
  return new Problem(status, 'The request cannot be understood', 'Compare it with /openapi.json.');
}

/** PostgreSQL's classes 08 (connection), 53 (resources) and 57 (operator), a database that is gone, and what the driver says when it has no connection. */
function isStoreAway(error: Error, code: string): boolean {
  if (/^(08|53|57)/.test(code) || code === '3D000' || /^E(CONN|PIPE|HOST|NOTFOUND|TIMEDOUT)/.test(code)) return true;
  return /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Cannot use a pool after calling end)/.test(
    error.message,
  );
}
