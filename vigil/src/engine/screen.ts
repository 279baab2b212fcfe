// screen: what does an object say? Finds the lexicon's terms in each of its texts and tells whether one of them is reason enough to keep it.
import { CANARY_PLATFORM, CANARY_TERM } from '../core/canary.ts';
import type { AccountId, Item } from '../core/item.ts';
import type { Family } from '../core/signal.ts';
import { findIndicators, holdsCue, mayHoldIndicators } from './indicators.ts';
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

/** Every text of an object in which something was found, and whose own texts are reason enough to keep something of it. */
export interface Screening {
  readonly all: readonly Screened[];
  /** Authors of core signals; undefined when there are none, as nearly always. */
  readonly core: ReadonlySet<AccountId> | undefined;
  /** The same, were the terms on trial live. */
  readonly would: ReadonlySet<AccountId> | undefined;
  /** Texts of the authors themselves in which an indicator may stand; of all others it is certain that none does. */
  readonly hinted: readonly Item[];
}

const NONE: readonly never[] = [];
const NOTHING: Screening = { all: NONE, core: undefined, would: undefined, hinted: NONE };

/**
 * Screens all texts of one object. Returns undefined for a clean object, which is nearly every one;
 * otherwise every text with what was found in it, because a profile's contact line belongs to the post beside it.
 */
export function screen(
  items: readonly Item[],
  lexicon: CompiledLexicon,
  hashes?: KnownMedia,
): readonly Screened[] | undefined {
  const { all, core } = search(items, lexicon, hashes);
  return core === undefined ? undefined : ofAuthors(items, all, core);
}

/** Finds everything in an object's texts. Known media is reason enough by itself, also when it is somebody else's: to spread it is a deed of one's own. */
export function search(items: readonly Item[], lexicon: CompiledLexicon, hashes?: KnownMedia): Screening {
  let core: Set<AccountId> | undefined;
  const onTrial: AccountId[] = [];
  let all: Screened[] | undefined;
  let hinted: Item[] | undefined;
  const isCore = (item: Item): void => {
    core ??= new Set();
    core.add(item.author);
  };
  for (let i = 0; i < items.length; i++) {
    const item = items[i] as Item;
    const known = item.media === undefined ? undefined : hashes?.find(item.media);
    if (known !== undefined && known.length > 0) {
      isCore(item);
      all ??= [];
      all.push({ item, found: [], known });
    }
    if (item.text === '') continue;
    if (item.selfAuthored && mayHoldIndicators(item.text)) {
      hinted ??= [];
      hinted.push(item);
    }
    const found = withoutCanary(item, lexicon.find(item.text));
    if (found.length === 0) continue;
    all ??= [];
    const split = splitShadow(found);
    all.push({ item, ...split });
    if (!item.selfAuthored) continue;
    if (core?.has(item.author) !== true && holdsCore(item.text, split.found)) isCore(item);
    else if (split.shadow !== undefined && holdsCore(item.text, found)) onTrial.push(item.author);
  }
  for (const one of foundAcross(items, lexicon)) {
    const own = all?.find((other) => other.item === one.item);
    const joined = own === undefined ? one : { ...own, found: [...one.found, ...own.found] };
    all = [...(all ?? []).filter((other) => other !== own), joined];
    if (holdsCore(joined.item.text, joined.found)) isCore(joined.item);
  }
  if (all === undefined) return hinted === undefined ? NOTHING : { ...NOTHING, hinted };
  const would = onTrial.length === 0 ? core : new Set([...(core ?? []), ...onTrial]);
  return { all, core, would, hinted: hinted ?? NONE };
}

/**
 * Of an object with texts by several accounts (a tweet carries the profiles of everybody it mentions), the texts of these: what was found, and beside it
 * their texts and media in which no term was found but which name a value: a contact line of the profile, where a shortened link leads, the hash of a
 * picture. Nobody gets a file for standing on the same page.
 */
export function ofAuthors(
  items: readonly Item[],
  all: readonly Screened[],
  authors: ReadonlySet<AccountId>,
): readonly Screened[] {
  const found = new Set(all.map(({ item }) => item));
  const beside = items
    .filter((item) => item.selfAuthored && authors.has(item.author) && !found.has(item))
    .filter((item) => item.media !== undefined || findIndicators(item.text).length > 0)
    .map((item): Screened => ({ item, found: [] }));
  return [...all.filter(({ item }) => authors.has(item.author)), ...beside];
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

/** Indicators cost more than terms, so they are looked for only where a loose reading needs one beside it. */
function holdsCore(text: string, found: readonly FoundTerm[]): boolean {
  if (coreTerms(found, holdsTrade(found)).length > 0) return true;
  return coreTerms(found, true).length > 0 && holdsCue(text);
}

function lettersOf(term: string): number {
  return [...term].filter((character) => /[\p{L}\p{N}]/u.test(character)).length;
}
