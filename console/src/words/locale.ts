// Which language and number style the console speaks: what the person chose, else what the browser asks for, else English.

const CHOSEN = 'vigil-language';

/** The languages there are, by BCP 47 tag. */
export const LANGUAGES = { en: { name: 'English', direction: 'ltr' } } as const;
export type Language = keyof typeof LANGUAGES;

/** The language of this page; it changes with a reload. */
export const language: Language = chooseLanguage();

/** The tag that numbers and times are written by. English here is British English. */
export const locale: string = language === 'en' ? 'en-GB' : language;

function chooseLanguage(): Language {
  // Outside a browser, as in tests of plain functions, there is nothing to ask.
  if (!('window' in globalThis)) return 'en';
  const wishes = [window.localStorage.getItem(CHOSEN) ?? '', ...window.navigator.languages];
  const known = wishes.map((tag) => tag.split('-')[0] ?? '').find((tag) => tag in LANGUAGES);
  return (known ?? 'en') as Language;
}
