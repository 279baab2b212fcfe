// The bench of the matcher in one command: speed, recall, false alarms, the peers and the look-alikes of others, as Markdown. Run: node bench/match.ts [seed] [--only speed,recall,alarms,peers,held-out] [--equivset file] [--augly file]
import { parseArgs } from 'node:util';
import { BENIGN_MISSING, benignPosts, usedIn } from './benign.ts';
import { FAMILIES, NATIVE_FAMILIES, SHORT_FAMILIES } from './evasion/families.ts';
import { alarmTable, alarmTitle, measureAlarms } from './false-positives.ts';
import { glyphTable, heldOutTitle, missingMaps, PROXIES_MISSING, proxyTable } from './held-out.ts';
import { peerTable, peerTitle } from './peers.ts';
import { groupTable, measureRecall, recallTitle } from './recall.ts';
import { speedSection } from './speed.ts';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: 'string' },
    rounds: { type: 'string', default: '9' },
    posts: { type: 'string', default: '10000' },
    equivset: { type: 'string' },
    augly: { type: 'string' },
  },
});
const seed = Number(positionals[0] ?? 1);
const posts = await benignPosts();
const isUsed = usedIn(posts);

/** Each part of the bench by its name. Growth, memory, compile and load, workers and hostile inputs join here. */
const SECTIONS: Readonly<Record<string, readonly [string, () => Promise<string> | string]>> = {
  speed: ['Speed', () => speedSection({ posts: Number(values.posts), rounds: Number(values.rounds), seed }, isUsed)],
  recall: [
    'Recall',
    () => {
      const families = [...FAMILIES, ...SHORT_FAMILIES, ...NATIVE_FAMILIES];
      return `${recallTitle(seed)}\n\n${groupTable(measureRecall(families, seed, isUsed))}`;
    },
  ],
  alarms: [
    'False alarms',
    () =>
      posts === undefined
        ? BENIGN_MISSING
        : `${alarmTitle(posts, seed)}\n\n${alarmTable(measureAlarms(posts, isUsed, seed))}`,
  ],
  peers: ['Other matchers', () => `${peerTitle(seed)}\n\n${peerTable(posts, seed, values.equivset)}`],
  'held-out': [
    'Held-out look-alikes',
    async () =>
      [
        heldOutTitle(seed),
        glyphTable(values, seed, isUsed),
        ...missingMaps(values),
        (await proxyTable()) ?? PROXIES_MISSING,
      ].join('\n\n'),
  ],
};

const wanted = values.only?.split(',') ?? Object.keys(SECTIONS);
for (const name of wanted) {
  const section = SECTIONS[name];
  if (section === undefined) {
    console.error(`No part ${name}. There are: ${Object.keys(SECTIONS).join(', ')}`);
    process.exit(2);
  }
  const [title, measure] = section;
  console.log(`## ${title}\n\n${await measure()}\n`);
}
