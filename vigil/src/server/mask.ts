// Hides what need not be read to judge: listed terms keep their first and last letter, handles and addresses nothing. Cues of trade stay readable.
import { FAMILIES } from '../core/signal.ts';
import type { CompiledLexicon } from '../engine/lexicon.ts';
import { proofIn } from '../engine/sentences.ts';
import type { OpinionRow } from '../store/opinions.ts';
import type { TimelineRow } from '../store/timeline.ts';
import { foldedPieces } from './folded.ts';
import type { TextPiece, TimelineItem } from './item-shapes.ts';
import type { OpinionView } from './shapes.ts';
import { listed, merge, plainSpan, reached, type Span, says, spansOf } from './spans.ts';

const MOST_BULLETS = 12;

/** How an item is asked for. */
export interface ShowWish {
  readonly revealed: boolean;
  /** Also as the matcher reads it. */
  readonly folded?: boolean;
}

/** Makes a kept row fit to be shown. Every occurrence is masked, not only the one that was counted. */
export function showKept(row: TimelineRow, lexicon: CompiledLexicon, wish: ShowWish): TimelineItem {
  const { text, from } = row;
  const spans = spansOf(row, lexicon, wish.revealed);
  const { id, revision, surface, language, createdAt, selfAuthored, removedAt, lookedBack, units } = row;
  return {
    id,
    revision,
    surface,
    language,
    createdAt,
    selfAuthored,
    removedAt,
    lookedBack,
    units,
    cut: text.length < units,
    pieces: [...cutUp(text, spans, { revealed: wish.revealed, from })],
    folded: wish.folded === true ? foldedPieces(text, spans, wish.revealed) : null,
    seen: row.seen.map(({ signal, what, bits }) => ({
      signal,
      says: says(signal),
      bits,
      // Of known media only where the hash is listed can be told: media itself never comes here.
      proof: signal === 'media.known-hash' ? (proofIn(what) ?? null) : null,
    })),
  };
}

/** Makes any other text of a person fit to be shown: a complaint, a note, an appeal, a value. */
export function showText(text: string, lexicon: CompiledLexicon, revealed: boolean): TextPiece[] {
  const spans = merge([...listed(text, lexicon, revealed), ...reached(text)]);
  return [...cutUp(text, spans, { revealed, from: 0 })];
}

/** The same as one string, for a sentence of a person here: the reason of a decision, a refusal, what was seen of an order. Reasons quote what was read. */
export function maskReason(text: string, lexicon: CompiledLexicon, revealed = false): string {
  return showText(text, lexicon, revealed)
    .map((piece) => piece.text)
    .join('');
}

/** Makes a second opinion fit to be shown: its quote is masked where it was when it was asked for, and by today's lexicon. */
export function showOpinion(row: OpinionRow, lexicon: CompiledLexicon, revealed: boolean): OpinionView {
  const { model, promptVersion, at, aimed } = row;
  const about = { bits: 0 as const, model, promptVersion, at, aimed: [...aimed] };
  if (row.label === null) return { ...about, why: row.why };
  const { label, clause, quote } = row;
  const hidden = row.hidden.map((span): Span => ({ ...plainSpan, ...span, hide: 1 }));
  const spans = merge([...hidden, ...listed(quote, lexicon, revealed), ...reached(quote)]);
  const pieces = [...cutUp(quote, spans, { revealed, from: 0 })];
  return { ...about, label, clause, quote: pieces.map(({ start: _, readings: __, ...piece }) => piece) };
}

/** First letter, bullets, last letter; all bullets for what is too short or must not be told. */
export function maskWord(word: string, wholly: boolean): string {
  if (wholly) return '•••';
  const letters = Array.from(new Intl.Segmenter().segment(word.slice(0, 1_000)), (one) => one.segment);
  if (letters.length < 4) return '•'.repeat(letters.length);
  return `${edge(letters[0])}${'•'.repeat(Math.min(letters.length - 2, MOST_BULLETS))}${edge(letters.at(-1))}`;
}

/** A letter that carries a heap of marks is shown without them. */
function edge(letter = ''): string {
  return letter.length <= 8 ? letter : (Array.from(letter)[0] ?? '');
}

/** Readings of one stretch that are told. */
const MOST_READINGS = 4;

function* cutUp(
  text: string,
  spans: readonly Span[],
  { revealed, from }: { readonly revealed: boolean; readonly from: number },
): Generator<TextPiece> {
  const plain = { masked: false, tags: [], why: [], signals: [], services: [], readings: [] };
  let at = 0;
  for (const { start, end, hide, tags, why, signals, services, found } of spans) {
    if (start > at) yield { ...plain, text: text.slice(at, start), start: from + at };
    const raw = text.slice(start, end);
    const masked = hide > 0 && !revealed;
    const families = FAMILIES.filter((family) => tags.includes(family));
    const readings = found.slice(0, MOST_READINGS).map((one) => ({
      as: masked ? maskWord(one.term, hide === 2) : one.term,
      tier: one.tier,
      disguises: [...one.disguises],
      steps: [...one.steps],
    }));
    const shown = masked ? maskWord(raw, hide === 2) : raw;
    const names = { why: [...why], signals: [...signals], services: [...services] };
    yield { text: shown, masked, tags: families, ...names, start: from + start, readings };
    at = end;
  }
  if (at < text.length) yield { ...plain, text: text.slice(at), start: from + at };
}
