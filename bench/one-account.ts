// Measures a replay in which one account writes every post, each an offer of its own wording: nothing may grow faster than the posts. Run: node bench/one-account.ts [offers] (default 100,000).
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { seeded } from '../vigil/src/demo/random.ts';

const VIGIL = fileURLToPath(new URL('../vigil/bin/vigil.mjs', import.meta.url));
const OFFERS = Number(process.argv[2] ?? 100_000);
const WORDS = 14;

const random = seeded(7, 'one account');
const word = (): string =>
  Array.from({ length: 3 }, () => random.pick([...'bdfgklmnprstvz']) + random.pick([...'aeiou'])).join('');

/** One line a post: a listed word, an offer, and words of its own, so that no two texts are near-duplicates. */
function line(at: number): string {
  const text = `${Array.from({ length: WORDS }, word).join(' ')} blenvik packs for sale, dm me`;
  const createdAt = new Date(Date.UTC(2026, 0, 1) + at * 10_000).toISOString();
  return JSON.stringify({ id: `p${at}`, account: { id: 'one' }, text, createdAt, lang: 'en' });
}

const folder = await mkdtemp(join(tmpdir(), 'vigil-one-'));
try {
  const [posts, list] = [join(folder, 'posts.ndjson'), join(folder, 'terms.txt')];
  await writeFile(posts, `${Array.from({ length: OFFERS }, (_, at) => line(at)).join('\n')}\n`);
  await writeFile(list, 'blenvik packs\n');
  const started = performance.now();
  const child = spawn(
    process.execPath,
    [VIGIL, 'replay', posts, '--lexicon', list, '--data', join(folder, 'data'), '--json'],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  await once(child, 'close');
  const seconds = (performance.now() - started) / 1_000;
  const { itemsPerSecond } = JSON.parse(said) as { readonly itemsPerSecond: number };
  console.log(
    `${OFFERS.toLocaleString('en')} offers of one account: ${seconds.toFixed(1)} s in all, ${itemsPerSecond.toLocaleString('en')} items/s`,
  );
} finally {
  await rm(folder, { recursive: true, force: true });
}
