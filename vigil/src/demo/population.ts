// Who is in the demo day and what each special account will do: decided before a single post is written, so that the truth is known without reading the posts.
import type { Random } from './random.ts';
import { seeded } from './random.ts';

/** What the demo day is made of. The same options give the same bytes. */
export interface DemoOptions {
  readonly seed: number;
  /** Posts of the day; notices come on top. At least five for each account. */
  readonly posts: number;
  /** At least 100. */
  readonly accounts: number;
  /** `YYYY-MM-DD`, UTC. */
  readonly day: string;
}

/** The day that `npm start` shows. */
export const DEFAULT_DEMO: DemoOptions = { seed: 20_241, posts: 200_000, accounts: 20_000, day: '2026-03-14' };

/** Kinds of account that are more than ordinary; the first five offend. */
export const DEMO_KINDS = [
  'dedicated',
  'quiet',
  'fresh',
  'famous',
  'ring',
  'seller',
  'advocate',
  'survivor',
  'joker',
  'creator',
  'brigaded',
] as const;
export type DemoKind = (typeof DEMO_KINDS)[number];
export const OFFENDING: ReadonlySet<DemoKind> = new Set(['dedicated', 'quiet', 'fresh', 'famous', 'ring']);

/** What one planned post is. */
export type Act =
  | 'everyday'
  | 'offer'
  | 'hint'
  | 'ringOffer'
  | 'sell'
  | 'warn'
  | 'quote'
  | 'plead'
  | 'joke'
  | 'tradeJoke'
  | 'page';

/** One planned post or notice; `at` is milliseconds after midnight. */
export interface Planned {
  readonly at: number;
  readonly member: Member;
  readonly act: Act | 'notice';
}

/** A special account. `index` is its place among all accounts. */
export interface Member {
  readonly index: number;
  readonly kind: DemoKind;
  /** Number of its ring, from 1. */
  readonly ring?: number;
}

/** All special accounts with their plans, in time order. */
export interface Population {
  readonly members: readonly Member[];
  readonly plans: readonly Planned[];
  /** Planned posts, notices not counted. */
  readonly posts: number;
}

const DAY_MS = 86_400_000;
/** Accounts of each kind among 20,000; rings have their own rule. */
const SIZES: Readonly<Record<Exclude<DemoKind, 'ring'>, number>> = {
  dedicated: 60,
  quiet: 40,
  fresh: 20,
  famous: 4,
  seller: 400,
  advocate: 60,
  survivor: 40,
  joker: 150,
  creator: 200,
  brigaded: 30,
};
const RINGS = 7;
const EVENING = 20 * 3_600_000;

/** Decides who is special and what they will do. Throws a RangeError when the options leave no room for it. */
export function populate(options: DemoOptions): Population {
  const { posts, accounts } = options;
  if (!Number.isSafeInteger(accounts) || accounts < 100) throw new RangeError('a demo day needs at least 100 accounts');
  if (!Number.isSafeInteger(posts) || posts < accounts * 5)
    throw new RangeError('a demo day needs at least five posts for each account');
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(options.day) || Number.isNaN(Date.parse(options.day)))
    throw new RangeError('the day must be written as YYYY-MM-DD');
  const random = seeded(options.seed, 'population');
  const members = chosen(accounts, random);
  const plans = members
    .flatMap((member) => planOf(member, random))
    .sort((one, other) => one.at - other.at || one.member.index - other.member.index);
  return { members, plans, posts: plans.filter((plan) => plan.act !== 'notice').length };
}

function chosen(accounts: number, random: Random): Member[] {
  const places = shuffledPlaces(accounts, random);
  const scale = accounts / 20_000;
  const members: Member[] = [];
  for (const kind of DEMO_KINDS) {
    if (kind !== 'ring') {
      const size = Math.max(1, Math.round(SIZES[kind] * scale));
      for (let at = 0; at < size; at += 1) members.push({ index: places(), kind });
      continue;
    }
    for (let ring = 1; ring <= Math.max(1, Math.round(RINGS * scale)); ring += 1) {
      const size = random.whole(4, 9);
      for (let at = 0; at < size; at += 1) members.push({ index: places(), kind, ring });
    }
  }
  return members;
}

/** Draws account places without repeats (Fisher and Yates, only as far as needed). */
function shuffledPlaces(accounts: number, random: Random): () => number {
  const moved = new Map<number, number>();
  let left = accounts;
  return () => {
    const drawn = random.whole(0, left - 1);
    left -= 1;
    const place = moved.get(drawn) ?? drawn;
    moved.set(drawn, moved.get(left) ?? left);
    return place;
  };
}

function planOf(member: Member, random: Random): Planned[] {
  const acts = actsOf(member.kind, random);
  if (member.kind === 'fresh') {
    // The account is opened in the evening; its first post is the offer.
    let at = random.whole(EVENING, DAY_MS - 7_200_000);
    return acts.map((act) => {
      at += random.whole(60_000, 1_200_000);
      return { at, member, act };
    });
  }
  return acts.map((act) => ({ at: random.whole(0, DAY_MS - 1), member, act }));
}

function actsOf(kind: DemoKind, random: Random): (Act | 'notice')[] {
  const some = (act: Act | 'notice', low: number, high: number) =>
    Array<Act | 'notice'>(random.whole(low, high)).fill(act);
  switch (kind) {
    case 'dedicated':
    case 'famous':
      return [...some('offer', 4, 8), ...some('everyday', 1, 4)];
    case 'quiet':
      return [
        random.chance(0.3) ? 'hint' : 'offer',
        ...some('offer', 0, random.chance(0.5) ? 1 : 0),
        ...some('everyday', 3, 6),
      ];
    case 'fresh':
      return [...some('offer', 1, 1), ...some('offer', 0, 1)];
    case 'ring':
      return [...some('ringOffer', 2, 4), ...some('everyday', 0, 2)];
    case 'seller':
      return [...some('sell', 2, 5), ...some('everyday', 1, 3)];
    case 'advocate':
      return [...some('warn', 1, 4), ...some('quote', 0, random.chance(0.25) ? 1 : 0), ...some('everyday', 0, 2)];
    case 'survivor':
      return [...some('plead', 1, 3), ...some('everyday', 1, 3)];
    case 'joker':
      return [random.chance(0.04) ? 'tradeJoke' : 'joke', ...some('joke', 0, 1), ...some('everyday', 1, 4)];
    case 'creator':
      return [...some('page', 2, 4), ...some('everyday', 1, 3)];
    case 'brigaded':
      return [...some('everyday', 3, 6), ...some('notice', 20, 40)];
    default:
      return kind satisfies never;
  }
}
