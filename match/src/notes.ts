// Says in words what was done to hide a term: one note per kind of change, in the order of the text.
import { stringAt } from './bytes.ts';
import { type Folded, G_HIDDEN, G_LINE, G_MARK, G_SPACE, gapUnit, HARD } from './fold.ts';
import { firstSymbol, lastSymbol } from './grade.ts';
import { type Note, wanted } from './hits.ts';
import { P_SHAPE, P_UNSPACED, type Patterns, SHAPES } from './patterns.ts';
import { ACCENT, baseOf, DIGIT, LOOK, MASK, STYLED, SYMBOL } from './tables.ts';
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
/** Adds a note; without wanted sentences, one of each kind is enough. */
function add(notes: Note[], evasion: Evasion, sentence: string): void {
  if (wanted.sentences || !notes.some((known) => known.evasion === evasion)) notes.push({ evasion, sentence });
}

const EVASION_BY_KIND: Readonly<Record<number, Evasion>> = { [SYMBOL]: 'symbol', [MASK]: 'masked', [ACCENT]: 'accent' };
/** How a source character of a kind, which is not the listed one, differs from it. */
function evasionOf(cp: number, kind: number, want: number): Evasion {
  if (kind === DIGIT) return want >= 97 ? 'digit' : 'styled';
  if (kind === STYLED) return cp >= 0xff00 && cp <= 0xffef ? 'full-width' : 'styled';
  return EVASION_BY_KIND[kind] ?? 'look-alike';
}
function sentenceOf(cp: number, kind: number, want: number): string {
  if (!wanted.sentences) return '';
  const character = String.fromCodePoint(cp);
  if (kind === MASK) return `${character} stands for a letter`;
  const said = `${character} read as ${String.fromCodePoint(want)}`;
  if (kind === STYLED && cp >= 0xff00 && cp <= 0xffef) return `full-width ${said}`;
  return kind === LOOK ? `${scriptOf(cp)} ${said}`.trim() : said;
}

function addGap(notes: Note[], gap: number, isBreak: boolean): void {
  if ((gap & G_HIDDEN) !== 0) add(notes, 'invisible', 'invisible characters between letters');
  if ((gap & G_MARK) !== 0) add(notes, 'accent', 'marks on letters left out');
  if ((gap & HARD) === 0) {
    if (isBreak) add(notes, 'joined', 'words run together');
    return;
  }
  if (isBreak) return;
  if ((gap & G_LINE) !== 0) add(notes, 'line-break', 'cut over a line break');
  else if ((gap & G_SPACE) !== 0) add(notes, 'spaced', 'spaces between letters');
  else add(notes, 'separators', `${SEPARATORS[String.fromCharCode(gapUnit(gap))] ?? 'signs'} between letters`);
}

/** Letters listed otherwise than they are spelled in a variant: rn for m. */
function addShapes(notes: Note[], patterns: Patterns): void {
  if (((patterns.flags[alignment.pattern] ?? 0) & P_SHAPE) === 0) return;
  const first = patterns.groupStart[alignment.pattern] ?? 0;
  const wants = patterns.want.subarray(
    patterns.wantStart[first] ?? 0,
    patterns.wantStart[first + alignment.groups] ?? 0,
  );
  const spelled = String.fromCodePoint(...wants);
  const canon = stringAt(patterns.canon, alignment.pattern);
  for (const [letter, pair] of SHAPES)
    if (spelled.includes(pair) && canon.includes(letter)) add(notes, 'look-alike', `${pair} read as ${letter}`);
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
      if (i > (a.low[0] ?? 0)) addGap(notes, folded.gap[i] ?? 0, patterns.breakBefore[w] === 1);
      const cp = pointAt(folded, i),
        kind = folded.kind[i] ?? 0,
        want = patterns.want[w] ?? 0;
      if (cp !== want && baseOf(cp) !== want) add(notes, evasionOf(cp, kind, want), sentenceOf(cp, kind, want));
    }
    if (high - low + 1 > need)
      add(notes, 'repeats', `${String.fromCodePoint(patterns.want[from] ?? 0)} repeated ${high - low + 1} times`);
  }
  const after = folded.gap[lastSymbol() + 1] ?? 0;
  if ((after & G_MARK) !== 0) add(notes, 'accent', 'marks on letters left out');
  const unspaced = ((patterns.flags[a.pattern] ?? 0) & P_UNSPACED) !== 0;
  if (!unspaced && Math.min(boundaryAt(folded, firstSymbol()), boundaryAt(folded, lastSymbol() + 1)) < 2)
    add(notes, 'joined', 'run together with its neighbours');
  addShapes(notes, patterns);
  if (notes.length > 0) return notes;
  if (a.sentence || a.longestBreak > 1) add(notes, 'separators', 'more than a space between its words');
  else add(notes, 'accent', 'accents differ from the listed spelling');
  return notes;
}
