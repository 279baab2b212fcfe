// Measures what judging promises, part by part, and prints each figure beside its limit. Run: node bench/science.ts [seed] [--only part,part]
import { parseArgs } from 'node:util';
import { type Must, mustTable, type Shown } from './musts.ts';
import { scoringSection } from './science/scoring.ts';

/** A part of the science bench. */
interface Section {
  readonly name: string;
  readonly run: (seed: number) => Promise<Shown>;
}

const SECTIONS: readonly Section[] = [{ name: 'scoring', run: scoringSection }];

async function main(): Promise<void> {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { only: { type: 'string' } } });
  const seed = Number(positionals[0] ?? 1);
  const wanted = values.only?.split(',') ?? SECTIONS.map(({ name }) => name);
  const unknown = wanted.filter((name) => !SECTIONS.some((section) => section.name === name));
  if (!Number.isSafeInteger(seed) || unknown.length > 0) {
    const parts = SECTIONS.map(({ name }) => name).join(', ');
    console.error(`Give a whole number as seed, and as parts some of: ${parts}.`);
    process.exit(2);
  }
  const musts: Must[] = [];
  for (const { name, run } of SECTIONS.filter((section) => wanted.includes(section.name))) {
    const shown = await run(seed);
    console.log(`## ${name}\n\n${shown.text}\n`);
    musts.push(...shown.musts);
  }
  console.log(mustTable(musts));
}

if (import.meta.main) await main();
