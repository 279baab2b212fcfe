// Chooses what of a case a model is asked about: the account's own texts, newest first, with everything by which somebody is reached taken out.
import { aimedAtModel } from './aimed-at-model.ts';
import type { Span } from './mask.ts';
import { MOST_TEXTS } from './opinion.ts';
import { withPlaceholders } from './placeholders.ts';

/** A kept text with the places of what was found in it, and of those the words that readers are spared. */
export interface WrittenText {
  readonly text: string;
  readonly selfAuthored: boolean;
  readonly found: readonly Span[];
  readonly veiled: readonly Span[];
}

/** What is sent and what is remembered about it. */
export interface OpinionQuestion {
  readonly texts: readonly string[];
  /** Words to hide from readers of a quote; never sent. */
  readonly veiled: readonly string[];
  /** Remarks on words aimed at a model, 0 bits. */
  readonly aimed: readonly string[];
}

/** The question about an account. `texts` is empty when it wrote none: then nothing is to be asked. */
export function questionFor(written: readonly WrittenText[], names: readonly string[]): OpinionQuestion {
  const own = written.filter((one) => one.selfAuthored && one.text.trim() !== '').slice(0, MOST_TEXTS);
  const texts = own.map(({ text, found }) => withPlaceholders({ text, focus: firstOf(found) }, names));
  const veiled = own.flatMap(({ text, veiled: spans }) =>
    spans.map(({ start, end }) => withPlaceholders({ text: text.slice(start, end), focus: 0 }, [])),
  );
  const shown = texts.filter((text) => text !== '');
  return { texts: shown, veiled: [...new Set(veiled)], aimed: aimedAtModel(shown) };
}

/** Findings without a place, such as one about the whole item, say nothing of where to look. */
function firstOf(found: readonly Span[]): number {
  const starts = found.filter((span) => span.end > span.start).map((span) => span.start);
  return starts.length === 0 ? 0 : Math.min(...starts);
}
