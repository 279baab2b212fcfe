// What a browser is told and asked before anything else: the host must be ours (against DNS rebinding), and pages may run only our own scripts.
import type { FastifyInstance } from 'fastify';
import { Problem } from './problem.ts';

/** Mantine sets style attributes, so styles may be inline; scripts never. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  'report-uri /v1/csp-reports',
  'report-to page',
].join('; ');

/** Sent with every answer, errors included. */
export const BROWSER_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': POLICY,
  'reporting-endpoints': 'page="/v1/csp-reports"',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
};

const LOOPBACK: readonly string[] = ['127.0.0.1', 'localhost', '[::1]'];

/** Refuses foreign host names and adds the headers. */
export function guardBrowsers(app: FastifyInstance, hosts: readonly string[]): void {
  const ours = new Set([...LOOPBACK, ...hosts.map((host) => host.toLowerCase())]);
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(BROWSER_HEADERS);
    const host = (request.headers.host ?? '').replace(/:\d+$/, '').toLowerCase();
    if (!ours.has(host)) {
      throw new Problem(
        421,
        'Not this host',
        `Ask for 127.0.0.1 or localhost, or tell Vigil by which further name it is reached.`,
      );
    }
  });
}
