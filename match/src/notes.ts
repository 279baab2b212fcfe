// Says in words what was done to hide a term: one note per kind of change, in the order of the text.
import { stringAt } from './bytes.ts';
import { type Folded, G_HIDDEN, G_LINE, G_MARK, G_SPACE, gapUnit, HARD } from './fold.ts';
import { firstSymbol, lastSymbol } from './grade.ts';
import type { Note } from './hits.ts';
import { P_UNSPACED, type Patterns, SHAPES } from './patterns.ts';
import { ACCENT, baseOf, DIGIT, LOOK, LOWER, MASK, STYLED, SYMBOL, UPPER } from './tables.ts';
import type { Evasion } from './types.ts';
import { alignment, boundaryAt, pointAt } from './verify.ts';

const SCRIPTS: readonly (readonly [number, number, string])[] = [
  [0x250, 0x2af, 'phonetic'],
  [0x370, 0x3ff, 'Greek'],
  [0x400, 0x52f, 'Cyrillic'],
  [0x530, 0x58f, 'Armenian'],
  [0x590, 0x5ff, 'Hebrew'],
  [0x600, 0x6ff, 'Arabic'],
  [0x13a0, 0x13ff, 'Cherokee'],
  [0x1400, 0x167f, 'Canadian syllabic'],
  [0x1d00, 0x1dbf, 'phonetic'],
  [0x1f00, 0x1fff, 'Greek'],
  [0x2c80, 0x2cff, 'Coptic'],
  [0x2de0, 0x2dff, 'Cyrillic'],
  [0xa4d0, 0xa4ff, 'Lisu'],
  [0xa640, 0xa69f, 'Cyrillic'],
  [0xab70, 0xabbf, 'Cherokee'],
];
const SEPARATORS: Readonly<Record<string, string>> = {
  '.': 'dots',
  '-': 'hyphens',
  _: 'underscores',
  '*': 'asterisks',
  ',': 'commas',
  '/': 'slashes',
  '|': 'bars',
  '+': 'plus signs',
  '~': 'tildes',
  "'": 'apostrophes',
};
const scriptOf = (cp: number): string => SCRIPTS.find(([low, high]) => cp >= low && cp <= high)?.[2] ?? '';
const note = (evasion: Evasion, sentence: string): Note => ({ evasion, sentence });

/** How one source character differs from the listed one, if it does. */
function characterNote(folded: Folded, index: number, want: number): Note | undefined {
  const cp = pointAt(folded, index),
    kind = folded.kind[index] ?? 0;
  if (cp === want || baseOf(cp) === want) return undefined;
  const said = `${String.fromCodePoint(cp)} read as ${String.fromCodePoint(want)}`;
  if (kind === DIGIT) return note(want >= 97 ? 'digit' : 'styled', said);
  if (kind === SYMBOL) return note('symbol', said);
  if (kind === MASK) return note('masked', `${String.fromCodePoint(cp)} stands for a letter`);
  if (kind === ACCENT) return note('accent', said);
  if (kind === STYLED)
    return cp >= 0xff00 && cp <= 0xffef ? note('full-width', `full-width ${said}`) : note('styled', said);
  if (kind === LOOK) return note('look-alike', `${scriptOf(cp)} ${said}`.trim());
  if (kind === LOWER || kind === UPPER) return note('look-alike', said);
  return note('look-alike', said);
}

function gapNotes(gap: number, isBreak: boolean): Note[] {
  const notes: Note[] = [];
  if ((gap & G_HIDDEN) !== 0) notes.push(note('invisible', 'invisible characters between letters'));
  if ((gap & G_MARK) !== 0) notes.push(note('accent', 'marks on letters left out'));
  if ((gap & HARD) === 0) {
    if (isBreak) notes.push(note('joined', 'words run together'));
    return notes;
  }
  if (isBreak) return notes;
  if ((gap & G_LINE) !== 0) notes.push(note('line-break', 'cut over a line break'));
  else if ((gap & G_SPACE) !== 0) notes.push(note('spaced', 'spaces between letters'));
  else notes.push(note('separators', `${SEPARATORS[String.fromCharCode(gapUnit(gap))] ?? 'signs'} between letters`));
  return notes;
}

function shapeNotes(patterns: Patterns): Note[] {
  const first = patterns.groupStart[alignment.pattern] ?? 0;
  const wants = patterns.want.subarray(
    patterns.wantStart[first] ?? 0,
    patterns.wantStart[first + alignment.groups] ?? 0,
  );
  const spelled = String.fromCodePoint(...wants);
  const canon = stringAt(patterns.canon, alignment.pattern);
  const notes: Note[] = [];
  for (const [letter, pair] of SHAPES)
    if (spelled.includes(pair) && canon.includes(letter)) notes.push(note('look-alike', `${pair} read as ${letter}`));
  return notes;
}

/** All notes on the current alignment; call it only for an accepted finding that is not the listed spelling. */
export function notesOf(patterns: Patterns, folded: Folded): Note[] {
  const a = alignment;
  const first = patterns.groupStart[a.pattern] ?? 0;
  const notes: Note[] = [];
  for (let g = 0; g < a.groups; g++) {
    const from = patterns.wantStart[first + g] ?? 0,
      need = (patterns.wantStart[first + g + 1] ?? 0) - from;
    const low = a.low[g] ?? 0,
      high = a.high[g] ?? 0;
    for (let i = low; i <= high; i++) {
      const w = Math.min(from + i - low, from + need - 1);
      if (i > (a.low[0] ?? 0)) notes.push(...gapNotes(folded.gap[i] ?? 0, patterns.breakBefore[w] === 1));
      const found = characterNote(folded, i, patterns.want[w] ?? 0);
      if (found !== undefined) notes.push(found);
    }
    if (high - low + 1 > need)
      notes.push(note('repeats', `${String.fromCodePoint(patterns.want[from] ?? 0)} repeated ${high - low + 1} times`));
  }
  const after = folded.gap[lastSymbol() + 1] ?? 0;
  if ((after & G_MARK) !== 0) notes.push(note('accent', 'marks on letters left out'));
  const unspaced = ((patterns.flags[a.pattern] ?? 0) & P_UNSPACED) !== 0;
  if (!unspaced && Math.min(boundaryAt(folded, firstSymbol()), boundaryAt(folded, lastSymbol() + 1)) < 2)
    notes.push(note('joined', 'run together with its neighbours'));
  notes.push(...shapeNotes(patterns));
  if (notes.length === 0) notes.push(note('accent', 'accents differ from the listed spelling'));
  return notes;
}
