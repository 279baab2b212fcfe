// Hides what need not be read to judge: listed terms keep their first and last letter, handles and addresses nothing. Cues of trade stay readable.

import { FAMILIES, type Family, SIGNALS, type Signal } from '../core/signal.ts';
import type { CompiledLexicon } from '../engine/lexicon.ts';
import { findReach } from '../engine/reach.ts';
import type { OpinionRow } from '../store/opinions.ts';
import type { KeptRow } from '../store/read-cases.ts';
import type { KeptItem, OpinionView, Piece } from './shapes.ts';

/** UTF-16 units of one text that are shown, and how many of them before the first finding. */
const SHOWN = 4_000;
const BEFORE = 500;
const MOST_BULLETS = 12;

/** A stretch of the shown text with what it is. `hide`: 2 wholly, 1 but for the first and last letter, 0 not. */
interface Span {
  readonly start: number;
  readonly end: number;
  readonly hide: 0 | 1 | 2;
  readonly tags: readonly Family[];
  readonly why: readonly string[];
}

/** Makes a kept row fit to be shown. Every occurrence is masked, not only the one that was counted. */
export function showKept(row: KeptRow, lexicon: CompiledLexicon, revealed: boolean): KeptItem {
  const first = row.seen.reduce((at, one) => (one.end > one.start ? Math.min(at, one.start) : at), row.text.length);
  const from = row.text.length <= SHOWN ? 0 : Math.max(0, Math.min(first - BEFORE, row.text.length - SHOWN));
  const text = row.text.slice(from, from + SHOWN);
  const spans = merge([...observed(row, from, text.length), ...listed(text, lexicon), ...reached(text)]);
  const { id, surface, language, createdAt, selfAuthored, removedAt } = row;
  return {
    id,
    surface,
    language,
    createdAt,
    selfAuthored,
    removedAt,
    cut: text.length < row.text.length,
    pieces: [...cutUp(text, spans, revealed)],
    seen: row.seen.map(({ signal, bits }) => ({ signal, says: says(signal), bits })),
  };
}

/** Makes a second opinion fit to be shown: its quote is masked where it was when it was asked for, and by today's lexicon. */
export function showOpinion(row: OpinionRow, lexicon: CompiledLexicon, revealed: boolean): OpinionView {
  const { model, promptVersion, at, aimed } = row;
  const about = { bits: 0 as const, model, promptVersion, at, aimed: [...aimed] };
  if (row.label === null) return { ...about, why: row.why };
  const { label, clause, quote } = row;
  const hidden = row.hidden.map((span): Span => ({ ...span, hide: 1, tags: [], why: [] }));
  const spans = merge([...hidden, ...listed(quote, lexicon), ...reached(quote)]);
  return { ...about, label, clause, quote: [...cutUp(quote, spans, revealed)] };
}

/** First letter, bullets, last letter; all bullets for what is too short or must not be told. */
export function maskWord(word: string, wholly: boolean): string {
  const letters = Array.from(new Intl.Segmenter().segment(word), (one) => one.segment);
  if (wholly) return '•••';
  if (letters.length < 4) return '•'.repeat(letters.length);
  return `${letters[0]}${'•'.repeat(Math.min(letters.length - 2, MOST_BULLETS))}${letters.at(-1)}`;
}

/** Joint evidence lies in the post, not in the word, so it gives the word no tag. */
function tagsOf(signal: string): readonly Family[] {
  const family = Object.hasOwn(SIGNALS, signal) ? SIGNALS[signal as Signal].family : 'joint';
  return family === 'joint' ? [] : [family];
}

function says(signal: string): string {
  return Object.hasOwn(SIGNALS, signal) ? SIGNALS[signal as Signal].says : signal;
}

const HIDDEN: ReadonlySet<string> = new Set(['term.listed', 'term.weak', 'term.disguised', 'joint.offer', 'age.coded']);
const WHOLLY: ReadonlySet<string> = new Set(['contact.handle', 'contact.invite', 'payment.tag']);

function observed(row: KeptRow, from: number, length: number): Span[] {
  return row.seen.flatMap(({ signal, start, end }): Span[] => {
    const place = { start: Math.max(0, start - from), end: Math.min(length, end - from) };
    if (place.end <= place.start) return [];
    return [
      {
        ...place,
        hide: WHOLLY.has(signal) ? 2 : HIDDEN.has(signal) ? 1 : 0,
        tags: tagsOf(signal),
        why: [says(signal)],
      },
    ];
  });
}

/** What today's lexicon finds: repeats inside a text leave one observation only, but each of them must be masked. */
function listed(text: string, lexicon: CompiledLexicon): Span[] {
  return lexicon
    .find(text)
    .filter((one) => one.term.family === 'term' || one.term.family === 'age')
    .map(({ start, end, evasions, term, tier }) => ({
      start,
      end,
      hide: 1,
      // A loose reading is hidden to be safe, but not called a term: nothing was counted for it.
      tags: tier === 'exact' || tier === 'obfuscated' ? [term.family] : [],
      why: evasions.map((evasion) => `disguised: ${evasion}`),
    }));
}

function reached(text: string): Span[] {
  return findReach(text).map(
    ({ start, end, service }): Span => ({ start, end, hide: 2, tags: [], why: service === '' ? [] : [service] }),
  );
}

/** Overlapping stretches become one; the strictest masking wins. */
function merge(spans: readonly Span[]): Span[] {
  const out: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = out.at(-1);
    if (last === undefined || span.start >= last.end) {
      out.push(span);
      continue;
    }
    const hide = Math.max(last.hide, span.hide) as Span['hide'];
    out[out.length - 1] = {
      start: last.start,
      end: Math.max(last.end, span.end),
      hide,
      tags: [...last.tags, ...span.tags],
      why: [...new Set([...last.why, ...span.why])],
    };
  }
  return out;
}

function* cutUp(text: string, spans: readonly Span[], revealed: boolean): Generator<Piece> {
  let at = 0;
  for (const { start, end, hide, tags, why } of spans) {
    if (start > at) yield { text: text.slice(at, start), masked: false, tags: [], why: [] };
    const raw = text.slice(start, end);
    const masked = hide > 0 && !revealed;
    const families = FAMILIES.filter((family) => tags.includes(family));
    yield { text: masked ? maskWord(raw, hide === 2) : raw, masked, tags: families, why: [...why] };
    at = end;
  }
  if (at < text.length) yield { text: text.slice(at), masked: false, tags: [], why: [] };
}
