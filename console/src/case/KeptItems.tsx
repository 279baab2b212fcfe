// The kept items of an account, newest first, with what was seen in each.
import { Button } from '@mantine/core';
import type { KeptItem } from '../../../vigil/src/server/shapes.ts';
import { moment, shortMoment } from '../times.ts';
import { PieceText } from '../ui/PieceText.tsx';
import { words } from '../words.ts';
import type { CaseReading } from './useCase.ts';

/** The list. */
export function KeptItems({ reading }: { readonly reading: CaseReading }) {
  return (
    <>
      <ul className="kept">
        {reading.kept.map((item, place) => (
          // An edited post is kept twice under one id, so the place belongs to the key.
          // biome-ignore lint/a11y/noNoninteractiveTabindex: j and k move between the items.
          // biome-ignore lint/suspicious/noArrayIndexKey: items are only ever added at the end.
          <li key={`${item.id} ${place}`} tabIndex={0}>
            <OneItem item={item} />
          </li>
        ))}
      </ul>
      {reading.more !== undefined && (
        <Button variant="default" size="xs" mt="sm" onClick={reading.more}>
          {words.case.more}
        </Button>
      )}
    </>
  );
}

function OneItem({ item }: { readonly item: KeptItem }) {
  const marks = [
    item.surface,
    item.language === 'und' ? '' : item.language,
    item.selfAuthored ? '' : words.case.quoted,
    item.removedAt === null ? '' : words.case.removed,
  ];
  return (
    <>
      <p className="quiet">
        <time dateTime={new Date(item.createdAt).toISOString()} title={moment(item.createdAt)}>
          {shortMoment(item.createdAt)}
        </time>{' '}
        · {marks.filter((mark) => mark !== '').join(' · ')}
      </p>
      {item.pieces.length === 0 ? (
        <p className="quiet">{words.case.noText}</p>
      ) : (
        <PieceText pieces={item.pieces} language={item.language} />
      )}
      {item.cut && <p className="quiet">{words.case.cut}</p>}
    </>
  );
}
