// Writes the titles of real market listings, by vendor, into the folder of sets, from a clone of the repository that once held them. Run: node bench/science/vendor-listings.ts CLONE SETS
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';

/** Where the set lies under the folder that VIGIL_BENCH_SETS names; JSON lines of `{author, text}`. */
export const LISTINGS = 'proxies/agora-listings/listings.jsonl.gz';

/**
 * Tables of the history of github.com/mozzarellaV8/agora-marketplace, by the digest git gives them: five half months of listings and five kinds of product of
 * 2014. Its newest tree no longer holds them, and the others of their kind are in no copy we can reach.
 */
const TABLES = [
  'b3bc5be691ca0694265aad6884be3237134c051c',
  'c986ba449ec519366da9238e3a7a11446218bf33',
  '3c730cd5d2bba7a45f1c7ec383920575e33d61aa',
  '36c1bc83c0ea5a5ad06be1e7500d224435962136',
  'aca292c6a329c822599131e7eef05a8155613807',
  '502ce3ba6d38b9a598163b028f67bb41e9a0b249',
  '11df4e4fc9fe15f7ed16eec8c5435134ea447440',
  '3716a4e0629d6844f7750c45268a8a4e424091f0',
  '6bc1796178524fc436d3968c37acf2e970379590',
  'c338d72549156cee537a7e444223f1db79b4ae09',
] as const;
/** The reference took these; every other kind of listing is left unread. */
const TAKEN: ReadonlySet<string> = new Set(['Drugs', 'Weapons']);
const MOST_BYTES = 16 * 1024 * 1024;

interface Row {
  readonly vendor: string;
  readonly product: string;
  readonly cat: string;
}

function rowsOf(clone: string, table: string): readonly Row[] {
  const bytes = execFileSync('git', ['-C', clone, 'cat-file', 'blob', table], { maxBuffer: MOST_BYTES });
  return parse<Row>(bytes, { columns: true, relax_column_count: true, relax_quotes: true });
}

function main([clone, sets]: readonly string[]): void {
  if (clone === undefined || sets === undefined) {
    console.error('Give a clone of github.com/mozzarellaV8/agora-marketplace and the folder of sets.');
    process.exit(2);
  }
  const lines = new Set<string>();
  for (const table of TABLES)
    for (const { vendor, product, cat } of rowsOf(clone, table)) {
      if (!TAKEN.has(cat)) continue;
      const author = createHash('sha256').update(`listing ${vendor}`).digest('hex').slice(0, 16);
      lines.add(JSON.stringify({ author, text: product }));
    }
  const path = join(sets, LISTINGS);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, gzipSync([...lines].map((line) => `${line}\n`).join('')));
  console.log(`${lines.size} different listings in ${path}`);
}

if (import.meta.main) main(process.argv.slice(2));
