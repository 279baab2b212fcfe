// The queue as a table: a real one, so that it can be read row by row and column by column without eyes. On narrow screens each row becomes a card.
import type { CaseLine } from '../../../vigil/src/server/shapes.ts';
import { DueTime, Families, SeverityMark, ShortId, Since } from '../ui/CaseMarks.tsx';
import { Foreign } from '../ui/Foreign.tsx';
import { addressOf, goTo } from '../useRoute.ts';
import { amount } from '../words/counting.ts';
import { words } from '../words.ts';
import type { Chosen } from './useChosen.ts';

const { columns } = words.queue;

/** The table. */
export function QueueTable({ cases, chosen }: { readonly cases: readonly CaseLine[]; readonly chosen: Chosen }) {
  return (
    <table className="queue">
      <thead>
        <tr>
          <th scope="col">{columns.severity}</th>
          <th scope="col">{columns.case}</th>
          <th scope="col">{columns.why}</th>
          <th scope="col" className="num">
            {columns.bits}
          </th>
          <th scope="col" className="num">
            {columns.kept}
          </th>
          <th scope="col" className="num">
            {columns.seen}
          </th>
          <th scope="col" className="num">
            {columns.due}
          </th>
        </tr>
      </thead>
      <tbody>
        {cases.map((one) => (
          <Row key={one.id} one={one} chosen={chosen} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ one, chosen }: { readonly one: CaseLine; readonly chosen: Chosen }) {
  const { severity, reasons } = one;
  return (
    // The row's own link is the keyboard's way; the click on the whole row is for mice.
    <tr
      data-severity={severity}
      data-chosen={chosen.id === one.id}
      onClick={() => goTo({ name: 'case', id: one.id })}
      onKeyDown={undefined}
    >
      <td>
        <SeverityMark severity={severity} />
      </td>
      <td>
        <a
          id={`row-${one.id}`}
          href={addressOf({ name: 'case', id: one.id })}
          onFocus={() => chosen.choose(one.id)}
          onClick={(event) => event.stopPropagation()}
        >
          {one.id}
        </a>
        <span className="quiet">
          <ShortId id={one.account} /> · <Foreign text={one.platform} most={24} />
          {one.claim !== null && !one.claim.mine && ` · ${words.queue.claimed(one.claim.by)}`}
        </span>
      </td>
      <td className="why">
        {reasons[0]?.text}
        <Families reasons={reasons} />
      </td>
      <td className="num" data-label={columns.bits}>
        {one.bits.toFixed(1)}
      </td>
      <td className="num" data-label={columns.kept}>
        {amount(one.items)}
      </td>
      <td className="num" data-label={columns.seen}>
        <Since at={one.firstSeen} />
      </td>
      <td className="num">
        <DueTime dueAt={one.dueAt} />
      </td>
    </tr>
  );
}
