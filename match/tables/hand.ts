// Look-alikes chosen by hand from Unicode character names: glyphs that people read as a Latin letter although Unicode does not decompose them to it.

/** Letters of other scripts, phonetic letters and symbols, by the Latin letter a reader sees. */
export const HAND: Readonly<Record<string, string>> = {
  a: 'αάаАΑΛλДдᗩ∀ɐᴀ卂₳Ꭺꭺ∆ɑѦѧⱭ⍺',
  b: 'вВбБβΒьЬБɓʙᗷ乃฿ℬЂЪъƀƄƅᏏᏴ',
  c: 'сСϲϹᑕ匚¢₡ᴄ⊂☾ҁҪҫꮯᏟƆɔ©',
  d: 'ԁԀᗪɖďժ∂ɗđĐðÐᎠꭰ',
  e: 'еЕєЄэЭзЗεέΕξ€ɘǝҽҼ乇ᗴ℮Σ∑əƏƎɛᎬꭼ',
  f: 'ғҒƒϝϜᖴ千ք₣ſẝ',
  g: 'ɡԍԌցǥɢᘜ₲ɠᏀꮐᎶᏻ',
  h: 'һҺнНΗհɦħĦʜᕼ卄ђћҢңᎻꮋ',
  i: 'іІїЇιίΙɩᎥɪ工ᓰ¡ıɨƗίꭵ',
  j: 'јЈϳʝנᒍɟᎫꭻ',
  k: 'кКκΚⲕқҚҝҜᴋ₭ƙᏦꮶ',
  l: 'ӏӀⅼʟᒪ㇄ƖłŁɭʅᏞꮮ∣',
  m: 'мМΜᴍ爪ᗰϻϺოⅿ₥ɱᎷꮇ',
  n: 'пПηήΝиИйЙոռɴ几ᑎ₪ภŋɲƞҋŊ',
  o: 'оООοόσΟфФΘθ๏ჿㄖᗝ⊙☉°¤øØөӨѳѲסօՕⲟ૦௦ዐ⚬',
  p: 'рРρΡþÞքᑭ卩Ƿƿᴘ₱ᏢꮲҎҏ',
  q: 'ԛԚգզɋʠϘϙ',
  r: 'гГяЯᴦʀɾᖇ尺ɼ®ᎡꭱᏒꮢґҐɹ',
  s: 'ѕЅꜱʂ§ՏտᔕᏚꮪΣςƽƼ丂₴ƨ',
  t: 'тТτΤ†ƭţʇ₮ᎢꭲтҬҭㄒ⊤ͳ',
  u: 'υύцЦµμʊᑌ∪ՍսꭎꞟʋɄʉц',
  v: 'νѵѴᴠᐯ∨√ⅴעᏙꮩ',
  w: 'шШщЩωώѡѠωᴡ山ᗯ₩ɯԝԜᎳꮃᏔꮤ',
  x: 'хХχΧ×ҳҲӼӽ乂ᕽ᙭',
  y: 'уУγΥүҮỵʏ¥ㄚყӯЎўɣᎩꭹƴΨψ',
  z: 'ʐᴢ乙ƶƵʑȥᏃꮓζΖ',
};

/** Characters with more than one reading; the readings of one character share a coarse class. */
export const MANY: Readonly<Record<string, string>> = {
  ᛁ: 'il',
  '∣': 'il',
  '│': 'il',
  '｜': 'il',
  '¦': 'il',
  ǀ: 'il',
  І: 'il',
  Ӏ: 'il',
  Ι: 'il',
};

/** Emoji and enclosed symbols that are used as letters. */
export const PICTURES: Readonly<Record<string, string>> = {
  a: '🅰',
  b: '🅱',
  o: '⭕⓪',
  x: '❌❎✖',
  m: 'Ⓜ',
  p: '🅿',
  i: 'ℹ',
  t: '✝',
  s: '💲',
  r: '®',
  v: '✔☑',
};

/** Several letters in one sign. */
export const LIGATURES: Readonly<Record<string, string>> = {
  ß: 'ss',
  ẞ: 'ss',
  æ: 'ae',
  Æ: 'ae',
  œ: 'oe',
  Œ: 'oe',
  '🆎': 'ab',
  '🆑': 'cl',
  '🆗': 'ok',
  '🆔': 'id',
  '🆖': 'ng',
  '🆚': 'vs',
};

/** Digits as letters; a digit of a listed term still stands only for itself. */
export const DIGITS: Readonly<Record<string, string>> = {
  0: 'o',
  1: 'il',
  2: 'z',
  3: 'e',
  4: 'a',
  5: 's',
  6: 'gb',
  7: 't',
  8: 'b',
  9: 'gq',
};

/** ASCII and currency signs as letters; an asterisk stands for some letter (a mask). */
export const SIGNS: Readonly<Record<string, string>> = {
  '@': 'a',
  $: 's',
  '!': 'il',
  '|': 'il',
  '+': 't',
  '€': 'e',
  '£': 'e',
  '¢': 'c',
  '¥': 'y',
  '×': 'x',
  _: 'u',
  '§': 's',
};
