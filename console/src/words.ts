// Every word the console shows, in the language of the page. No screen holds words of its own, so that all can be reviewed and translated.
import { english, type Words } from './words/en/index.ts';
import { language } from './words/locale.ts';
import { merge } from './words/merge.ts';

export const words: Words = await speak();

/** A language other than English comes in a file of its own, and only where it is asked for. */
async function speak(): Promise<Words> {
  if (language === 'de') return merge<Words>(english, (await import('./words/de/index.ts')).german);
  if (language === 'ar') return merge<Words>(english, (await import('./words/ar/index.ts')).arabic);
  if (language === 'en-XA') return (await import('./words/pseudo.ts')).accentAll(english);
  return english;
}
