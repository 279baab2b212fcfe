// All English words: the wording that other languages follow. Nouns are those of docs/concepts.md.
import { oneCase } from './case.ts';
import { decide } from './decide.ts';
import { frame } from './frame.ts';
import { lexicon } from './lexicon.ts';
import { orders } from './orders.ts';
import { people } from './people.ts';
import { problems } from './problems.ts';
import { quality } from './quality.ts';
import { queue } from './queue.ts';
import { rings } from './rings.ts';
import { said } from './said.ts';
import { settings } from './settings.ts';
import { shelf } from './shelf.ts';
import { signatures } from './signatures.ts';
import { today } from './today.ts';

export const english = {
  ...frame,
  today,
  queue,
  case: oneCase,
  decide,
  orders,
  quality,
  people,
  rings,
  signatures,
  lexicon,
  shelf,
  settings,
  said,
  problems,
};
/** What every language must say. */
export type Words = typeof english;
