// Every word the console shows, in the language of the page. No screen holds words of its own, so that all can be reviewed and translated.
import { english, type Words } from './words/en/index.ts';

export const words: Words = english;
