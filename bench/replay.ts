// Measures a replay into the durable store: 1 KB lines, 1,000 invented terms, real PostgreSQL. Run: node bench/replay.ts [lines] (default 500,000).
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { seeded } from '../vigil/src/demo/random.ts';
import { peakOf } from './peak.ts';

const VIGIL = fileURLToPath(new URL('../vigil/bin/vigil.mjs', import.meta.url));
const LINES = Number(process.argv[2] ?? 500_000);
const TERMS = 1_000;
const LINE_BYTES = 1_000;
const MATCH_SHARE = 0.001;
const EVERYDAY =
  'the garden bus rain street coffee morning match window music train bread river winter photo friend kitchen story weather book'.split(
    ' ',
  );

const random = seeded(7, 'bench');

function syllables(n: number): string {
  let word = '';
  for (let i = 0; i < n; i++) word += random.pick([...'bdfgklmnprstvz']) + random.pick([...'aeiou']);
  return word;
}

async function writeInput(posts: string, list: string): Promise<void> {
  const terms = [...new Set(Array.from({ length: TERMS * 2 }, () => `${syllables(3)}x${syllables(1)}`))].slice(
    0,
    TERMS,
  );
  await writeFile(list, `${terms.join('\n')}\n`);
  const out = createWriteStream(posts);
  let block = '';
  for (let i = 0; i < LINES; i++) {
    let text = '';
    while (text.length < 100) text += `${random.pick(EVERYDAY)} `;
    if (random.chance(MATCH_SHARE)) text += `${random.pick(terms)} for sale, dm me`;
    const createdAt = new Date(Date.UTC(2026, 0, 1) + i * 10).toISOString();
    const line = {
      id: String(9_007_199_254_740_993n + BigInt(i)),
      account: { id: `a${i % 50_000}` },
      text,
      createdAt,
      lang: 'en',
      filler: '',
    };
    line.filler = 'y'.repeat(Math.max(0, LINE_BYTES - JSON.stringify(line).length));
    block += `${JSON.stringify(line)}\n`;
    if (block.length < 1 << 20 && i < LINES - 1) continue;
    if (!out.write(block)) await once(out, 'drain');
    block = '';
  }
  out.end();
  await once(out, 'finish');
}

/** Seconds to split the same file into lines and parse each: what any program that reads these posts pays. */
async function parseOnly(posts: string): Promise<number> {
  const started = performance.now();
  let posted = 0;
  for await (const line of createInterface({ input: createReadStream(posts) }))
    posted += (JSON.parse(line) as { text: string }).text.length > 0 ? 1 : 0;
  if (posted !== LINES) throw new Error(`read ${posted} of ${LINES} lines`);
  return (performance.now() - started) / 1000;
}

async function replay(args: readonly string[]): Promise<{
  readonly outcome: { readonly itemsPerSecond: number; readonly cases: unknown };
  readonly peakMb: number;
}> {
  const child = spawn(process.execPath, [VIGIL, 'replay', ...args, '--json'], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  let peakMb = 0;
  const timer = setInterval(() => {
    peakMb = Math.max(peakMb, peakOf(child.pid ?? 0));
  }, 200);
  await once(child, 'close');
  clearInterval(timer);
  return { outcome: JSON.parse(said), peakMb };
}

const folder = await mkdtemp(join(tmpdir(), 'vigil-bench-'));
try {
  const posts = join(folder, 'posts.ndjson');
  const list = join(folder, 'terms.txt');
  await writeInput(posts, list);
  const bytes = (await stat(posts)).size;
  const parseSeconds = await parseOnly(posts);
  const { outcome, peakMb } = await replay([posts, '--lexicon', list, '--data', join(folder, 'data')]);
  const ratio = LINES / outcome.itemsPerSecond / parseSeconds;
  console.log(`${LINES.toLocaleString('en')} lines of ${Math.round(bytes / LINES)} bytes, ${TERMS} terms`);
  console.log(`reading and parsing alone    ${Math.round(LINES / parseSeconds).toLocaleString('en')} lines/s`);
  console.log(
    `replay into the durable store ${outcome.itemsPerSecond.toLocaleString('en')} items/s (${ratio.toFixed(2)} x the time of parsing alone), peak ${Math.round(peakMb)} MB`,
  );
  console.log(
    JSON.stringify({
      lines: LINES,
      itemsPerSecond: outcome.itemsPerSecond,
      ratio: Math.round(ratio * 100) / 100,
      peakMb: Math.round(peakMb),
      cases: outcome.cases,
    }),
  );
} finally {
  await rm(folder, { recursive: true, force: true });
}
