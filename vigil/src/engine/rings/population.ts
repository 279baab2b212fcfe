// What the formulas of rings count with: the platform's accounts, those with a file, and how many hold a value. Formulas: Fellegi and Sunter 1969, with the frequency of the value itself.
import { type IndicatorValue, isNamed } from '../../core/indicator.ts';

/** One use of a value by an account with a file. */
export interface IndicatorUse extends IndicatorValue {
  /** The account's id on its platform. One pass looks at one platform. */
  readonly account: string;
  /** The item it stood in; needed for `text` and `bio`, whose bands belong together by item. */
  readonly item?: string;
}

/** The numbers beside the uses. */
export interface Population {
  /** Accounts on the platform, N. Less than `files` counts as `files`. */
  readonly accounts: number;
  /** Accounts with a file, nF. */
  readonly files: number;
  /**
   * How many accounts of the platform hold a value, d. Undefined where nobody counted it: then only those with a file are known (d = k),
   * and the value is trusted less, see `weigh`. A count below k was not one of the whole platform and is passed over. Never asked for `text` and `bio`,
   * which only accounts with a file have.
   */
  readonly held?: (value: IndicatorValue) => number | undefined;
}

/** A value with those who hold it and what it is worth. Bits are log2. */
export interface Weighed extends IndicatorValue {
  /** Places of the holders in the sorted list of accounts, ascending; k of them. */
  readonly holders: readonly number[];
  /** d: accounts of the platform that hold it. */
  readonly held: number;
  /** Whether d was counted on the platform. */
  readonly counted: boolean;
  /** log2(N / d): how rare it is on the platform, before anything is taken off. */
  readonly rarity: number;
  /** How much more frequent it is among accounts with a file than among the others, log2. */
  readonly lift: number;
  /** Bits it adds to a tie; 0 when it ties nobody. */
  readonly idf: number;
}

/** A value this much more frequent among accounts with a file than on the platform may tie: 32 times. */
export const LEAST_LIFT = 5;
/** A value held by more accounts with a file than a ring may have members ties nobody: such a group would be split in any case, and pairs grow with its square. */
export const MOST_HOLDERS = 50;
/** A value that nobody counted and that more accounts hold than this cannot be told from a joke or a popular link. */
export const MOST_UNCOUNTED = 25;
/** Copying a text, a link or a picture is easy, so one that nobody counted is worth less than a tie: by itself it joins no two accounts, and neither do many links and pictures. */
export const COPIED_BITS = 8;
/**
 * Of those who hold a link or a picture at least a third must have a file. Of thousands that eight accounts share, some always fall on two with a file by
 * chance; a handle or a payment tag names one person's place, and there the lift is enough.
 */
const COPIED_SHARE = 1 / 3;
/** A value that more than one account in two hundred holds belongs to the platform, not to a ring. */
const PLATFORM_SHARE = 200;

/** Kinds that name one person's own place elsewhere. The others are copied freely. */
const OWN: ReadonlySet<string> = new Set(['handle', 'invite', 'payment']);

/** lift(x) = log2((k / nF) / ((d - k + .5) / N)): how much more frequent a value is among accounts with a file than among the others. */
export function liftOf(k: number, d: number, { accounts, files }: Population): number {
  return Math.log2(k / files / ((d - k + 0.5) / Math.max(accounts, files)));
}

/** What a value is worth. `holders` are those with a file, at least one. */
export function weigh(value: IndicatorValue, holders: readonly number[], population: Population): Weighed {
  const k = holders.length;
  const told = isNamed(value) ? population.held?.(value) : undefined;
  const counted = told !== undefined && told >= k;
  const held = counted ? told : k;
  const all = Math.max(population.accounts, population.files);
  const { kind, service } = value;
  const lift = liftOf(k, held, population);
  const rarity = Math.log2(all / held);
  const base = { kind, service, value: value.value, holders, held, counted, rarity, lift };
  const ties =
    k >= 2 &&
    k <= MOST_HOLDERS &&
    isOfFew({ held, k, counted }, all) &&
    (OWN.has(kind) || k >= held * COPIED_SHARE) &&
    lift >= LEAST_LIFT;
  const idf = ties ? rarity : 0;
  return { ...base, idf: counted || OWN.has(kind) ? idf : Math.min(idf, COPIED_BITS) };
}

/** False for what belongs to a platform or to everybody: such values are evidence of nothing. */
export function isOfFew(
  { held, k, counted }: { readonly held: number; readonly k: number; readonly counted: boolean },
  accounts: number,
): boolean {
  if (!counted && k > MOST_UNCOUNTED) return false;
  return held <= Math.max(MOST_HOLDERS, accounts / PLATFORM_SHARE);
}

/** Whether a value is one that is copied freely and that nobody counted. */
export function isLooseCopy({ kind, counted }: Pick<Weighed, 'kind' | 'counted'>): boolean {
  return !counted && !OWN.has(kind);
}

/** Whether a value is a link or picture that nobody counted: it may be on everybody's lips, and so may the next one the same two accounts share. */
export function mayBePopular(one: Weighed): boolean {
  return isLooseCopy(one) && isNamed(one);
}

/** Order of values: by kind, service and value, so that sums do not depend on the order of the input. */
export function byValue(a: IndicatorValue, b: IndicatorValue): number {
  return order(a.kind, b.kind) || order(a.service, b.service) || order(a.value, b.value);
}

/** Order of texts by their UTF-16 units, the same on every machine. */
export function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
