// Invented everyday sentences that a hidden term is put into, in several languages; the mark stands for the term.
import type { Random } from '../../vigil/src/demo/random.ts';

const SENTENCES: readonly string[] = [
  'we walked past {} on the way home and it started to rain',
  'does anyone here know more about {} or is it just me?',
  'my brother keeps talking about {} since last summer',
  '{} again, and the bus was late too',
  'Finally the weekend! Tea, a long book and {}',
  'so tired today, still thinking about {} though',
  'they told me that {} is cheaper on Tuesdays, is that true',
  'new video is up: how I tidied the kitchen and found {}',
  'ask me for {} 😊 have a nice evening everyone',
  'good morning ☀️ coffee first, then {}. See you later!',
  'mañana vamos al mercado por {} y luego a la playa',
  'mi vecina dice que {} ya no es como antes',
  'heute war viel los, und am Ende ging es nur um {}',
  'wer kennt {} und kann mir etwas dazu schreiben?',
  'on a encore parlé de {} toute la soirée, quelle histoire',
  'ce matin il faisait froid, alors {} et un café',
  'ontem choveu o dia todo, mas {} valeu a pena',
  'ieri sera abbiamo cucinato e poi {} con gli amici',
  'vandaag regent het weer, dus {} en een kop thee',
  'bugün hava çok güzel, sonra {} için buluşacağız',
  'hari ini saya pulang lebih awal karena {} di rumah',
  'dzisiaj długi spacer, a potem {} i gorąca herbata',
  'сегодня хорошая погода, потом {} и домой',
  'σήμερα κάνει κρύο, μετά {} και ύπνο',
  'اليوم الطقس جميل ثم {} مع الأصدقاء',
  'आज मौसम अच्छा है और {} भी मिला',
  '今天天气很好 {} 我们一起去公园',
  '今日はいい天気ですね {} また明日',
  'วันนี้อากาศดีมาก {} แล้วเจอกัน',
];

/** A sentence around a text, and where the text begins in it. */
export interface Carried {
  readonly text: string;
  readonly start: number;
}

/** Puts a text into a random sentence. */
export function carry(hidden: string, random: Random): Carried {
  const [before = '', after = ''] = random.pick(SENTENCES).split('{}');
  return { text: before + hidden + after, start: before.length };
}
