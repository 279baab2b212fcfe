// Reads the sentences of `explain` back into codes, so that a reader of another language can have them in theirs. A test holds it against every sentence there is.

/** One step of a disguise. `was`: characters of the text; `as`: the letter they were read as; `script`: empty where it is not told. */
export type Step =
  | { readonly code: 'fixed'; readonly name: StepName }
  | { readonly code: 'read-as'; readonly was: string; readonly as: string; readonly script: StepScript | '' }
  | { readonly code: 'repeated'; readonly was: string; readonly times: number }
  | { readonly code: 'stands-for'; readonly was: string };

/** Sentences that are always the same, with their codes. */
export const STEPS = {
  'the listed spelling': 'listed',
  'the listed letters, disguised': 'listed-disguised',
  'inside a longer word': 'inside',
  'cut in pieces': 'split',
  'one typing error away from the listed word': 'near',
  'invisible characters between letters': 'invisible',
  'marks on letters left out': 'marks-left-out',
  'words run together': 'run-together',
  'cut over a line break': 'line-break',
  'spaces between letters': 'spaces',
  'dots between letters': 'dots',
  'hyphens between letters': 'hyphens',
  'underscores between letters': 'underscores',
  'asterisks between letters': 'asterisks',
  'commas between letters': 'commas',
  'slashes between letters': 'slashes',
  'bars between letters': 'bars',
  'plus signs between letters': 'plus-signs',
  'tildes between letters': 'tildes',
  'apostrophes between letters': 'apostrophes',
  'signs between letters': 'signs',
  'run together with its neighbours': 'with-neighbours',
  'more than a space between its words': 'far-apart',
  'accents differ from the listed spelling': 'accents',
  'the tag without its number sign': 'bare-tag',
  'written backwards': 'backwards',
  'written backwards behind a direction mark': 'backwards-mark',
  'turned upside down': 'upside-down',
  'letters written as codes (&#…; or %…)': 'codes',
  'the vowels left out': 'vowels-left-out',
  'a vowel left out': 'vowel-left-out',
  'a sign stands for a vowel': 'sign-for-vowel',
  'a punctuation mark stands for a vowel': 'mark-for-vowel',
  'a space stands for a vowel': 'space-for-vowel',
  'digits and signs read as letters': 'digits-signs',
  'look-alikes from other scripts': 'look-alikes',
  'letters drawn with several signs': 'drawn',
  'signs or unknown glyphs stand for letters': 'masked',
  'spaces between the emoji': 'emoji-spaces',
  'spelled as it sounds': 'by-sound',
  'two neighbouring letters swapped': 'swapped',
  'one letter changed': 'changed',
  'one letter added': 'added',
  'one letter missing': 'missing',
} as const;

/** The name of a step that is always said the same way. */
export type StepName = (typeof STEPS)[keyof typeof STEPS];

/** The scripts that are named; `phonetic` is none, but the letters of dictionaries. */
const SCRIPTS = [
  'phonetic',
  'Greek',
  'Cyrillic',
  'Armenian',
  'Hebrew',
  'Arabic',
  'Cherokee',
  'Canadian syllabic',
  'Coptic',
  'Lisu',
  'full-width',
] as const;
export type StepScript = (typeof SCRIPTS)[number];

const SCRIPT = `(?:(?<script>${SCRIPTS.join('|')}) )?`;
const READ_AS = new RegExp(`^${SCRIPT}(?<was>.{1,4}?) read as (?<as>.{1,2})$`, 'su');
const REPEATED = /^(?<was>.{1,2}) repeated (?<times>\d{1,7}) times$/su;
const STANDS_FOR = /^(?<was>.{1,2}) stands for a letter$/su;

/** The code of a sentence of `explain`; undefined for one that is not known here. */
export function stepOf(sentence: string): Step | undefined {
  if (Object.hasOwn(STEPS, sentence)) return { code: 'fixed', name: STEPS[sentence as keyof typeof STEPS] };
  const read = READ_AS.exec(sentence)?.groups;
  if (read !== undefined) {
    const { was = '', as = '', script = '' } = read;
    return { code: 'read-as', was, as, script: script as StepScript | '' };
  }
  const repeated = REPEATED.exec(sentence)?.groups;
  if (repeated !== undefined) {
    const { was = '', times = '' } = repeated;
    return { code: 'repeated', was, times: Number(times) };
  }
  const { was } = STANDS_FOR.exec(sentence)?.groups ?? {};
  return was === undefined ? undefined : { code: 'stands-for', was };
}
