// The console's files, or, when nobody has built it, a plain page that says how.
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

const PLAIN = `<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Vigil</title>
<style>body{font:16px/1.5 system-ui,sans-serif;max-width:40rem;margin:3rem auto;padding:0 1rem;color-scheme:light dark}</style>
<h1>Vigil runs, but its console is not built</h1>
<p>Build it with <code>node_modules/.bin/vite build console</code> in Vigil's folder, then start Vigil again. <code>npm start</code> does this by itself.</p>
<p>The API works meanwhile: <a href="/openapi.json">its description</a>, <a href="/readyz">its readiness</a>.</p></html>
`;

/** Serves the pages. Files under assets/ carry a digest in their name and are kept for a year; the page itself is asked for anew. */
export async function addPages(app: FastifyInstance, consoleFolder: string | undefined): Promise<void> {
  if (consoleFolder === undefined) {
    app.get('/', async (_, reply) =>
      reply.type('text/html; charset=utf-8').header('cache-control', 'no-store').send(PLAIN),
    );
    return;
  }
  await app.register(fastifyStatic, {
    root: consoleFolder,
    wildcard: false,
    decorateReply: false,
    cacheControl: false,
    setHeaders: (reply, path) => {
      const hashed = /[\\/]assets[\\/]/.test(path);
      reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
}
