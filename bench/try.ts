// Measures trying a policy and a list on a store with many accounts on file. Run: node bench/try.ts [accounts] (default 100,000); invented words, real PostgreSQL.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { seeded } from '../vigil/src/demo/random.ts';
import { peakOf } from './peak.ts';

const VIGIL = fileURLToPath(new URL('../vigil/bin/vigil.mjs', import.meta.url));
const ACCOUNTS = Number(process.argv[2] ?? 100_000);
const POSTS_EACH = 3;
const TERMS = 1_000;
const EVERYDAY = 'the garden bus rain street coffee morning match window music train bread river winter'.split(' ');
const TRADE = ['', '', ' for sale, dm me', ' selling, telegram: qarvle_77'];

const random = seeded(11, 'try');

function word(n: number): string {
  let made = '';
  for (let i = 0; i < n; i++) made += random.pick([...'bdfgklmnprstvz']) + random.pick([...'aeiou']);
  return made;
}

/** Every account writes a listed term at least once; half the posts trade. */
async function writePosts(file: string, terms: readonly string[]): Promise<void> {
  const out = createWriteStream(file);
  for (let i = 0; i < ACCOUNTS * POSTS_EACH; i++) {
    const text = `${random.pick(EVERYDAY)} ${random.pick(EVERYDAY)} ${random.pick(terms)}${random.pick(TRADE)}`;
    const createdAt = new Date(Date.UTC(2026, 9, 1) + i * 5_000).toISOString();
    const line = { id: `p${i}`, account: { id: `a${i % ACCOUNTS}` }, text, createdAt, lang: 'en' };
    if (!out.write(`${JSON.stringify(line)}\n`)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
}

async function timed(name: string, args: readonly string[]): Promise<void> {
  const started = performance.now();
  const child = spawn(process.execPath, [VIGIL, ...args, '--json'], { stdio: ['ignore', 'pipe', 'inherit'] });
  let last = '';
  let lines = 0;
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    lines += text.split('\n').length - 1;
    last = (last + text).split('\n').slice(-2).join('\n');
  });
  let peakMb = 0;
  const timer = setInterval(() => {
    peakMb = Math.max(peakMb, peakOf(child.pid ?? 0));
  }, 200);
  const [code] = (await once(child, 'close')) as [number];
  clearInterval(timer);
  const seconds = Math.round((performance.now() - started) / 100) / 10;
  console.log(`${name.padEnd(44)} ${seconds} s, peak ${Math.round(peakMb)} MB, ${lines} lines, exit code ${code}`);
  if (name !== 'replay') console.log(`  ${last.trim().slice(0, 300)}`);
}

const folder = await mkdtemp(join(tmpdir(), 'vigil-bench-'));
try {
  const terms = [...new Set(Array.from({ length: TERMS * 2 }, () => `${word(3)}x${word(1)}`))].slice(0, TERMS);
  const [posts, list, next, policy] = ['posts.ndjson', 'terms.csv', 'next.csv', 'policy.yaml'].map((name) =>
    join(folder, name),
  ) as [string, string, string, string];
  await writePosts(posts, terms);
  // With bits of their own, or half the platform writing listed words would make all of them ordinary.
  const csv = (some: readonly string[]): string => `term,bits\n${some.map((term) => `${term},8\n`).join('')}`;
  await writeFile(list, csv(terms.slice(0, TERMS - 100)));
  await writeFile(next, csv(terms.slice(100)));
  await writeFile(policy, 'version: tried\nurgentBits: 18\nweights: { joint.offer: 7 }\n');
  const data = ['--data', join(folder, 'data')];
  console.log(`${ACCOUNTS.toLocaleString('en')} accounts with ${POSTS_EACH} posts each, ${TERMS} terms`);
  await timed('replay', ['replay', posts, '--lexicon', list, ...data]);
  await timed('policy diff', ['policy', 'diff', 'default', policy, ...data]);
  await timed('policy diff --lexicon', ['policy', 'diff', 'default', policy, '--lexicon', list, ...data]);
  await timed('lexicon try --lexicon', ['lexicon', 'try', next, '--lexicon', list, ...data]);
  await timed('lexicon try --lexicon, and the file', ['lexicon', 'try', next, posts, '--lexicon', list, ...data]);
} finally {
  await rm(folder, { recursive: true, force: true });
}
