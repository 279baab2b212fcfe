// Texts as an attacker writes them who knows how the first look works: what they found open once is tried here for ever, with the terms it takes.
import type { Term } from './types.ts';

/** Where the texts take their chances from; one with a seed makes each text again. */
export interface Random {
  whole(low: number, high: number): number;
  chance(share: number): boolean;
  pick<T>(list: readonly T[]): T;
}

const SIGNS = ['$', '!', '@', '|', '+', '*', '_', '(', '€'];
const ENTITIES = [
  '&gt;',
  '&lt;',
  '&amp;',
  '&nbsp;',
  '&quot;',
  '&shy;',
  '&zwj;',
  '&hellip;',
  '&period;',
  '&#8203;',
  '&ast;',
  '&amp;nbsp;',
];
const GAPS = [' ', '.', '-', '  ', ' . ', '\n', '\u00a0', ', ', '/', '...'];
const FILL = ['tea', 'rain', 'Xo', 'ooo', 'no2', 'a', 'we', 'x', '@we', '#', 'ost', '7', '&', '%', 'http://x.y/'];
/** Letters of scripts whose vowels are signs, and of one whose capitals have other look-alikes. */
const ALPHABETS: Readonly<Record<string, readonly [readonly string[], readonly string[]]>> = {
  thai: [[...'กขคงจซดตทนบปพมยรลวสหอ'], ['า', 'ี', 'ิ', 'ู', 'ื', 'ะ', '่า', '้า', 'ั']],
  bengali: [[...'কখগঘচজটডতদনপবমরলশসহ'], ['া', 'ি', 'ী', 'ু', 'ে', 'ো', 'ং', '্']],
  devanagari: [[...'कखगघचजटडतदनपबमरलवसह'], ['ा', 'ि', 'ी', 'ु', 'े', 'ो', 'ं', '्', '़ा']],
  armenian: [[...'բգդզթժլխծկհձղճմյնշչպջռսվտրցփքֆ'], [...'աեէըիոու']],
  cyrillic: [[...'бвгджзклмнпрстфхцчшщ'], [...'аеиоуыэюяё']],
  greek: [[...'βγδζθκλμνξπρτφχψσ'], [...'αεηιουωάέ']],
  arabic: [[...'بتثجحخدرزسشصضطعغفقكلمنه'], [...'اويى']],
  hebrew: [[...'בגדהזחטכלמנסעפצקרשת'], [...'אוי']],
  hangul: [[...'가나다라마바사아자차카타파하'], [...'강논돌른맥빅숲엔']],
};
const LATIN = [[...'blnvzrpstmkdgqfxhw'], [...'aeiou']] as const;

function wordOf(
  random: Random,
  [first, second]: readonly [readonly string[], readonly string[]],
  letters: number,
): string {
  return Array.from({ length: letters }, (_, k) => random.pick(k % 2 === 0 ? first : second)).join('');
}
/** Words of five letters and more, phrases, tags, words of other scripts, and emoji that are flags or letters. */
export function slyTerms(each: number, random: Random): readonly Term[] {
  const made: Omit<Term, 'id'>[] = [];
  for (let k = 0; k < each; k++) {
    const letters = random.whole(5, 8);
    made.push({ text: wordOf(random, LATIN, letters), kind: 'word' });
    made.push({
      text: Array.from({ length: 5 }, () => random.pick([...'abelnopsuvxz1'])).join('a'.repeat(random.whole(0, 1))),
      kind: 'word',
    });
    made.push({
      text: `${wordOf(random, LATIN, random.whole(2, 6))} ${wordOf(random, LATIN, random.whole(2, 6))}`,
      kind: 'phrase',
    });
    made.push({ text: wordOf(random, LATIN, random.whole(3, 6)), kind: 'tag' });
    made.push({ text: wordOf(random, LATIN, random.whole(3, 4)), kind: 'abbreviation' });
    for (const alphabet of Object.values(ALPHABETS))
      made.push({ text: wordOf(random, alphabet, random.whole(3, 7)), kind: 'word' });
  }
  for (const text of ['🇧🇱🇬🇧', '🇨🇱', '™', '🧿™', '©🧿', 'Ⓜ️🧲', 'ℹ️', '㊗️', '🅱🧩', '🧿🇩🇪', '👍🏽', '⁉️'])
    made.push({ text, kind: 'emoji' });
  return made.map((term, k) => ({ ...term, id: String(k) }));
}

const SCRIPTS = (
  'Thai Bengali Devanagari Armenian Lao Tamil Georgian Cyrillic Greek Hebrew Arabic Myanmar Khmer Gujarati Hiragana Katakana Hangul Han Ethiopic ' +
  'Cherokee Latin'
).split(' ');
/** All letters of a script, and all its marks. */
const whole = new Map<string, readonly [readonly string[], readonly string[]]>();
function wholeScript(script: string): readonly [readonly string[], readonly string[]] {
  const known = whole.get(script);
  if (known !== undefined) return known;
  const of = new RegExp(`^\\p{Script=${script}}$`, 'u');
  const characters = Array.from({ length: 0xd000 }, (_, cp) => String.fromCharCode(cp)).filter((ch) => of.test(ch));
  const made = [characters.filter((ch) => /\p{L}/u.test(ch)), characters.filter((ch) => /\p{M}/u.test(ch))] as const;
  whole.set(script, made);
  return made;
}
/** A few terms of one script, of any of its letters and marks. */
export function strangeTerms(random: Random): readonly Term[] {
  const [letters, marks] = wholeScript(random.pick(SCRIPTS));
  const one = (): string => random.pick(letters) + (marks.length > 0 && random.chance(0.4) ? random.pick(marks) : '');
  return Array.from({ length: random.whole(1, 4) }, (_, k) => {
    const text = Array.from({ length: random.whole(3, 7) }, one).join('');
    const kind = random.pick(['word', 'word', 'tag', 'abbreviation', 'phrase'] as const);
    return { id: String(k), text: kind === 'phrase' ? `${text.slice(0, 3)} ${text.slice(3)}` : text, kind };
  });
}

/** The characters of a text, marks kept with what they sit on or not. */
const partsOf = (text: string, random: Random): string[] =>
  random.chance(0.5)
    ? [...text]
    : [...new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text)].map(({ segment }) => segment);
const eachPart = (text: string, random: Random, change: (part: string) => string): string =>
  partsOf(text, random).map(change).join('');
const insertAt = (text: string, at: number, piece: string): string => text.slice(0, at) + piece + text.slice(at);

const percent = (part: string): string =>
  part < '\u0080' ? `%${part.charCodeAt(0).toString(16).padStart(2, '0')}` : encodeURIComponent(part.toWellFormed());
const entity = (part: string): string => `&#${part.codePointAt(0)};`;
const hexEntity = (part: string): string => `&#x${part.codePointAt(0)?.toString(16)};`;
/** Some letters written as codes, also as codes of codes. */
function coded(text: string, random: Random): string {
  const write = random.pick([percent, entity, hexEntity]);
  const once = eachPart(text, random, (part) =>
    random.chance(0.3) && [...part].length === 1 && part !== ' ' ? write(part) : part,
  );
  return random.chance(0.4) ? once.replaceAll('&', '&amp;').replaceAll('%', '%25') : once;
}
const withEntities = (text: string, random: Random): string =>
  eachPart(text, random, (part) => (random.chance(0.25) ? part + random.pick(ENTITIES) : part));

const SAME: Readonly<Record<string, string>> = {
  a: '@4',
  b: '8gq',
  e: '3',
  g: '9qb',
  i: '1l',
  l: '1i',
  o: '0',
  q: '9g',
  s: '5$',
  t: '7',
  u: 'v',
  v: 'u',
  z: '2',
};
/** Letters like the first or last one beside it, of another case or digits: plensShop, zorp1ly. */
function besideItself(text: string, random: Random): string {
  const twin = (letter: string): string => {
    const other = SAME[letter];
    return random.chance(0.5) && other !== undefined
      ? random.pick([...other])
      : random.chance(0.5)
        ? letter.toUpperCase()
        : letter;
  };
  const before = random.pick(['', 'x', 'xu', 'X', '9']) + (random.chance(0.5) ? twin(text[0] ?? '') : ''),
    after = (random.chance(0.5) ? twin(text.at(-1) ?? '') : '') + random.pick(['', 'hop', 'y', 'Hop', '7', 'Y']);
  return before + text + after;
}
const asSigns = (text: string, random: Random): string =>
  text.replace(/[aislo]/gu, (letter) =>
    random.chance(0.4)
      ? (({ a: '@', i: '!', s: '$', l: '|', o: '0' } as Readonly<Record<string, string>>)[letter] ?? letter)
      : letter,
  );
/** Letters written as they sound or are drawn: ph for f, ks for x, rn for m, # for h; beside a digit or not. */
const bySound = (text: string, random: Random): string =>
  text
    .replace(
      /[fxmwh]/gu,
      (letter) => ({ f: 'ph', x: random.pick(['ks', 'kks']), m: 'rn', w: 'vv', h: '#' })[letter] ?? '',
    )
    .replace(/[aeios]/gu, (letter) => (random.chance(0.4) ? (SAME[letter]?.[0] ?? letter) : letter));
/** Vowels left out, masked, or under a mark, and an i drawn as l. */
const fewVowels = (text: string, random: Random): string =>
  text.replace(/[aeiou]/gu, (vowel) =>
    random.pick([vowel, vowel, SAME[vowel]?.[0] ?? vowel, '', ' ', '.', '*', "'", '%', '∆', 'ü', 'l']),
  );
/** Signs near, handles before. */
const nearSigns = (text: string, random: Random): string =>
  `${random.pick(['', '@', '@', `${random.pick(SIGNS)}x `, 'x@'])}${text}${random.pick(['', ` x${random.pick(SIGNS)}`, ` ${random.pick(SIGNS)}x`, ' @x', random.pick(SIGNS)])}`;
/** Far from the next space, with a sign somewhere. */
function inLongWord(text: string, random: Random): string {
  const pad = (): string => random.pick(['x', 'on', 'tea.', 'r-', 'ост', 'ก']).repeat(random.whole(10, 70));
  const [before, after] = [random.chance(0.6) ? pad() : '', random.chance(0.6) ? pad() : ''];
  const all = `${before}${random.pick(['', ' ', '.', '-'])}${text}${random.pick(['', ' ', '.', '-'])}${after}`;
  return insertAt(all, random.whole(0, all.length), `${random.pick(SIGNS)}${random.pick(['', 'x'])}`);
}
/** One letter repeated about as often as the fold keeps it, then perhaps a gap and the letter again. */
function longRun(text: string, random: Random): string {
  const letters = [...text];
  const at = random.whole(0, letters.length - 1),
    letter = letters[at] ?? '';
  const run = Array.from({ length: random.whole(60, 70) }, () => letter).join(
    random.chance(0.3) ? random.pick(GAPS) : '',
  );
  letters[at] =
    run +
    random.pick([
      '',
      random.pick(GAPS),
      random.pick(GAPS) + letter,
      random.pick(GAPS) + letter + random.pick(GAPS) + letter,
    ]);
  return letters.join('');
}
function spaced(text: string, random: Random): string {
  const gap = random.pick(GAPS),
    share = random.pick([1, 1, 0.7, 0.3]);
  return partsOf(text, random)
    .map((part) => part + (random.chance(share) ? (random.chance(0.9) ? gap : random.pick(GAPS)) : ''))
    .join('');
}
const inCapitals = (text: string, random: Random): string =>
  random.chance(0.5)
    ? text.toUpperCase()
    : eachPart(text, random, (part) => (random.chance(0.5) ? part.toUpperCase() : part));

const FLIPPED: Readonly<Record<string, string>> = {
  ...{
    a: 'ɐ',
    b: 'q',
    c: 'ɔ',
    d: 'p',
    e: 'ǝ',
    f: 'ɟ',
    g: 'ƃ',
    h: 'ɥ',
    i: 'ᴉ',
    j: 'ɾ',
    k: 'ʞ',
    l: 'l',
    m: 'ɯ',
    n: 'u',
    o: 'o',
  },
  ...{ p: 'd', q: 'b', r: 'ɹ', s: 's', t: 'ʇ', u: 'n', v: 'ʌ', w: 'ʍ', x: 'x', y: 'ʎ', z: 'z' },
};
/** Turned upside down, with turned letters of other words near or far. */
function upsideDown(text: string, random: Random): string {
  const turned = [...text].toReversed().map((letter) => FLIPPED[letter] ?? letter);
  const far = (): string => random.pick(['', ' ɔ', ' Λ', ' ɐ']) + ' tea'.repeat(random.whole(0, 4));
  return `${far()} ${turned.join('')} ${far()}`;
}
const backwards = (text: string, random: Random): string =>
  random.pick(['\u202e', '', '\u2067']) + [...text].toReversed().join('') + random.pick(['', '\u202c', ' tea']);
const asIs = (text: string): string => text;

const CHANGES = [
  coded,
  withEntities,
  besideItself,
  asSigns,
  bySound,
  fewVowels,
  nearSigns,
  inLongWord,
  longRun,
  spaced,
  spaced,
  inCapitals,
  upsideDown,
  backwards,
  asIs,
];
/** A text of some disguised terms and other words. */
export function slyText(terms: readonly Term[], random: Random): string {
  const pieces = Array.from({ length: random.whole(1, 3) }, () => {
    let piece = random.pick(terms).text;
    for (let change = random.whole(1, 2); change > 0; change--) piece = random.pick(CHANGES)(piece, random);
    const before = random.chance(0.4) ? random.pick(FILL) + random.pick(['', ' ', ...GAPS]) : '',
      after = random.chance(0.4) ? random.pick(['', ' ', ...GAPS]) + random.pick(FILL) : '';
    return before + piece + after;
  });
  return pieces.join(random.pick([' ', ' ', '', '\n', '. ']));
}
