// Bounds how often one key, session or address may ask in a minute, so that a script gone wild cannot slow down the people beside it.
import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ServerLimits } from './parts.ts';
import { Problem } from './problem.ts';

const MINUTE_MS = 60_000;
const MOST_ASKERS = 10_000;
/** Streams of items have bounds of their own (intake.ts); probes must answer whatever else happens. */
const FREE = new Set(['/v1/items', '/v1/notices', '/v1/events', '/livez', '/readyz', '/metrics']);

/** Registers the bound. It counts after admission, so each key and session has its own; open routes are counted by address. Call before routes are added. */
export async function limitRates(app: FastifyInstance, { requestsPerMinute }: ServerLimits): Promise<void> {
  await app.register(rateLimit, {
    global: true,
    hook: 'preParsing',
    max: requestsPerMinute,
    timeWindow: MINUTE_MS,
    cache: MOST_ASKERS,
    enableDraftSpec: true,
    keyGenerator: askerOf,
    allowList: (request) => FREE.has(request.routeOptions.url ?? ''),
    errorResponseBuilder: (_request, { ttl, max }) => {
      const seconds = Math.max(1, Math.ceil(ttl / 1000));
      return new Problem(
        429,
        'Too many requests',
        `More than ${max} in a minute came from this key, session or address. Wait ${seconds} seconds, then go on more slowly.`,
        { headers: { 'retry-after': String(seconds) }, members: { seconds } },
      );
    },
  });
}

function askerOf(request: FastifyRequest): string {
  return request.who?.actor ?? `address:${request.ip}`;
}
