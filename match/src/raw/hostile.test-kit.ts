// Writes hostile JSON lines from a seed and says what JSON.parse sees in them: the yardstick of the raw scanner's tests.

/** A small generator with a seed, so that a line found bad can be made again from its number (mulberry32, public domain). */
export function seeded(seed: number): (below: number) => number {
  let state = seed | 0;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

export const KEYS = [
  'text',
  'content',
  'alt',
  'title',
  'description',
  'display_name',
  'name',
  'tags',
  'a',
  'x/y',
] as const;

const OTHER_KEYS = [
  'id',
  'langs',
  'tex',
  'textt',
  'Text',
  '',
  'tag',
  'b',
  'text:',
  '__proto__',
  'naïve',
  'desc\\ription',
];
const PIECES = [
  'blenvik',
  ' zorple packs',
  '#qivtrade',
  '"',
  '\\',
  '\\\\',
  '"text":"',
  '\\"text\\":',
  '","text":"',
  '{"a":',
  ']',
  '}',
  '[',
  '{',
  ':',
  ',',
  '\u0000',
  '\b',
  '\n',
  '\r\n',
  '\t',
  '\u001f',
  '\u007f',
  'é',
  'Ж',
  '世界',
  '😀',
  '\ud83d',
  '\ude00',
  '\uffff',
  '\u2028',
  '\ufeff',
  '/',
  'u0041',
  'y'.repeat(40),
];
const SPACES = ['', '', '', '', '', ' ', '\t', ' \t ', '\r\n', '\n'];
const SCALARS = ['0', '-1.5e+10', 'true', 'false', 'null', '9007199254740993', '{}', '[]', '[[]]', '""'];
const SHORT: Record<string, string> = {
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '"': '\\"',
  '\\': '\\\\',
  '/': '\\/',
};

type Random = (below: number) => number;

function oneOf<T>(random: Random, list: readonly T[]): T {
  return list[random(list.length)] as T;
}

function escaped(unit: string, random: Random): string {
  const hex = unit.charCodeAt(0).toString(16).padStart(4, '0');
  return `\\u${random(2) === 0 ? hex : hex.toUpperCase()}`;
}

/** One string as JSON. `share` in 100 of its units are written as escapes, and all that must be. */
function written(text: string, share: number, random: Random): string {
  let out = '"';
  for (let i = 0; i < text.length; i++) {
    const unit = text.charAt(i);
    const code = text.charCodeAt(i);
    const lone = code >= 0xd800 && code < 0xe000;
    if (lone && code < 0xdc00 && /[\udc00-\udfff]/.test(text.charAt(i + 1)) && random(100) >= share) {
      out += unit + text.charAt(++i);
    } else if (lone || random(100) < share) out += escaped(unit, random);
    else if (unit === '"' || unit === '\\' || code < 0x20)
      out += SHORT[unit] && random(4) > 0 ? SHORT[unit] : escaped(unit, random);
    else out += unit;
  }
  return `${out}"`;
}

function hostileText(random: Random): string {
  let text = '';
  for (let k = random(6); k > 0; k--) text += oneOf(random, PIECES);
  return random(4000) === 0 ? text + 'long '.repeat(random(16_000)) : text;
}

const text = (random: Random): string => written(hostileText(random), oneOf(random, [0, 0, 5, 50, 100]), random);

function list(random: Random, depth: number): string {
  const items: string[] = [];
  for (let k = random(5); k > 0; k--) items.push(random(3) > 0 ? text(random) : value(random, depth + 1));
  return `[${items.map((item) => oneOf(random, SPACES) + item + oneOf(random, SPACES)).join(',')}]`;
}

function value(random: Random, depth: number): string {
  const kind = random(10);
  if (kind < 5 || depth > 5) return text(random);
  if (kind < 6) return oneOf(random, SCALARS);
  return kind < 8 ? list(random, depth) : object(random, depth);
}

/** In one object of thirty the keys are written with escapes. */
function object(random: Random, depth: number): string {
  const members: string[] = [];
  const share = random(30) === 0 ? 20 : 0;
  for (let k = random(7); k > 0; k--) {
    const key = written(random(3) > 0 ? oneOf(random, KEYS) : oneOf(random, OTHER_KEYS), share, random);
    const space = (): string => oneOf(random, SPACES);
    members.push(`${space()}${key}${space()}:${space()}${value(random, depth + 1)}${space()}`);
  }
  return `{${members.join(',')}}`;
}

/** A JSON line whose strings, keys, spaces and order are as awkward as JSON allows. */
export function hostileLine(seed: number): string {
  return object(seeded(seed), 0);
}

const FRAGMENTS = [
  '"',
  '\\',
  '\\"',
  '"text":"blenvik"',
  '\\u00',
  '\\ud800',
  ':',
  ',',
  '{',
  '}',
  '[',
  ']',
  '"tags":[',
  '\n',
  '\u0000',
].map((piece) => [...piece].map((character) => character.charCodeAt(0)));
const BROKEN = [
  [0x80],
  [0xc0, 0xaf],
  [0xe0, 0x80, 0x80],
  [0xed, 0xa0, 0x80],
  [0xf4, 0x90, 0x80, 0x80],
  [0xf8],
  [0xc3],
  [0xe2, 0x82],
  [0xf0, 0x9f],
  [0xef, 0xbb, 0xbf],
];

/** The same line with one to three wounds: cut short, a byte changed, taken out or put in, bytes that are not UTF-8. */
export function wounded(line: Uint8Array, seed: number): Uint8Array {
  const random = seeded(seed ^ 0x5bd1e995);
  let bytes = [...line];
  for (let k = 1 + random(3); k > 0; k--) {
    const at = random(bytes.length + 1);
    const kind = random(6);
    if (kind === 0) bytes = bytes.slice(0, at);
    else if (kind === 1) bytes.splice(at, 1, random(256));
    else if (kind === 2) bytes.splice(at, 1 + random(3));
    else if (kind === 3) bytes.splice(at, 0, ...oneOf(random, BROKEN));
    else bytes.splice(at, 0, ...oneOf(random, FRAGMENTS));
  }
  return Uint8Array.from(bytes);
}

/** Each user string that JSON.parse and a walk over every object see, as `key index:string`, sorted; `undefined` when it is no JSON. */
export function parsedStrings(line: string): string[] | undefined {
  let root: unknown;
  try {
    root = JSON.parse(line);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
  const found: string[] = [];
  const walk = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    for (const [key, held] of Object.entries(node)) {
      const k = Array.isArray(node) ? -1 : (KEYS as readonly string[]).indexOf(key);
      if (k >= 0)
        for (const one of Array.isArray(held) ? held : [held]) if (typeof one === 'string') found.push(`${k}:${one}`);
      walk(held);
    }
  };
  walk(root);
  return found.sort();
}

/** What of `wanted` is not in `seen`, counting repeats; both are sorted. */
export function missing(wanted: readonly string[], seen: readonly string[]): string[] {
  let at = 0;
  return wanted.filter((one) => {
    while (at < seen.length && (seen[at] ?? '') < one) at++;
    if (seen[at] !== one) return true;
    at++;
    return false;
  });
}
