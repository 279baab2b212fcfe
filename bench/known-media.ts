// The lines of the must table about known media: runs the bench of hashes as a process of its own, and compares a set of pairs where somebody keeps it.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { addHash, buildSnapshot, findHash, startRows } from '../match/src/hashes/index.ts';
import { SHARED } from './benign.ts';
import type { Must, Shown } from './musts.ts';

const SCRIPT = fileURLToPath(new URL('./hashes.ts', import.meta.url));
const FOLDER = join(SHARED, 'hashes');
const PAIRS = 250;
const FINE = 'Something is slower';
const LIMITS = { small: 0.5, large: 8, bytes: 100 };

/** What `hashes.ts` printed, also when it ended with 1 because a limit was missed. */
function runHashes(millions: readonly string[]): string {
  try {
    return execFileSync(process.execPath, [SCRIPT, ...millions], { encoding: 'utf8' });
  } catch (error) {
    const { stdout } = error as { readonly stdout?: unknown };
    if (typeof stdout === 'string' && stdout.includes(FINE)) return stdout;
    throw error;
  }
}

/** A number that follows a label in the part of the text about so many millions. */
function figure(text: string, millions: number, label: RegExp): number | undefined {
  const part = text.split(/(?=^\d+ million)/m).find((one) => one.startsWith(`${millions} million`));
  const found = part === undefined ? null : new RegExp(`${label.source}\\s+([\\d.]+)`).exec(part);
  return found === null ? undefined : Number(found[1]);
}

/** The reference pairs of facebook/ThreatExchange: how many are found, and how many others; undefined when nobody keeps them. */
function pairsFound(): { readonly found: number; readonly wanted: number; readonly other: number } | undefined {
  if (!existsSync(FOLDER)) return undefined;
  const lines = (name: string): readonly string[] => readFileSync(join(FOLDER, name), 'utf8').trim().split('\n');
  const truth = JSON.parse(readFileSync(join(FOLDER, 'pdq-truth.json'), 'utf8')) as {
    readonly pairs_needle_haystack_distance: readonly (readonly number[])[];
  };
  const wanted = new Set(truth.pairs_needle_haystack_distance.map((pair) => pair.join(' ')));
  const rows = startRows();
  lines('pdq-haystack.txt').forEach((value, at) => {
    addHash(rows, { list: 'reference', kind: 'pdq', value, entry: String(at) });
  });
  const snapshot = buildSnapshot(rows);
  const pairs = lines('pdq-needles.txt').flatMap((value, needle) =>
    findHash(snapshot, { kind: 'pdq', value }).matches.map(({ entry, distance }) => `${needle} ${entry} ${distance}`),
  );
  const found = pairs.filter((pair) => wanted.has(pair)).length;
  return { found, wanted: wanted.size, other: pairs.length - found };
}

function pairsMust(): Must {
  const pairs = pairsFound();
  return {
    what: 'PDQ: the reference pairs',
    must: `${PAIRS} of ${PAIRS} and no other`,
    measured:
      pairs === undefined
        ? 'the folder hashes is not there'
        : `${pairs.found} of ${pairs.wanted}, ${pairs.other} other`,
    met: pairs && pairs.found === PAIRS && pairs.wanted === PAIRS && pairs.other === 0,
    part: 'media',
  };
}

/** Known media at so many millions of hashes; the musts speak of 1 and 10. */
export function mediaSection(millions: readonly string[]): Shown {
  const text = runHashes(millions);
  const line = (what: string, label: RegExp, [at, limit, unit]: readonly [number, number, string]): Must => {
    const measured = figure(text, at, label);
    return {
      what: `PDQ: ${what}`,
      must: `≤ ${limit} ${unit}`,
      measured: measured === undefined ? `not in this run: \`node bench/hashes.ts ${at}\`` : `${measured} ${unit}`,
      met: measured === undefined ? undefined : measured <= limit,
      part: 'media',
    };
  };
  const musts = [
    pairsMust(),
    line('a question at 1 million hashes', /a question/, [1, LIMITS.small, 'ms']),
    line('a question at 10 million hashes', /a question/, [10, LIMITS.large, 'ms']),
    line('memory a hash', /bytes a hash/, [Number(millions[0]), LIMITS.bytes, 'bytes']),
  ];
  return { text: `\`\`\`\n${text.trim()}\n\`\`\``, musts };
}
