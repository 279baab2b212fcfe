// Invented posts with labels, in nonsense words, for tests of learning: offers name a thing and a way to get in touch, others only some of it.
import { createHash } from 'node:crypto';
import type { TextExample } from '../vigil/src/core/text-model.ts';
import { seeded } from '../vigil/src/demo/random.ts';

/** Lower-case hexadecimal SHA-256. */
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
/** SHA-256 of bytes. */
export const sha256Bytes = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest();

const THINGS = ['blenvik', 'zorple packs', 'quimsel', 'tovrick set'];
const WAYS = ['dm me', 'write me on qimbo', 'price list inside', 'fresh stock'];
const TALK =
  'garden bus rain street coffee morning window music train bread river winter photo friend kitchen story'.split(' ');

/** So many posts, of which about a share are offers; every account writes a few. */
export function inventedPosts(posts: number, offerShare = 0.2, seed = 1): readonly TextExample[] {
  const random = seeded(seed, 'classifier');
  return Array.from({ length: posts }, (_, at) => {
    const offer = random.chance(offerShare);
    const words = Array.from({ length: random.whole(4, 12) }, () => random.pick(TALK));
    if (offer) words.push(random.pick(THINGS), random.pick(WAYS));
    else if (random.chance(0.3)) words.push(random.chance(0.5) ? random.pick(THINGS) : random.pick(WAYS));
    const account = `${offer ? 'o' : 'a'}${Math.floor(at / 3)}`;
    return { id: `p${at}`, text: `${words.join(' ')} ${at % 10}`, account, label: offer ? 1 : 0 };
  });
}
