// Generates src/glyphs.ts: which characters can be read as which letters, and what every other character is to the fold.
// Usage: node match/tables/build.ts UnicodeData.txt [uts39.json], then format src/glyphs.ts with Biome. Both inputs are under the Unicode licence; neither is committed.
import { readFileSync, writeFileSync } from 'node:fs';
import { DIGITS, FORMS, FURTHER, HAND, LIGATURES, MANY, PICTURES, SIGNS } from './hand.ts';

/** Look-alikes measured by shape (see shapes.ts): letters, best first, and delta-coded ranges in base 36. */
const SHAPES = readFileSync(new URL('shapes.txt', import.meta.url), 'utf8');

const [namesFile, uts39File] = process.argv.slice(2);
if (namesFile === undefined)
  throw new Error('Give the path of UnicodeData.txt (lines "00E0;LATIN SMALL LETTER A WITH GRAVE;…").');
const LAST = 0x1ffff;
const names = new Map<number, string>();
for (const line of readFileSync(namesFile, 'utf8').split('\n')) {
  const [hex, name] = line.split(';');
  if (hex !== undefined && name !== undefined) names.set(Number.parseInt(hex, 16), name);
}
const uts39: Record<string, string> = uts39File === undefined ? {} : JSON.parse(readFileSync(uts39File, 'utf8'));

/** Kinds of reading, as letters in the generated keys: Accented, Styled, Look-alike, eXpanded, Digit, siGn, Native letter that looks like a Latin one. */
type ReadingKind = 'A' | 'S' | 'L' | 'X' | 'D' | 'G' | 'N';
const readings = new Map<number, string>();
const put = (cp: number, kind: ReadingKind, letters: string): void => {
  if (cp > 0x7f && !readings.has(cp)) readings.set(cp, kind + letters);
};
const putAll = (kind: ReadingKind, table: Readonly<Record<string, string>>): void => {
  for (const [letter, glyphs] of Object.entries(table))
    for (const glyph of glyphs) put(glyph.codePointAt(0) ?? 0, kind, letter);
};
const strip = (s: string): string =>
  s.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '');
const isStyled = (cp: number): boolean =>
  (cp >= 0x2070 && cp < 0x2c60) ||
  cp >= 0xff00 ||
  (cp >= 0x1d00 && cp < 0x1e00) ||
  (cp >= 0x2b0 && cp < 0x300) ||
  cp === 0xaa ||
  cp === 0xba;

/** First the hand list, because it decides between readings; then what Unicode itself says. */
function gather(): void {
  for (const [sign, letters] of Object.entries(SIGNS)) put(sign.codePointAt(0) ?? 0, 'G', letters);
  for (const [glyph, letters] of Object.entries(LIGATURES)) put(glyph.codePointAt(0) ?? 0, 'X', letters);
  for (const [glyph, letters] of Object.entries(MANY)) put(glyph.codePointAt(0) ?? 0, 'L', letters);
  putAll('S', PICTURES);
  for (let cp = 0x80; cp <= LAST; cp++) if (cp < 0xd800 || cp > 0xdfff) byDecomposition(cp);
  for (const [cp, name] of names) if (cp <= LAST) byName(cp, name);
  putAll('L', HAND);
  for (const [glyph, other] of Object.entries(uts39))
    if ([...glyph].length === 1) byUts39(glyph.codePointAt(0) ?? 0, other);
  for (let round = 0; round < 3; round++)
    for (let cp = 0x80; cp <= LAST; cp++) if (cp < 0xd800 || cp > 0xdfff) byKin(cp);
}
/** Look-alikes by shape: a new reading for what has none, more letters for what is a look-alike already. */
function byShape(): void {
  for (const line of SHAPES.split('\n')) {
    const [letters = '', coded = ''] = line.split('\t');
    if (!/^[a-z]+$/.test(letters)) continue;
    let at = 0;
    for (const part of coded.split(' ')) {
      const [gap = '0', extra = '0'] = part.split(':');
      const first = at + Number.parseInt(gap, 36);
      at = first + Number.parseInt(extra, 36);
      for (let cp = first; cp <= at; cp++) addShape(cp, letters);
    }
  }
}
function addShape(cp: number, letters: string): void {
  const known = readings.get(cp);
  if (known === undefined) put(cp, 'L', letters);
  else if (known.startsWith('L')) readings.set(cp, `L${[...new Set(known.slice(1) + letters)].join('')}`);
}
/** Readings behind the first, which keeps the class: by hand, and where Unicode says that a letter with a mark is confused with another letter. */
function readFurther(): void {
  for (const [glyph, letters] of Object.entries(FURTHER)) addFurther(glyph, letters);
  for (const [glyph, other] of Object.entries(uts39)) {
    const letter = other.toLowerCase();
    if ([...glyph].length === 1 && /^[a-z]$/.test(letter)) addFurther(glyph, letter);
  }
}
function addFurther(glyph: string, letters: string): void {
  const cp = glyph.codePointAt(0) ?? 0;
  const known = readings.get(cp);
  if (known?.startsWith('A')) readings.set(cp, `A${[...new Set(known.slice(1) + letters)].join('')}`);
}
/** A Greek or Cyrillic letter may be meant in either case, so each takes what the other looks like behind its own readings. */
function shareCases(): void {
  const ofCases = is(/^[\p{Script=Greek}\p{Script=Cyrillic}]/u);
  const letters = [...names.keys()].filter(ofCases);
  for (const cp of letters) byKin(cp);
  const own = new Map(letters.map((cp) => [cp, readings.get(cp) ?? '']));
  for (const cp of letters) {
    const ch = char(cp);
    const other = own.get((ch.toLowerCase() === ch ? ch.toUpperCase() : ch.toLowerCase()).codePointAt(0) ?? 0) ?? '';
    if (own.get(cp)?.startsWith('L') && other.startsWith('L')) addShape(cp, other.slice(1));
  }
}
/** Scripts in which people write: their letters keep their own meaning first, and are read as Latin only among Latin letters. */
const OWN_SCRIPT =
  /^[\p{Script=Thai}\p{Script=Lao}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\p{Script=Hangul}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Gujarati}\p{Script=Gurmukhi}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Oriya}\p{Script=Sinhala}\p{Script=Myanmar}\p{Script=Khmer}\p{Script=Tibetan}\p{Script=Ethiopic}]/u;
function keepOwnScripts(): void {
  for (const [cp, key] of readings)
    if (/^[LS]/.test(key) && is(OWN_SCRIPT)(cp) && (is(/^\p{L}/u)(cp) || RADICAL(cp)))
      readings.set(cp, `N${key.slice(1)}`);
}

function byDecomposition(cp: number): void {
  const base = strip(String.fromCodePoint(cp));
  const bracketed = /^\(([a-z])\)$/.exec(base);
  if (/^[a-z]$/.test(base)) put(cp, isStyled(cp) ? 'S' : 'A', base);
  else if (/^[a-z]{2,4}$/.test(base)) put(cp, 'X', base);
  else if (bracketed?.[1] !== undefined) put(cp, 'S', bracketed[1]);
  else if (/^[0-9]$/.test(base)) put(cp, 'D', base);
}
const LATIN_NAME =
  /^LATIN (?:SMALL|CAPITAL) LETTER(?: SMALL CAPITAL)?(?: (?:TURNED|REVERSED|OPEN|SCRIPT|DOTLESS|INSULAR|BLACKLETTER|STIRRUP|SIDEWAYS|LONG|CLOSED|HALF|BARRED|TAILLESS))* ([A-Z])(?: WITH .*)?$/;
const OTHER_NAME =
  /^(?:LATIN LETTER SMALL CAPITAL(?: (?:TURNED|REVERSED|INVERTED|BARRED))* ([A-Z])|MODIFIER LETTER (?:SMALL|CAPITAL)(?: (?:OPEN|TURNED|REVERSED|SCRIPT))? ([A-Z])|.*(?:CIRCLED|SQUARED|PARENTHESIZED) LATIN CAPITAL LETTER ([A-Z])|REGIONAL INDICATOR SYMBOL LETTER ([A-Z])|TAG LATIN (?:SMALL|CAPITAL) LETTER ([A-Z]))(?: WITH .*)?$/;
function byName(cp: number, name: string): void {
  const letter = LATIN_NAME.exec(name)?.[1];
  // A Latin letter with a hook or a bar is that letter with an accent; a turned or open one is a look-alike.
  if (letter !== undefined)
    put(cp, /^LATIN (?:SMALL|CAPITAL) LETTER [A-Z] WITH /.test(name) ? 'A' : 'L', letter.toLowerCase());
  const m = OTHER_NAME.exec(name);
  const other = m?.slice(1).find((x) => x !== undefined);
  if (other !== undefined) put(cp, 'S', other.toLowerCase());
}
const MARKED = /^[\p{M}\p{Cf}\p{Cc}\p{Z}]/u;
function byUts39(cp: number, other: string): void {
  if (cp > LAST || MARKED.test(String.fromCodePoint(cp)) || /\p{P}/u.test(String.fromCodePoint(cp))) return;
  const base = strip(other);
  if (base === 'rn') put(cp, 'L', 'm');
  else if (base === 'vv') put(cp, 'L', 'w');
  else if (/^[a-z]$/.test(base)) put(cp, 'L', base === 'l' ? 'il' : base);
  // A Greek or Cyrillic letter is one letter of its word, however wide: it takes the reading of its other case.
  else if (/^[a-z]{2,4}$/.test(base) && !is(/^[\p{Script=Greek}\p{Script=Cyrillic}]/u)(cp)) put(cp, 'X', base);
}
/** A letter without a reading takes that of its other case, its accent-free base or its UTS #39 twin. */
function byKin(cp: number): void {
  if (readings.has(cp)) return;
  const ch = String.fromCodePoint(cp);
  if (!/\p{L}|\p{N}|\p{S}/u.test(ch)) return;
  for (const kin of [strip(ch), ch.toLowerCase(), ch.toUpperCase(), strip(uts39[ch] ?? '')]) {
    const points = [...kin];
    const found = points.length === 1 && kin !== ch ? readings.get(points[0]?.codePointAt(0) ?? 0) : undefined;
    if (found !== undefined && /^[ALS]/.test(found)) put(cp, 'L', found.slice(1));
  }
}

/** Delta-coded ranges: "gap" or "gap:extra", in base 36, from the end of the range before. */
function ranges(test: (cp: number) => boolean): string {
  const out: string[] = [];
  let end = 0;
  for (let cp = 0; cp <= LAST; cp++) {
    if (!test(cp)) continue;
    let last = cp;
    while (last < LAST && test(last + 1)) last++;
    out.push((cp - end).toString(36) + (last > cp ? `:${(last - cp).toString(36)}` : ''));
    end = last;
    cp = last;
  }
  return out.join(' ');
}
const char = (cp: number): string => (cp >= 0xd800 && cp <= 0xdfff ? ' ' : String.fromCodePoint(cp));
const is =
  (pattern: RegExp) =>
  (cp: number): boolean =>
    !(cp >= 0xd800 && cp <= 0xdfff) && pattern.test(char(cp));
const UNSPACED =
  /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Thai}|\p{Script=Lao}|\p{Script=Khmer}|\p{Script=Myanmar}|\p{Script=Hangul}|\p{Script=Tibetan}/u;
const FREE_MARK =
  /^(?=\p{M})(?:\p{Script=Inherited}|\p{Script=Latin}|\p{Script=Greek}|\p{Script=Cyrillic}|\p{Script=Arabic}|\p{Script=Hebrew}|\p{Script=Syriac}|[\u20e3\u093c\u09bc\u0a3c\u0abc\u0b3c])/u;
/** Voicing marks that stand beside their kana. */
const VOICING = (cp: number): boolean => [0x309b, 0x309c, 0xff9e, 0xff9f].includes(cp);
const HIDDEN = /^[\p{Cf}\p{Cc}\p{Default_Ignorable_Code_Point}\u0640\u3164\u115f\u1160\uffa0\u2800]/u;
const LINE = (cp: number): boolean => [0x0a, 0x0b, 0x0c, 0x0d, 0x85, 0x2028, 0x2029].includes(cp);
const SPACE = (cp: number): boolean => is(/^\s/u)(cp) && cp !== 0xfeff && !LINE(cp);
const LETTER = is(/^[\p{L}\p{N}]/u);
/** Han glyphs that Unicode counts as symbols. */
const RADICAL = (cp: number): boolean => cp >= 0x2e80 && cp < 0x2fd6;
const MARK = is(/^\p{M}/u);

const LIVING =
  /^[\p{Script=Latin}\p{Script=Thai}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Hebrew}\p{Script=Bengali}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Gujarati}\p{Script=Gurmukhi}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Myanmar}\p{Script=Khmer}\p{Script=Lao}\p{Script=Ethiopic}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Georgian}\p{Script=Bopomofo}\p{Script=Oriya}\p{Script=Tibetan}ーｰ々〆]/u;
const SYMBOL = /^[\p{Sm}\p{Sc}\p{So}\p{Sk}\p{Nl}\p{No}]/u;
/** Signs that ordinary writing uses: arrows, boxes, degrees, trade marks. They never count as a letter in disguise. */
const ORDINARY = (cp: number): boolean =>
  cp < 0xc0 || (cp >= 0x2190 && cp <= 0x21ff) || (cp >= 0x2500 && cp <= 0x27bf) || cp === 0x2122 || cp === 0x2116;
/** Characters without a reading that may still be a letter in disguise: rare scripts and symbols. */
const EXOTIC = (cp: number): boolean =>
  !readings.has(cp) && !ORDINARY(cp) && ((LETTER(cp) && !is(LIVING)(cp)) || (is(SYMBOL)(cp) && !is(/^\p{Emoji}/u)(cp)));

/** Letters that writers of a script take for one another, by the form they are compared in. */
const FORM_OF = new Map(
  Object.entries(FORMS).flatMap(([base, forms]) => [...forms].map((form) => [form, base] as const)),
);
for (let cp = 0x30a1; cp <= 0x30f6; cp++) {
  const hiragana = String.fromCodePoint(cp - 0x60);
  FORM_OF.set(String.fromCodePoint(cp), FORM_OF.get(hiragana) ?? hiragana);
}
function bases(): string {
  const out: string[] = [];
  for (let cp = 0x80; cp <= LAST; cp++) {
    if (!(LETTER(cp) || RADICAL(cp)) || (cp >= 0xac00 && cp <= 0xd7a3)) continue;
    const plain = strip(char(cp)).normalize('NFC');
    const base = FORM_OF.get(plain) ?? plain;
    const to = base.codePointAt(0) ?? cp;
    if ([...base].length === 1 && to !== cp && to > 0x7f) out.push(`${cp.toString(36)}:${to.toString(36)}`);
  }
  return out.join(' ');
}

gather();
readFurther();
byShape();
shareCases();
keepOwnScripts();
const groups = new Map<string, Set<number>>();
for (const [cp, key] of readings) groups.set(key, (groups.get(key) ?? new Set()).add(cp));
const q = (s: string): string => `'${s}'`;
const source = `// @generated by tables/build.ts from Unicode character data (Unicode licence v3, see README) and tables/hand.ts. Do not edit.
/** Readings, parted by |: a kind (Accented, Styled, Look-alike, eXpanded, Digit, siGn, Native), letters, and delta-coded ranges in base 36. */
export const READINGS = ${q(
  [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, set]) => `${key} ${ranges((cp) => set.has(cp))}`)
    .join('|'),
)};
export const DIGITS: readonly string[] = [${Object.values(DIGITS).map(q).join(', ')}];
export const SIGNS: Readonly<Record<string, string>> = { ${Object.entries(SIGNS)
  .filter(([k]) => k < '\u0080')
  .map(([k, v]) => `${q(k)}: ${q(v)}`)
  .join(', ')} };
export const SPACES = ${q(ranges(SPACE))};
export const LINES = ${q(ranges(LINE))};
export const HIDDEN = ${q(ranges((cp) => is(HIDDEN)(cp) && !SPACE(cp) && !LINE(cp)))};
export const MARKS = ${q(ranges((cp) => (is(FREE_MARK)(cp) || VOICING(cp)) && !is(HIDDEN)(cp)))};
export const SCRIPT_MARKS = ${q(ranges((cp) => MARK(cp) && !is(FREE_MARK)(cp) && !is(HIDDEN)(cp)))};
export const NATIVE = ${q(ranges((cp) => LETTER(cp) && !is(UNSPACED)(cp)))};
export const UNSPACED = ${q(ranges((cp) => (LETTER(cp) || MARK(cp) || RADICAL(cp)) && is(UNSPACED)(cp)))};
/** Rare letters and symbols without a reading. */
export const EXOTIC = ${q(ranges(EXOTIC))};
/** Letters of other scripts whose accent-free, lower-case, compatible form is another single letter. */
export const BASES = ${q(bases())};
`;
writeFileSync(new URL('../src/glyphs.ts', import.meta.url), source);
console.log(`${readings.size} characters with a reading, ${source.length} bytes`);
