// Texts made to be as dear as possible: everything that a matcher must look twice at, without a term in it, and nothing but disguised terms.
import type { Term } from '../match/src/index.ts';
import { type Random, seeded } from '../vigil/src/demo/random.ts';
import { FAMILIES } from './evasion/families.ts';
import { inCyrillic } from './scripts.ts';

/** A text and what it is made of. */
export interface Hostile {
  readonly name: string;
  readonly text: string;
}

type Maker = (random: Random, terms: readonly Term[]) => string;

const pieces =
  (...list: readonly string[]): Maker =>
  (random) =>
    random.pick(list);
const range =
  (from: number, to: number): Maker =>
  (random) =>
    String.fromCodePoint(random.whole(from, to));
/** A long listed term without signs. */
const word = (random: Random, terms: readonly Term[]): string => random.pick(terms).text.replace(/^#/, '');
/** A listed word without its last two letters: the automaton goes along nearly to the end. */
const cutOff = (random: Random, terms: readonly Term[]): string => word(random, terms).slice(0, -2);

/** What each text is made of; pieces are put together until the length is reached. */
const NEAR: Readonly<Record<string, Maker>> = {
  'all signs': range(0x21, 0x2f),
  'signs of ASCII, many kinds': pieces(...'!"#$%&()*+,-./:;<=>?@[]^_`{|}~'),
  'all digits': range(0x30, 0x39),
  'digits and letters in turn': (random) => String(random.whole(0, 9)) + String.fromCharCode(random.whole(97, 122)),
  'at signs': () => '@',
  'dollar signs': () => '$',
  'stars between letters': (random) => `${String.fromCharCode(random.whole(97, 122))}*`,
  'b*b*b*': () => 'b*',
  'combining marks on nothing': range(0x300, 0x36f),
  'letters with ten marks each': (random) =>
    String.fromCharCode(random.whole(97, 122)) +
    String.fromCodePoint(...Array.from({ length: 10 }, () => random.whole(0x300, 0x36f))),
  emoji: range(0x1f600, 0x1f64f),
  'emoji joined': () => '👩‍❤️‍👨🏽‍',
  'flags, letters of places': range(0x1f1e6, 0x1f1ff),
  'zero-width signs': pieces('\u200b', '\u200c', '\u200d', '\u2060', '\ufeff', '\u00ad'),
  'a letter, then zero-width': (random) => `${String.fromCharCode(random.whole(97, 122))}\u200b`,
  'letters of many scripts': pieces(...'aбγдеλпωוอकمあ한字ᚠᎠԱა'),
  'Cyrillic twins of Latin letters': pieces(...'асеорхуѕіј'),
  'mathematical letters': range(0x1d400, 0x1d7ff),
  'full-width letters': range(0xff21, 0xff5a),
  'private and unknown glyphs': range(0xe000, 0xf8ff),
  'one letter all along': () => 'a',
  'one letter in runs, all letters': (random) => String.fromCharCode(random.whole(97, 122)).repeat(40),
  'vowels only': pieces(...'aeiou'),
  'letters spaced out': (random) => `${String.fromCharCode(random.whole(97, 122))} `,
  'letters dotted': (random) => `${String.fromCharCode(random.whole(97, 122))}.`,
  'letters cut by new lines': (random) => `${String.fromCharCode(random.whole(97, 122))}\n`,
  'beginnings of terms': cutOff,
  'beginnings of terms, spaced': (random, terms) => `${cutOff(random, terms)} `,
  'beginnings of terms, every letter a sign': (random, terms) =>
    cutOff(random, terms).replace(/[aeios]/g, (at) => '4310$'['aeios'.indexOf(at)] ?? at),
  'ends of terms': (random, terms) => word(random, terms).slice(2),
  'terms with two letters changed': (random, terms) => `${word(random, terms).replace(/^(.).(.*).(.)$/, '$1x$2x$4')} `,
  'beginnings of terms in Cyrillic letters': (random, terms) => inCyrillic(cutOff(random, terms)),
  'drawn letters': () => '|<',
  'drawn letters, many': pieces('|<', '/\\', '|_|', '|-|', '\\/', '()', '|)', '[]', '_/', '|\\|'),
  'percent signs and digits': () => '%',
  'percent-encoded letters': (random) => `%${random.whole(0x61, 0x7a).toString(16)}`,
  'entity beginnings': () => '&#',
  entities: (random) => `&#${random.whole(97, 122)};`,
  'unfinished entities': () => '&amp',
  'direction overrides': pieces('\u202e', '\u202d', '\u202c', 'a', 'b'),
  'upside-down letters': pieces(...'ɐqɔpǝɟƃɥᴉɾʞlɯuodbɹsʇnʌʍxʎz'),
  'places to read again, no space near': (random) =>
    Array.from({ length: 130 }, () => String.fromCharCode(random.whole(97, 122))).join('') +
    random.pick(['ɐ', '&#98;', '\u202e', 'a$a', '2']),
  'half characters': range(0xd800, 0xdfff),
  'hash signs and letters': (random) => `#${String.fromCharCode(random.whole(97, 122))}`,
  'camel case': (random) => String.fromCharCode(random.whole(97, 122)) + String.fromCharCode(random.whole(65, 90)),
  spaces: () => ' ',
  'Thai without spaces': range(0xe01, 0xe2e),
  'Hangul letters': range(0x1100, 0x11c2),
  'any character': range(0x20, 0xd7ff),
};

/** Units of a text; whole pieces, cut at the length. */
function fill(length: number, piece: () => string): string {
  let text = '';
  while (text.length < length) text += piece();
  return text.slice(0, length);
}

/** Texts of so many units that are made not to hold a term. Where one does, its reader must say so. */
export function nearTexts(terms: readonly Term[], units: number, seed: number): readonly Hostile[] {
  const latin = terms.filter(({ kind, text }) => kind === 'word' && /^[a-z]{6,}$/.test(text));
  return Object.entries(NEAR).map(([name, make]) => {
    const random = seeded(seed, `hostile ${name}`);
    return { name, text: fill(units, () => make(random, latin)) };
  });
}

/** Texts of so many units that are nothing but terms: as listed, without spaces, and in the disguise of each family. */
export function termTexts(terms: readonly Term[], units: number, seed: number): readonly Hostile[] {
  const latin = terms.filter(({ kind, text }) => kind === 'word' && /^[a-z]{6,}$/.test(text));
  const plain = (name: string, between: string, pool: readonly Term[]): Hostile => {
    const random = seeded(seed, name);
    return { name, text: fill(units, () => random.pick(pool).text + between) };
  };
  const disguised = FAMILIES.map((family) => {
    const random = seeded(seed, `all ${family.id}`);
    return {
      name: `terms, ${family.id}`,
      text: fill(units, () => `${family.disguise(random.pick(latin).text, random)} `),
    };
  });
  return [
    plain('terms as listed', ' ', latin),
    plain('terms without spaces', '', latin),
    plain('one term again and again', ' ', latin.slice(0, 1)),
    ...disguised,
  ];
}
