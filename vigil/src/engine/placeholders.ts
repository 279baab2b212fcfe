// Makes a kept text fit to be sent to a model: a bounded window round what was found, with names, links and numbers replaced.
import type { Span } from './mask.ts';
import { findReach, type Reach } from './reach.ts';

/** UTF-16 units before and after the first finding that are sent. */
const BEFORE = 150;
const AFTER = 450;
/** Looked at beyond both ends, so that a name cut by the window is still known for one. */
const MARGIN = 1_000;
/** Placeholders may be longer than what they stand for. */
const LONGEST = 900;
/** Numbers of their own; digits inside a word are letters in disguise, which the model may see. */
const NUMBER = /(?<![\p{L}\p{N}_])[+]?\p{N}+(?:[.,:/() -]{1,2}\p{N}+)*(?![\p{L}\p{N}_])|\p{N}{4,}/gu;

/** A text of a case: `focus` is the UTF-16 offset of what was found first. */
export interface SendableText {
  readonly text: string;
  readonly focus: number;
}

/** The window of a text that may be sent, on one line. `names` are values by which this account is reached, hidden wherever they stand. */
export function withPlaceholders({ text, focus }: SendableText, names: readonly string[]): string {
  const from = Math.max(0, focus - BEFORE - MARGIN);
  const region = text.slice(from, focus + AFTER + MARGIN);
  const stretches = merged([
    ...findReach(region),
    ...standing(region, wordSpans(region, names)).map((span): Stretch => ({ ...span, kind: 'handle' })),
    ...Array.from(
      region.matchAll(NUMBER),
      (one): Stretch => ({ start: one.index, end: one.index + one[0].length, kind: 'number' }),
    ),
  ]);
  const across = (at: number): Stretch | undefined => stretches.find((one) => one.start < at && at < one.end);
  const first = Math.max(0, focus - BEFORE - from);
  const last = Math.min(region.length, focus + AFTER - from);
  const start = across(first)?.end ?? first;
  const end = across(last)?.start ?? last;
  let out = '';
  let at = start;
  for (const one of stretches.filter((stretch) => stretch.start >= start && stretch.end <= end)) {
    out += `${region.slice(at, one.start)}[${one.kind}]`;
    at = one.end;
  }
  return oneLine(out + region.slice(at, Math.max(at, end)))
    .slice(0, LONGEST)
    .toWellFormed();
}

/** Where the given words stand, whatever their case. Words of fewer than three letters are passed over. */
export function wordSpans(text: string, words: readonly string[]): readonly Span[] {
  return [...new Set(words)]
    .filter((word) => word.length >= 3)
    .flatMap((word) =>
      Array.from(text.matchAll(new RegExp(word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'), 'giu')), (one) => ({
        start: one.index,
        end: one.index + one[0].length,
      })),
    );
}

/** Blanks and line ends become one blank; signs that cannot be seen go. */
export function oneLine(text: string): string {
  return text
    .replace(/[\s\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/\p{Cf}/gu, '')
    .trim();
}

/** Names count only as words of their own: an account called `art` must not blot out half a text. */
function standing(text: string, spans: readonly Span[]): readonly Span[] {
  return spans.filter(
    ({ start, end }) => !/[\p{L}\p{N}]$/u.test(text.slice(0, start)) && !/^[\p{L}\p{N}]/u.test(text.slice(end)),
  );
}

type Stretch = Span & { readonly kind: Reach['kind'] };

/** In order; what overlaps becomes one, of the kind that stands first. */
function merged(all: readonly Stretch[]): readonly Stretch[] {
  const out: Stretch[] = [];
  for (const one of [...all].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = out.at(-1);
    if (last === undefined || one.start >= last.end) out.push(one);
    else out[out.length - 1] = { ...last, end: Math.max(last.end, one.end) };
  }
  return out;
}
