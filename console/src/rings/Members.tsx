// The members of a ring: how strong each one's own file is, where its case stands, when it was seen, how it is tied; and the choice of those to split off.
import { Button, Checkbox } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { RingView } from '../../../vigil/src/server/ring-shapes.ts';
import { accountScreen } from '../accounts/account-api.ts';
import { moment, shortMoment } from '../times.ts';
import { ShortId } from '../ui/CaseMarks.tsx';
import { addressOf } from '../useRoute.ts';
import { bitsOf } from '../words/counting.ts';
import { words } from '../words.ts';

const { memberColumns: columns, ...says } = words.rings;
const PAGE = 100;

/** How an account hangs in its ring. */
interface Tied {
  readonly ties: number;
  readonly most: number;
}

/** Ties by account: how many, and the bits of the strongest. */
export function tiedOf(ties: RingView['ties']): ReadonlyMap<string, Tied> {
  const out = new Map<string, Tied>();
  for (const { a, b, bits } of ties)
    for (const one of [a, b]) {
      const known = out.get(one) ?? { ties: 0, most: 0 };
      out.set(one, { ties: known.ties + 1, most: Math.max(known.most, bits) });
    }
  return out;
}

interface MembersProps {
  readonly view: RingView;
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (account: string) => void;
}

/** The table. */
export function Members({ view, chosen, onChoose }: MembersProps) {
  const [all, setAll] = useState(false);
  const tied = useMemo(() => tiedOf(view.ties), [view.ties]);
  const shown = all ? view.people : view.people.slice(0, PAGE);
  return (
    <>
      <table className="queue members">
        <thead>
          <tr>
            {[columns.chosen, columns.account, columns.tied, columns.case].map((one) => (
              <th key={one} scope="col">
                {one}
              </th>
            ))}
            <th scope="col" className="num">
              {columns.bits}
            </th>
            <th scope="col" className="num">
              {columns.seen}
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((one) => (
            <tr key={one.account} data-chosen={chosen.has(one.account)}>
              <td>
                <Checkbox
                  size="xs"
                  aria-label={says.choose(one.account)}
                  checked={chosen.has(one.account)}
                  onChange={() => onChoose(one.account)}
                />
              </td>
              <td>
                <a href={addressOf(accountScreen({ platform: view.ring.platform, id: one.account }))}>
                  <ShortId id={one.account} />
                </a>
              </td>
              <td>
                <TiedWords tied={tied.get(one.account)} />
              </td>
              <td>
                {one.case === null ? (
                  <span className="quiet">{says.noCase}</span>
                ) : (
                  <>
                    <a href={addressOf({ name: 'case', id: one.case.id })}>{one.case.id}</a>{' '}
                    <span className={one.case.severity === 'urgent' && one.case.state === 'open' ? 'alarm' : 'quiet'}>
                      {one.case.state === 'open' && one.case.severity === 'urgent'
                        ? words.queue.severity.urgent.toLowerCase()
                        : says.caseState[one.case.state]}
                    </span>
                  </>
                )}
              </td>
              <td className="num" data-label={columns.bits}>
                {bitsOf(one.bits)}
              </td>
              <td className="num" title={`${moment(one.firstSeen)} – ${moment(one.lastSeen)}`}>
                {says.seen(shortMoment(one.firstSeen), shortMoment(one.lastSeen))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length < view.people.length && (
        <Button variant="default" size="xs" mt="sm" onClick={() => setAll(true)}>
          {says.allMembers(view.people.length)}
        </Button>
      )}
    </>
  );
}

function TiedWords({ tied }: { readonly tied: Tied | undefined }) {
  return <>{tied === undefined ? says.byHandOnly : says.tied(tied.ties, bitsOf(tied.most))}</>;
}
