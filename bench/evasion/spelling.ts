// Group F: the word is spelt wrongly, by its sound, or in another alphabet by its sound.
import type { Random } from '../../vigil/src/demo/random.ts';
import { familiesOf, isLetter, oneWord } from './family.ts';

const ALPHABET = [...'abcdefghijklmnopqrstuvwxyz'];
/** Letters a word needs before one edit still leaves it recognisable. */
const LEAST = 6;

/** Spellings of one sound, both ways. */
const SOUNDS: readonly (readonly [string, string])[] = [
  ['ph', 'f'],
  ['ck', 'k'],
  ['ks', 'x'],
  ['kw', 'qu'],
  ['c', 'k'],
  ['z', 's'],
];

/** Cyrillic letters by sound; longer spellings first. */
const CYRILLIC_SOUNDS = sounds(
  'shch:щ sh:ш ch:ч zh:ж kh:х ts:ц ya:я yu:ю yo:ё th:т ph:ф ck:к qu:кв a:а b:б c:к d:д e:е f:ф g:г h:х i:и j:дж k:к l:л m:м n:н o:о p:п q:к r:р s:с t:т u:у v:в w:в x:кс y:й z:з',
);
/** Greek letters by sound; longer spellings first. */
const GREEK_SOUNDS = sounds(
  'th:θ ph:φ ch:χ ks:ξ ps:ψ ck:κ qu:κβ a:α b:β c:κ d:δ e:ε f:φ g:γ h:χ i:ι j:γ k:κ l:λ m:μ n:ν o:ο p:π q:κ r:ρ s:σ t:τ u:ου v:β w:ου x:ξ y:ι z:ζ',
);

function sounds(text: string): readonly (readonly [string, string])[] {
  return text.split(' ').map((pair) => [pair.split(':')[0] ?? '', pair.split(':')[1] ?? ''] as const);
}

/** Writes a word with the longest spelling that fits at each place. */
function bySound(term: string, table: readonly (readonly [string, string])[]): string {
  const lower = term.toLowerCase();
  let text = '';
  for (let at = 0; at < lower.length; ) {
    const fit = table.find(([latin]) => lower.startsWith(latin, at));
    text += fit?.[1] ?? lower.charAt(at);
    at += fit?.[0].length ?? 1;
  }
  return text;
}

/** Applies every rule that fits, or one of them, in one direction each. */
function respelt(term: string, random: Random): string {
  const fits = SOUNDS.flatMap(([one, other]) => [[one, other] as const, [other, one] as const]).filter(([from]) =>
    term.includes(from),
  );
  if (fits.length === 0) return term;
  const [from, to] = random.pick(fits);
  return random.chance(0.5) ? term.replaceAll(from, to) : term.replace(from, to);
}

const soundless = (term: string): string | undefined =>
  SOUNDS.some((pair) => pair.some((spelling) => term.includes(spelling))) ? undefined : 'no sound with two spellings';

/** A place in a word: usually inside, sometimes its first or last letter. */
function place(letters: readonly string[], random: Random): number {
  return random.chance(0.8) ? random.whole(1, Math.max(1, letters.length - 2)) : random.whole(0, letters.length - 1);
}

const edit = (id: string, change: (letters: string[], at: number, random: Random) => void) => ({
  id,
  unfit: (term: string) =>
    term.split(' ').every((word) => [...word].filter(isLetter).length >= 4) &&
    [...term].filter(isLetter).length >= LEAST
      ? undefined
      : `fewer than ${LEAST} letters`,
  change: (term: string, random: Random) =>
    oneWord(term, random, (word) => {
      const letters = [...word];
      change(letters, place(letters, random), random);
      return letters.join('');
    }),
});

/** The families of group F. */
export const SPELLING = familiesOf('F', [
  edit('insertion', (letters, at, random) => letters.splice(at, 0, random.pick(ALPHABET))),
  edit('deletion', (letters, at) => letters.splice(at, 1)),
  edit('substitution', (letters, at, random) => {
    letters[at] = random.pick(ALPHABET);
  }),
  edit('swap', (letters, at) => {
    const from = Math.min(at, letters.length - 2);
    letters.splice(from, 2, letters[from + 1] ?? '', letters[from] ?? '');
  }),
  { id: 'phonetic', change: respelt, unfit: soundless },
  { id: 'cyrillic-by-sound', change: (term) => bySound(term, CYRILLIC_SOUNDS) },
  { id: 'greek-by-sound', change: (term) => bySound(term, GREEK_SOUNDS) },
]);
