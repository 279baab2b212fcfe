// Every tie of a ring as a table: the same as the graph, for eyes and for screen readers. Beside the graph it is there for screen readers only.
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { RingView } from '../../../vigil/src/server/ring-shapes.ts';
import { accountScreen } from '../accounts/account-api.ts';
import { ShortId } from '../ui/CaseMarks.tsx';
import { addressOf } from '../useRoute.ts';
import { bitsOf } from '../words/counting.ts';
import { words } from '../words.ts';
import { Evidence } from './evidence.tsx';

const says = words.rings;
const PAGE = 200;

/** The table. `quiet` hides it from eyes: without links and buttons, so that focus never goes where nobody sees it. */
export function Ties({ view, quiet }: { readonly view: RingView; readonly quiet: boolean }) {
  const [shown, setShown] = useState(PAGE);
  const { ties, values, ring } = view;
  const rest = ties.length - shown;
  const name = (id: string) =>
    quiet ? (
      id
    ) : (
      <a href={addressOf(accountScreen({ platform: ring.platform, id }))}>
        <ShortId id={id} />
      </a>
    );
  return (
    <div className={quiet ? 'ties heard' : 'ties'}>
      <table className="queue">
        <caption className="quiet">{says.tiesSays(ties.length)}</caption>
        <thead>
          <tr>
            <th scope="col">{says.tieColumns.between}</th>
            <th scope="col">{says.tieColumns.evidence}</th>
            <th scope="col" className="num">
              {says.tieColumns.bits}
            </th>
          </tr>
        </thead>
        <tbody>
          {ties.slice(0, shown).map((tie) => (
            <tr key={`${tie.a} ${tie.b}`} data-tie={`${tie.a} ${tie.b}`}>
              <td>
                {name(tie.a)} {says.and} {name(tie.b)}
              </td>
              <td className="why">
                <Evidence tie={tie} values={values} />
              </td>
              <td className="num">{bitsOf(tie.bits)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {rest > 0 &&
        (quiet ? (
          <p>{says.moreTiesHidden(rest)}</p>
        ) : (
          <Button variant="default" size="xs" mt="sm" onClick={() => setShown(shown + PAGE * 5)}>
            {says.moreTies(Math.min(rest, PAGE * 5))}
          </Button>
        ))}
    </div>
  );
}
