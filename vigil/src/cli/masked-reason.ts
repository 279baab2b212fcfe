// Masks at the terminal what people wrote of a case. No lexicon is loaded there, so what was found on the account is hidden wherever a reason quotes it.
import type pg from 'pg';
import { ADDRESS_SIGNALS } from '../core/signal.ts';
import { handleSpans, mask, type Span } from '../engine/mask.ts';
import { findReach } from '../engine/reach.ts';
import { type KeptRow, listKept } from '../store/read-cases.ts';

const VALUES: ReadonlySet<string> = ADDRESS_SIGNALS;
/** Kept items that are looked through for words, the newest. */
const MOST_ITEMS = 200;

/** Whether what a signal found in a text is hidden until somebody asks to see it. */
export function isHidden(signal: string): boolean {
  return /^(?:term|age)\./.test(signal) || VALUES.has(signal);
}

/** Reads what was found on an account; returns what masks a reason. */
export async function reasonMask(
  pool: pg.Pool,
  platform: string,
  account: string,
): Promise<(reason: string) => string> {
  const words = wordsOf(await listKept(pool, platform, account, { limit: MOST_ITEMS, offset: 0 }));
  return (reason) => mask(reason, [...places(reason, words), ...findReach(reason), ...handleSpans(reason)]);
}

/** As they were written, and without what stood between their letters. */
function wordsOf(items: readonly KeptRow[]): ReadonlySet<string> {
  const found = items.flatMap(({ text, seen }) =>
    seen.filter(({ signal }) => isHidden(signal)).map(({ start, end }) => text.slice(start, end).toLowerCase()),
  );
  const bare = found.map((word) => word.normalize('NFKC').replaceAll(/[^\p{L}\p{N}]/gu, ''));
  return new Set([...found, ...bare].filter((word) => word.length > 2));
}

function places(reason: string, words: ReadonlySet<string>): readonly Span[] {
  const lower = reason.toLowerCase();
  // A letter whose small form is longer moves every place after it: then nothing of the sentence is shown.
  if (lower.length !== reason.length) return [{ start: 0, end: reason.length }];
  const spans: Span[] = [];
  for (const word of words)
    for (let at = lower.indexOf(word); at >= 0; at = lower.indexOf(word, at + word.length))
      spans.push({ start: at, end: at + word.length });
  return spans;
}
