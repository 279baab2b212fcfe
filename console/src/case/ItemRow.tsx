// One kept item: when, where, and its text with what was found; on request also as the matcher reads it.
import { VisuallyHidden } from '@mantine/core';
import { memo, useMemo } from 'react';
import type { TimelineItem } from '../../../vigil/src/server/item-shapes.ts';
import { moment, shortMoment } from '../times.ts';
import { DrawnText, Foreign } from '../ui/Foreign.tsx';
import { type Marking, MarkingOf, PieceText } from '../ui/PieceText.tsx';
import { named } from '../words/say.ts';
import { words } from '../words.ts';
import type { SingleWords } from './useReveal.ts';

interface ItemRowProps {
  readonly item: TimelineItem;
  readonly single: SingleWords;
  readonly folded: boolean;
  readonly index: number;
  readonly onPoint: (index: number, start: number) => void;
}

/** The row's content. */
export const ItemRow = memo(function ItemRow({ item, index, single, folded, onPoint }: ItemRowProps) {
  const marking = useMemo(
    (): Marking => ({
      wordAt: (start) => single.at({ item: item.id, revision: item.revision, start }),
      point: (piece) => onPoint(index, piece.start),
      press: (piece) => {
        onPoint(index, piece.start);
        if (piece.masked) single.reveal({ item: item.id, revision: item.revision, start: piece.start });
      },
    }),
    [item, index, single, onPoint],
  );
  return (
    <MarkingOf.Provider value={marking}>
      <p className="quiet when">
        <time dateTime={new Date(item.createdAt).toISOString()} title={moment(item.createdAt)}>
          {shortMoment(item.createdAt)}
        </time>
        <span>{named(words.said.surfaces, item.surface)}</span>
        {item.language !== 'und' && <Foreign text={item.language} most={12} />}
        {!item.selfAuthored && <span className="chip">{words.case.quoted}</span>}
        {item.lookedBack && <span className="chip">{words.case.lookedBack}</span>}
        {item.removedAt !== null && <span className="chip removed">{words.case.removed}</span>}
        {item.cut && <span className="chip">{words.case.cut(item.units)}</span>}
      </p>
      <div className={folded ? 'two-readings' : undefined}>
        {item.pieces.length === 0 ? <Media item={item} /> : <PieceText pieces={item.pieces} language={item.language} />}
        {folded && item.pieces.length > 0 && <Folded item={item} />}
      </div>
    </MarkingOf.Provider>
  );
});

function Folded({ item }: { readonly item: TimelineItem }) {
  return (
    <div className="text folded">
      <VisuallyHidden>{words.case.foldedLabel}: </VisuallyHidden>
      {(item.folded ?? []).map((piece, place) => {
        const text = <DrawnText text={piece.text} />;
        // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a text never change places.
        return <span key={place}>{piece.marked ? <b>{text}</b> : text}</span>;
      })}
    </div>
  );
}

/** Of media there is nothing to see: only that its hash is listed, where, and how near. */
function Media({ item }: { readonly item: TimelineItem }) {
  const proofs = item.seen.flatMap(({ proof }) => (proof === null ? [] : [proof]));
  if (proofs.length === 0) return <p className="quiet">{words.case.noText}</p>;
  return proofs.map(({ list, entry, distance }) => (
    <p key={`${list} ${entry}`} className="text">
      <bdi>{words.case.knownMedia(list, entry, distance)}</bdi>
    </p>
  ));
}
