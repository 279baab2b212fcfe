// One fixed place that says what the word under the pointer or the focus is: why it is marked, how it was read, by which disguises. Nothing covers the text.
import type { TextPiece, TimelineItem } from '../../../vigil/src/server/item-shapes.ts';
import { DrawnText } from '../ui/Foreign.tsx';
import { signed } from '../words/counting.ts';
import { signs } from '../words/locale.ts';
import { marksOf, named, sayStep } from '../words/say.ts';
import { words } from '../words.ts';

const says = words.case;

interface InspectorProps {
  /** What is pointed at. */
  readonly piece: TextPiece | undefined;
  readonly item: TimelineItem | undefined;
  readonly folded: boolean;
  readonly onSigns: () => void;
}

/** The strip below the timeline. */
export function Inspector({ piece, item, folded, onSigns }: InspectorProps) {
  return (
    <footer className="inspector" aria-live="polite">
      <div>
        {piece !== undefined ? (
          <OfPiece piece={piece} />
        ) : item === undefined ? (
          <p>{says.inspect}</p>
        ) : (
          <OfItem item={item} />
        )}
        {folded && <p className="quiet">{says.foldedLegend}</p>}
      </div>
      {item !== undefined && item.pieces.length > 0 && (
        <button type="button" className="textlike" onClick={onSigns}>
          {says.codePoints} <kbd>x</kbd>
        </button>
      )}
    </footer>
  );
}

function OfPiece({ piece }: { readonly piece: TextPiece }) {
  const why = marksOf(piece);
  const tags = piece.tags.map((family) => words.families[family] ?? family);
  return (
    <>
      <p>
        <b>{[...tags, ...why].filter((one) => one !== '').join(' · ') || says.hidden}</b>
      </p>
      {piece.readings.slice(0, 2).map((reading) => (
        <p key={`${reading.as} ${reading.tier}`}>
          {says.readAs}{' '}
          <b>
            <bdi>
              <DrawnText text={reading.as} />
            </bdi>
          </b>{' '}
          ({says.tiers[reading.tier]}
          {reading.disguises.length > 0 &&
            `: ${reading.disguises.map((one) => says.disguises[one] ?? one).join(signs.comma)}`}
          )
          {reading.steps.length > 0 && (
            <span className="quiet">
              {' '}
              <DrawnText text={reading.steps.map(sayStep).join(signs.semicolon)} />
            </span>
          )}
        </p>
      ))}
    </>
  );
}

function OfItem({ item }: { readonly item: TimelineItem }) {
  const bySignal = new Map(item.seen.map((one) => [one.signal, one]));
  return (
    <p>
      <b>{says.inItem}:</b>{' '}
      {[...bySignal.values()]
        .map(({ signal, bits }) => `${named(words.said.signals, signal)} (${signed(bits)})`)
        .join(signs.comma) || '–'}
    </p>
  );
}
