// All German words.
import type { Words } from '../en/index.ts';
import type { Translated } from '../merge.ts';

export const german: Translated<Words> = {};
