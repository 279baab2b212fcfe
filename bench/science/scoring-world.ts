// An invented platform for the score: a million innocent accounts of six types and offenders, half of them quiet, as evidence a post.
import { type Random, seeded } from '../../vigil/src/demo/random.ts';
import { gamma, normal, poisson } from './draws.ts';

/** What a post can show, as bits of a mask. */
export const POST_FAMILIES = ['term', 'offer', 'contact', 'obfuscation', 'age'] as const;
export type PostFamily = (typeof POST_FAMILIES)[number];

/** How one type of account behaves. Rates a post unless said otherwise. */
export interface Habits {
  /** Share of all innocent accounts; 0 for offenders. */
  readonly share: number;
  /** In the order of `POST_FAMILIES`. */
  readonly rates: readonly [number, number, number, number, number];
  /** Share of posts with evidence that also hold words of warning or news. */
  readonly context: number;
  /** Chances an account: media on a list, a value shared with accounts that have a file. */
  readonly hash: number;
  readonly link: number;
  /** Mean complaints an account. */
  readonly notices: number;
}

/** Innocent types of the world, and why a reviewer would dismiss one; `undefined` is an ordinary account. */
export const INNOCENTS = ['ordinary', 'seller', 'adult-creator', 'press-or-advocate', 'joker', 'brigaded'] as const;
export type InnocentType = (typeof INNOCENTS)[number];
export type AccountType = InnocentType | 'loud' | 'quiet';

/** All that a world is made from. */
export interface WorldPlan {
  readonly habits: Readonly<Record<AccountType, Habits>>;
  /** Shape of the gamma that spreads a family's rate over accounts of one type: smaller is wilder. */
  readonly spread: number;
  /** Mean and deviation of the logarithm of posts an account. */
  readonly posts: readonly [number, number];
  /** Chances a family in a post that offers, in the order of `POST_FAMILIES`. */
  readonly offer: readonly [number, number, number, number, number];
}

const habits = (share: number, rates: Habits['rates'], rest: readonly [number, number, number, number]): Habits => ({
  share,
  rates,
  context: rest[0],
  hash: rest[1],
  link: rest[2],
  notices: rest[3],
});

/** The world of the reference (science.md, 2.5 a). Its rates are invented: compare formulas, never forecast. */
export const KNOWN_WORLD: WorldPlan = {
  habits: {
    ordinary: habits(0.9889, [2e-4, 3e-3, 2e-3, 1e-3, 5e-4], [0.002, 5e-7, 1e-5, 0.002]),
    seller: habits(0.007, [3e-4, 0.2, 0.1, 5e-3, 5e-4], [0.002, 5e-7, 2e-5, 0.01]),
    'adult-creator': habits(0.002, [2e-3, 0.1, 0.2, 0.03, 1e-3], [0.002, 1e-6, 1e-4, 0.05]),
    'press-or-advocate': habits(0.001, [2e-2, 5e-3, 5e-3, 2e-3, 2e-2], [0.35, 1e-6, 1e-3, 0.1]),
    joker: habits(0.001, [5e-3, 5e-3, 5e-3, 2e-2, 5e-3], [0.02, 1e-6, 5e-5, 0.1]),
    brigaded: habits(1e-4, [2e-4, 3e-3, 2e-3, 1e-3, 5e-4], [0.01, 5e-7, 1e-5, 8]),
    loud: habits(0, [0.12, 0.2, 0.18, 0.1, 0.08], [0.01, 0.15, 0.35, 0.8]),
    quiet: habits(0, [0.03, 0.06, 0.05, 0.02, 0.02], [0.01, 0.1, 0.3, 0.3]),
  },
  spread: 0.7,
  posts: [3, 1],
  offer: [0.6, 0.7, 0.6, 0.35, 0.35],
};

/** Deviation of the logarithm of the factors by which a fresh world's rates differ from the known one's: two thirds lie within 1.65 times. */
const FRESHNESS = 0.5;

/** A second world: every rate of the known one times a factor of its own, drawn from the seed, so that nobody chose it. */
export function freshWorld(seed: number): WorldPlan {
  const random = seeded(seed, 'fresh-world');
  const other = (rate: number): number => Math.min(0.9, rate * Math.exp(FRESHNESS * normal(random)));
  const others = ([a, b, c, d, e]: Habits['rates']): Habits['rates'] => [
    other(a),
    other(b),
    other(c),
    other(d),
    other(e),
  ];
  const entries = Object.entries(KNOWN_WORLD.habits).map(([type, one]): [string, Habits] => [
    type,
    {
      share: type === 'ordinary' ? one.share : other(one.share),
      rates: others(one.rates),
      context: other(one.context),
      hash: other(one.hash),
      link: other(one.link),
      notices: one.notices * Math.exp(FRESHNESS * normal(random)),
    },
  ]);
  const drawn = Object.fromEntries(entries) as Record<AccountType, Habits>;
  const hard = INNOCENTS.slice(1).reduce((sum, type) => sum + drawn[type].share, 0);
  return {
    habits: { ...drawn, ordinary: { ...drawn.ordinary, share: 1 - hard } },
    spread: other(KNOWN_WORLD.spread),
    posts: [KNOWN_WORLD.posts[0] + 0.2 * normal(random), KNOWN_WORLD.posts[1]],
    offer: others(KNOWN_WORLD.offer),
  };
}

/** One account that shows anything at all. */
export interface ShownAccount {
  readonly type: AccountType;
  /** Masks of its posts with evidence, with the place of each post. */
  readonly posts: ReadonlyMap<number, number>;
  /** How many posts it wrote. */
  readonly wrote: number;
  readonly contexts: readonly number[];
  readonly hash: boolean;
  readonly link: boolean;
  readonly notices: number;
}

/** A world: accounts that show something, and how many show nothing. */
export interface ScoringWorld {
  readonly accounts: readonly ShownAccount[];
  readonly cleanInnocents: number;
  readonly cleanOffenders: number;
  readonly innocents: number;
  readonly offenders: number;
}

/** Invents a world. The same seed and plan give the same world, byte for byte. */
export function inventWorld(plan: WorldPlan, seed: number, innocents: number, offenders: number): ScoringWorld {
  const random = seeded(seed, 'scoring-world');
  const accounts: ShownAccount[] = [];
  const clean = { innocents: 0, offenders: 0 };
  let made = 0;
  for (const type of INNOCENTS) {
    const count = Math.round(innocents * plan.habits[type].share);
    made += count;
    for (let at = 0; at < count; at += 1) {
      const account = inventAccount(random, plan, type);
      if (isClean(account)) clean.innocents += 1;
      else accounts.push(account);
    }
  }
  for (let at = 0; at < offenders; at += 1) {
    const account = inventAccount(random, plan, at % 2 === 1 ? 'loud' : 'quiet');
    if (isClean(account)) clean.offenders += 1;
    else accounts.push(account);
  }
  return { accounts, cleanInnocents: clean.innocents, cleanOffenders: clean.offenders, innocents: made, offenders };
}

/** True of an offender. */
export function offends(type: AccountType): boolean {
  return type === 'loud' || type === 'quiet';
}

function isClean({ posts, hash, link, notices }: ShownAccount): boolean {
  return posts.size === 0 && !hash && !link && notices === 0;
}

function inventAccount(random: Random, plan: WorldPlan, type: AccountType): ShownAccount {
  const habit = plan.habits[type];
  const [mean, deviation] = plan.posts;
  const wrote = Math.max(1, Math.min(400, Math.round(Math.exp(mean + deviation * normal(random)))));
  const zeal = gamma(random, 2) / 2;
  const posts = new Map<number, number>();
  if (offends(type)) writeOffers(random, plan, { habit, wrote, zeal, posts });
  else writeByRate(random, plan, { habit, wrote, zeal, posts });
  return {
    type,
    posts,
    wrote,
    contexts: [...posts.keys()].filter(() => random.chance(habit.context)),
    hash: random.chance(habit.hash),
    link: random.chance(habit.link),
    notices: poisson(random, (habit.notices * gamma(random, 0.6)) / 0.6),
  };
}

interface Writing {
  readonly habit: Habits;
  readonly wrote: number;
  readonly zeal: number;
  readonly posts: Map<number, number>;
}

/** Offenders put term, offer and contact into the same posts, and little into the others. */
function writeOffers(random: Random, plan: WorldPlan, { habit, wrote, zeal, posts }: Writing): void {
  for (let post = 0; post < wrote; post += 1) {
    const offering = random.chance(habit.rates[0] * 2 * zeal);
    POST_FAMILIES.forEach((_, family) => {
      const rate = offering ? plan.offer[family] : (habit.rates[family] ?? 0) * 0.3;
      if (random.chance(rate ?? 0)) posts.set(post, (posts.get(post) ?? 0) | (1 << family));
    });
  }
}

/** Innocent accounts show each family by its own rate, spread widely over accounts; families meet in one post by accident. */
function writeByRate(random: Random, plan: WorldPlan, { habit, wrote, zeal, posts }: Writing): void {
  POST_FAMILIES.forEach((_, family) => {
    const own = (zeal * gamma(random, plan.spread)) / plan.spread;
    const count = poisson(random, wrote * (habit.rates[family] ?? 0) * own);
    for (let at = 0; at < count; at += 1) {
      const post = random.whole(0, wrote - 1);
      posts.set(post, (posts.get(post) ?? 0) | (1 << family));
    }
  });
}
