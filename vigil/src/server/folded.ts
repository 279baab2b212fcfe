// Shows a text as the matcher reads it: one plain letter a sign, whatever script or disguise it came in. What is masked in the text is masked here too.
import { fold } from '../../../match/src/index.ts';
import type { FoldedPiece } from './item-shapes.ts';
import type { Span } from './spans.ts';

const GAP = /[\s\p{Z}]/u;

/** The folded text in pieces; masked stretches hold one bullet a letter. Empty when the text has no letters. */
export function foldedPieces(text: string, spans: readonly Span[], revealed: boolean): FoldedPiece[] {
  const { letters, starts } = fold(text);
  const pieces: { text: string; span: Span | undefined }[] = [];
  let place = 0;
  for (let n = 0; n < starts.length; n++) {
    const at = starts[n] ?? 0;
    while ((spans[place]?.end ?? Number.POSITIVE_INFINITY) <= at) place++;
    const over = spans[place];
    const span = over !== undefined && over.start <= at ? over : undefined;
    const before = n === 0 ? 0 : (starts[n - 1] ?? 0) + 1;
    const gap = n > 0 && GAP.test(text.slice(before, at)) ? ' ' : '';
    const hidden = span !== undefined && span.hide > 0 && !revealed;
    const letter = hidden ? '•' : (letters[n] ?? '');
    const last = pieces.at(-1);
    if (last !== undefined && last.span === span) last.text += gap + letter;
    else {
      // A space between two stretches belongs to neither.
      if (gap !== '' && last !== undefined) pieces.push({ text: gap, span: undefined });
      pieces.push({ text: letter, span });
    }
  }
  return pieces.map(({ text: shown, span }) => ({ text: shown, marked: span !== undefined }));
}
