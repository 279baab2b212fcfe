// Which language and number style the console speaks: what the person chose, else what the browser asks for, else English.

const CHOSEN = 'vigil-language';

/** The languages there are, by BCP 47 tag, as they name themselves. */
export const LANGUAGES = {
  en: { name: 'English', direction: 'ltr' },
  de: { name: 'Deutsch', direction: 'ltr' },
  ar: { name: 'العربية', direction: 'rtl' },
} as const;
/** `en-XA` is English made longer and accented, to see what does not fit or was not translated; it is not offered. */
export type Language = keyof typeof LANGUAGES | 'en-XA';

/** The language of this page; it changes with a reload. */
export const language: Language = chooseLanguage();

/** The tag that numbers and times are written by. English here is British English; Arabic keeps the digits of ids and codes. */
export const locale: string = { en: 'en-GB', 'en-XA': 'en-GB', de: 'de', ar: 'ar-u-nu-latn' }[language];

/** Which way the page reads. */
export const direction: 'ltr' | 'rtl' = language === 'en-XA' ? 'ltr' : LANGUAGES[language].direction;

/** Signs that differ where the page reads from right to left; numbers there carry a mark that keeps their own sign in front of them. */
export const signs =
  direction === 'rtl'
    ? { comma: '، ', semicolon: '؛ ', back: '→', onward: '←', beforeSign: '\u200e' }
    : { comma: ', ', semicolon: '; ', back: '←', onward: '→', beforeSign: '' };

function chooseLanguage(): Language {
  // Outside a browser, as in tests of plain functions, there is nothing to ask.
  if (!('window' in globalThis)) return 'en';
  const chosen = window.localStorage.getItem(CHOSEN);
  if (chosen === 'en-XA') return chosen;
  const wishes = [chosen ?? '', ...window.navigator.languages];
  const known = wishes.map((tag) => tag.split('-')[0] ?? '').find((tag) => tag in LANGUAGES);
  return (known ?? 'en') as Language;
}

/** Remembers a language for this browser; the page must be loaded anew to speak it. */
export function setLanguage(tag: keyof typeof LANGUAGES): void {
  window.localStorage.setItem(CHOSEN, tag);
}
