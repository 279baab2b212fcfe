// Builds the HTTP server from its parts: the API, the live feed, the probes and the console. It does not listen yet.
import { randomUUID } from 'node:crypto';
import cookie from '@fastify/cookie';
import fastify, { type FastifyInstance, LogController } from 'fastify';
import { z } from 'zod';
import { secretOf } from '../store/secrets.ts';
import { type Access, guardAccess } from './access.ts';
import { allRoutes } from './all-routes.ts';
import { guardBrowsers } from './browser-guard.ts';
import { type Enter, openEntrance } from './enter.ts';
import { type Intake, openIntake } from './intake.ts';
import { openDesk } from './lexicon-desk.ts';
import { type Live, openLive } from './live.ts';
import { openOidc } from './oidc.ts';
import { describe } from './openapi.ts';
import { PEOPLE_SETTINGS, SERVER_LIMITS, type ServerParts } from './parts.ts';
import { openPresence } from './presence.ts';
import { Problem, problemOf, sendProblem } from './problem.ts';
import { sharePulse } from './pulse.ts';
import { limitRates } from './rate-limit.ts';
import { noteRefusals } from './refusals.ts';
import { addRoute, type Route, route } from './route.ts';
import { readCspTypes } from './routes/csp-reports.ts';
import { itemRoutes, STREAM_TYPES } from './routes/items.ts';
import { addPages } from './routes/pages.ts';
import { openSignIns } from './sign-ins.ts';
import { openTrials } from './trials.ts';

export type { ServerLimits, ServerParts } from './parts.ts';

/** Bytes of a body that is read whole: the session's key. */
const SMALL_BODY = 4_096;
/** A sender has this long for its whole request; a stream that flows gets done in it. */
const REQUEST_MS = 30 * 60_000;

/** Builds the server; the caller listens on it (on 127.0.0.1 unless the operator says otherwise) and closes it. */
export async function buildServer(parts: ServerParts): Promise<FastifyInstance> {
  if (parts.consoleKey.length < 32) throw new Error('The console key must have at least 32 characters.');
  const limits = { ...SERVER_LIMITS, ...parts.limits };
  const {
    now,
    lastCanary,
    store: { pool },
    version = 'unknown',
  } = parts;
  const app = bareApp(parts);
  await app.register(cookie);
  await limitRates(app, limits);

  const { access, enter } = await openDoors(parts);
  const seen = { pool, now, lastCanary, canaryMs: limits.canaryMs };
  const pulse = sharePulse(seen);
  const presence = openPresence(pool, now);
  const live = openLive({ pool, now, pulse, limits, presence });
  const onRecorded = (opened: number): void => {
    parts.onBatch?.();
    pulse.forget();
    if (opened > 0) live.poke();
  };
  const onChange = (): void => {
    pulse.forget();
    live.poke();
  };
  const intake = openIntake({ store: parts.store, rules: parts.rules, now, limits, onRecorded });
  app.addHook('preClose', async () => {
    live.close();
    await trials.stop();
    await access.refusals.flush();
  });

  const desk = openDesk(pool, parts.rules, { words: parts.words, now });
  const trials = openTrials(now, (kind) => app.log.error({ kind }, 'a trial failed'));
  const routes = allRoutes({
    desk,
    trials,
    parts,
    limits,
    access,
    enter,
    seen,
    pulse,
    presence,
    live,
    intake,
    onChange,
    version,
  });
  await addRoutes(app, { routes, intake, live, access, version });
  await addPages(app, parts.consoleFolder);
  return app;
}

/** Who may in, and the way in. */
async function openDoors({
  store: { pool },
  now,
  consoleKey,
  people,
}: ServerParts): Promise<{ access: Access; enter: Enter }> {
  const settings = { ...PEOPLE_SETTINGS, ...people };
  const signIns = openSignIns({ pool, now, settings, secret: await secretOf(pool, 'people-secret') });
  const access = guardAccess(signIns, consoleKey, noteRefusals(pool, now));
  return { access, enter: openEntrance(access, settings.oidc === undefined ? undefined : openOidc(settings.oidc)) };
}

/** The app with what holds for every route: hosts, error answers, and a line a request without texts or handles. */
function bareApp(parts: ServerParts): FastifyInstance {
  const app = fastify({
    logger:
      parts.logLevel === undefined || parts.logLevel === 'silent'
        ? false
        : { level: parts.logLevel, ...(parts.logTo && { stream: parts.logTo }) },
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    requestTimeout: REQUEST_MS,
    bodyLimit: SMALL_BODY,
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 100 },
    // What the router refuses by itself would otherwise repeat the address it was asked for.
    frameworkErrors: (error, request, reply) => void sendProblem(request, reply, problemOf(error, request)),
  });
  app.decorateRequest('who', undefined);
  readCspTypes(app);
  guardBrowsers(app, [...(parts.hosts ?? []), ...nameIn(parts.people?.origin)]);
  app.setErrorHandler((error: Error, request, reply) => sendProblem(request, reply, problemOf(error, request)));
  app.setNotFoundHandler((request, reply) =>
    sendProblem(
      request,
      reply,
      new Problem(404, 'Nothing here', 'There is no such route. /openapi.json lists them all.'),
    ),
  );
  app.addHook('onResponse', async (request, reply) => {
    const { id, method, routeOptions } = request;
    request.log.info(
      {
        requestId: id,
        method,
        route: routeOptions.url ?? null,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
      },
      'request',
    );
  });
  return app;
}

function nameIn(origin: string | undefined): readonly string[] {
  return origin === undefined ? [] : [new URL(origin).hostname];
}

async function addRoutes(
  app: FastifyInstance,
  made: {
    readonly routes: readonly Route[];
    readonly intake: Intake;
    readonly live: Live;
    readonly access: Access;
    readonly version: string;
  },
): Promise<void> {
  const streams = itemRoutes(made.intake);
  const described = route({
    method: 'GET',
    path: '/openapi.json',
    says: 'This description.',
    answer: { says: 'OpenAPI 3.1.', schema: z.record(z.string(), z.unknown()) },
    act: async () => document,
  });
  const document = describe([...streams, ...made.routes, described], made.version);
  for (const one of [...made.routes, described]) addRoute(app, one, made.access);
  await app.register(async (inner) => {
    inner.removeAllContentTypeParsers();
    // The body is left alone: the route reads it as a stream, after the sender was admitted.
    inner.addContentTypeParser([...STREAM_TYPES], (_request, _payload, done) => done(null));
    for (const one of streams) addRoute(inner, one, made.access);
  });
}
