// Measures the text classifier on labelled sets of other people, through the functions of "vigil learn" and "vigil score". Run: node bench/science/text.ts [seed] [--only ivory,janitr,codewords,cost]
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { type Must, mustTable, type Shown } from '../musts.ts';
import { codewordSection } from './text-codewords.ts';
import { costSection } from './text-cost.ts';
import { ivorySection } from './text-ivory.ts';
import { janitrSection } from './text-janitr.ts';

const { positionals, values } = parseArgs({ allowPositionals: true, options: { only: { type: 'string' } } });
const seed = Number(positionals[0] ?? 1);

/** Each part by its name; what is timed comes first. */
const SECTIONS: Readonly<Record<string, readonly [string, () => Promise<Shown>]>> = {
  cost: ['Cost', () => costSection(seed)],
  ivory: ['Ivory-trade posts', () => ivorySection(seed)],
  janitr: ['Scam solicitation', () => janitrSection(seed)],
  codewords: ['A pack of ordinary words on honest posts', codewordSection],
};

const wanted = values.only?.split(',') ?? Object.keys(SECTIONS);
const unknown = wanted.find((name) => SECTIONS[name] === undefined);
if (unknown !== undefined) {
  console.error(`No part ${unknown}. There are: ${Object.keys(SECTIONS).join(', ')}`);
  process.exit(2);
}
const musts: Must[] = [];
for (const name of wanted) {
  const [title, measure] = SECTIONS[name] ?? [];
  const shown = await measure?.();
  musts.push(...(shown?.musts ?? []));
  console.log(`## ${title}\n\n${shown?.text}\n`);
}
console.log(
  `## Must be shown\n\nSeed ${seed}, node ${process.version}, load ${loadavg()[0]?.toFixed(1)}.\n\n${mustTable(musts)}`,
);
