// A kept text, piece by piece: masked words are marked and tagged with what they are, and characters that would hide or turn text are drawn as boxes.
import type { Piece } from '../../../vigil/src/server/shapes.ts';
import { words } from '../words.ts';

/** Control, format (zero-width, direction) and half characters; not line breaks, nor the joiners that emoji and scripts need. */
const UNSEEN = /((?![\t\n\r\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}])/u;

/** One text. */
export function PieceText({ pieces, language }: { readonly pieces: readonly Piece[]; readonly language: string }) {
  return (
    <p className="text" dir="auto" {...(language === 'und' ? {} : { lang: language })}>
      {pieces.map((piece, place) => {
        // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a text never change places.
        return <OnePiece key={place} piece={piece} />;
      })}
    </p>
  );
}

function OnePiece({ piece }: { readonly piece: Piece }) {
  const text = <Visible text={piece.text} />;
  if (piece.why.length === 0 && !piece.masked) return text;
  const tag = piece.tags.map((family) => words.families[family] ?? family).join(', ');
  return (
    <mark data-masked={piece.masked} title={piece.why.join('; ')}>
      {text}
      {tag !== '' && <small>{tag}</small>}
    </mark>
  );
}

function Visible({ text }: { readonly text: string }) {
  const parts = text.split(UNSEEN);
  return parts.map((part, place) => {
    if (place % 2 === 0) return part;
    const code = `U+${(part.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text never change places.
      <span key={place} className="unseen">
        {code}
      </span>
    );
  });
}
