// All Arabic words.
import type { Words } from '../en/index.ts';
import type { Translated } from '../merge.ts';

export const arabic: Translated<Words> = {};
