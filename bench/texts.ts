// Texts for the bench's posts: real benign ones where somebody keeps them, else invented ones of similar length and mix of scripts.
import { type Random, seeded } from '../vigil/src/demo/random.ts';
import { benignPosts, type Post } from './benign.ts';
import { carry } from './evasion/carriers.ts';

/** The sets with the mix of the reference measurement: mostly English, some European, Arabic, Hindi and Thai. */
const SETS = ['tweeteval', 'xlmt-umsab', 'wisesight'];
const THINGS =
  'the garden,a bus,rain,the street,coffee,this morning,a match,the window,music,bread,winter,a photo,my friend,the story'.split(
    ',',
  );
const THAI = ['วันนี้อากาศดีมาก', 'ไปเดินเล่นที่สวน', 'กาแฟร้อนตอนเช้า', 'แล้วเจอกันพรุ่งนี้', 'รถเมล์มาช้าอีกแล้ว'];
const EXTRAS = ['😊', '😂😂', '❤️', '@user', 'https://t.example/Ab3xYz', '#sunday', '…', '!!', '☀️'];

/** Texts, and whether they are real posts. */
export interface Texts {
  readonly posts: readonly Post[];
  readonly real: boolean;
}

/** The real posts, read once. */
let kept: Promise<readonly Post[] | undefined> | undefined;

/** So many texts in a fixed random order. */
export async function benchTexts(count: number, seed: number): Promise<Texts> {
  const random = seeded(seed, 'bench texts');
  kept ??= benignPosts(SETS);
  const real = await kept;
  if (real === undefined) return { posts: Array.from({ length: count }, () => invented(random)), real: false };
  return { posts: Array.from({ length: count }, () => random.pick(real)), real: true };
}

function invented(random: Random): Post {
  if (random.chance(0.16)) {
    const text = Array.from({ length: random.whole(1, 6) }, () => random.pick(THAI)).join(random.pick(['', ' ']));
    return { text, lang: 'th' };
  }
  let text = carry(random.pick(THINGS), random).text;
  while (random.chance(0.35)) text += ` ${carry(random.pick(THINGS), random).text}`;
  if (random.chance(0.5)) text += ` ${random.pick(EXTRAS)}`;
  return { text, lang: 'en' };
}
