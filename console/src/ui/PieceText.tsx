// A text of a stranger, piece by piece: what was found is marked, underlined and tagged; a masked word can be revealed by itself.
import { createContext, type KeyboardEvent, useContext } from 'react';
import type { TextPiece } from '../../../vigil/src/server/item-shapes.ts';
import { signs } from '../words/locale.ts';
import { disguisesOf, marksOf } from '../words/say.ts';
import { words } from '../words.ts';
import { plainly } from './drawn.ts';
import { DrawnText } from './Foreign.tsx';

/** Which words of a text are revealed by themselves, and what happens when a mark is pointed at or pressed. */
export interface Marking {
  /** The revealed word at this place, or undefined. */
  wordAt(start: number): string | undefined;
  point(piece: TextPiece): void;
  press(piece: TextPiece): void;
}

/** The marking of the text around; without one, marks are only shown. */
export const MarkingOf = createContext<Marking | undefined>(undefined);

/** A language as browsers know it, or nothing: the platform may have sent anything. */
function langOf(language: string): { readonly lang?: string } {
  return /^(?!und$)[a-z]{2,3}(-[a-z0-9]{2,8}){0,3}$/i.test(language) ? { lang: language } : {};
}

/** One text. */
export function PieceText({
  pieces,
  language = 'und',
}: {
  readonly pieces: readonly TextPiece[];
  readonly language?: string;
}) {
  return (
    <p className="text" dir="auto" {...langOf(language)}>
      {pieces.map((piece) => (
        <OnePiece key={piece.start} piece={piece} />
      ))}
    </p>
  );
}

function OnePiece({ piece }: { readonly piece: TextPiece }) {
  const marking = useContext(MarkingOf);
  if (piece.why.length === 0 && !piece.masked) return <DrawnText text={piece.text} />;
  const word = marking?.wordAt(piece.start);
  const text = word ?? piece.text;
  const masked = piece.masked && word === undefined;
  const tag = piece.tags.map((family) => words.families[family] ?? family).join(signs.comma);
  const why = [...marksOf(piece), ...disguisesOf(piece)];
  const inner = (
    <>
      <DrawnText text={text} />
      {tag !== '' && (
        <>
          {' '}
          {/* A direction of its own, so that a tag does not turn the text it stands in. */}
          <small dir="auto">{tag}</small>
        </>
      )}
    </>
  );
  // A masked word says nothing of the direction of the text it stands in: one with a direction of its own is passed over by dir=auto.
  const aside = piece.masked ? 'auto' : undefined;
  if (marking === undefined)
    return (
      <mark dir={aside} data-masked={masked} title={why.join(signs.semicolon)}>
        {inner}
      </mark>
    );
  // What is seen stands first in what is heard (WCAG 2.5.3).
  const says = [`${plainly(text)} ${tag}`.trim(), masked ? words.case.revealWord(plainly(text)) : '', ...why];
  const press = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    marking.press(piece);
  };
  return (
    <mark dir={aside} data-masked={masked}>
      {/* biome-ignore lint/a11y/useSemanticElements: a button does not break over lines, and a word in a text must. */}
      <span
        role="button"
        tabIndex={0}
        aria-label={says.filter((one) => one !== '').join(signs.semicolon)}
        onClick={() => marking.press(piece)}
        onKeyDown={press}
        onFocus={() => marking.point(piece)}
        onMouseEnter={() => marking.point(piece)}
      >
        {inner}
      </span>
    </mark>
  );
}
