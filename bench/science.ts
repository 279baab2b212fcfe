// Measures what judging promises, part by part, and prints each figure beside its limit. Run: node bench/science.ts [seed] [--only part,part] [--write]
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { type Must, mustTable, type Shown, writeBetweenMarks } from './musts.ts';
import { brigadeSection } from './science/brigade.ts';
import { ringSections } from './science/rings.ts';
import { scoringSection } from './science/scoring.ts';
import { codewordSection } from './science/text-codewords.ts';
import { costSection } from './science/text-cost.ts';
import { ivorySection } from './science/text-ivory.ts';
import { janitrSection } from './science/text-janitr.ts';

/** Where `--write` puts the table. */
const PAGE = new URL('../docs/science.md', import.meta.url);

/** Each part by its name; what is timed comes first. */
const PARTS: Readonly<Record<string, (seed: number) => Promise<readonly Shown[]>>> = {
  cost: async (seed) => [await costSection(seed)],
  ivory: async (seed) => [await ivorySection(seed)],
  janitr: async (seed) => [await janitrSection(seed)],
  codewords: async () => [await codewordSection()],
  rings: ringSections,
  brigade: async (seed) => [brigadeSection(seed)],
  scoring: async (seed) => [await scoringSection(seed)],
};

async function main(): Promise<void> {
  const options = { only: { type: 'string' }, write: { type: 'boolean' } } as const;
  const { positionals, values } = parseArgs({ allowPositionals: true, options });
  const seed = Number(positionals[0] ?? 1);
  const wanted = values.only?.split(',') ?? Object.keys(PARTS);
  const unknown = wanted.filter((name) => PARTS[name] === undefined);
  if (!Number.isSafeInteger(seed) || unknown.length > 0) {
    console.error(`Give a whole number as seed, and as parts some of: ${Object.keys(PARTS).join(', ')}.`);
    process.exit(2);
  }
  if (values.write === true && values.only !== undefined) {
    console.error('--write puts the whole table into docs/science.md; leave out --only.');
    process.exit(2);
  }
  const musts: Must[] = [];
  for (const name of wanted) {
    for (const shown of (await PARTS[name]?.(seed)) ?? []) {
      console.log(`## ${name}\n\n${shown.text}\n`);
      musts.push(...shown.musts.map((one) => ({ ...one, part: name })));
    }
  }
  const about = `Seed ${seed}, Node ${process.version}, load ${loadavg()[0]?.toFixed(1)}.`;
  console.log(`${about}\n\n${mustTable(musts)}`);
  if (values.write === true) writeBetweenMarks(PAGE, `${about}\n\n${mustTable(musts)}`);
}

if (import.meta.main) await main();
