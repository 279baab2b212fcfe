// Fills a store with as many open cases as a very large platform would have on its worst day, all in invented words, through the server's own intake.
import { seeded } from '../../vigil/src/demo/random.ts';

/** What stands in the store afterwards. */
export interface Crowd {
  readonly cases: number;
  /** Items of the one account that wrote far more than all others. */
  readonly items: number;
}

/** The account with the long timeline. */
export const BUSY = 'busy-seller';

const TERMS = ['blenvik', 'drovalt', 'vorplix', 'zorple packs', 'zorple set'];
const LANGUAGES = ['en', 'en', 'en', 'de', 'fr', 'es', 'ar'];
const PLATFORMS = ['own', 'own', 'market', 'forum'];
const OFFERS = ['Selling fresh', 'For sale:', 'Fresh stock of', 'I have'];
const LINES_A_BODY = 5_000;
const DAY_MS = 86_400_000;

/** Sends everything; `say` hears how far it is. Every tenth account is one of six that share a handle. */
export async function fill(
  send: (body: string) => Promise<void>,
  crowd: Crowd,
  now: number,
  say: (sentence: string) => void,
): Promise<void> {
  const random = seeded(5, 'console');
  let lines: string[] = [];
  let sent = 0;
  const flush = async (): Promise<void> => {
    if (lines.length === 0) return;
    await send(`${lines.join('\n')}\n`);
    sent += lines.length;
    lines = [];
    say(`${sent.toLocaleString('en')} posts are in`);
  };
  for (let n = 0; n < crowd.cases - 1; n++) {
    const ring = n % 10 === 0 ? Math.floor(n / 60) : undefined;
    const handle = ring === undefined ? `qivtrader_${n.toString(36)}` : `qivring_${ring.toString(36)}`;
    const term = random.pick(TERMS);
    const strong = ring !== undefined || random.chance(0.6);
    const text = strong
      ? `${random.pick(OFFERS)} ${term} and ${random.pick(TERMS)}, dm me on telegram: ${handle}`
      : `${random.pick(['Who knows', 'So much about', 'Still looking for'])} ${term} and ${random.pick(TERMS)} and ${random.pick(TERMS)}`;
    lines.push(
      JSON.stringify({
        id: `p${n}`,
        account: { id: `seller${n}` },
        text,
        createdAt: new Date(now - Math.floor(random.next() * 13 * DAY_MS)).toISOString(),
        lang: random.pick(LANGUAGES),
        platform: ring === undefined ? random.pick(PLATFORMS) : 'own',
      }),
    );
    if (lines.length >= LINES_A_BODY) await flush();
  }
  for (let n = 0; n < crowd.items; n++) {
    lines.push(
      JSON.stringify({
        id: `busy${n}`,
        account: { id: BUSY },
        text: `Selling fresh ${TERMS[n % TERMS.length]} number ${n}, dm me on telegram: qivtrader_busy`,
        createdAt: new Date(now - n * 60_000).toISOString(),
        lang: 'en',
        platform: 'own',
      }),
    );
    if (lines.length >= LINES_A_BODY) await flush();
  }
  await flush();
}
