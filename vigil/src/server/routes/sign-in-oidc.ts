// Signing in and enrolling at an identity provider: the browser goes there and comes back with a code; whose account it is was settled at enrolment.
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { enrol } from '../../store/enrol.ts';
import { findByOidc } from '../../store/people.ts';
import { keepStep, takeStep } from '../../store/sign-in-steps.ts';
import type { Enter } from '../enter.ts';
import type { Oidc, OidcStep } from '../oidc.ts';
import { Elsewhere, NewOidcAsked } from '../people-shapes.ts';
import { Problem } from '../problem.ts';
import { bodyOf, type Call, type Route, route } from '../route.ts';
import { type Entrant, readTicket } from '../ticket.ts';

const BACK = '/v1/sign-in/oidc/back';
const COOKIE_MS = 10 * 60_000;
const PROBLEMS = [400, 401, 403, 404, 409, 413, 415, 429, 503] as const;

interface Wait extends OidcStep {
  readonly entrant?: Entrant;
}
type Plain = Call<Record<string, never>, Record<string, never>>;

/** The routes; without a provider they answer 404. */
export function oidcRoutes(enter: Enter): readonly Route[] {
  const signIn = route({
    method: 'POST',
    path: '/v1/sign-in/oidc',
    says: 'Begin signing in at the identity provider.',
    problems: PROBLEMS,
    answer: { says: 'Where the browser goes.', schema: Elsewhere },
    act: async (call) => {
      enter.begin(call.request);
      return away(enter, call);
    },
  });
  const enrolment = route({
    method: 'POST',
    path: '/v1/enrolment/oidc',
    says: 'Begin enrolling with an account of the identity provider.',
    problems: PROBLEMS,
    body: { says: 'By what right.', types: ['application/json'], schema: NewOidcAsked },
    answer: { says: 'Where the browser goes.', schema: Elsewhere },
    act: async (call) =>
      away(enter, call, await readTicket(enter, call.request, bodyOf(call.request, NewOidcAsked).by)),
  });
  const back = route({
    method: 'GET',
    path: BACK,
    says: 'Where the identity provider sends the browser back to.',
    query: z.looseObject({}),
    problems: [404],
    answer: { says: 'On to the console, signed in or with the reason why not.', type: 'text/plain', status: 302 },
    act: async ({ request, reply }) => {
      const trouble = await comeBack(enter, request, reply);
      return reply
        .header('cache-control', 'no-store')
        .redirect(trouble === undefined ? '/#/today' : `/#/signin?trouble=${trouble}`);
    },
  });
  return [signIn, enrolment, back];
}

function providerOf({ oidc }: Enter): Oidc {
  if (oidc === undefined)
    throw new Problem(404, 'No identity provider', 'None is set for this Vigil; docs/people.md says how.');
  return oidc;
}

/** The cookie that ties a return to the browser that left. It must come along from elsewhere, so it is lax; it opens nothing by itself. */
function cookieOf(enter: Enter, request: FastifyRequest): { readonly name: string; readonly secure: boolean } {
  const { https } = enter.people.address(request);
  return { name: `${https ? '__Host-' : ''}vigil_away`, secure: https };
}

async function away(enter: Enter, { request, reply }: Plain, entrant?: Entrant): Promise<z.infer<typeof Elsewhere>> {
  const { people } = enter;
  const { origin } = people.address(request);
  const { url, step } = await providerOf(enter).begin(`${origin}${BACK}`);
  const wait: Wait = { ...step, ...(entrant === undefined ? {} : { entrant }) };
  const secret = await keepStep(people.pool, 'oidc', wait, people.now());
  const { name, secure } = cookieOf(enter, request);
  reply.setCookie(name, secret, { path: '/', httpOnly: true, sameSite: 'lax', secure, maxAge: COOKIE_MS / 1000 });
  return { url };
}

/** Signs in whoever came back; returns why not, as a word for the console, or undefined. */
async function comeBack(enter: Enter, request: FastifyRequest, reply: Plain['reply']): Promise<string | undefined> {
  const { people } = enter;
  const provider = providerOf(enter);
  const { name, secure } = cookieOf(enter, request);
  const wait = await takeStep<Wait>(people.pool, 'oidc', request.cookies[name] ?? '', people.now());
  reply.clearCookie(name, { path: '/', httpOnly: true, sameSite: 'lax', secure });
  if (wait === undefined) return 'late';
  const url = new URL(wait.back);
  url.search = new URL(request.url, url).search;
  const oidc = await provider.finish(url, wait);
  if (oidc === undefined) {
    enter.wrong(request, 'oidc');
    return 'refused';
  }
  const person =
    wait.entrant === undefined ? await findByOidc(people.pool, oidc) : await enrolWith(enter, wait.entrant, oidc);
  if (person === undefined) {
    enter.wrong(request, 'oidc');
    return wait.entrant === undefined ? 'unknown' : 'taken';
  }
  await enter.enter(request, reply, { person, opened: 'oidc' });
  return undefined;
}

async function enrolWith({ people }: Enter, { ticket, person }: Entrant, oidc: string): Promise<string | undefined> {
  const made = await enrol(people.pool, { ticket, person, credential: { kind: 'oidc', oidc } }, people.now());
  return made.ok ? made.person : undefined;
}
