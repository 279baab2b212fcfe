// One row of the queue: how soon, which account, why, since when, until when, and who is at it.
import { memo } from 'react';
import type { CaseLine } from '../../../vigil/src/server/shapes.ts';
import { usePresent } from '../live/present.ts';
import { DueTime, Families, SeverityMark, ShortId, Since } from '../ui/CaseMarks.tsx';
import { Foreign } from '../ui/Foreign.tsx';
import { Said } from '../ui/Said.tsx';
import { addressOf, goTo } from '../useRoute.ts';
import { amount, bitsOf } from '../words/counting.ts';
import { signs } from '../words/locale.ts';
import { words } from '../words.ts';
import type { Column, Layout } from './useLayout.ts';

const { columns, ...says } = words.queue;

interface RowProps {
  readonly one: CaseLine;
  readonly place: number;
  readonly measure: (row: HTMLTableRowElement | null) => void;
  readonly claim: { readonly by: string; readonly mine: boolean } | null;
  readonly isChosen: boolean;
  readonly choose: (id: string) => void;
  readonly toggle: (one: CaseLine) => void;
  readonly layout: Layout;
}

/** The row. Drawn anew only when something of it changes: a key press concerns two rows, not all. */
export const QueueRow = memo(function QueueRow(props: RowProps) {
  const { one, place, measure, isChosen, choose, layout } = props;
  const { severity, reasons } = one;
  const isDecided = usePresent().closed.has(one.id) || one.state === 'decided';
  return (
    // The row's own link is the keyboard's way; the click on the whole row is for mice.
    <tr
      ref={measure}
      data-index={place}
      aria-rowindex={place + 2}
      data-severity={severity}
      data-chosen={isChosen}
      data-decided={isDecided}
      onClick={() => goTo({ name: 'case', id: one.id })}
      onKeyDown={undefined}
    >
      <td>
        <SeverityMark severity={severity} />
        {one.kind !== 'finding' && <span className="quiet">{words.signatures.kinds[one.kind]}</span>}
      </td>
      <td>
        <a
          id={`row-${one.id}`}
          href={addressOf({ name: 'case', id: one.id })}
          onFocus={() => choose(one.id)}
          onClick={(event) => event.stopPropagation()}
        >
          {one.id}
        </a>
        {one.ring !== null && (
          <a className="ring" href={ringAddress(one.ring.id)} onClick={(event) => event.stopPropagation()}>
            {says.ringOf(one.ring.members)}
          </a>
        )}
        <span className="quiet">
          <ShortId id={one.account} /> · <Foreign text={one.platform} most={24} />
        </span>
      </td>
      <td className="why">
        <Said said={reasons[0]?.said} text={reasons[0]?.text ?? ''} />
        {!layout.dense && <Families reasons={reasons} />}
      </td>
      {layout.columns.map((column) => (
        <td key={column} className="num" data-label={columns[column]}>
          <Cell one={one} column={column} />
        </td>
      ))}
      <td className="num">
        <DueTime dueAt={one.dueAt} />
        <Marks {...props} isDecided={isDecided} />
      </td>
    </tr>
  );
}, isSame);

function isSame(a: RowProps, b: RowProps): boolean {
  return (
    a.one === b.one &&
    a.place === b.place &&
    a.isChosen === b.isChosen &&
    a.layout === b.layout &&
    a.claim?.by === b.claim?.by &&
    a.claim?.mine === b.claim?.mine
  );
}

/** Bulk decisions are for one ring at a time, on its own screen. */
function ringAddress(id: string): string {
  return `#/ring/${encodeURIComponent(id)}`;
}

/** Who is at it, who looks at it, and how to take it. Stands in a line that is kept free, so that no row grows under the cursor. */
function Marks({ one, claim, isChosen, isDecided, toggle }: RowProps & { readonly isDecided: boolean }) {
  const viewers =
    usePresent()
      .viewers.get(one.id)
      ?.filter(({ mine }) => !mine) ?? [];
  return (
    <span className="marks">
      {isDecided && <span>{says.decided}</span>}
      {claim !== null && <span data-claimed>{claim.mine ? says.claimedByYou : says.claimed(claim.by)}</span>}
      {viewers.length > 0 && claim === null && (
        <span>{says.viewed(viewers.map(({ by }) => by || says.somebody).join(signs.comma))}</span>
      )}
      {isChosen && !isDecided && (claim === null || claim.mine) && (
        <button
          type="button"
          className="link"
          onClick={(event) => {
            event.stopPropagation();
            toggle(one);
          }}
        >
          {claim === null ? says.claim : says.giveBack} <kbd>c</kbd>
        </button>
      )}
    </span>
  );
}

function Cell({ one, column }: { readonly one: CaseLine; readonly column: Column }) {
  if (column === 'bits') return bitsOf(one.bits);
  if (column === 'evidence') return amount(one.evidence);
  if (column === 'kept') return amount(one.items);
  return <Since at={column === 'seen' ? one.firstSeen : one.openedAt} />;
}
