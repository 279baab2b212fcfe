// Lines of JSON as awkward as can be, with disguised terms anywhere in them; every line can be made again from its number.
import type { Term } from '../match/src/index.ts';
import { hostileLine, wounded } from '../match/src/raw/hostile.test-kit.ts';
import { type Random, seeded } from '../vigil/src/demo/random.ts';
import { carry } from './evasion/carriers.ts';
import { FAMILIES, NATIVE_FAMILIES, SHORT_FAMILIES } from './evasion/families.ts';
import { makeLines } from './lines.ts';
import { USER_KEYS } from './user-strings.ts';

const EVERY_FAMILY = [...FAMILIES, ...SHORT_FAMILIES, ...NATIVE_FAMILIES];
const OTHER_KEYS = ['id', 'tex', 'textt', 'Text', '', 'langs', '__proto__', 'url', 'text:', 'naïve'];
/** Pieces that stand between and inside words. */
const PIECES = [
  ...[
    ' ',
    ' ',
    ' ',
    '.',
    ',',
    '-',
    '_',
    '#',
    '@',
    '*',
    '\n',
    '\r\n',
    '\t',
    '/',
    '\\',
    '"',
    '&',
    '<',
    '>',
    '<b>',
    '</b>',
  ],
  ...[
    '&amp;',
    '&#98;',
    '%62',
    '\u200b',
    '\u202e',
    '\u202c',
    '\u0301',
    '\u00ad',
    '\ufeff',
    '\u2028',
    '\u0000',
    '\ud83d',
    '\ude00',
  ],
  ...['😀', '🇬', '🇧', 'Ж', 'é', '世界', 'b', 'l', 'e', '1', '0', '|<', 'ﬀ', 'ǆ', 'ｂ', '𝐛', '\uffff', 'x'.repeat(70)],
];

/** What the texts of the lines are made from; no text of a real person is among it, so that a line may be printed. */
export interface Stock {
  readonly terms: readonly Term[];
  readonly seed: number;
}

/** A term in the disguise of one or two families, or as listed. */
function hidden(term: string, random: Random): string {
  let text = term;
  for (let times = random.whole(0, 2); times > 0; times -= 1) text = random.pick(EVERY_FAMILY).disguise(text, random);
  return text;
}

/** A text with pieces put in, letters taken out or changed at random places. */
function mangled(text: string, random: Random): string {
  let out = text;
  for (let times = random.whole(0, 4); times > 0; times -= 1) {
    const at = random.whole(0, out.length);
    const kind = random.whole(0, 3);
    const piece = kind === 3 ? String.fromCodePoint(random.whole(0, 0xffff)) : random.pick(PIECES);
    out = out.slice(0, at) + (kind === 0 ? '' : piece) + out.slice(kind === 1 ? at : at + 1);
  }
  return out;
}

function userText({ terms }: Stock, random: Random): string {
  const kind = random.whole(0, 9);
  if (kind === 0) return carry('the garden', random).text;
  const term = hidden(random.pick(terms).text, random);
  if (kind < 5) return carry(kind < 3 ? term : mangled(term, random), random).text;
  if (kind < 7) return mangled(term, random);
  return Array.from({ length: random.whole(1, 12) }, () => (random.chance(0.25) ? term : random.pick(PIECES))).join('');
}

/** A string as JSON; a share of its units is written as escapes. */
function written(text: string, random: Random): string {
  const share = random.pick([0, 0, 0, 0.1, 1]);
  if (share === 0) return JSON.stringify(text);
  let out = '';
  for (let at = 0; at < text.length; at += 1) {
    const coded = `\\u${text.charCodeAt(at).toString(16).padStart(4, '0')}`;
    // Half characters one by one become escapes, which reads as the same text.
    out += random.chance(share) ? coded : JSON.stringify(text.charAt(at)).slice(1, -1);
  }
  return `"${out}"`;
}

function value(stock: Stock, random: Random, depth: number): string {
  const kind = random.whole(0, 9);
  if (kind < 6 || depth > 4) return written(userText(stock, random), random);
  if (kind === 6) return random.pick(['0', '-1.5e+10', 'true', 'null', '{}', '[]', '""']);
  if (kind === 7)
    return `[${Array.from({ length: random.whole(0, 3) }, () => value(stock, random, depth + 1)).join(random.pick([',', ' , ']))}]`;
  return object(stock, random, depth + 1);
}

function object(stock: Stock, random: Random, depth: number): string {
  const members = Array.from({ length: random.whole(1, 5) }, () => {
    const key = random.chance(0.75) ? random.pick(USER_KEYS) : random.pick(OTHER_KEYS);
    return `${random.chance(0.03) ? written(key, random) : JSON.stringify(key)}${random.pick([':', ' : '])}${value(stock, random, depth)}`;
  });
  return `{${members.join(random.pick([',', ', ', ',\t']))}}`;
}

/** The line of this number: posts of three platforms, nested objects, and the awkward lines of the raw scan's own tests, some of them damaged. */
export function fuzzLine(stock: Stock, number: number): Uint8Array {
  const random = seeded(stock.seed, `fuzz ${number}`);
  const kind = random.whole(0, 19);
  if (kind === 0) return Buffer.from(hostileLine(stock.seed * 1e6 + number));
  if (kind < 6) {
    const post = { text: userText(stock, random), lang: 'en' };
    return Buffer.from(makeLines([post], random.whole(1, 1e9))[0]?.json ?? '');
  }
  const line = Buffer.from(object(stock, random, 0));
  return kind === 6 ? wounded(line, random.whole(1, 1e9)) : line;
}
