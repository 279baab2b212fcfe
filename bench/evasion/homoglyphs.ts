// Look-alike letters chosen for the bench alone, apart from the tables of `match`, so that the bench does not mark its own work.

/** For each Latin letter, what people write instead; upper and lower case together. */
export type Pool = Readonly<Record<string, readonly string[]>>;

function pool(text: string): Pool {
  const entries = text
    .trim()
    .split(/\s+/)
    .map((entry) => [entry[0] ?? '', [...entry.slice(1)]] as const);
  return Object.fromEntries(entries);
}

/** Cyrillic twins, from the shapes in the code charts. */
export const CYRILLIC = pool('aаА bЬВ cсС dԁ eеЕ hһНҺ iіІ jјЈ kкК lӏ mмМ nп oоО pрР qԛ rг sѕЅ tтТ vѵ wԝ xхХ yуУү');

/** Greek twins. */
export const GREEK = pool('aαΑ bβΒ cϲ eεΕ hΗ iιΙ jϳ kκΚ mΜ nηΝ oοΟσ pρΡ tτΤ uυ vν wω xχΧ yγΥ zΖ');

/** Cherokee, Armenian, Lisu and Coptic twins. */
export const RARE_SCRIPTS = pool(
  'aᎪꓮ bᏴꓐ cᏟꓚⲥ dᎠꓓ eᎬꓰ fꓝ gᏀꓖց hᎻհꓧ iꓲ jᎫꓙյ kᏦꓗⲕ lᏞԼꓡ mᎷⲙ nոꓠ oօՕꓳⲟ pᏢꓑⲣ qզ rᎡꓣ sᏚՏꓢ tᎢꓔ uսՍꓴ vᏙꓦ wᎳꓪ xꓫ yᎽꓬ zᏃꓜ',
);

/** Latin letters with strokes, hooks and other shapes that do not decompose. */
export const LATIN_SHAPES = pool(
  'aɑⱥ bƀɓ cƈȼ dđɖɗ eɇ fƒ gɡǥɠ hħɦ iıɨɩ jȷɉ kƙⱪ lłƚɫ mɱ nɲŋƞ oøɵ pƥ qɋ rɍɽ sʂȿ tŧƭʈ uʉ vʋ wⱳ yɏƴ zƶȥʐ',
);

/** Letters of other scripts that only look like the Latin one to a reader in a hurry. */
export const FAUX = pool('aДΛ bБЪЬ cЄ eЭЄΣ fҒ hЊЋΉ iЇ kЌҠ lĹԼ nИЙ oФӨΘ pРҎ rЯ sЅ tҬ uЦЏ vѴ wШЩѠ xЖӾ yЧҰ zƵ');

/** Small capitals. */
export const SMALL_CAPITALS = pool('aᴀ bʙ cᴄ dᴅ eᴇ fꜰ gɢ hʜ iɪ jᴊ kᴋ lʟ mᴍ nɴ oᴏ pᴘ qǫ rʀ tᴛ uᴜ vᴠ wᴡ yʏ zᴢ');

/** Letters turned by 180 degrees. */
export const TURNED = pool('aɐ bq cɔ dp eǝ fɟ gƃᵷ hɥ iᴉı jɾ kʞ lʅꞁl mɯ nu oo pd qb rɹ ss tʇ un vʌ wʍ xx yʎ zz');

/** Emoji and signs that stand for a letter. */
export const EMOJI_LETTERS: Pool = {
  a: ['\u{1f170}\ufe0f', '\u{1f170}'],
  b: ['\u{1f171}\ufe0f', '\u{1f171}'],
  c: ['\u00a9\ufe0f', '\u{1f319}'],
  i: ['\u2139\ufe0f', '\u2139'],
  m: ['\u24c2\ufe0f', '\u24c2'],
  o: ['\u{1f17e}\ufe0f', '\u2b55', '\u{1f17e}'],
  p: ['\u{1f17f}\ufe0f', '\u{1f17f}'],
  r: ['\u00ae\ufe0f'],
  t: ['\u271d\ufe0f', '\u2795'],
  x: ['\u274c', '\u2716\ufe0f', '\u274e'],
};

/** The same letter from any of these pools. */
export function union(...pools: readonly Pool[]): Pool {
  const letters = [...'abcdefghijklmnopqrstuvwxyz'];
  const merged = letters.map((letter) => [letter, pools.flatMap((one) => one[letter] ?? [])] as const);
  return Object.fromEntries(merged.filter(([, glyphs]) => glyphs.length > 0));
}
