// A Saying is a sentence of Vigil as a code with its facts, so that every reader can have it in a language of theirs. Its English stands here and nowhere else.
import { INNOCENT_KINDS, type InnocentKind } from './innocent.ts';
import type { Family } from './signal.ts';

interface Different {
  readonly posts: number;
  /** How many different ones were found in them. */
  readonly different: number;
}

interface Named {
  readonly posts: number;
  /** Cues by the ids of their terms; one that ends in a colon is a service whose address was seen. */
  readonly names: readonly string[];
  /** Names beyond those told. */
  readonly more: number;
}

interface Proof {
  readonly list: string;
  readonly entry: string;
  /** Bits of 256 that differ. */
  readonly distance: number;
}

/** Every sentence that judging says, by code, in English. */
export const SAYINGS = {
  'reason.term': (it: Different) => `${count(it.posts)} with a listed term${different(it)}.`,
  'reason.age': (it: Different) => `${count(it.posts)} with a listed age cue${different(it)}.`,
  'reason.offer': (it: Named) => `${count(it.posts)} beside it with words that offer something (${names(it)}).`,
  'reason.contact': (it: Named) => `${count(it.posts)} beside it with a way to make contact elsewhere (${names(it)}).`,
  'reason.payment': (it: Named) => `${count(it.posts)} beside it with words or an address for payment (${names(it)}).`,
  'reason.obfuscation': (it: Different) => `${count(it.posts)} where a listed term is disguised${different(it)}.`,
  'reason.joint': ({ posts }: { readonly posts: number }) =>
    `${count(posts)} with a listed term and an offer, contact or payment in the same text.`,
  'reason.hash': (it: { readonly posts: number; readonly proofs: readonly Proof[]; readonly more: number }) =>
    `${count(it.posts)} with media on a list of known hashes (${proofs(it)}).`,
  'reason.link': (it: { readonly shared: boolean; readonly returned: string }) => linked(it),
  'reason.notice': ({ complaints }: { readonly complaints: number }) =>
    `${complaints === 1 ? 'One person complained' : `${complaints} complaints came in`} about this account.`,
  'reason.victim': ({ posts }: { readonly posts: number }) =>
    `${count(posts)} with words of somebody who may be a victim or a minor; a specialist must look.`,
  'reason.classifier': ({ posts }: { readonly posts: number }) =>
    `${count(posts)} that the learned classifier takes for an offer.`,
  'reason.context': (it: Named) =>
    `${count(it.posts)} with words of warning, help or news, which speak for the account (${names(it)}).`,
  'reason.absent': ({ families }: { readonly families: readonly Family[] }) =>
    `Not seen: ${families.map((family) => SOUGHT[family]).join(', ')}.`,
  'reason.rarity': ({ innocent, oneIn }: { readonly innocent: InnocentKind | 'ordinary'; readonly oneIn: number }) =>
    `Compared with an account that ${innocent === 'ordinary' ? 'is ordinary' : INNOCENT_KINDS[innocent].says}: about one in ${oneIn} are.`,
  complaints: (it: Complaints) => complained(it),
} as const satisfies Readonly<Record<string, (facts: never) => string>>;

/** The name of a sentence. */
export type SayingCode = keyof typeof SAYINGS;
/** What a sentence tells beside its words. */
export type FactsOf<C extends SayingCode> = Parameters<(typeof SAYINGS)[C]>[0];
/** A sentence by its code, with its facts. */
export type Saying = { readonly [C in SayingCode]: { readonly code: C; readonly facts: FactsOf<C> } }[SayingCode];

/** The sentence in English. */
export function englishOf({ code, facts }: Saying): string {
  return (SAYINGS[code] as (facts: Saying['facts']) => string)(facts);
}

interface Complaints {
  readonly people: number;
  /** A trusted flagger is among them. */
  readonly trusted: boolean;
  /** People who act together, and as how many voices they count. */
  readonly together: number;
  readonly voices: number;
  /** People whose complaints were never upheld before. */
  readonly abusive: number;
}

const SOUGHT: Readonly<Record<Family, string>> = {
  term: 'listed terms',
  age: 'age cues',
  offer: 'offers',
  contact: 'ways to make contact',
  payment: 'payment',
  obfuscation: 'disguised terms',
  joint: 'a term and a trade in one text',
  hash: 'known media',
  link: 'links to other accounts with a file',
  notice: 'complaints',
  classifier: 'the classifier’s opinion',
  context: 'words of warning or help',
  victim: 'words of a possible victim',
};

function count(posts: number): string {
  return posts === 1 ? 'One post' : `${posts} posts`;
}

function different({ different: n }: Different): string {
  return n > 1 ? ` (${n} different ones)` : '';
}

function names({ names: all, more }: Named): string {
  const said = all.map((name) => (name.endsWith(':') ? `${name.slice(0, -1)} address` : name)).join(', ');
  return more > 0 ? `${said} and ${more} more` : said;
}

function proofs({ proofs: all, more }: { readonly proofs: readonly Proof[]; readonly more: number }): string {
  const said = all
    .map(({ list, entry, distance }) => (entry === '' ? list : `list ${list}, entry ${entry}, distance ${distance}`))
    .join('; ');
  return more > 0 ? `${said}; and ${more} more` : said;
}

function linked({ shared, returned }: { readonly shared: boolean; readonly returned: string }): string {
  if (returned === '') return 'Shares values with accounts that have a file.';
  const back = `rites like the account of case ${returned}, which was found violating`;
  return shared ? `Shares values with accounts that have a file, and w${back}.` : `W${back}.`;
}

function complained({ people, trusted, together, voices, abusive }: Complaints): string {
  if (people === 0) return 'Nobody complained about this account.';
  const more = [
    ...(trusted ? ['a trusted flagger among them'] : []),
    ...(together > 0 ? [`${together} of them act together and count as ${voices === 1 ? 'one' : voices}`] : []),
    ...(abusive > 0 ? [`${abusive} whose complaints were never upheld before`] : []),
  ];
  const who = people === 1 ? 'One person' : `${people} people`;
  return `${who} complained about this account${more.length === 0 ? '' : ` (${more.join('; ')})`}.`;
}
