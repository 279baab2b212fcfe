// Writes a whole day of a small platform as Vigil NDJSON: every kind of account mixed in time order, the same bytes for the same options.
import type { DemoAccount } from './accounts.ts';
import { accountIdAt, makeAccounts } from './accounts.ts';
import type { DemoKind, DemoOptions, Planned } from './population.ts';
import { OFFENDING, populate } from './population.ts';
import type { Random } from './random.ts';
import { seeded } from './random.ts';
import { everyday, textOf } from './texts.ts';

/** One line of the day, without its line end. */
export interface DemoPost {
  readonly line: string;
  /** The account that wrote it or, for a notice, that it is about. */
  readonly account: string;
  readonly isNotice: boolean;
}

/** What a special account really is. */
export interface DemoTruth {
  readonly account: string;
  readonly kind: DemoKind;
  /** Name of its ring. */
  readonly ring?: string;
  readonly posts: number;
  /** Posts that offer the forbidden trade; 0 for everybody innocent. */
  readonly offers: number;
}

const DAY_MS = 86_400_000;
const OFFERS: ReadonlySet<Planned['act']> = new Set(['offer', 'hint', 'ringOffer']);

/** The day, line by line in time order: `posts` posts, and the notices against brigaded accounts on top. Throws a RangeError for options without room. */
export function* demoDay(options: DemoOptions): Generator<DemoPost> {
  const population = populate(options);
  const accounts = makeAccounts(options, population);
  const ordinary = ordinaryAccounts(
    accounts,
    population.members.map((member) => member.index),
  );
  const writer: Writer = { random: seeded(options.seed, 'posts'), day: Date.parse(options.day), accounts, lines: 0 };
  const rest = options.posts - population.posts;
  let next = 0;
  for (let post = 0; post < rest; post += 1) {
    const at = crowded((post + writer.random.next()) / rest);
    for (
      let planned = population.plans[next];
      planned !== undefined && planned.at <= at;
      planned = population.plans[next]
    ) {
      yield writePlanned(writer, planned);
      next += 1;
    }
    const account = ordinary[Math.floor(writer.random.next() ** 1.5 * ordinary.length)] as DemoAccount;
    yield writePost(writer, account, at, everyday(account.words, writer.random));
  }
  for (const planned of population.plans.slice(next)) yield writePlanned(writer, planned);
}

/** The truth about every special account, in account order. Accounts that are not listed are ordinary. */
export function truthOf(options: DemoOptions): DemoTruth[] {
  const { members, plans } = populate(options);
  const posts = new Map<number, number>();
  const offers = new Map<number, number>();
  for (const { member, act } of plans) {
    if (act !== 'notice') posts.set(member.index, (posts.get(member.index) ?? 0) + 1);
    if (OFFERS.has(act)) offers.set(member.index, (offers.get(member.index) ?? 0) + 1);
  }
  return [...members]
    .sort((one, other) => one.index - other.index)
    .map(({ index, kind, ring }) => ({
      account: accountIdAt(index),
      kind,
      ...(ring === undefined ? {} : { ring: `ring-${ring}` }),
      posts: posts.get(index) ?? 0,
      offers: OFFENDING.has(kind) ? (offers.get(index) ?? 0) : 0,
    }));
}

interface Writer {
  readonly random: Random;
  /** Midnight, milliseconds since 1970. */
  readonly day: number;
  readonly accounts: readonly DemoAccount[];
  lines: number;
}

function ordinaryAccounts(accounts: readonly DemoAccount[], special: readonly number[]): DemoAccount[] {
  const taken = new Set(special);
  return accounts.filter((_, index) => !taken.has(index));
}

/** Maps an even share of the day to milliseconds with a quiet night and a busy evening; rising, so order is kept. */
function crowded(share: number): number {
  const bent = share - (Math.sin(2 * Math.PI * share) * 0.5) / (2 * Math.PI);
  return Math.min(DAY_MS - 1, Math.max(0, Math.floor(bent * DAY_MS)));
}

function writePlanned(writer: Writer, { at, member, act }: Planned): DemoPost {
  const account = writer.accounts[member.index] as DemoAccount;
  if (act === 'notice') return writeNotice(writer, account, at);
  return writePost(writer, account, at, textOf(act, account.words, writer.random, member.ring));
}

function writePost(writer: Writer, account: DemoAccount, at: number, text: string): DemoPost {
  const line = `{"id":"${nextId(writer)}","createdAt":"${new Date(writer.day + at).toISOString()}","language":"${account.words.language}","account":${account.json},"text":${JSON.stringify(text)}}`;
  return { line, account: account.id, isNotice: false };
}

function writeNotice(writer: Writer, account: DemoAccount, at: number): DemoPost {
  const notice = {
    id: nextId(writer),
    account: account.id,
    createdAt: new Date(writer.day + at).toISOString(),
    category: 'illegal',
    comment: writer.random.pick(['Take this person down!', 'Everybody report.', 'I do not like what they say.', '']),
  };
  return { line: JSON.stringify({ notice }), account: account.id, isNotice: true };
}

/** 19 digits: ids beyond what a floating-point number holds must survive. */
function nextId(writer: Writer): string {
  writer.lines += 1;
  return `185${String(writer.lines).padStart(16, '0')}`;
}
