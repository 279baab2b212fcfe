// Writes the text of each kind of demo post from a language's phrase bank. Everything is invented and harmless.
import { disguised } from './disguise.ts';
import type { Act } from './population.ts';
import type { Random } from './random.ts';
import { LATIN_TERMS, LOCAL_TERMS } from './stand-in-terms.ts';
import type { Words } from './words.ts';

/** Offers that avoid every word of trade; a lexicon of trade words cannot see them as offers. */
const HINTS: readonly string[] = ['{t} again tonight, you know where.', '{t} ✅ quietly', 'who wants {t} ?'];

/** Writes a post. `ring` is the number of the writer's ring. */
export function textOf(act: Act, words: Words, random: Random, ring: number | undefined): string {
  switch (act) {
    case 'everyday':
      return everyday(words, random);
    case 'offer':
      return `${trade(words, hidden(words, random), random)} ${random.chance(0.5) ? random.pick(words.closes) : ''}`.trim();
    case 'hint':
      return random.pick(HINTS).replace('{t}', () => hidden(words, random));
    case 'ringOffer':
      return `${trade(words, hidden(words, random), random)} ${ringContact(ring ?? 0)}`;
    case 'sell':
      return `${trade(words, random.pick(words.goods), random)} ${random.pick(words.closes)}`;
    case 'warn':
      return named(random.pick(words.warnings), words, random);
    case 'quote':
      return named(random.pick(words.quotes), words, random);
    case 'plead':
      return named(random.pick(words.pleas), words, random);
    case 'joke':
      return `${named(random.pick(words.jokes), words, random)} ${random.pick(words.closes)}`;
    case 'tradeJoke':
      return `${random.pick(words.offers).replace('{x}', random.pick(words.goods))}. ${named(random.pick(words.jokes), words, random)}`;
    case 'page':
      return `${random.pick(words.pages)} ${random.pick(words.middles)}`;
    default:
      return act satisfies never;
  }
}

/** An everyday post, about 170 letters. */
export function everyday(words: Words, random: Random): string {
  return `${random.pick(words.opens)} ${random.pick(words.middles)} ${random.pick(words.middles)} ${random.pick(words.closes)}`;
}

/** Where a ring wants to be met, on a service that does not exist. */
export function ringContact(ring: number): string {
  return ring % 2 === 0 ? `https://qimbo.example/join/zelv${ring}krudo` : `qimbo: zelvork_${ring}${ring * 7}`;
}

function trade(words: Words, what: string, random: Random): string {
  const payment = random.chance(0.5) ? `, ${random.pick(words.payments)}` : '';
  return `${random.pick(words.offers).replace('{x}', () => what)}. ${random.pick(words.contacts)}${payment}.`;
}

function hidden(words: Words, random: Random): string {
  const term = termFor(words, random);
  return random.chance(0.5) ? disguised(term, random) : term;
}

function named(template: string, words: Words, random: Random): string {
  return template.replace('{t}', () => termFor(words, random));
}

function termFor(words: Words, random: Random): string {
  const local = LOCAL_TERMS[words.language];
  return random.pick(local !== undefined && random.chance(0.4) ? local : LATIN_TERMS);
}
