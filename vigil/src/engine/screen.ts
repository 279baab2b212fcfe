// screen: what does an object say? Finds the lexicon's terms in each of its texts and tells whether one of them is reason enough to keep it.
import { CANARY_PLATFORM, CANARY_TERM } from '../core/canary.ts';
import type { Item } from '../core/item.ts';
import type { Family } from '../core/signal.ts';
import { findIndicators, isTradeCue } from './indicators.ts';
import type { KnownHash, KnownMedia } from './known-media.ts';
import type { CompiledLexicon, FoundTerm } from './lexicon.ts';
import { splitShadow } from './shadow.ts';

/** An item with the terms found in it. With none, and on no list, it stands beside one that has some, for the sake of its Indicators. */
export interface Screened {
  readonly item: Item;
  readonly found: readonly FoundTerm[];
  /** Terms on trial that stand beside them. */
  readonly shadow?: readonly FoundTerm[];
  /** Lists that know the item's media. */
  readonly known?: readonly KnownHash[];
}

/** Families that are trade cues: they never open a file, but say what a listed term is doing. */
const TRADE: ReadonlySet<string> = new Set<Family>(['offer', 'contact', 'payment']);

/** True when a match is certain enough to act without a trade cue beside it. Two-letter terms never are. */
export function isStrong(found: FoundTerm): boolean {
  if (found.tier !== 'exact' && found.tier !== 'obfuscated') return false;
  return found.term.kind === 'regex' || found.term.kind === 'emoji' || lettersOf(found.term.term) > 2;
}

/** True when the text holds words of trade. */
export function holdsTrade(found: readonly FoundTerm[]): boolean {
  return found.some((one) => TRADE.has(one.term.family) && isStrong(one));
}

/** The matches of listed terms that count in this text: strong ones always, weaker ones only beside words of trade. */
export function coreTerms(found: readonly FoundTerm[], hasTrade: boolean): readonly FoundTerm[] {
  return found.filter((one) => one.term.family === 'term' && (isStrong(one) || hasTrade));
}

/** Every text of an object in which something was found, and whether that is reason enough to keep it. */
export interface Screening {
  readonly core: boolean;
  /** True when it would be kept were the terms on trial live. */
  readonly would: boolean;
  readonly texts: readonly Screened[];
}

const NOTHING: Screening = { core: false, would: false, texts: [] };

/**
 * Screens all texts of one object. Returns undefined for a clean object, which is nearly every one;
 * otherwise every text with what was found in it, because a profile's contact line belongs to the post beside it.
 */
export function screen(
  items: readonly Item[],
  lexicon: CompiledLexicon,
  hashes?: KnownMedia,
): readonly Screened[] | undefined {
  const { core, texts } = search(items, lexicon, hashes);
  return core ? texts : undefined;
}

/** Finds everything in an object's texts. Known media is reason enough by itself, also when it is somebody else's: to spread it is a deed of one's own. */
export function search(items: readonly Item[], lexicon: CompiledLexicon, hashes?: KnownMedia): Screening {
  let core = false;
  let would = false;
  let all: Screened[] | undefined;
  for (let i = 0; i < items.length; i++) {
    const item = items[i] as Item;
    const known = item.media === undefined ? undefined : hashes?.find(item.media);
    if (known !== undefined && known.length > 0) {
      core = true;
      all ??= [];
      all.push({ item, found: [], known });
    }
    if (item.text === '') continue;
    const found = withoutCanary(item, lexicon.find(item.text));
    if (found.length === 0) continue;
    all ??= [];
    const split = splitShadow(found);
    all.push({ item, ...split });
    if (!core && item.selfAuthored) core = holdsCore(item.text, split.found);
    if (!would && item.selfAuthored && split.shadow !== undefined) would = holdsCore(item.text, found);
  }
  for (const one of foundAcross(items, lexicon)) {
    const own = all?.find((other) => other.item === one.item);
    const joined = own === undefined ? one : { ...own, found: [...one.found, ...own.found] };
    all = [...(all ?? []).filter((other) => other !== own), joined];
    core ||= holdsCore(joined.item.text, joined.found);
  }
  if (all === undefined) return NOTHING;
  return { core, would: would || core, texts: core ? ofCoreAuthors(items, all) : all };
}

/** A profile's texts longer than this stand for themselves; nobody reads on from one into the next. */
const LONGEST_PART = 500;
/** Terms cut in two between neighbouring texts of a profile, such as the display name and the words under it. Each counts in the second text, from its start. */
function foundAcross(items: readonly Item[], lexicon: CompiledLexicon): readonly Screened[] {
  const parts = items.filter((item) => item.surface === 'profile' && item.selfAuthored && item.text !== '');
  const screened: Screened[] = [];
  for (const [i, item] of parts.entries()) {
    const before = parts[i - 1];
    if (before === undefined || before.text.length > LONGEST_PART || item.text.length > LONGEST_PART) continue;
    const cut = before.text.length;
    const across = splitShadow(lexicon.find(`${before.text}\n${item.text}`)).found.filter(
      (one) => one.start < cut && one.end > cut + 1,
    );
    const found = withoutCanary(item, across).map((one) => ({ ...one, start: 0, end: one.end - cut - 1 }));
    if (found.length > 0) screened.push({ item, found });
  }
  return screened;
}

/** The canary's word means something only in the canary's own song; anybody else may write it. */
function withoutCanary(item: Item, found: readonly FoundTerm[]): readonly FoundTerm[] {
  if (found.length === 0 || item.platform === CANARY_PLATFORM) return found;
  return found.some((one) => one.term.id === CANARY_TERM) ? found.filter((one) => one.term.id !== CANARY_TERM) : found;
}

/**
 * What is kept of an object: only texts of accounts that gave a core signal in it, for a tweet carries the profiles of everybody it mentions.
 * Beside them stand their texts and media in which nothing was found but which name a value: where a shortened link leads, when the platform says so,
 * a contact line of the profile, the hash of a picture. These prove nothing and are no Observations, but they can tie accounts together.
 */
function ofCoreAuthors(items: readonly Item[], screened: readonly Screened[]): readonly Screened[] {
  const isCore = ({ item, found, known }: Screened): boolean =>
    known !== undefined || (item.selfAuthored && holdsCore(item.text, found));
  const authors = new Set(screened.filter(isCore).map(({ item }) => item.author));
  const taken = new Set(screened.map(({ item }) => item));
  const beside = items
    .filter((item) => item.selfAuthored && authors.has(item.author) && !taken.has(item))
    .filter((item) => item.media !== undefined || findIndicators(item.text).length > 0)
    .map((item) => ({ item, found: [] }));
  return [...screened.filter(({ item }) => authors.has(item.author)), ...beside];
}

/** Indicators cost more than terms, so they are looked for only where a loose reading needs one beside it. */
function holdsCore(text: string, found: readonly FoundTerm[]): boolean {
  if (coreTerms(found, holdsTrade(found)).length > 0) return true;
  return coreTerms(found, true).length > 0 && findIndicators(text).some(isTradeCue);
}

function lettersOf(term: string): number {
  return [...term].filter((character) => /[\p{L}\p{N}]/u.test(character)).length;
}
