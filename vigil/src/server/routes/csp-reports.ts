// POST /v1/csp-reports: a browser says that it refused something of our page. Only the name of the directive is counted; address, sample and source are dropped unread.
import type { FastifyInstance } from 'fastify';
import type pg from 'pg';
import { z } from 'zod';
import { addViolations } from '../../store/page-violations.ts';
import { Problem } from '../problem.ts';
import { type Route, route } from '../route.ts';

const TYPES = ['application/csp-report', 'application/reports+json'] as const;
const BODY_BYTES = 65_536;
const MOST_AT_ONCE = 50;
/** The directives of our policy (browser-guard.ts) and what browsers call parts of them. */
const DIRECTIVES = new Set(
  'default-src script-src script-src-elem script-src-attr style-src style-src-elem style-src-attr img-src font-src connect-src manifest-src media-src object-src worker-src frame-src base-uri form-action frame-ancestors'.split(
    ' ',
  ),
);

const Old = z.object({
  'csp-report': z.object({ 'effective-directive': z.string().optional(), 'violated-directive': z.string().optional() }),
});
const New = z.array(
  z.object({ type: z.string(), body: z.object({ effectiveDirective: z.string().optional() }).optional() }),
);

/** The directives that a body names, each as one of ours or `other`; undefined when it is none of the two forms. At most 50. */
export function directivesIn(body: unknown): readonly string[] | undefined {
  const old = Old.safeParse(body);
  if (old.success) {
    const said = old.data['csp-report'];
    return [known(said['effective-directive'] ?? said['violated-directive'])];
  }
  const many = New.safeParse(body);
  if (!many.success) return undefined;
  return many.data
    .filter(({ type }) => type === 'csp-violation')
    .slice(0, MOST_AT_ONCE)
    .map(({ body: said }) => known(said?.effectiveDirective));
}

function known(said: string | undefined): string {
  const name = said?.split(' ')[0] ?? '';
  return DIRECTIVES.has(name) ? name : 'other';
}

/** The route. Open: a browser sends this by itself, without a session. */
export function cspRoute(pool: pg.Pool, now: () => number): Route {
  return route({
    method: 'POST',
    path: '/v1/csp-reports',
    problems: [400, 413, 415, 503],
    says: 'A browser says that it refused something of the console’s page. Only the directive is counted.',
    body: { says: 'What a browser sends by itself.', types: TYPES, schema: z.unknown() },
    answer: { says: 'It is counted.', status: 204 },
    act: async ({ request, reply }) => {
      const directives = directivesIn(request.body);
      if (directives === undefined)
        throw new Problem(400, 'Not a violation', 'This takes what browsers send by themselves (CSP level 2 or 3).');
      await addViolations(pool, directives, now());
      return reply.code(204).send();
    },
  });
}

/** Reads the two content types that browsers use. */
export function readCspTypes(app: FastifyInstance): void {
  app.addContentTypeParser([...TYPES], { parseAs: 'string', bodyLimit: BODY_BYTES }, (_request, body, done) => {
    try {
      done(null, JSON.parse(String(body)));
    } catch {
      done(new Problem(400, 'Not JSON', 'The body of this route is JSON.'));
    }
  });
}
