// Characters that are several letters in one: Hangul syllables, compound Hangul letters and Arabic ligatures. They are compared letter by letter,
// so that a syllable taken apart is the same word.

const FIRST_SYLLABLE = 0xac00,
  LAST_SYLLABLE = 0xd7a3,
  FIRST_INITIAL = 0x1100,
  FIRST_VOWEL = 0x1161,
  BEFORE_FINALS = 0x11a7,
  VOWELS = 21,
  FINALS = 28;

/** The initial letters that final ones are compared as; compound ones are two. By the number of the final, from 1. */
const AS_INITIALS =
  'ᄀ ᄁ ᄀᄉ ᄂ ᄂᄌ ᄂᄒ ᄃ ᄅ ᄅᄀ ᄅᄆ ᄅᄇ ᄅᄉ ᄅᄐ ᄅᄑ ᄅᄒ ᄆ ᄇ ᄇᄉ ᄉ ᄊ ᄋ ᄌ ᄎ ᄏ ᄐ ᄑ ᄒ'.split(' ');
const COMPOUND_VOWELS: Readonly<Record<string, string>> = {
  ᅪ: 'ᅩᅡ',
  ᅫ: 'ᅩᅢ',
  ᅬ: 'ᅩᅵ',
  ᅯ: 'ᅮᅥ',
  ᅰ: 'ᅮᅦ',
  ᅱ: 'ᅮᅵ',
  ᅴ: 'ᅳᅵ',
};
const pointsOf = (text: string): readonly number[] => [...text].map((ch) => ch.codePointAt(0) ?? 0);
const SIMPLE = new Map<number, readonly number[]>();
for (const [at, initials] of AS_INITIALS.entries()) SIMPLE.set(BEFORE_FINALS + 1 + at, pointsOf(initials));
for (const [vowel, simple] of Object.entries(COMPOUND_VOWELS)) SIMPLE.set(vowel.codePointAt(0) ?? 0, pointsOf(simple));
const simple = (jamo: number): readonly number[] => SIMPLE.get(jamo) ?? [jamo];

/** The most letters in one Hangul syllable: two vowels and two finals. */
export const MOST_PARTS = 5;
/** Whether a code point is a whole Hangul syllable. */
export const isSyllable = (cp: number): boolean => cp >= FIRST_SYLLABLE && cp <= LAST_SYLLABLE;
/** Whether a code point is a single Hangul letter, in any of the blocks that hold them. */
export const isJamo = (cp: number): boolean =>
  (cp >= FIRST_INITIAL && cp < 0x1200) || (cp >= 0x3131 && cp < 0x318f) || (cp >= 0xffa1 && cp < 0xffdd);

const HANGUL = /[\uac00-\ud7a3\u1100-\u11ff\u3131-\u318e\uffa1-\uffdc]/;
/** Whether a text holds Hangul syllables or single letters. */
export const hasHangul = (text: string): boolean => HANGUL.test(text);

/** Compound letters and ligatures; filled once from what Unicode decomposes. */
const KNOWN = new Map<number, readonly number[]>();
function learn(first: number, last: number): void {
  for (let cp = first; cp <= last; cp++) {
    const letters = pointsOf(
      String.fromCodePoint(cp)
        .normalize('NFKD')
        .replace(/[^\p{L}]/gu, ''),
    ).flatMap(simple);
    if (letters.length > 1) KNOWN.set(cp, letters);
  }
}
learn(FIRST_VOWEL, BEFORE_FINALS + FINALS - 1);
learn(0x3131, 0x318e);
learn(0xffa1, 0xffdc);
learn(0xfbea, 0xfd3d);
learn(0xfd50, 0xfdfc);
learn(0xfef5, 0xfefc);
/** Every character but syllables that is several letters. */
export const SEVERAL_POINTS: readonly number[] = [...KNOWN.keys()];

const syllables = new Map<number, readonly number[]>();
function syllableParts(cp: number): readonly number[] {
  const known = syllables.get(cp);
  if (known !== undefined) return known;
  const at = cp - FIRST_SYLLABLE;
  const final = at % FINALS;
  const parts = [
    FIRST_INITIAL + Math.floor(at / (VOWELS * FINALS)),
    ...simple(FIRST_VOWEL + (Math.floor(at / FINALS) % VOWELS)),
    ...(final === 0 ? [] : simple(BEFORE_FINALS + final)),
  ];
  syllables.set(cp, parts);
  return parts;
}

/** The letters in one character, in the form by which they are compared; `undefined` when it is a single letter. */
export const partsOf = (cp: number): readonly number[] | undefined =>
  cp < FIRST_INITIAL ? undefined : isSyllable(cp) ? syllableParts(cp) : KNOWN.get(cp);

/** Visits the Hangul syllables of which some letter is wanted. */
export function eachSyllableWith(isWanted: (letter: number) => boolean, visit: (cp: number) => void): void {
  const vowels = Array.from({ length: VOWELS }, (_, v) => simple(FIRST_VOWEL + v).some(isWanted));
  const finals = Array.from({ length: FINALS }, (_, f) => f > 0 && simple(BEFORE_FINALS + f).some(isWanted));
  const none = !vowels.includes(true) && !finals.includes(true);
  for (let head = FIRST_SYLLABLE, initial = FIRST_INITIAL; head <= LAST_SYLLABLE; head += VOWELS * FINALS, initial++) {
    const begins = isWanted(initial);
    if (none && !begins) continue;
    for (let v = 0; v < VOWELS; v++)
      for (let f = 0; f < FINALS; f++)
        if (begins || vowels[v] === true || finals[f] === true) visit(head + v * FINALS + f);
  }
}

const JAMO_RUN = /[\u1100-\u11ff\u3131-\u318e\uffa1-\uffdc]+/gu;
const isVowel = (ch: string | undefined): boolean => ch !== undefined && ch >= '\u1161' && ch <= '\u1175';
/** The final form of an initial letter, or nothing. */
function asFinal(ch: string | undefined): string {
  const at = ch === undefined ? -1 : AS_INITIALS.indexOf(ch);
  return at < 0 ? '' : String.fromCharCode(BEFORE_FINALS + 1 + at);
}
/** Single Hangul letters put together to syllables, as a keyboard would; other text is left alone. */
export function composeHangul(text: string): string {
  return text.normalize('NFC').replace(JAMO_RUN, (run) => {
    const letters = [...run.normalize('NFKD')].flatMap((ch) =>
      ch > '\u11a7' ? simple(ch.charCodeAt(0)).map((cp) => String.fromCharCode(cp)) : [ch],
    );
    let out = '';
    for (let i = 0; i < letters.length; i++) {
      out += letters[i] ?? '';
      if (!isVowel(letters[i]) || isVowel(letters[i + 1]) || isVowel(letters[i + 2])) continue;
      const final = asFinal(letters[i + 1]);
      if (final === '') continue;
      out += final;
      i++;
    }
    return out.normalize('NFC');
  });
}

const LENGTH_MARK = /[\u30fc\uff70]/gu,
  KANA = /[\u3041-\u3096\u30a1-\u30fa\uff66-\uff9d]/gu;
/** Kana that must be left without their length marks: shorter words with and without one are different words. */
const UNSTRETCHED_LETTERS = 5;
/** A word without the marks that make its vowels long, which people drop or write as a dash; `undefined` when it has none or is short. */
export function withoutLength(text: string): string | undefined {
  const plain = text.replace(LENGTH_MARK, '');
  return plain !== text && (plain.match(KANA)?.length ?? 0) >= UNSTRETCHED_LETTERS ? plain : undefined;
}
