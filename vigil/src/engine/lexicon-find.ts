// Finds the terms of one or several lexicons in a text: words through the match library, regular expressions through re2js.
import type { Matcher, Tier, Vocabulary } from '../../../match/src/index.ts';
import { compile, find, load, save } from '../../../match/src/index.ts';
import type { Lexicon, Term } from '../core/lexicon.ts';
import type { PackedTerms, TermTable } from './lexicon-pack.ts';
import { packTerms, tableOf, unpackTerms } from './lexicon-pack.ts';
import type { Pattern } from './lexicon-pattern.ts';
import { compilePattern } from './lexicon-pattern.ts';

/** One place in a text where a term stands. Offsets are UTF-16 offsets in the original text, end exclusive. */
export interface FoundTerm {
  readonly term: Term;
  readonly tier: Tier;
  readonly start: number;
  readonly end: number;
  /** How it was disguised; empty when it was not. */
  readonly evasions: readonly string[];
}

/** Words of the operator's own honest stream: close to a listed one, they are no typing errors of it. */
export interface KnownWords {
  readonly vocabulary: Vocabulary;
  /** Fingerprint of the counts. */
  readonly digest: string;
}

/** Several lexicons made ready for screening. */
export interface CompiledLexicon {
  /** Fingerprint of all content (and of the known words, where there are any), the same whatever the order of the files. */
  readonly digest: string;
  /** All terms with unique ids: a term id used by two lexicons carries the lexicon's id in front, `lexicon:term`. */
  readonly terms: readonly Term[];
  /** How many terms; unlike `terms` it costs nothing when they were handed over packed. */
  readonly size: number;
  /** The compiled words, and whether there are expressions beside them: what a search in raw bytes needs to know. */
  readonly matcher: Matcher | undefined;
  readonly hasPatterns: boolean;
  readonly known: KnownWords | undefined;
  find(text: string): readonly FoundTerm[];
}

/** A compiled lexicon as plain values and bytes, to hand to another thread. */
export interface PackedLexicon {
  readonly digest: string;
  readonly terms: PackedTerms;
  readonly matcher: Uint8Array | undefined;
  readonly known: KnownWords | undefined;
}

/** Finds terms in a text, by their position. */
export type Finder = (text: string) => readonly FoundTerm[];

/** Makes checked lexicons ready. `sha256` maps a text to lower-case hexadecimal. */
export function compileLexicons(
  lexicons: readonly Lexicon[],
  sha256: (text: string) => string,
  known?: KnownWords,
): CompiledLexicon {
  const ordered = inOrder(lexicons);
  const terms = withUniqueIds(ordered.map((entry) => entry.lexicon)).map(({ term }) => term);
  const words = sha256(JSON.stringify(ordered.map((entry) => entry.text)));
  const digest = known === undefined ? words : sha256(`${words}\u0000${known.digest}`);
  const table = tableOf(terms);
  return madeOf({ digest, table, known }, matcherOf(table.groups));
}

/** The lexicon as bytes and plain values. */
export function packLexicon({ digest, terms, matcher, known }: CompiledLexicon): PackedLexicon {
  return { digest, terms: packTerms(terms), matcher: matcher === undefined ? undefined : save(matcher), known };
}

/** The lexicon again, in milliseconds: nothing is compiled but the expressions. */
export function unpackLexicon({ digest, terms, matcher, known }: PackedLexicon): CompiledLexicon {
  return madeOf({ digest, table: unpackTerms(terms), known }, matcher === undefined ? undefined : load(matcher));
}

/** A finder over terms that passed `readLexicon`; expressions that re2js refuses are left out, for the loader has refused them already. */
export function finderOf(terms: readonly Term[]): Finder {
  const table = tableOf(terms);
  return madeOf({ digest: '', table, known: undefined }, matcherOf(table.groups)).find;
}

function madeOf(
  { digest, table, known }: Pick<CompiledLexicon, 'digest' | 'known'> & { readonly table: TermTable },
  matcher: Matcher | undefined,
): CompiledLexicon {
  const options = known === undefined ? {} : { vocabulary: known.vocabulary };
  const patterns = table.patterns.flatMap((term) => {
    const pattern = compilePattern(term.term);
    return pattern === undefined ? [] : [{ term, pattern }];
  });
  const finder = overWindows((text) => {
    const found: FoundTerm[] = [];
    if (matcher !== undefined) {
      for (const match of find(matcher, text, options)) {
        for (const term of table.group(match.term)) {
          found.push({ term, tier: match.tier, start: match.start, end: match.end, evasions: match.evasions });
        }
      }
    }
    for (const entry of patterns) addPattern(found, entry, text);
    return found;
  });
  let terms: readonly Term[] | undefined;
  return {
    digest,
    size: table.count,
    get terms() {
      terms ??= Array.from({ length: table.count }, (_, index) => table.at(index));
      return terms;
    },
    matcher,
    hasPatterns: patterns.length > 0,
    known,
    find: finder,
  };
}

/** The matcher and the expressions look at a bounded stretch; a longer text is read in windows of so many UTF-16 units. */
export const WINDOW = 20_000;
/** How far windows reach over each other: half of it belongs to each, so a finding up to 1,000 units long is seen whole, once. */
const OVERLAP = 2_000;

/** Reads a text of any length: padding in front of an offer must not hide it. */
function overWindows(finder: Finder): Finder {
  return (text) => {
    if (text.length <= WINDOW) return finder(text);
    const found: FoundTerm[] = [];
    for (let from = 0; ; from += WINDOW - OVERLAP) {
      const isLast = from + WINDOW >= text.length;
      const low = from === 0 ? 0 : from + OVERLAP / 2;
      const high = isLast ? text.length : from + WINDOW - OVERLAP / 2;
      for (const one of finder(text.slice(from, from + WINDOW))) {
        const start = from + one.start;
        if (start >= low && start < high) found.push({ ...one, start, end: from + one.end });
      }
      if (isLast) return found;
    }
  };
}

function addPattern(found: FoundTerm[], { term, pattern }: { term: Term; pattern: Pattern }, text: string): void {
  for (const { start, end } of pattern(text)) found.push({ term, tier: 'exact', start, end, evasions: [] });
}

function matcherOf(groups: readonly (readonly Term[])[]): Matcher | undefined {
  const terms = groups.flatMap(([term]) => {
    if (term === undefined || term.kind === 'regex') return [];
    return [{ id: term.id, text: term.term, kind: term.kind }];
  });
  return terms.length === 0 ? undefined : compile(terms);
}

function inOrder(lexicons: readonly Lexicon[]): readonly { readonly lexicon: Lexicon; readonly text: string }[] {
  return lexicons
    .map((lexicon) => ({ lexicon, text: JSON.stringify(lexicon) }))
    .sort((one, other) => (one.text < other.text ? -1 : 1));
}

/** A term as it is looked for, under its unique id, and as its list has it. */
export interface ListedTerm {
  readonly pack: string;
  readonly own: Term;
  readonly term: Term;
}

/** All terms of some lists with the ids under which findings name them. */
export function listedTerms(lexicons: readonly Lexicon[]): readonly ListedTerm[] {
  return withUniqueIds(inOrder(lexicons).map(({ lexicon }) => lexicon));
}

function withUniqueIds(lexicons: readonly Lexicon[]): ListedTerm[] {
  const uses = new Map<string, number>();
  for (const lexicon of lexicons) for (const { id } of lexicon.terms) uses.set(id, (uses.get(id) ?? 0) + 1);
  const taken = new Set(uses.keys());
  return lexicons.flatMap((lexicon) =>
    lexicon.terms.map((own) => {
      const pack = lexicon.id;
      if (uses.get(own.id) === 1) return { pack, own, term: own };
      let id = `${pack}:${own.id}`;
      for (let copy = 2; taken.has(id); copy += 1) id = `${pack}:${own.id}:${copy}`;
      taken.add(id);
      return { pack, own, term: { ...own, id } };
    }),
  );
}
