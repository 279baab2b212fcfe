// Rings on a real background: activity of an election, with files dealt out at random and, in a second run, invented rings planted among the accounts.
import type { IndicatorKind, IndicatorValue } from '../../vigil/src/core/indicator.ts';
import { type Random, seeded } from '../../vigil/src/demo/random.ts';
import type { IndicatorUse } from '../../vigil/src/engine/rings/population.ts';
import type { Activity, Modality } from './co-sharing-parity.ts';

/** What each column is to us. Hashtags are no Indicators of ours; they are taken as links here, to make it harder. */
const KINDS: Readonly<Record<Modality, IndicatorKind>> = {
  url_id: 'link',
  hashtag_id: 'link',
  domain_id: 'link',
  phash_id: 'hash',
};

/** The background as one platform. */
export interface Background {
  readonly accounts: readonly string[];
  /** Values of each account, as kind, service and value. */
  readonly values: ReadonlyMap<string, ReadonlyMap<string, IndicatorValue>>;
  /** How many accounts hold a value. */
  readonly held: ReadonlyMap<string, number>;
}

/** A run: uses of accounts with a file, the numbers beside them, and where rings were planted. */
export interface Run {
  readonly uses: readonly IndicatorUse[];
  readonly files: number;
  readonly accounts: number;
  readonly held: (value: IndicatorValue) => number | undefined;
  /** The planted ring of each account with a file. */
  readonly truth: ReadonlyMap<string, number | undefined>;
}

const keyOf = ({ kind, service, value }: IndicatorValue): string => `${kind} ${service} ${value}`;

/** Reads the activity as values of accounts. */
export function backgroundOf(activity: readonly Activity[]): Background {
  const values = new Map<string, Map<string, IndicatorValue>>();
  const held = new Map<string, number>();
  for (const row of activity) {
    const own = values.get(row.account_id) ?? new Map<string, IndicatorValue>();
    values.set(row.account_id, own);
    for (const [service, kind] of Object.entries(KINDS) as [Modality, IndicatorKind][]) {
      const value = { kind, service, value: row[service] };
      if (value.value === '' || own.has(keyOf(value))) continue;
      own.set(keyOf(value), value);
      held.set(keyOf(value), (held.get(keyOf(value)) ?? 0) + 1);
    }
  }
  return { accounts: [...values.keys()], values, held };
}

/** Deals files to a share of all accounts; `rings` invented ones are planted, of whose members three in five have a file. */
export function dealFiles(
  background: Background,
  seed: number,
  wish: { readonly share: number; readonly rings: number },
): Run {
  const random = seeded(seed, `background ${wish.share} ${wish.rings}`);
  const planted = plant(background.accounts, wish.rings, random);
  const uses: IndicatorUse[] = [];
  const truth = new Map<string, number | undefined>();
  const extra = new Map<string, number>();
  for (const { values } of planted.values())
    for (const value of values) extra.set(keyOf(value), (extra.get(keyOf(value)) ?? 0) + 1);
  for (const account of background.accounts) {
    const member = planted.get(account);
    if (!random.chance(member === undefined ? wish.share : 0.6)) continue;
    truth.set(account, member?.ring);
    for (const value of background.values.get(account)?.values() ?? []) uses.push({ account, ...value });
    for (const value of member?.values ?? []) uses.push({ account, ...value });
  }
  const held = (value: IndicatorValue): number | undefined =>
    background.held.get(keyOf(value)) ?? extra.get(keyOf(value));
  return { uses, files: truth.size, accounts: background.accounts.length, held, truth };
}

/** Rings of 3 to 12 accounts that share two to four invented handles, invites or payment tags; each member uses a value with chance .6, at least one. */
function plant(
  accounts: readonly string[],
  rings: number,
  random: Random,
): ReadonlyMap<string, { readonly ring: number; readonly values: readonly IndicatorValue[] }> {
  const out = new Map<string, { readonly ring: number; readonly values: readonly IndicatorValue[] }>();
  for (let ring = 0; ring < rings; ring++) {
    const own = Array.from({ length: random.whole(2, 4) }, (_, i): IndicatorValue => {
      const kind = random.pick(['handle', 'invite', 'payment'] as const);
      return { kind, service: 'qimbo', value: `zork${ring}-${i}` };
    });
    for (let member = random.whole(3, 12); member > 0; member--) {
      const account = random.pick(accounts);
      if (out.has(account)) continue;
      const used = own.filter(() => random.chance(0.6));
      out.set(account, { ring, values: used.length > 0 ? used : [random.pick(own)] });
    }
  }
  return out;
}
