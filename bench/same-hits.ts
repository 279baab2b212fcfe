// Checks on fuzzed lines that the raw path finds what the parsed path finds: a line cleared from its bytes must hold no term. Run: node bench/match.ts --only fuzz --fuzz 1000000
import { compile, find, lineScanner, type Matcher } from '../match/src/index.ts';
import { plainOf } from '../vigil/src/connect/html.ts';
import { makeNativeTerms } from './evasion/native-terms.ts';
import { type IsUsed, makeLexicon, makeTerms } from './evasion/terms.ts';
import { fuzzLine, type Stock } from './fuzz-lines.ts';
import type { Shown } from './musts.ts';
import { eachUserString, HTML_KEYS, USER_KEYS } from './user-strings.ts';

const WANTED = new Set(USER_KEYS);
const TERMS = 300;
const SHOWN = 5;
const ENOUGH = 1_000_000;

/** What was tried and what came out. */
interface Tally {
  lines: number;
  /** Lines that are no JSON; no path finds anything in them. */
  broken: number;
  cleared: number;
  withHits: number;
  /** Lines cleared although `find` has a hit in a string as its reader sees it. There must be none. */
  readonly wrong: string[];
}

/** What people wrote in a line, HTML as its reader sees it where these keys hold it; undefined when it is no JSON. */
function stringsOf(line: Uint8Array, html: readonly string[]): readonly string[] | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(Buffer.from(line).toString());
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
  const strings: string[] = [];
  eachUserString(parsed, WANTED, (text, key) => strings.push(html.includes(key) ? plainOf(text).text : text));
  return strings;
}

/** A path that looks at lines with one matcher. */
interface Path {
  readonly name: string;
  readonly matcher: Matcher;
  readonly html: readonly string[];
  readonly perhaps: (bytes: Uint8Array, from: number, to: number) => boolean;
}

function look(path: Path, line: Uint8Array, number: number, tally: Tally): void {
  const strings = stringsOf(line, path.html);
  tally.lines += 1;
  if (strings === undefined) {
    tally.broken += 1;
    return;
  }
  const hit = strings.find((text) => find(path.matcher, text).length > 0);
  if (hit !== undefined) tally.withHits += 1;
  if (path.perhaps(line, 0, line.length)) return;
  tally.cleared += 1;
  if (hit !== undefined) tally.wrong.push(`line ${number}, ${path.name}: ${JSON.stringify(hit)}`);
}

/** Tries so many lines, in turn with and without the typo tier, and with HTML keys and without. */
export function fuzzSection(count: number, seed: number, isUsed: IsUsed): Shown {
  const terms = [
    ...makeLexicon(seed, TERMS, isUsed),
    ...makeTerms(seed + 1, { abbreviation: 20 }, isUsed).map((term) => ({ ...term, id: `short-${term.id}` })),
    ...makeNativeTerms(seed, 5, isUsed),
    { id: 'blenvik', text: 'blenvik', kind: 'word' as const },
  ];
  const stock: Stock = { terms, seed };
  const paths = [false, true].flatMap((fuzzy) => {
    const matcher = compile(terms, { fuzzy });
    return [[], HTML_KEYS].map((html): Path => {
      const name = `${fuzzy ? 'with typo tier' : 'strong tiers'}${html.length > 0 ? ', HTML' : ''}`;
      return { name, matcher, html, perhaps: lineScanner(matcher, { keys: USER_KEYS, html }).perhaps };
    });
  });
  const tally: Tally = { lines: 0, broken: 0, cleared: 0, withHits: 0, wrong: [] };
  for (let number = 0; number < count; number += 1) {
    const path = paths[number % paths.length];
    if (path !== undefined) look(path, fuzzLine(stock, number), number, tally);
  }
  const { lines, broken, cleared, withHits, wrong } = tally;
  const text = `${lines} fuzzed lines, ${terms.length} terms, seed ${seed}: ${withHits} hold a term, ${cleared} were cleared from their bytes, ${broken} are no JSON.`;
  return {
    text: [text, ...wrong.slice(0, SHOWN).map((one) => `- DIFFERENCE ${one}`)].join('\n'),
    musts: [
      {
        what: 'raw path hits = JSON.parse path hits',
        must: 'identical on 1,000,000 fuzzed lines',
        measured: `${wrong.length} differences in ${lines} lines${lines < ENOUGH ? ' (all: `--fuzz 1000000`)' : ''}`,
        met: wrong.length > 0 || withHits === 0 || cleared === 0 ? false : lines >= ENOUGH ? true : undefined,
        part: 'fuzz',
      },
    ],
  };
}
