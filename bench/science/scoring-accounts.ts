// Turns an invented world into what the real judging reads: Conduct, complaints and links; accounts that show the same are judged once.
import type { Conduct } from '../../vigil/src/core/account.ts';
import type { ItemId } from '../../vigil/src/core/item.ts';
import type { Levels } from '../../vigil/src/core/judgement.ts';
import type { Evidence, ObservationId } from '../../vigil/src/core/observation.ts';
import { DEFAULT_POLICY } from '../../vigil/src/core/policy.ts';
import { familyOf, type Signal } from '../../vigil/src/core/signal.ts';
import type { Seen } from '../../vigil/src/engine/assess.ts';
import { levelsOf } from '../../vigil/src/engine/judgement/levels.ts';
import { offends, POST_FAMILIES, type ScoringWorld, type ShownAccount } from './scoring-world.ts';

/** The signal a family of the world comes as. */
const SIGNALS: Readonly<Record<(typeof POST_FAMILIES)[number], Signal>> = {
  term: 'term.listed',
  offer: 'offer.cue',
  contact: 'contact.cue',
  obfuscation: 'term.disguised',
  age: 'age.coded',
};
/** Bits of a shared value: the ceiling of link evidence, which a value that only offenders hold reaches (science.md 4). */
export const LINK_BITS = 11;
const [TERM, OFFER, CONTACT, , AGE] = POST_FAMILIES.map((_, at) => 1 << at);

/** Accounts that show the same: judged once, counted together. */
export interface Look {
  readonly seen: Seen;
  readonly levels: Levels;
  /** Masks of the posts, for the baselines. */
  readonly masks: readonly number[];
}

/** A world as judging meets it. `lookOf[i]` is the look of account i; look 0 shows nothing at all. */
export interface JudgedWorld {
  readonly looks: readonly Look[];
  readonly lookOf: readonly number[];
  readonly world: ScoringWorld;
}

/** Which posts leave evidence: `all`, or `core`: only posts with a listed term, which is what the flow keeps today. */
export type Keeping = 'all' | 'core';

/** Builds the looks of a world. */
export function lookAt(world: ScoringWorld, keeping: Keeping = 'all'): JudgedWorld {
  const looks: Look[] = [lookOf({ masks: [], hash: false, link: false, notices: 0 })];
  const known = new Map<string, number>();
  const of = world.accounts.map((account) => {
    const shape = shapeOf(account, keeping);
    const key = `${shape.masks.join()};${shape.hash};${shape.link};${shape.notices}`;
    let at = known.get(key);
    if (at === undefined) {
      at = looks.length;
      known.set(key, at);
      looks.push(lookOf(shape));
    }
    return at;
  });
  return { looks, lookOf: of, world };
}

/** Whether account i offends. */
export function offendsAt({ world }: JudgedWorld, at: number): boolean {
  const account = world.accounts[at];
  return account !== undefined && offends(account.type);
}

interface Shape {
  /** A mask a post; bit 5 is context. Sorted, so that order makes no difference. */
  readonly masks: readonly number[];
  readonly hash: boolean;
  readonly link: boolean;
  readonly notices: number;
}

function shapeOf({ posts, contexts, hash, link, notices }: ShownAccount, keeping: Keeping): Shape {
  const spoken = new Set(contexts);
  const masks = [...posts]
    .map(([post, mask]) => (spoken.has(post) ? mask | 32 : mask))
    .filter((mask) => keeping === 'all' || (mask & (TERM ?? 0)) !== 0);
  return { masks: masks.sort((a, b) => a - b), hash, link, notices };
}

function lookOf({ masks, hash, link, notices }: Shape): Look {
  const evidence = masks.flatMap((mask, post) => postEvidence(mask, `p${post}`));
  if (hash) evidence.push(evidenceOf('media.known-hash', 'media'));
  const conduct: Conduct = {
    evidence,
    observations: evidence.length,
    items: masks.length + (hash ? 1 : 0),
    firstSeen: 0,
    lastSeen: 0,
  };
  const complaints = Array.from({ length: Math.min(64, notices) }, (_, at) => ({ id: `n${at}`, at: 0 }));
  const links = link ? [{ ...evidenceOf('link.ring', 'link'), bits: LINK_BITS }] : [];
  const seen: Seen = { conduct, complaints, links };
  return { seen, levels: levelsOf(seen, DEFAULT_POLICY), masks };
}

function postEvidence(mask: number, item: string): Evidence[] {
  const out = POST_FAMILIES.filter((_, at) => (mask & (1 << at)) !== 0).map((family) =>
    evidenceOf(SIGNALS[family], item),
  );
  const isCore = (mask & ((TERM ?? 0) | (AGE ?? 0))) !== 0;
  if (isCore && (mask & ((OFFER ?? 0) | (CONTACT ?? 0))) !== 0) out.push(evidenceOf('joint.offer', item));
  if ((mask & 32) !== 0) out.push(evidenceOf('context.speaks-for', item));
  return out;
}

function evidenceOf(signal: Signal, item: string): Evidence {
  return {
    id: `${item}/${signal}` as ObservationId,
    item: item as ItemId,
    family: familyOf(signal),
    signal,
    what: '',
    bits: DEFAULT_POLICY.weights[signal],
    at: 0,
  };
}
