// Writes the OpenAPI 3.1 description from the routes themselves, so that it cannot tell of a route that does not exist or leave one out.
import { z } from 'zod';
import { permissionsAlone } from '../core/role.ts';
import { ProblemShape } from './problem.ts';
import type { Route } from './route.ts';

type Json = Readonly<Record<string, unknown>>;

const PROBLEMS: Readonly<Record<number, string>> = {
  400: 'The request cannot be read; the detail says what to change.',
  401: 'No key, an unknown key, or no session.',
  403: 'The key lacks the scope, or the person the permission.',
  404: 'There is no such thing.',
  409: 'Somebody else was there first; the members say what is so now.',
  408: 'The sender fell silent; `taken` says what is recorded.',
  413: 'Too large; `taken`, when there, says what is recorded.',
  415: 'The content type or content encoding is not one this route takes.',
  421: 'Asked for under a host name that is not this server’s.',
  422: 'It can be read, but it cannot be so; the detail says why.',
  429: 'Too many wrong keys or attempts, or the hour’s reveals are used up; wait.',
  503: 'Busy or out of reach of the store; nothing unacknowledged is recorded. Send again after Retry-After.',
};

/** The whole document. */
export function describe(routes: readonly Route[], version: string): Json {
  const paths: Record<string, Record<string, Json>> = {};
  for (const one of routes) {
    const path = one.path.replaceAll(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [one.method.toLowerCase()]: operation(one) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Vigil',
      version,
      description:
        'Items and Notices in; the day’s count and the queue of Cases out. All ids are strings; all times are milliseconds since 1970.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    paths,
    components: {
      securitySchemes: {
        key: { type: 'http', scheme: 'bearer', description: 'An API key: vigil_…, with scopes.' },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'vigil_session',
          description:
            'The console’s cookie, from POST /v1/session; its real name carries a suffix. The cookie of a person comes from /v1/sign-in and may what their roles may; that of the terminal’s link reads, and decides once PUT /v1/session/name has said who sits there, until people are set up.',
        },
      },
      schemas: { Problem: jsonOf(ProblemShape, 'output') },
    },
  };
}

function operation(one: Route): Json {
  const { status = 200, says, schema, type = 'application/json' } = one.answer;
  const readable = one.scope !== undefined && (one.scope === 'any' || permissionsAlone(true).includes(one.scope));
  const codes = [
    ...new Set([
      ...(one.scope === undefined ? [] : [401, 403, 429]),
      ...(one.needs === undefined ? [] : [403]),
      ...(one.query || one.params ? [400] : []),
      421,
      ...one.problems,
    ]),
  ].sort();
  const content =
    schema === undefined
      ? { [type]: { schema: { type: 'string' } } }
      : { [type]: { schema: jsonOf(schema, 'output') } };
  return {
    operationId: `${one.method.toLowerCase()}${one.path.replaceAll(/[^a-z0-9]+(\w)?/gi, (_, letter: string | undefined) => (letter ?? '').toUpperCase())}`,
    summary: one.says,
    security: one.scope === undefined ? [] : [{ key: [] }, ...(readable ? [{ session: [] }] : [])],
    ...(one.scope === undefined ? {} : { 'x-scope': one.scope }),
    ...(one.needs === undefined ? {} : { 'x-needs': one.needs }),
    parameters: [...parameters(one.params, 'path'), ...parameters(one.query, 'query')],
    ...(one.body === undefined ? {} : { requestBody: bodyOf(one.body) }),
    responses: {
      [status]: { description: says, ...(status === 204 ? {} : { content }) },
      ...Object.fromEntries(
        codes.map((code) => [
          code,
          {
            description: PROBLEMS[code] ?? 'A problem.',
            content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
          },
        ]),
      ),
    },
  };
}

function bodyOf(body: NonNullable<Route['body']>): Json {
  const schema = jsonOf(body.schema, 'input');
  return {
    required: true,
    description: body.says,
    content: Object.fromEntries(body.types.map((type) => [type, { schema }])),
  };
}

function parameters(schema: z.ZodObject | undefined, place: 'path' | 'query'): Json[] {
  if (schema === undefined) return [];
  const { properties = {}, required = [] } = jsonOf(schema, 'input') as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, { description, ...rest }]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    ...(description === undefined ? {} : { description }),
    schema: rest,
  }));
}

function jsonOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io, target: 'draft-2020-12' });
  return json;
}
