// Finds the stretches of a text that say something: what was observed, what today's lexicon finds, and ways to reach somebody.
import { explain, find } from '../../../match/src/index.ts';
import { ADDRESS_SIGNALS, type Family, SIGNALS, type Signal } from '../core/signal.ts';
import type { CompiledLexicon } from '../engine/lexicon.ts';
import { findReach } from '../engine/reach.ts';
import type { TimelineRow } from '../store/timeline.ts';
import type { Reading } from './item-shapes.ts';

/** What a term was taken for, before it is masked for a reader. */
export interface Found {
  readonly term: string;
  readonly tier: Reading['tier'];
  readonly disguises: readonly string[];
  readonly steps: readonly string[];
}

/** A stretch of the shown text with what it is. `hide`: 2 wholly, 1 but for the first and last letter, 0 not. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly hide: 0 | 1 | 2;
  readonly tags: readonly Family[];
  /** What it is, in English; the same by the names of signals and of services. */
  readonly why: readonly string[];
  readonly signals: readonly string[];
  readonly services: readonly string[];
  readonly found: readonly Found[];
}

/** Of which nothing is known. */
export const plainSpan = { tags: [], why: [], signals: [], services: [], found: [] } as const;

/** All stretches of a shown text that say something, in order, none overlapping. Offsets in the shown text. */
export function spansOf(
  { text, from, seen }: Pick<TimelineRow, 'text' | 'from' | 'seen'>,
  lexicon: CompiledLexicon,
  revealed: boolean,
): readonly Span[] {
  return merge([...observed({ seen }, from, text.length), ...listed(text, lexicon, revealed), ...reached(text)]);
}

/** Joint evidence lies in the post, not in the word, so it gives the word no tag. */
function tagsOf(signal: string): readonly Family[] {
  const family = Object.hasOwn(SIGNALS, signal) ? SIGNALS[signal as Signal].family : 'joint';
  return family === 'joint' ? [] : [family];
}

/** A signal in words. */
export function says(signal: string): string {
  return Object.hasOwn(SIGNALS, signal) ? SIGNALS[signal as Signal].says : signal;
}

const HIDDEN: ReadonlySet<string> = new Set(['term.listed', 'term.weak', 'term.disguised', 'joint.offer', 'age.coded']);
const WHOLLY: ReadonlySet<string> = ADDRESS_SIGNALS;

function observed({ seen }: Pick<TimelineRow, 'seen'>, from: number, length: number): Span[] {
  return seen.flatMap(({ signal, start, end }): Span[] => {
    const place = { start: Math.max(0, start - from), end: Math.min(length, end - from) };
    if (place.end <= place.start) return [];
    const hide = WHOLLY.has(signal) ? 2 : HIDDEN.has(signal) ? 1 : 0;
    return [{ ...plainSpan, ...place, hide, tags: tagsOf(signal), why: [says(signal)], signals: [signal] }];
  });
}

/** What today's lexicon finds: repeats inside a text leave one observation only, but each of them must be masked. */
export function listed(text: string, lexicon: CompiledLexicon, revealed: boolean): Span[] {
  const found = lexicon.find(text).filter((one) => one.term.family === 'term' || one.term.family === 'age');
  const { matcher, known } = lexicon;
  // Step by step it is told only to whoever may read the word: "3 read as e" gives a letter away.
  const matches =
    revealed && matcher !== undefined && found.some((one) => one.evasions.length > 0)
      ? find(matcher, text, known === undefined ? {} : { vocabulary: known.vocabulary })
      : [];
  return found.map(({ start, end, evasions, term, tier }) => {
    const match = matches.find((one) => one.start === start && one.end === end && one.tier === tier);
    const steps = match === undefined || matcher === undefined ? [] : explain(matcher, text, match);
    return {
      ...plainSpan,
      start,
      end,
      hide: 1,
      // A loose reading is hidden to be safe, but not called a term: nothing was counted for it.
      tags: tier === 'exact' || tier === 'obfuscated' ? [term.family] : [],
      why: evasions.map((evasion) => `disguised: ${evasion}`),
      found: [{ term: term.term, tier, disguises: evasions, steps }],
    };
  });
}

export function reached(text: string): Span[] {
  return findReach(text).map(
    ({ start, end, service }): Span => ({
      ...plainSpan,
      start,
      end,
      hide: 2,
      why: service === '' ? [] : [service],
      services: service === '' ? [] : [service],
    }),
  );
}

/** Overlapping stretches become one; the strictest masking wins. */
export function merge(spans: readonly Span[]): Span[] {
  const out: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = out.at(-1);
    if (last === undefined || span.start >= last.end) {
      out.push(span);
      continue;
    }
    out[out.length - 1] = {
      start: last.start,
      end: Math.max(last.end, span.end),
      hide: Math.max(last.hide, span.hide) as Span['hide'],
      tags: [...last.tags, ...span.tags],
      why: [...new Set([...last.why, ...span.why])],
      signals: [...new Set([...last.signals, ...span.signals])],
      services: [...new Set([...last.services, ...span.services])],
      found: [...last.found, ...span.found],
    };
  }
  return out;
}
