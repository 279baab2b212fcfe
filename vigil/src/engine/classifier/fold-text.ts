// Folds a post for the classifier: one spelling for what differs only in form, one mark for every link and mention, and counts of what the post looks like.

/** Texts are read so far; what lies behind is still screened for terms. UTF-16 units. */
export const TEXT_UNITS = 4_000;
/** A folded text is bounded too, because NFKC can write one sign as eighteen. */
export const FOLDED_UNITS = 8_000;
/** What stands in a folded text for a link and for a mention: two signs of private use. */
export const LINK = '\ue000';
export const MENTION = '\ue001';

const MARKS = /[\ue000\ue001]/g;
const LINKS = /https?:\/\/\S+|www\.\S+/g;
const MAYBE_LINK = /http|www\./;
const MENTIONS = /@\w+/g;
const MONEY: ReadonlySet<number> = new Set([...'$£€¥₹₽'].map((sign) => sign.charCodeAt(0)));
const [HASH, EXCLAMATION, QUESTION, LINE] = [35, 33, 63, 10];

/** Names of the counts, in order. */
const NAMES = [
  'hashtags',
  'currency signs',
  'pictures',
  'numbers',
  'capital words',
  'exclamation marks',
  'question marks',
  'line breaks',
  'links',
  'mentions',
] as const;
const [TAGS, SUMS, PICTURES, NUMBERS, CAPITALS, CALLS, QUESTIONS, LINES, LINKED, MENTIONED] = [
  0, 1, 2, 3, 4, 5, 6, 7, 8, 9,
];
/** A folded text, and the step of each of its counts with the step of its length last. */
export interface Folded {
  readonly text: string;
  readonly shape: readonly number[];
}

/** Folds the bounded beginning of a text, in one pass. */
export function foldText(given: string): Folded {
  const text = given.length > TEXT_UNITS ? given.slice(0, TEXT_UNITS) : given;
  const folded = text.normalize('NFKC').slice(0, FOLDED_UNITS).toLowerCase().replace(MARKS, ' ');
  const shape = looksOf(text);
  const mask = (place: number, mark: string) => () => {
    shape[place] = (shape[place] as number) + 1;
    return mark;
  };
  const linked = MAYBE_LINK.test(folded) ? folded.replace(LINKS, mask(LINKED, ` ${LINK} `)) : folded;
  const masked = linked.includes('@') ? linked.replace(MENTIONS, mask(MENTIONED, ` ${MENTION} `)) : linked;
  for (let place = 0; place < NAMES.length; place++) shape[place] = stepOf(shape[place] as number);
  shape.push(Math.round(Math.log2(text.length + 1) * 2));
  return { text: masked, shape };
}

/** How a step of a count is said: `2 hashtags`, `5 to 8 links`. */
export function shapeName(place: number, step: number): string {
  const name = NAMES[place];
  if (name === undefined) return `about ${Math.round(2 ** (step / 2))} letters long`;
  if (step < 3) return step === 0 ? `no ${name}` : step === 1 ? `1 ${name.slice(0, -1)}` : `2 ${name}`;
  return step === 3 ? `3 or 4 ${name}` : step === 4 ? `5 to 8 ${name}` : `more than 8 ${name}`;
}

/** The counts that are taken from the text as it was written, sign by sign; those of links and mentions come later. */
function looksOf(text: string): number[] {
  const counts = new Array<number>(NAMES.length).fill(0);
  let [capitals, before] = [0, 0];
  for (let i = 0; i <= text.length; i++) {
    const unit = i < text.length ? text.charCodeAt(i) : 0;
    // Small letters are most of a text and count for nothing.
    if (unit < 97 || unit > 122) {
      const capital = unit >= 65 && unit <= 90;
      if (!capital) {
        if (capitals > 1 && !isWordUnit(unit)) counts[CAPITALS] = (counts[CAPITALS] as number) + 1;
        const place = placeOf(unit, before);
        if (place >= 0) counts[place] = (counts[place] as number) + 1;
      }
      capitals = capital && (capitals > 0 || !isWordUnit(before)) ? capitals + 1 : 0;
    } else capitals = 0;
    before = unit;
  }
  return counts;
}

/** Which count a sign adds to; -1 for none. A number counts at its first digit. */
function placeOf(unit: number, before: number): number {
  if (unit === 32) return -1;
  if (isDigit(unit)) return isDigit(before) ? -1 : NUMBERS;
  if (unit === HASH) return TAGS;
  if (unit === EXCLAMATION) return CALLS;
  if (unit === QUESTION) return QUESTIONS;
  if (unit === LINE) return LINES;
  if ((unit >= 0x2600 && unit <= 0x27bf) || (unit >= 0xd83c && unit <= 0xd83e)) return PICTURES;
  return (unit === 36 || unit > 127) && MONEY.has(unit) ? SUMS : -1;
}

function isDigit(unit: number): boolean {
  return unit >= 48 && unit <= 57;
}

function isWordUnit(unit: number): boolean {
  return isDigit(unit) || unit === 95 || (unit >= 65 && unit <= 90) || (unit >= 97 && unit <= 122);
}

/** 0, 1, 2, 3 to 4, 5 to 8, more: counts of one step look alike. */
function stepOf(count: number): number {
  return count <= 2 ? count : count <= 4 ? 3 : count <= 8 ? 4 : 5;
}
