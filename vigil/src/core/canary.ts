// The Canary is a planted harmless Item that must reach the end of the flow; when it does not, something between input and store is broken.

import { platformName } from './item.ts';
import type { Lexicon } from './lexicon.ts';

/** An invented word, written in disguise in the canary's text, so that the song proves the matcher too (after the anti-spam world's GTUBE). */
export const CANARY_TERM = 'vigil.canary';
export const CANARY_TEXT = 'The canary zw1bbelf1nch sings and harms nobody.';
export const CANARY_PLATFORM = platformName('vigil-canary');

/** The list that every running Vigil has beside the operator's. */
export const CANARY_LEXICON: Lexicon = {
  format: 1,
  id: 'vigil-canary',
  title: 'The canary',
  version: '1',
  licence: 'CC0-1.0',
  standIn: true,
  terms: [
    {
      id: CANARY_TERM,
      term: 'zwibbelfinch',
      family: 'term',
      kind: 'word',
      matches: [CANARY_TEXT],
      ignores: ['A finch sings.'],
    },
  ],
};

/** A line in Vigil's own format; `name` tells one song from another, `at` is milliseconds since 1970. */
export function canaryLine(name: string, at: number): string {
  return JSON.stringify({
    id: name,
    platform: CANARY_PLATFORM,
    account: { id: 'canary' },
    text: CANARY_TEXT,
    createdAt: at,
  });
}
