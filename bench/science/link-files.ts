// Measures the pass that links accounts, on a real PostgreSQL: so many files, each with kept texts, handles and links. Run: node bench/science/link-files.ts [files] (default 100,000).
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seeded } from '../../vigil/src/demo/random.ts';
import { openStore } from '../../vigil/src/store/open.ts';
import { linkAccounts } from '../../vigil/src/store/rings.ts';
import { openCluster } from '../../vigil/src/store/server/cluster.ts';

const FILES = Number(process.argv[2] ?? 100_000);
const BLOCK = 5_000;
const ITEMS_EACH = 2;
const BANDS = 16;
const ACCOUNTS = 100_000_000;

interface Rows {
  readonly kind: string[];
  readonly value: string[];
  readonly account: string[];
  readonly item: string[];
}

/** Every account has two kept texts of sixteen bands, a handle and three links; one in five belongs to a ring of five with a common handle and text. */
function rowsOf(from: number, random: ReturnType<typeof seeded>): Rows {
  const rows: Rows = { kind: [], value: [], account: [], item: [] };
  const add = (kind: string, value: string, account: string, item: string): void => {
    rows.kind.push(kind);
    rows.value.push(value);
    rows.account.push(account);
    rows.item.push(item);
  };
  for (let n = from; n < Math.min(FILES, from + BLOCK); n++) {
    const account = `a${n}`;
    const ring = random.chance(0.2) ? Math.floor(n / 25) : undefined;
    add('handle', ring === undefined ? `own${n}` : `ring${ring}`, account, `${account}/0`);
    for (let link = 0; link < 3; link++)
      add('link', `page${Math.floor(random.next() ** 3 * FILES)}`, account, `${account}/0`);
    for (let item = 0; item < ITEMS_EACH; item++) {
      const text = ring !== undefined && item === 0 ? `ring${ring}` : `${account}.${item}`;
      for (let band = 0; band < BANDS; band++) add('text', `${band}.${text}`, account, `${account}/${item}`);
    }
  }
  return rows;
}

const folder = await mkdtemp(join(tmpdir(), 'vigil-link-'));
const cluster = await openCluster(folder, { join: false, onProgress: () => undefined });
try {
  const store = await openStore({ url: cluster.url });
  const { pool } = store;
  const random = seeded(1, 'link files');
  let indicators = 0;
  for (let from = 0; from < FILES; from += BLOCK) {
    const { kind, value, account, item } = rowsOf(from, random);
    indicators += kind.length;
    await pool.query(
      `insert into indicator (kind, service, value, platform, account, item, at_ms)
       select k, 'qimbo', v, 'own', a, i, 0 from unnest($1::text[], $2::text[], $3::text[], $4::text[]) as t (k, v, a, i) on conflict do nothing`,
      [kind, value, account, item],
    );
  }
  await pool.query(
    `insert into account (platform, id, conduct, bits, families, first_seen_ms, last_seen_ms) select 'own', 'a' || n, '{}', 5, '{}', 0, 0 from generate_series(0, $1::int - 1) n`,
    [FILES],
  );
  await pool.query(
    `insert into item (platform, id, revision, account, surface, text, created_ms, received_ms, language, self_authored)
     select 'own', 'a' || n || '/' || i, '', 'a' || n, 'post', '', 0, 0, 'en', true from generate_series(0, $1::int - 1) n, generate_series(0, $2::int - 1) i`,
    [FILES, ITEMS_EACH],
  );
  await pool.query('analyze');
  console.log(
    `${FILES.toLocaleString('en')} files, ${indicators.toLocaleString('en')} indicator rows, nobody counted the platform`,
  );
  for (const name of ['first pass', 'second pass, nothing changed']) {
    const started = performance.now();
    const cpu = process.cpuUsage();
    const pass = await linkAccounts(pool, { accounts: () => ACCOUNTS }, 1_000);
    const own = (process.cpuUsage(cpu).user / 1e6).toFixed(1);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    const peak = Math.round(process.resourceUsage().maxRSS / 1024);
    console.log(
      `${name}: ${seconds} s by the clock, ${own} s of our processor; ${pass.rings.length} rings, ${pass.links.length} accounts linked, ${pass.changed.length} changed, peak ${peak} MB`,
    );
  }
  await store.close();
} finally {
  await cluster.close();
  await rm(folder, { recursive: true, force: true });
}
