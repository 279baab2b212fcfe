// How a route is described once: the same description checks what comes in, checks what goes out, guards it and writes OpenAPI.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Scope } from '../store/keys.ts';
import type { Access, Who } from './access.ts';
import { Problem } from './problem.ts';

const Nothing = z.object({});

/** What a route's act receives. */
export interface Call<Query, Params> {
  readonly query: Query;
  readonly params: Params;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  /** Undefined on open routes. */
  readonly who: Who | undefined;
}

/** Reads a small JSON body against its schema; throws a Problem that names what does not fit, never what was sent. */
export function bodyOf<T extends z.ZodType>(request: FastifyRequest, schema: T): z.output<T> {
  return check(schema, request.body, 'body') as z.output<T>;
}

/** A body as documents describe it; the act reads it itself. */
export interface BodyWords {
  readonly says: string;
  readonly types: readonly string[];
  readonly schema: z.ZodType;
}

/** A permission that a request needs beside the route's. */
export interface Need {
  readonly in: 'query' | 'body';
  readonly field: string;
  readonly value: string | boolean;
  readonly scope: Scope;
}

/** One route. `answer` without a schema is text of the given type. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly says: string;
  /** The permission it needs; `any` is whoever is known, and without one the route is open. */
  readonly scope?: Scope | 'any';
  /** Further permissions that some requests need: those where the field of this place has this value. */
  readonly needs?: readonly Need[];
  /** Open while nobody is set up: whoever reaches this machine's loopback is its owner then. */
  readonly openUntilSetUp?: boolean;
  readonly query?: z.ZodObject;
  readonly params?: z.ZodObject;
  readonly body?: BodyWords;
  /** Bytes of a body that is read whole, where the server's usual bound is too small. */
  readonly bodyBytes?: number;
  readonly answer: {
    readonly says: string;
    readonly schema?: z.ZodType;
    readonly type?: string;
    readonly status?: number;
  };
  /** Statuses of problems beside those every route has. */
  readonly problems: readonly number[];
  act(call: Call<never, never>): Promise<unknown>;
}

/** A route before its kinds of query and parameters are forgotten. */
export type RouteWish<Query extends z.ZodObject, Params extends z.ZodObject> = Omit<
  Route,
  'query' | 'params' | 'act' | 'problems'
> & {
  readonly query?: Query;
  readonly params?: Params;
  readonly problems?: readonly number[];
  act(call: Call<z.output<Query>, z.output<Params>>): Promise<unknown>;
};

/** Describes a route. */
export function route<Query extends z.ZodObject = typeof Nothing, Params extends z.ZodObject = typeof Nothing>(
  wish: RouteWish<Query, Params>,
): Route {
  return { problems: [], ...wish } as Route;
}

/** Puts a route into service: admission before the body is touched, then checked input, then checked output. */
export function addRoute(app: FastifyInstance, one: Route, access: Access): void {
  app.route({
    method: one.method,
    url: one.path,
    ...(one.method === 'GET' ? { exposeHeadRoute: false } : {}),
    ...(one.bodyBytes === undefined ? {} : { bodyLimit: one.bodyBytes }),
    onRequest: async (request) => {
      if (one.scope === undefined) return;
      const unguarded = one.openUntilSetUp === true && request.headers.authorization === undefined;
      if (unguarded && !(await access.people.isSetUp())) return;
      request.who = await access.admit(request, one.scope);
    },
    handler: async (request, reply) => {
      checkNeeds(one, request, access);
      const query = check(one.query ?? Nothing.loose(), request.query, 'query') as never;
      const params = check(one.params ?? Nothing, request.params, 'path') as never;
      const made = await one.act({ query, params, request, reply, who: request.who });
      if (reply.sent || one.answer.schema === undefined) return made;
      if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
      return reply
        .type('application/json; charset=utf-8')
        .serializer(JSON.stringify)
        .send(one.answer.schema.parse(made));
    },
  });
}

function checkNeeds({ needs = [] }: Route, request: FastifyRequest, access: Access): void {
  for (const { in: place, field, value, scope } of needs) {
    const sent = (request[place] ?? {}) as Readonly<Record<string, unknown>>;
    if (request.who !== undefined && sent[field] === value) access.require(request, request.who, scope);
  }
}

/** The key itself is not told: it may be what somebody wrote. */
const UNKNOWN_KEY = 'it holds a key that is not known here';

function check(schema: z.ZodType, value: unknown, place: string): unknown {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues
    .slice(0, 5)
    .map(
      (issue) =>
        `${issue.path.join('.') || place}: ${issue.code === 'unrecognized_keys' ? UNKNOWN_KEY : issue.message}`,
    );
  throw new Problem(
    400,
    `The ${place} does not fit`,
    `${faults.join('; ')}. /openapi.json shows what this route takes.`,
  );
}
