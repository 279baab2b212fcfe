// Reads real posts that offer nothing, where somebody keeps them beside the repository; they never enter it and are never printed.
import { createReadStream, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { createGunzip } from 'node:zlib';
import type { IsUsed } from './evasion/terms.ts';

/** The folder beside the repository that holds sets of other people; see each set's own licence. */
export const SHARED = process.env['VIGIL_BENCH_SETS'] ?? fileURLToPath(new URL('../../shared/data', import.meta.url));
const FOLDER = join(SHARED, 'benign');

/** One real post. */
export interface Post {
  readonly text: string;
  readonly lang: string;
}

/** What to say when the posts are not there. */
export const BENIGN_MISSING =
  'No benign posts found. Put JSON lines with "text" and "lang", gzipped, as benign/*.jsonl.gz into the folder that VIGIL_BENCH_SETS names (default: shared/data beside the repository).';

/** Reads gzipped JSON lines. */
export async function readLines<T>(file: string): Promise<readonly T[]> {
  const rows: T[] = [];
  for await (const line of createInterface({ input: createReadStream(file).pipe(createGunzip()) })) {
    if (line !== '') rows.push(JSON.parse(line) as T);
  }
  return rows;
}

/** Benign posts of all sets or of those named, or undefined when there are none. */
export async function benignPosts(sets?: readonly string[]): Promise<readonly Post[] | undefined> {
  if (!existsSync(FOLDER)) return undefined;
  const files = readdirSync(FOLDER).filter((name) => name.endsWith('.jsonl.gz'));
  const wanted = files.filter((name) => sets === undefined || sets.includes(name.replace('.jsonl.gz', '')));
  const posts: Post[] = [];
  for (const name of wanted.sort()) {
    const rows = await readLines<Partial<Post>>(join(FOLDER, name));
    for (const row of rows) if (typeof row.text === 'string') posts.push({ text: row.text, lang: row.lang ?? '' });
  }
  return posts.length > 0 ? posts : undefined;
}

/** Whether a word occurs in any of these posts, in any case. */
export function usedIn(posts: readonly Post[] | undefined): IsUsed {
  const words = new Set<string>();
  for (const { text } of posts ?? []) {
    for (const [word] of text.toLowerCase().matchAll(/[\p{L}\p{M}\p{N}]+/gu)) words.add(word);
    // A word may also stand between letters of a script without spaces.
    for (const [word] of text.toLowerCase().matchAll(/[a-z0-9]+/gu)) words.add(word);
  }
  return (word) => words.has(word);
}
