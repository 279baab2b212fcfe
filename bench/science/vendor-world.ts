// Made-up vendors, each with a way of writing, to see how large a share of own wording it takes to know one again under a new name. All words are invented.
import { type Random, seeded } from '../../vigil/src/demo/random.ts';

/** A vendor's listings. */
export interface Vendor {
  readonly name: string;
  readonly listings: readonly string[];
}

/** How alike vendors are: the share of words that are a vendor's own favourites, and of sentences he uses again. */
export interface VendorWish {
  readonly vendors: number;
  readonly ownWords: number;
  readonly ownSentences: number;
}

const VOCABULARY = 3_000;
const FAVOURITES = 40;
const STOCK = 6;
const MARKS = ['.', '!', '!!', ' -', '...', ' *', ' /', ';'] as const;

/** Vendors with 6 to 20 listings of 12 to 60 words. */
export function vendorWorld(seed: number, wish: VendorWish): readonly Vendor[] {
  const random = seeded(seed, `vendors ${wish.ownWords} ${wish.ownSentences}`);
  const words = [...new Set(Array.from({ length: VOCABULARY * 2 }, () => invented(random)))].slice(0, VOCABULARY);
  return Array.from({ length: wish.vendors }, (_, n): Vendor => {
    const favourites = Array.from({ length: FAVOURITES }, () => random.pick(words));
    const mark = random.pick(MARKS);
    const word = (): string => (random.chance(wish.ownWords) ? random.pick(favourites) : common(words, random));
    const sentence = (): string => `${Array.from({ length: random.whole(4, 12) }, word).join(' ')}${mark}`;
    const stock = Array.from({ length: STOCK }, sentence);
    const listing = (): string =>
      Array.from({ length: random.whole(3, 5) }, () =>
        random.chance(wish.ownSentences) ? random.pick(stock) : sentence(),
      ).join(' ');
    return { name: `vendor${n}`, listings: Array.from({ length: random.whole(6, 20) }, listing) };
  });
}

/** Frequent words are frequent for all: the square of a chance falls on the first words most. */
function common(words: readonly string[], random: Random): string {
  return words[Math.floor(random.next() ** 3 * words.length)] as string;
}

function invented(random: Random): string {
  let word = '';
  for (let i = random.whole(2, 4); i > 0; i--) word += random.pick([...'bdfgklmnprstvz']) + random.pick([...'aeiou']);
  return word;
}
