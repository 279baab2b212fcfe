// A kept text, piece by piece: masked words are marked and tagged with what they are, and characters that would hide or turn text are drawn as boxes.
import type { Piece } from '../../../vigil/src/server/shapes.ts';

/** Zero-width, direction and control characters. */
const UNSEEN = /([\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]|[\ud800-\udfff](?![\udc00-\udfff])(?<![\ud800-\udbff].))/;

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
  const [first] = piece.why;
  return (
    <mark data-masked={piece.masked} title={piece.why.join('; ')}>
      {text}
      {first !== undefined && <small>{first.replace(/^an? /, '')}</small>}
    </mark>
  );
}

function Visible({ text }: { readonly text: string }) {
  const parts = text.split(UNSEEN);
  return parts.map((part, place) => {
    if (place % 2 === 0) return part;
    const code = `U+${(part.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text never change places.
    return <span key={place} className="unseen">{code}</span>;
  });
}
