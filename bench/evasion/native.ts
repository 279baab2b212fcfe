// Group N: disguises of terms in other scripts, each as the writers of that script do it.
import type { Random } from '../../vigil/src/demo/random.ts';
import type { Family } from './family.ts';
import type { Script } from './native-terms.ts';

/** Scripts of the characters of a term, enough to tell which families fit. */
const SCRIPTS: Readonly<Record<Script, RegExp>> = {
  cyrillic: /^\p{Script=Cyrillic}+$/u,
  greek: /^\p{Script=Greek}+$/u,
  arabic: /^\p{Script=Arabic}+$/u,
  devanagari: /^\p{Script=Devanagari}+$/u,
  thai: /^\p{Script=Thai}+$/u,
  han: /^\p{Script=Han}+$/u,
  katakana: /^\p{Script=Katakana}+$/u,
  hangul: /^\p{Script=Hangul}+$/u,
  emoji: /^\p{Extended_Pictographic}+$/u,
};
const ALL = Object.keys(SCRIPTS) as readonly Script[];
const SPACELESS: readonly Script[] = ['thai', 'han', 'katakana'];
const LETTERS: readonly Script[] = ALL.filter((script) => script !== 'emoji');
const INVISIBLE = ['\u200b', '\u2060', '\ufeff'];

/** Latin letters that look like those of the script, and the digits used for their shape. */
const LATIN_TWINS: Readonly<Record<string, string>> = {
  ...{
    а: 'a',
    е: 'e',
    о: 'o',
    р: 'p',
    с: 'c',
    у: 'y',
    х: 'x',
    к: 'k',
    в: 'B',
    н: 'H',
    т: 'T',
    м: 'M',
    и: 'u',
    г: 'r',
    п: 'n',
  },
  ...{ α: 'a', ο: 'o', ν: 'v', ρ: 'p', υ: 'u', κ: 'k', ι: 'i', τ: 't', χ: 'x', ω: 'w', η: 'n', ε: 'e', γ: 'y', β: 'B' },
};
const DIGIT_TWINS: Readonly<Record<string, string>> = {
  з: '3',
  о: '0',
  ч: '4',
  б: '6',
  в: '8',
  а: '@',
  т: '7',
  ο: '0',
  ε: '3',
};
const ARABIC_FORMS: Readonly<Record<string, string>> = { ا: 'أإآٱ', ي: 'ىی', ك: 'کڪ', ه: 'ہھ', و: 'ؤۏ' };
const NEIGHBOURS: Readonly<Partial<Record<Script, readonly [string, string]>>> = {
  thai: ['วันนี้', 'มาก'],
  han: ['今天', '很好'],
  katakana: ['今日は', 'です'],
};
const SMALL_KANA: Readonly<Record<string, string>> = {
  ア: 'ァ',
  イ: 'ィ',
  ウ: 'ゥ',
  ツ: 'ッ',
  ヤ: 'ャ',
  ユ: 'ュ',
  ワ: 'ヮ',
};
const HALF_KANA = halfKana();
const JAMO = [
  'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ',
  'ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ',
  ' ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ',
];

/** Half-width forms by the full form they decompose to. */
function halfKana(): ReadonlyMap<string, string> {
  const rows = Array.from({ length: 0xff9f - 0xff66 + 1 }, (_, at) => String.fromCodePoint(0xff66 + at));
  return new Map(rows.map((half) => [half.normalize('NFKD'), half]));
}

const each = (term: string, change: (letter: string, at: number) => string): string => [...term].map(change).join('');

/** Swaps about this share of the letters a map knows, the first of them always. */
function swapped(term: string, map: Readonly<Record<string, string>>, share: number, random: Random): string {
  let first = true;
  return each(term, (letter) => {
    const forms = map[letter];
    if (forms === undefined || !(first || random.chance(share))) return letter;
    first = false;
    return random.pick([...forms]);
  });
}

function compatibilityJamo(term: string): string {
  return each(term, (syllable) => {
    const index = (syllable.codePointAt(0) ?? 0) - 0xac00;
    const parts = [Math.floor(index / 588), Math.floor((index % 588) / 28), index % 28];
    return parts
      .map((part, row) => [...(JAMO[row] ?? '')][part] ?? '')
      .join('')
      .trim();
  });
}

function family(id: string, scripts: readonly Script[], change: (term: string, random: Random) => string): Family {
  const unfit = (term: string): string | undefined => {
    if (!scripts.some((script) => SCRIPTS[script].test(term))) return `not written in ${scripts.join(', ')}`;
    return undefined;
  };
  return {
    id,
    group: 'N',
    unfit,
    disguise: (term, random) => (unfit(term) === undefined ? change(term, random) : term),
  };
}

const between = (sign: string) => (term: string) => [...term].join(sign);
const scriptOf = (term: string): Script | undefined => ALL.find((script) => SCRIPTS[script].test(term));
const clusters = (term: string): readonly string[] =>
  [...new Intl.Segmenter('und').segment(term)].map(({ segment }) => segment);

function amongNeighbours(term: string): string {
  const [before, after] = NEIGHBOURS[scriptOf(term) ?? 'han'] ?? ['', ''];
  return before + term + after;
}

/** The families of group N. A family that finds nothing to change in one term leaves it as it is. */
export const NATIVE: readonly Family[] = [
  family('native-plain', ALL, (term) => term),
  family('native-capitals', ['cyrillic', 'greek'], (term) => term.toUpperCase()),
  family('native-tight', SPACELESS, amongNeighbours),
  family('native-zero-width', LETTERS, (term, random) => clusters(term).join(random.pick(INVISIBLE))),
  family('native-dots', LETTERS, (term) => clusters(term).join('.')),
  family('native-spaced', LETTERS, (term) => clusters(term).join(' ')),
  family('native-repeats', ['cyrillic', 'greek', 'arabic'], (term, random) =>
    each(term, (letter, at) => (at === 1 || random.chance(0.3) ? letter.repeat(random.whole(2, 4)) : letter)),
  ),
  family('native-marks', ['cyrillic', 'greek'], (term, random) =>
    each(term, (letter) => letter + random.pick(['\u0301', '\u0336', '\u0332', ''])),
  ),
  family('latin-in-native', ['cyrillic', 'greek'], (term, random) => swapped(term, LATIN_TWINS, 0.4, random)),
  family('latin-in-native-capitals', ['cyrillic', 'greek'], (term, random) =>
    swapped(term, LATIN_TWINS, 0.4, random).toUpperCase(),
  ),
  family('digits-in-native', ['cyrillic', 'greek'], (term, random) => swapped(term, DIGIT_TWINS, 0.7, random)),
  family('arabic-tatweel', ['arabic'], (term, random) =>
    each(term, (letter, at) => letter + (at === 0 || random.chance(0.4) ? 'ـ'.repeat(random.whole(1, 5)) : '')),
  ),
  family('arabic-vowel-signs', ['arabic'], (term, random) =>
    each(term, (letter) => letter + random.pick(['\u064e', '\u064f', '\u0650', '\u0651\u064e', '\u0652'])),
  ),
  family('arabic-forms', ['arabic'], (term, random) => swapped(term, ARABIC_FORMS, 0.7, random)),
  family('devanagari-joiners', ['devanagari'], (term, random) =>
    clusters(term).join(random.pick(['\u200c', '\u200d'])),
  ),
  family('katakana-half-width', ['katakana'], (term) =>
    each(term, (kana) => each(kana.normalize('NFD'), (part) => HALF_KANA.get(part) ?? part)),
  ),
  family('katakana-as-hiragana', ['katakana'], (term) =>
    each(term, (kana) => String.fromCodePoint((kana.codePointAt(0) ?? 0) - 0x60)),
  ),
  family('katakana-small', ['katakana'], (term, random) => swapped(term, SMALL_KANA, 1, random)),
  family('hangul-decomposed', ['hangul'], (term) => term.normalize('NFD')),
  family('hangul-letters', ['hangul'], compatibilityJamo),
  family('hangul-particle', ['hangul'], (term, random) => term + random.pick(['은', '를', '이랑', '에서'])),
  family('emoji-skin-tones', ['emoji'], (term, random) =>
    each(term, (sign) => (/\p{Emoji_Modifier_Base}/u.test(sign) ? sign + random.pick(['🏻', '🏽', '🏿']) : sign)),
  ),
  family('emoji-joined', ['emoji'], (term, random) => between(random.pick(['\u200d', '\ufe0f', '\ufe0f\u200d']))(term)),
  family('emoji-spaced', ['emoji'], (term, random) => between(random.pick([' ', '  ', '\u200b']))(term)),
];
