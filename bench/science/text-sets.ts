// Reads the labelled sets of other people that the classifier is measured on, as the lines that "vigil learn" takes; they never enter the repository.
import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import type { TextExample } from '../../vigil/src/core/text-model.ts';
import { SHARED } from '../benign.ts';

const PROXIES = join(SHARED, 'proxies');

/** What to say when a set is not there. */
export const SETS_MISSING = 'not in the folder that VIGIL_BENCH_SETS names';

interface IvoryLine {
  readonly id: string;
  readonly text: string;
  readonly profile: string;
  readonly label: 0 | 1;
  readonly author: string;
}

/** Ivory sale promotions (wlt-ivory); `profile` also gives the profile's words behind each post's. Undefined when it is not there. */
export async function ivory(profile = false): Promise<readonly TextExample[] | undefined> {
  const rows = await linesOf<IvoryLine>('wlt-ivory/posts.jsonl.gz');
  return rows?.map(({ id, text, profile: words, label, author }) => ({
    id,
    text: profile ? `${text}\n${words}` : text,
    account: author,
    label,
  }));
}

interface JanitrLine {
  readonly id: string;
  readonly text: string;
  readonly label: string;
  readonly author: string | null;
}

/** Scam solicitation (janitr), one of its parts as its authors cut them. */
export async function janitr(part: 'train' | 'valid' | 'calib'): Promise<readonly TextExample[] | undefined> {
  const rows = await linesOf<JanitrLine>(`janitr/${part}.jsonl${part === 'calib' ? '' : '.gz'}`);
  return rows?.map(({ id, text, label, author }) => ({
    id,
    text,
    label: label === 'scam' ? 1 : 0,
    ...(author !== null && { account: author }),
  }));
}

async function linesOf<T>(path: string): Promise<readonly T[] | undefined> {
  const file = join(PROXIES, path);
  if (!existsSync(file)) return undefined;
  const bytes = createReadStream(file);
  const rows: T[] = [];
  for await (const line of createInterface({ input: path.endsWith('.gz') ? bytes.pipe(createGunzip()) : bytes }))
    if (line !== '') rows.push(JSON.parse(line) as T);
  return rows;
}

/** Lower-case hexadecimal SHA-256. */
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The fold of an account, or of a text of nobody known, by hash; another seed cuts other folds. */
export function foldOf({ account, id }: TextExample, seed: number, folds: number): number {
  return Number.parseInt(sha256(`${seed} ${account ?? id}`).slice(0, 8), 16) % folds;
}

/** Key under which two texts count as the same, as the sets were cleaned: folded, without links and mentions. */
export function keyOf(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/https?:\/\/\S+|@\w+/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
