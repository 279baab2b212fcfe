// Second readings of a text: what HTML entities, percent-encoding, direction overrides and upside-down letters spell, with a map back to the source.
import { OFTEN_TURNED, OVERRIDES, TURNED } from './codes.ts';
import { type Decoded, escapeAt } from './escapes.ts';
import { type Hit, markFirm, type Note } from './hits.ts';
import { addStretch, type Part, partsAround, type Stretch } from './nearby.ts';
import { endText, LOOK_AHEAD, type Units } from './units.ts';

/** A part of a text read another way. Unit i of it comes from the source units starts[i] to ends[i]. */
export interface Turned extends Note {
  readonly text: Units;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly part: Part;
}
const CODES: Note = { evasion: 'encoded', sentence: 'letters written as codes (&#…; or %…)' },
  BACKWARDS: Note = { evasion: 'reversed', sentence: 'written backwards behind a direction mark' },
  UPSIDE_DOWN: Note = { evasion: 'upside-down', sentence: 'turned upside down' };

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
/** By unit: the letter that it is upside down, or 0. */
const UPRIGHT = new Uint8Array(0x10000);
for (const [ch, letter] of Object.entries(UPSIDE_MORE)) UPRIGHT[ch.charCodeAt(0)] = letter.charCodeAt(0);

/** By unit: what may turn a text. Letters turned upside down count one or two, marks of direction, what ends their reach, and the signs that begin a code have bits of their own. */
const LETTERS = 3,
  CODED = 4,
  TURNS = 8,
  CLOSES = 16,
  SIGNS_OF_TURNING = new Uint8Array(0x10000);
for (const unit of OFTEN_TURNED) SIGNS_OF_TURNING[unit] = 1;
for (const unit of TURNED) SIGNS_OF_TURNING[unit] = 2;
for (const unit of OVERRIDES) SIGNS_OF_TURNING[unit] = TURNS;
for (const unit of [0x26, 0x25]) SIGNS_OF_TURNING[unit] = CODED;
for (const unit of [0x202c, 0x2069, 0x0a]) SIGNS_OF_TURNING[unit] = CLOSES;

interface Draft {
  readonly text: Units;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}
function empty(length: number): Draft {
  return {
    text: { units: new Uint16Array(length + LOOK_AHEAD), length: 0 },
    starts: new Int32Array(length + 1),
    ends: new Int32Array(length + 1),
  };
}
function push(draft: Draft, unit: number, start: number, end: number): void {
  const at = draft.text.length++;
  draft.text.units[at] = unit;
  draft.starts[at] = start;
  draft.ends[at] = end;
}
function close({ text, starts, ends }: Draft, part: Part, { evasion, sentence }: Note): Turned {
  endText(text.units, text.length);
  return { text, starts, ends, part, evasion, sentence };
}

const found: Decoded = { point: 0, width: 0 };
/** A part of a text decoded, or what was decoded of it before decoded once more; undefined when it holds no code. */
function decode(source: Units, part: Part, before?: Turned): Turned | undefined {
  const text = before?.text ?? source;
  const [from, to] = before === undefined ? [part.from, part.to] : [0, text.length];
  const draft = empty(to - from);
  let any = false;
  for (let i = from; i < to; ) {
    const unit = text.units[i] ?? 0;
    const is = SIGNS_OF_TURNING[unit] === CODED && escapeAt(text, i, found) && i + found.width <= to;
    const width = is ? found.width : 1;
    const start = before === undefined ? i : (before.starts[i] ?? 0);
    const end = before === undefined ? i + width : (before.ends[i + width - 1] ?? 0);
    if (is) any = true;
    const point = is ? found.point : unit;
    if (point > 0xffff) {
      push(draft, 0xd800 + ((point - 0x10000) >> 10), start, end);
      push(draft, 0xdc00 + ((point - 0x10000) & 0x3ff), start, end);
    } else push(draft, point, start, end);
    i += width;
  }
  return any ? close(draft, part, CODES) : undefined;
}
/** A part of a text decoded; codes within codes are read twice. */
function decodeTwice(source: Units, part: Part): Turned | undefined {
  const once = decode(source, part);
  return once && (decode(source, part, once) ?? once);
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
/** Where what stands behind a direction mark ends. */
function overrideEnd({ units, length }: Units, mark: number): number {
  let end = mark + 1;
  while (end < length && ((SIGNS_OF_TURNING[units[end] ?? 0] ?? 0) & (TURNS | CLOSES)) === 0) end++;
  return end;
}
function overridden(source: Units, part: Part): Turned {
  const { units } = source;
  const draft = empty(part.to - part.from);
  for (let i = part.from; i < part.to; i++) {
    push(draft, SIGNS_OF_TURNING[units[i] ?? 0] === TURNS ? 0x20 : (units[i] ?? 0), i, i + 1);
    if (SIGNS_OF_TURNING[units[i] ?? 0] !== TURNS) continue;
    const end = Math.min(part.to, overrideEnd(source, i));
    pushBackwards(draft, units, i + 1, end);
    i = end - 1;
  }
  return close(draft, part, BACKWARDS);
}
function upsideDown({ units }: Units, part: Part): Turned {
  const draft = empty(part.to - part.from);
  pushBackwards(draft, units, part.from, part.to);
  const { text } = draft;
  for (let i = 0; i < text.length; i++) {
    const unit = text.units[i] ?? 0;
    text.units[i] = UPRIGHT[unit] || unit;
  }
  return close(draft, part, UPSIDE_DOWN);
}

/** What of `SIGNS_OF_TURNING` a text holds: the bits of what is no letter, joined, the sum of its turned letters, and where the first of either is. */
const met = { signs: 0, turned: 0, first: 0 };
function meet({ units, length }: Units): void {
  met.signs = met.turned = 0;
  met.first = length;
  for (let i = 0; i < length; i++) {
    const sign = SIGNS_OF_TURNING[units[i] ?? 0] ?? 0;
    if (sign === 0) continue;
    if (met.first === length) met.first = i;
    met.signs |= sign;
    met.turned += sign & 3;
  }
}
const wholeOf = ({ length }: Units): Part => ({ from: 0, to: length, coreFrom: 0, coreTo: length });
/** The readings of a whole text in which it is turned round. */
export function roundReadings(source: Units): readonly Turned[] {
  meet(source);
  const whole = wholeOf(source);
  const all = (met.signs & TURNS) !== 0 ? [overridden(source, whole)] : [];
  if (met.turned > 1) all.push(upsideDown(source, whole));
  return all;
}

/** The parts of a text around units of a sort; `endOf` tells where what begins at one ends, or -1 when nothing does. */
function partsWith(source: Units, sort: number, endOf: (at: number) => number): readonly Part[] {
  const stretches: Stretch[] = [];
  for (let i = met.first; i < source.length; i++) {
    if (((SIGNS_OF_TURNING[source.units[i] ?? 0] ?? 0) & sort) === 0) continue;
    const end = endOf(i);
    if (end < 0) continue;
    addStretch(stretches, i, end);
    i = end - 1;
  }
  return partsAround(source, stretches);
}
/**
 * All other readings of a text, those of one kind together; usually none. Only the parts around what reads otherwise are there, and of turned letters
 * only those that lie in no firm finding of the plain reading. Each is as long as its part at most.
 */
export function turnedReadings(source: Units, hits: readonly Hit[]): readonly (readonly Turned[])[] {
  meet(source);
  const all: (readonly Turned[])[] = [];
  if ((met.signs & CODED) !== 0)
    all.push(
      partsWith(source, CODED, (at) => (escapeAt(source, at, found) ? at + found.width : -1)).flatMap(
        (part) => decodeTwice(source, part) ?? [],
      ),
    );
  if ((met.signs & TURNS) !== 0)
    all.push(partsWith(source, TURNS, (at) => overrideEnd(source, at)).map((part) => overridden(source, part)));
  if (met.turned > 1) {
    const inside = new Uint8Array(source.length);
    markFirm(hits, 0, inside);
    all.push(
      partsWith(source, LETTERS, (at) => (inside[at] === 1 ? -1 : at + 1)).map((part) => upsideDown(source, part)),
    );
  }
  return all;
}
