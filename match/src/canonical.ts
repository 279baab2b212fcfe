// The plain forms in which a listed spelling and a digit are compared.

/** Lower case, composed, without Arabic and Hebrew vowel signs and tatweel, separators as one space. Callers bound the length. */
export function canonical(text: string): string {
  return text
    .normalize('NFC')
    .toUpperCase()
    .toLowerCase()
    .replace(/[\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u0591-\u05bd\u05bf-\u05c7]/gu, '')
    .replace(/ς/gu, 'σ')
    .replace(/[\s\p{P}\p{S}]+/gu, ' ')
    .trim();
}

/** The digit a character is, as an ASCII code, or -1. One code point is normalised, never a text. */
export function digitCode(cp: number): number {
  const plain = String.fromCodePoint(cp).normalize('NFKD');
  return /^[0-9]$/.test(plain) ? plain.charCodeAt(0) : -1;
}
