// Proposals: what waits for a second person, and what became of the others. One is opened beside the list.
import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import type { ProposalLine } from '../../../vigil/src/server/lexicon-shapes.ts';
import { shortMoment } from '../times.ts';
import { Loading, Note, TroubleNote } from '../ui/Troubles.tsx';
import { addressOf } from '../useRoute.ts';
import { words } from '../words.ts';
import { fetchProposals } from './lexicon-api.ts';
import { OneProposal } from './OneProposal.tsx';

const says = words.lexicon.proposals;

/** The list, with the chosen one. */
export function Proposals({ chosen, revealed }: { readonly chosen: string | undefined; readonly revealed: boolean }) {
  const { data, error, refetch } = useQuery({
    queryKey: ['proposals'],
    queryFn: ({ signal }) => fetchProposals(signal),
  });
  // The one that was opened stays open when it is signed.
  const first = useRef<string>(undefined);
  if (error !== null && data === undefined) return <TroubleNote error={error} onAgain={() => void refetch()} />;
  if (data === undefined) return <Loading lines={4} />;
  if (data.proposals.length === 0) return <Note title={says.empty} says={says.emptySays} />;
  first.current ??= data.proposals.find(({ state }) => state === 'waiting')?.id;
  const shown = chosen ?? first.current;
  return (
    <div className="proposals">
      <ul className="proposal-list" aria-label={words.lexicon.views.proposals}>
        {data.proposals.map((one) => (
          <li key={one.id}>
            <a
              href={addressOf({ name: 'lexicon', filter: `view=proposals&id=${one.id}` })}
              aria-current={one.id === shown ? 'true' : undefined}
            >
              <Line one={one} />
            </a>
          </li>
        ))}
      </ul>
      {shown === undefined ? (
        <p className="quiet">{says.choose}</p>
      ) : (
        <OneProposal key={shown} id={shown} revealed={revealed} />
      )}
    </div>
  );
}

function Line({ one }: { readonly one: ProposalLine }) {
  const { add, alter, retire } = one.counts;
  return (
    <>
      <span className="proposal-state" data-state={one.state}>
        {says.states[one.state]}
      </span>
      <b>{one.rollback === null ? says.counts(add, alter, retire) : says.rollback(one.rollback)}</b>
      <span className="quiet">{says.by(one.by, shortMoment(one.at))}</span>
    </>
  );
}
