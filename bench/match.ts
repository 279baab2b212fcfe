// The bench of the matcher in one command: every figure that must be shown beside its limit, as Markdown. Run: node bench/match.ts [seed] [--write] [--only speed,file,memory,hostile,fuzz,recall,alarms,held-out,peers,media] [--file-posts 500000] [--fuzz 1000000] [--hashes 1,10] [--equivset file] [--augly file]
import { cpus, loadavg } from 'node:os';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { BENIGN_MISSING, benignPosts, usedIn } from './benign.ts';
import { FAMILIES, NATIVE_FAMILIES, SHORT_FAMILIES } from './evasion/families.ts';
import { alarmMusts, alarmTable, alarmTitle, measureAlarms, measureVeto, vetoText } from './false-positives.ts';
import { fileSection } from './file.ts';
import { glyphSection, heldOutTitle, missingMaps, proxySection } from './held-out.ts';
import { hostileSection } from './hostile.ts';
import { mediaSection } from './known-media.ts';
import { openLists } from './lists.ts';
import { memorySection } from './memory.ts';
import { type Must, mustTable, type Shown, writeBetweenMarks } from './musts.ts';
import { peerTable, peerTitle } from './peers.ts';
import { groupTable, measureRecall, recallMusts, recallTitle } from './recall.ts';
import { fuzzSection } from './same-hits.ts';
import { speedSection } from './speed.ts';

const README = new URL('../match/README.md', import.meta.url);
/** Lexicons that the vocabulary is tried with. */
const VETOES = 1;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: 'string' },
    rounds: { type: 'string', default: '7' },
    posts: { type: 'string', default: '10000' },
    'file-posts': { type: 'string', default: '100000' },
    fuzz: { type: 'string', default: '50000' },
    hashes: { type: 'string', default: '1' },
    equivset: { type: 'string' },
    augly: { type: 'string' },
    write: { type: 'boolean', default: false },
  },
});
if (values.write && values.only !== undefined) {
  console.error('--write puts the whole table into match/README.md, so it goes without --only.');
  process.exit(2);
}
const seed = Number(positionals[0] ?? 1);
const posts = await benignPosts();
const isUsed = usedIn(posts);
const lists = openLists(seed, isUsed);

function recallSection(): Shown {
  const scores = measureRecall([...FAMILIES, ...SHORT_FAMILIES, ...NATIVE_FAMILIES], seed, isUsed);
  return { text: `${recallTitle(seed)}\n\n${groupTable(scores)}`, musts: recallMusts(scores) };
}

function alarmSection(): Shown {
  if (posts === undefined) return { text: BENIGN_MISSING, musts: alarmMusts([], []) };
  const alarms = measureAlarms(posts, isUsed, seed);
  const vetoes = Array.from({ length: VETOES }, (_, at) => measureVeto(posts, isUsed, seed + at));
  const text = [alarmTitle(posts, seed), alarmTable(alarms), vetoText(vetoes)].join('\n\n');
  return { text, musts: alarmMusts(alarms, vetoes) };
}

async function heldOutSection(): Promise<Shown> {
  const glyphs = glyphSection(values, seed, isUsed);
  const proxies = await proxySection();
  const text = [heldOutTitle(seed), glyphs.text, ...missingMaps(values), proxies.text].join('\n\n');
  return { text, musts: [...glyphs.musts, ...proxies.musts] };
}

/** Each part of the bench by its name; what is timed comes first, while little else has run in this process. */
const SECTIONS: Readonly<Record<string, readonly [string, () => Promise<Shown> | Shown]>> = {
  speed: ['Speed', () => speedSection({ posts: Number(values.posts), rounds: Number(values.rounds), seed }, lists)],
  file: ['From a file', () => fileSection(lists, Number(values['file-posts']), seed)],
  memory: ['Memory', () => memorySection(lists, seed)],
  hostile: ['Hostile input', () => hostileSection(lists, seed)],
  fuzz: ['Raw bytes against parsed text', () => fuzzSection(Number(values.fuzz), seed, isUsed)],
  recall: ['Recall', recallSection],
  alarms: ['False alarms', alarmSection],
  'held-out': ['Held-out look-alikes', heldOutSection],
  media: ['Known media', () => mediaSection(values.hashes.split(','))],
  peers: [
    'Other matchers',
    () => ({ text: `${peerTitle(seed)}\n\n${peerTable(posts, seed, values.equivset)}`, musts: [] }),
  ],
};

const wanted = values.only?.split(',') ?? Object.keys(SECTIONS);
const unknown = wanted.find((name) => SECTIONS[name] === undefined);
if (unknown !== undefined) {
  lists.close();
  console.error(`No part ${unknown}. There are: ${Object.keys(SECTIONS).join(', ')}`);
  process.exit(2);
}
const started = performance.now();
const musts: Must[] = [];
try {
  for (const name of wanted) {
    const [title, measure] = SECTIONS[name] ?? [];
    const from = performance.now();
    const shown = await measure?.();
    musts.push(...(shown?.musts ?? []));
    console.log(`## ${title}\n\n${shown?.text}\n\n(${((performance.now() - from) / 1e3).toFixed(1)} s)\n`);
  }
} finally {
  lists.close();
}
/** As it was called, without the folders of this machine. */
const asked = ['node bench/match.ts', ...process.argv.slice(2).map((given) => given.replace(/[^=]*\/.*/, 'FILE'))].join(
  ' ',
);
const basis = `Measured with \`${asked}\`, seed ${seed}, on ${cpus().length} cores, node ${process.version}; load of the machine at the end ${loadavg()[0]?.toFixed(1)}; costs are processor time unless the clock is named; figures with a span are medians with the least and the most of their rounds. Repeat one with \`node bench/match.ts --only <part>\`.`;
const table = `${basis}\n\n${mustTable(musts)}`;
const count = (verdict: boolean | undefined): number => musts.filter(({ met }) => met === verdict).length;
console.log(`## Must be shown\n\n${table}\n`);
console.log(
  `${count(true)} met, ${count(false)} not met, ${count(undefined)} not decided; ${((performance.now() - started) / 1e3).toFixed(0)} s.`,
);
if (values.write) writeBetweenMarks(README, table);
