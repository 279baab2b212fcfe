// Who the account is: closed until a decision is drafted, then shown on request and for information, because nothing that judges has seen it.
import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { StandingView } from '../../../vigil/src/server/case-shapes.ts';
import { shortMoment } from '../times.ts';
import { Foreign } from '../ui/Foreign.tsx';
import { amount } from '../words/counting.ts';
import { words } from '../words.ts';
import { askStanding } from './case-api.ts';
import type { Draft } from './useDraft.ts';

const says = words.case;

/** The panel. */
export function Standing({ id, draft }: { readonly id: string; readonly draft: Draft }) {
  const [shown, setShown] = useState<StandingView>();
  const [trouble, setTrouble] = useState('');
  const { outcome } = draft;
  // A draft that is taken back closes it again.
  useEffect(() => {
    if (outcome === undefined) setShown(undefined);
  }, [outcome]);
  if (outcome === undefined) return <p className="quiet">{says.standingClosed}</p>;
  const open = (): void =>
    void askStanding(id, { draft: draft.id, outcome }).then(setShown, () => setTrouble(words.trouble.offline));
  if (shown === undefined)
    return (
      <>
        <p className="quiet">{says.standingOpenSays}</p>
        <Button size="compact-sm" variant="default" onClick={open}>
          {says.standingOpen}
        </Button>
        {trouble !== '' && <p role="alert">{trouble}</p>}
      </>
    );
  return (
    <>
      <p>{says.standingSays}</p>
      <Facts shown={shown} />
    </>
  );
}

function Facts({ shown }: { readonly shown: StandingView }) {
  const { handle, displayName, followers, verified, createdAt, toldAt } = shown;
  const facts = [
    ['handle', handle],
    ['displayName', displayName],
    ['followers', followers === null ? null : amount(followers)],
    ['verified', verified === null ? null : verified ? says.yes : says.no],
    ['createdAt', createdAt === null ? null : shortMoment(createdAt)],
    ['toldAt', toldAt === null ? null : shortMoment(toldAt)],
  ] as const;
  const known = facts.filter(([, value]) => value !== null);
  if (known.length === 0) return <p className="quiet">{says.standingNone}</p>;
  return (
    <dl className="standing">
      {known.map(([name, value]) => (
        <div key={name}>
          <dt className="quiet">{says.standingOf[name]}</dt>
          <dd>
            <Foreign text={value ?? ''} most={60} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
