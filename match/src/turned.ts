// Second readings of a whole text: what HTML entities, percent-encoding, direction overrides and upside-down letters spell, with a map back to the source.
import { OFTEN_TURNED, OVERRIDES, TURNED } from './codes.ts';
import type { Evasion } from './types.ts';
import { endText, LOOK_AHEAD, type Units } from './units.ts';

/** A text read another way. Unit i of it comes from the source units starts[i] to ends[i]. */
export interface Turned {
  readonly text: Units;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly evasion: Evasion;
  readonly sentence: string;
}

const UPSIDE: Readonly<Record<string, string>> = Object.fromEntries(
  [...'ɐqɔpǝɟƃɥᴉɾʞןɯuodbɹsʇnʌʍxʎz'].map((ch, i) => [ch, String.fromCharCode(97 + i)] as const),
);
const UPSIDE_MORE: Readonly<Record<string, string>> = {
  ...UPSIDE,
  '∀': 'a',
  ᗺ: 'b',
  Ɔ: 'c',
  ᗡ: 'd',
  Ǝ: 'e',
  Ⅎ: 'f',
  '⅁': 'g',
  ſ: 'j',
  '˥': 'l',
  Ԁ: 'p',
  ᴚ: 'r',
  '⊥': 't',
  '┴': 't',
  '∩': 'u',
  Λ: 'v',
  '⅄': 'y',
  ı: 'i',
  ᵷ: 'g',
  ꞁ: 'l',
};
const UPSIDE_UNITS = new Map(Object.entries(UPSIDE_MORE).map(([ch, to]) => [ch.charCodeAt(0), to.charCodeAt(0)]));
const CLOSERS: ReadonlySet<number> = new Set([0x202c, 0x2069, 0x0a]);

function empty(length: number): { text: Units; starts: Int32Array; ends: Int32Array } {
  return {
    text: { units: new Uint16Array(length + LOOK_AHEAD), length: 0 },
    starts: new Int32Array(length + 1),
    ends: new Int32Array(length + 1),
  };
}
type Draft = ReturnType<typeof empty>;
function push(draft: Draft, unit: number, start: number, end: number): void {
  const at = draft.text.length++;
  draft.text.units[at] = unit;
  draft.starts[at] = start;
  draft.ends[at] = end;
}
function close(draft: Draft, evasion: Evasion, sentence: string): Turned {
  endText(draft.text.units, draft.text.length);
  return { ...draft, evasion, sentence };
}

const digitOf = (unit: number): number => {
  if (unit >= 48 && unit <= 57) return unit - 48;
  const low = unit | 32;
  return low >= 97 && low <= 102 ? low - 87 : -1;
};
const LONGEST_NUMBER = 8,
  LONGEST_NAME = 24;
const NAMES: Readonly<Record<string, number>> = {
  amp: 0x26,
  lt: 0x3c,
  gt: 0x3e,
  quot: 0x22,
  apos: 0x27,
  nbsp: 0xa0,
  shy: 0xad,
  zwj: 0x200d,
  zwnj: 0x200c,
  ZeroWidthSpace: 0x200b,
  NoBreak: 0x2060,
  period: 0x2e,
  lowbar: 0x5f,
  ast: 0x2a,
  commat: 0x40,
  dollar: 0x24,
  excl: 0x21,
  num: 0x23,
  hyphen: 0x2010,
};
/** One decoded character: its code point and the source units it took, or none. */
interface Decoded {
  point: number;
  width: number;
}
function entityAt({ units, length }: Units, at: number, into: Decoded): boolean {
  let i = at + 1;
  into.point = 0;
  if (units[i] === 0x23) {
    const hex = ((units[i + 1] ?? 0) | 32) === 0x78;
    const first = hex ? i + 2 : i + 1;
    for (i = first; i < length && i - first < LONGEST_NUMBER; i++) {
      const digit = digitOf(units[i] ?? 0);
      if (digit < 0 || (!hex && digit > 9)) break;
      into.point = into.point * (hex ? 16 : 10) + digit;
    }
    if (i === first) return false;
  } else {
    let name = '';
    for (; i < length && name.length < LONGEST_NAME && /[a-z]/iu.test(String.fromCharCode(units[i] ?? 0)); i++)
      name += String.fromCharCode(units[i] ?? 0);
    if (units[i] !== 0x3b) return false;
    // &lcy; and its like are rare: only what hides a word is known by name.
    into.point = Object.hasOwn(NAMES, name) ? (NAMES[name] ?? 0) : 0;
  }
  into.width = i - at + (units[i] === 0x3b ? 1 : 0);
  return into.point > 0 && into.point < 0x110000;
}
/** One percent-encoded UTF-8 character. */
function percentAt({ units, length }: Units, at: number, into: Decoded): boolean {
  const byteAt = (i: number): number => {
    if (i + 2 >= length || units[i] !== 0x25) return -1;
    const high = digitOf(units[i + 1] ?? 0),
      low = digitOf(units[i + 2] ?? 0);
    return high < 0 || low < 0 ? -1 : high * 16 + low;
  };
  const lead = byteAt(at);
  if (lead < 0x20) return false;
  const more = lead < 0x80 ? 0 : lead >= 0xf0 ? 3 : lead >= 0xe0 ? 2 : lead >= 0xc2 ? 1 : -1;
  if (more < 0 || lead > 0xf4) return false;
  into.point = more === 0 ? lead : lead & (0x3f >> more);
  for (let k = 1; k <= more; k++) {
    const next = byteAt(at + 3 * k);
    if ((next & 0xc0) !== 0x80 || next < 0) return false;
    into.point = into.point * 64 + (next & 63);
  }
  into.width = 3 * (more + 1);
  return into.point < 0x110000;
}

function decode(source: Units, from: Turned | undefined): Turned | undefined {
  const { units, length } = source;
  const draft = empty(length);
  const found: Decoded = { point: 0, width: 0 };
  let any = false;
  for (let i = 0; i < length; ) {
    const unit = units[i] ?? 0;
    const is = (unit === 0x26 && entityAt(source, i, found)) || (unit === 0x25 && percentAt(source, i, found));
    const width = is ? found.width : 1;
    const start = from === undefined ? i : (from.starts[i] ?? 0);
    const end = from === undefined ? i + width : (from.ends[i + width - 1] ?? 0);
    if (is) any = true;
    const point = is ? found.point : unit;
    if (point > 0xffff) {
      push(draft, 0xd800 + ((point - 0x10000) >> 10), start, end);
      push(draft, 0xdc00 + ((point - 0x10000) & 0x3ff), start, end);
    } else push(draft, point, start, end);
    i += width;
  }
  return any ? close(draft, 'encoded', 'letters written as codes (&#…; or %…)') : undefined;
}

/** Copies units[from, to) backwards, each pair of surrogates kept in order. */
function pushBackwards(draft: Draft, units: Uint16Array, from: number, to: number): void {
  for (let i = to - 1; i >= from; i--) {
    const unit = units[i] ?? 0;
    if ((unit & 0xfc00) === 0xdc00 && i > from && ((units[i - 1] ?? 0) & 0xfc00) === 0xd800) {
      push(draft, units[i - 1] ?? 0, i - 1, i + 1);
      push(draft, unit, i - 1, i + 1);
      i--;
    } else push(draft, unit, i, i + 1);
  }
}
function overridden({ units, length }: Units): Turned | undefined {
  const draft = empty(length);
  let any = false;
  for (let i = 0; i < length; i++) {
    if (!OVERRIDES.has(units[i] ?? 0)) {
      push(draft, units[i] ?? 0, i, i + 1);
      continue;
    }
    let end = i + 1;
    while (end < length && !CLOSERS.has(units[end] ?? 0) && !OVERRIDES.has(units[end] ?? 0)) end++;
    push(draft, 0x20, i, i + 1);
    pushBackwards(draft, units, i + 1, end);
    any = true;
    i = end - 1;
  }
  return any ? close(draft, 'reversed', 'written backwards behind a direction mark') : undefined;
}
function upsideDown({ units, length }: Units): Turned {
  const draft = empty(length);
  pushBackwards(draft, units, 0, length);
  const { text } = draft;
  for (let i = 0; i < text.length; i++) text.units[i] = UPSIDE_UNITS.get(text.units[i] ?? 0) ?? text.units[i] ?? 0;
  return close(draft, 'upside-down', 'turned upside down');
}

/** By unit: what may turn a text. Letters turned upside down count one or two, marks of direction and the signs that begin a code have bits of their own. */
const CODED = 4,
  TURNS = 8,
  SIGNS_OF_TURNING = new Uint8Array(0x10000);
for (const unit of OFTEN_TURNED) SIGNS_OF_TURNING[unit] = 1;
for (const unit of TURNED) SIGNS_OF_TURNING[unit] = 2;
for (const unit of OVERRIDES) SIGNS_OF_TURNING[unit] = TURNS;
for (const unit of [0x26, 0x25]) SIGNS_OF_TURNING[unit] = CODED;

/** All other readings of a text; usually none. Each is as long as the text at most, codes within codes are read twice. */
export function turnedReadings(source: Units): readonly Turned[] {
  const { units, length } = source;
  let signs = 0,
    turned = 0;
  for (let i = 0; i < length; i++) {
    const sign = SIGNS_OF_TURNING[units[i] ?? 0] ?? 0;
    signs |= sign;
    turned += sign & 3;
  }
  const all: Turned[] = [];
  if (signs === 0) return all;
  const once = (signs & CODED) !== 0 ? decode(source, undefined) : undefined;
  if (once !== undefined) all.push(decode(once.text, once) ?? once);
  const backwards = (signs & TURNS) !== 0 ? overridden(source) : undefined;
  if (backwards !== undefined) all.push(backwards);
  if (turned > 1) all.push(upsideDown(source));
  return all;
}
