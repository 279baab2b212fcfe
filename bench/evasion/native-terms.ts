// Invented terms in scripts other than Latin, so that the bench can see what disguises do to them.
import type { Term } from '../../match/src/index.ts';
import { type Random, seeded } from '../../vigil/src/demo/random.ts';
import type { IsUsed } from './terms.ts';

/** Scripts with invented terms; emoji count as one. */
export type Script = 'cyrillic' | 'greek' | 'arabic' | 'devanagari' | 'thai' | 'han' | 'katakana' | 'hangul' | 'emoji';

/** A term and its script. */
export interface NativeTerm extends Term {
  readonly script: Script;
}

const some = (random: Random, count: number, one: () => string): string =>
  Array.from({ length: random.whole(count, count + 1) }, one).join('');
const from = (random: Random, letters: string): string => random.pick([...letters]);

const MAKERS: Readonly<Record<Script, (random: Random) => string>> = {
  cyrillic: (random) =>
    some(random, 3, () => from(random, 'бвгджзклмнпрстфхцчш') + from(random, 'аеиоуыэюя')) + from(random, 'кнрст'),
  greek: (random) =>
    some(random, 3, () => from(random, 'βγδζθκλμνξπρτφχψ') + from(random, 'αεηιουω')) + from(random, 'νρξ'),
  arabic: (random) => some(random, 3, () => from(random, 'بتثجحخدرزسشصضطعغفقكلمنه') + from(random, 'اوي')),
  devanagari: (random) =>
    some(random, 3, () => from(random, 'कखगघचजटडतदनपबमरलवसह') + random.pick(['ा', 'ि', 'ी', 'ु', 'े', 'ो'])),
  thai: (random) =>
    some(random, 3, () => {
      const consonant = from(random, 'กขคงจชซดตถทนบปผพมยรลวสหอ');
      return random.pick([
        `${consonant}า`,
        `เ${consonant}`,
        `${consonant}ี`,
        `แ${consonant}`,
        `${consonant}ู`,
        `โ${consonant}`,
      ]);
    }),
  han: (random) => some(random, 4, () => from(random, '山水木石雲風竹松梅雪星河湖橋燈舟田林泉谷')),
  katakana: (random) =>
    some(random, 5, () => from(random, 'アカサタナハマヤラワイキシチニヒミリウクスツヌフムユルガギグダデドバブボ')),
  hangul: (random) =>
    some(random, 4, () =>
      String.fromCodePoint(
        0xac00 + random.whole(0, 18) * 588 + random.whole(0, 20) * 28 + random.pick([0, 0, 1, 4, 8, 16, 21]),
      ),
    ),
  emoji: (random) =>
    some(random, 3, () =>
      random.pick(['👋', '👍', '🙏', '👏', '🪁', '🧲', '🧩', '🧭', '🪐', '🧷', '🧶', '🪀', '🪵', '🛸']),
    ),
};

/** So many terms of each script, from a seed; none that people use. */
export function makeNativeTerms(seed: number, each: number, isUsed: IsUsed = () => false): readonly NativeTerm[] {
  const random = seeded(seed, 'bench native terms');
  return (Object.keys(MAKERS) as Script[]).flatMap((script) => {
    const texts = new Set<string>();
    while (texts.size < each) {
      const text = MAKERS[script](random);
      if (!isUsed(text)) texts.add(text);
    }
    return [...texts].map((text, at) => ({
      id: `${script}-${at + 1}`,
      text,
      kind: script === 'emoji' ? ('emoji' as const) : ('word' as const),
      script,
    }));
  });
}
