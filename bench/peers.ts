// Measures recall by group and false alarms of other people's matchers beside ours. Run: node bench/peers.ts [seed] [--equivset file]
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Term } from '../match/src/index.ts';
import { seeded } from '../vigil/src/demo/random.ts';
import { BENIGN_MISSING, benignPosts, type Post, usedIn } from './benign.ts';
import { carry } from './evasion/carriers.ts';
import { FAMILIES } from './evasion/families.ts';
import type { Family, Group } from './evasion/family.ts';
import { makeTerms } from './evasion/terms.ts';
import { equivsetPeer, type Finds, OURS, openPeers, type Pace, type Peer, requirePeers } from './matchers.ts';
import { markdownTable, percent } from './print.ts';

const GROUPS: readonly Group[] = ['A', 'B', 'C', 'D', 'E', 'F'];
/** A matcher reads one in so many benign posts, and one in so many variants of a family. */
const POST_STRIDE: Readonly<Record<Pace, number>> = { few: 4, tens: 20, thousands: 200 };
const VARIANT_STRIDE: Readonly<Record<Pace, number>> = { few: 1, tens: 2, thousands: 8 };

interface Variant {
  readonly family: Family;
  readonly text: string;
}

function variantsOf(terms: readonly Term[], seed: number): readonly Variant[] {
  return FAMILIES.flatMap((family) =>
    terms.flatMap((term) => {
      if (family.unfit(term.text) !== undefined) return [];
      const random = seeded(seed, `${family.id} ${term.id}`);
      return [{ family, text: carry(family.disguise(term.text, random), random).text }];
    }),
  );
}

/** Every n-th variant of each family, so that no family goes missing. */
function thin(variants: readonly Variant[], stride: number): readonly Variant[] {
  const seen = new Map<Family, number>();
  return variants.filter(({ family }) => {
    const at = seen.get(family) ?? 0;
    seen.set(family, at + 1);
    return at % stride === 0;
  });
}

/** Means of the families' shares, per group and over all families. */
function recall(finds: Finds, variants: readonly Variant[]): readonly string[] {
  const found = new Map<Family, { tried: number; found: number }>();
  for (const { family, text } of variants) {
    const sum = found.get(family) ?? { tried: 0, found: 0 };
    found.set(family, sum);
    sum.tried += 1;
    if (finds(text)) sum.found += 1;
  }
  const mean = (groups: readonly Group[]): number => {
    const shares = [...found].filter(([{ group }]) => groups.includes(group)).map(([, sum]) => sum.found / sum.tried);
    return shares.reduce((sum, share) => sum + share, 0) / Math.max(1, shares.length);
  };
  return [...GROUPS.map((group) => percent(mean([group]))), percent(mean(GROUPS))];
}

function alarms(finds: Finds, posts: readonly Post[] | undefined, stride: number): string {
  if (posts === undefined) return 'no posts';
  const read = posts.filter((_, at) => at % stride === 0);
  const hit = read.filter(({ text }) => finds(text)).length;
  return `${percent(hit / read.length)} (${hit} of ${read.length})`;
}

interface Field {
  readonly terms: readonly Term[];
  readonly plain: readonly string[];
  readonly variants: readonly Variant[];
  readonly posts: readonly Post[] | undefined;
}

function row(peer: Peer, { terms, plain, variants, posts }: Field): readonly string[] {
  const finds = peer.build(terms);
  return [
    peer.name,
    percent(plain.filter(finds).length / plain.length),
    ...recall(finds, thin(variants, VARIANT_STRIDE[peer.pace])),
    alarms(finds, posts, POST_STRIDE[peer.pace]),
  ];
}

/** Recall by group and false alarms of ours and of every peer, as a table; with Equivset when its file is given. */
export function peerTable(posts: readonly Post[] | undefined, seed: number, equivset?: string): string {
  requirePeers();
  const terms = makeTerms(seed, { word: 120, phrase: 50, tag: 30 }, usedIn(posts));
  const plain = terms.map(({ id, text }) => carry(text, seeded(seed, `plain ${id}`)).text);
  const field = { terms, plain, variants: variantsOf(terms, seed), posts };
  const map =
    equivset === undefined ? undefined : (JSON.parse(readFileSync(equivset, 'utf8')) as Record<string, unknown>);
  const peers = [...OURS, ...(map === undefined ? [] : [equivsetPeer(map)]), ...openPeers()];
  return markdownTable(
    ['matcher', 'plain', ...GROUPS, 'all', 'benign posts hit'],
    peers.map((peer) => row(peer, field)),
  );
}

/** What the figures stand on, in a sentence. */
export function peerTitle(seed: number): string {
  return `Share of disguised terms seen, 200 invented terms, ${FAMILIES.length} families, seed ${seed}, any tier; and of benign posts with a hit (slow matchers read fewer posts and variants)`;
}

async function main(): Promise<void> {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { equivset: { type: 'string' } } });
  const seed = Number(positionals[0] ?? 1);
  const posts = await benignPosts();
  if (posts === undefined) console.log(BENIGN_MISSING);
  console.log(`${peerTitle(seed)}\n\n${peerTable(posts, seed, values.equivset)}`);
}

if (import.meta.main) await main();
