// Masks text until a person asks to see it: the middle of every found span becomes bullets, so a reader is spared and a listed term is not copied about.

/** A span to hide. UTF-16 offsets, end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

const BULLET = '•';

/** Replaces each span by its first letter, bullets and its last letter; short spans by bullets alone. Same length in UTF-16 units as before. */
export function mask(text: string, spans: readonly Span[]): string {
  let out = '';
  let at = 0;
  for (const span of merged(spans)) {
    out += text.slice(at, span.start) + hidden(text.slice(span.start, span.end));
    at = span.end;
  }
  return out + text.slice(at);
}

/** Handles inside a text (`@name`), which are masked along with what was found. */
export function handleSpans(text: string): readonly Span[] {
  return [...text.matchAll(/@[\w.-]{2,64}/gu)].map((found) => ({
    start: found.index + 1,
    end: found.index + found[0].length,
  }));
}

/** Every place where the text of one of the spans stands again, whatever its case: what is hidden once is hidden everywhere. */
export function everywhere(text: string, spans: readonly Span[]): readonly Span[] {
  const lower = text.toLowerCase();
  if (lower.length !== text.length) return spans;
  const out = [...spans];
  for (const word of new Set(spans.map((span) => lower.slice(span.start, span.end)))) {
    for (let at = word.length < 3 ? -1 : lower.indexOf(word); at >= 0; at = lower.indexOf(word, at + word.length))
      out.push({ start: at, end: at + word.length });
  }
  return out;
}

function merged(spans: readonly Span[]): readonly Span[] {
  const out: { start: number; end: number }[] = [];
  for (const span of [...spans].filter((one) => one.end > one.start).sort((a, b) => a.start - b.start)) {
    const last = out.at(-1);
    if (last !== undefined && span.start <= last.end) last.end = Math.max(last.end, span.end);
    else out.push({ ...span });
  }
  return out;
}

function hidden(word: string): string {
  if (word.length < 5) return BULLET.repeat(word.length);
  const first = String.fromCodePoint(word.codePointAt(0) as number);
  const before = word.codePointAt(word.length - 2) as number;
  const last = before > 0xffff ? String.fromCodePoint(before) : word.slice(-1);
  return first + BULLET.repeat(word.length - first.length - last.length) + last;
}
