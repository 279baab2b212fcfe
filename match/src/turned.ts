// Second readings of a whole text: what HTML entities, percent-encoding, direction overrides and upside-down letters spell, with a map back to the source.
import { OFTEN_TURNED, OVERRIDES, TURNED } from './codes.ts';
import { type Decoded, escapeAt } from './escapes.ts';
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

function decode(source: Units, from: Turned | undefined): Turned | undefined {
  const { units, length } = source;
  const draft = empty(length);
  const found: Decoded = { point: 0, width: 0 };
  let any = false;
  for (let i = 0; i < length; ) {
    const unit = units[i] ?? 0;
    const is = escapeAt(source, i, found);
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

/** What of `SIGNS_OF_TURNING` a text holds: the bits of what is no letter, joined, and the sum of its turned letters. */
const met = { signs: 0, turned: 0 };
function meet({ units, length }: Units): void {
  met.signs = met.turned = 0;
  for (let i = 0; i < length; i++) {
    const sign = SIGNS_OF_TURNING[units[i] ?? 0] ?? 0;
    met.signs |= sign;
    met.turned += sign & 3;
  }
}
/** The text last met, turned round. */
function turnRound(source: Units): Turned[] {
  const backwards = (met.signs & TURNS) !== 0 ? overridden(source) : undefined;
  const all = backwards === undefined ? [] : [backwards];
  if (met.turned > 1) all.push(upsideDown(source));
  return all;
}
/** The readings of a text in which it is turned round. */
export function roundReadings(source: Units): readonly Turned[] {
  meet(source);
  return turnRound(source);
}
/** All other readings of a text; usually none. Each is as long as the text at most, codes within codes are read twice. */
export function turnedReadings(source: Units): readonly Turned[] {
  meet(source);
  const all = turnRound(source);
  const once = (met.signs & CODED) !== 0 ? decode(source, undefined) : undefined;
  return once === undefined ? all : [decode(once.text, once) ?? once, ...all];
}
