// One proposal: why, what differs by term id, what it would have done, and the word of the second person.
import { useQuery } from '@tanstack/react-query';
import type { ProposalView, TermSide } from '../../../vigil/src/server/lexicon-shapes.ts';
import { shortMoment } from '../times.ts';
import { Loading, TroubleNote } from '../ui/Troubles.tsx';
import { amount } from '../words/counting.ts';
import { words } from '../words.ts';
import { fetchProposal } from './lexicon-api.ts';
import { Signing } from './Signing.tsx';
import { TrialPanel } from './TrialPanel.tsx';

const says = words.lexicon.proposals;
const { kinds, families, modes, draft } = words.lexicon;

/** The panel. */
export function OneProposal({ id, revealed }: { readonly id: string; readonly revealed: boolean }) {
  const { data, error, refetch } = useQuery({
    queryKey: ['proposal', id, revealed],
    queryFn: ({ signal }) => fetchProposal(id, revealed, signal),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  if (error !== null && data === undefined) return <TroubleNote error={error} onAgain={() => void refetch()} />;
  if (data === undefined) return <Loading lines={6} />;
  return (
    <article className="panel proposal" aria-labelledby="proposal">
      <header className="title">
        <h2 id="proposal">{data.id}</h2>
        <span className="quiet">{says.by(data.by, shortMoment(data.at))}</span>
        <span className="spring" />
        <span className="proposal-state" data-state={data.state}>
          {data.settled === null
            ? says.states[data.state]
            : says.settled(says.states[data.state], data.settled.by, shortMoment(data.settled.at))}
        </span>
      </header>
      <p>{data.why}</p>
      {data.answer !== null && (
        <p>
          <b>{says.answer}</b> {data.answer}
        </p>
      )}
      <Differences view={data} />
      {data.faults.length > 0 && (
        <section className="alarm" role="alert">
          <b>{says.blocked}</b>
          <ul>
            {data.faults.map((one) => (
              <li key={`${one.change} ${one.field} ${one.line}`}>
                {`${says.fields[one.field] ?? one.field}${one.line === null ? '' : `, ${draft.line(one.line + 1)}`}: ${one.why}; ${one.mend}`}
              </li>
            ))}
          </ul>
        </section>
      )}
      {data.state === 'waiting' && (
        <>
          <TrialPanel path={`/v1/lexicon/proposals/${data.id}/trial`} needs="lexicon:write" />
          <Signing view={data} />
        </>
      )}
    </article>
  );
}

function Differences({ view: { differences, rollback } }: { readonly view: ProposalView }) {
  if (differences.length === 0) return <p className="quiet">{says.same}</p>;
  return (
    <ul className="differences" aria-label={rollback === null ? undefined : says.rollback(rollback)}>
      {differences.map(({ pack, id, before, after, fields }) => (
        <li key={`${pack} ${id}`}>
          <header>
            <span className="chip strong">
              {before === null ? draft.kinds.add : after === null ? draft.kinds.retire : draft.kinds.alter}
            </span>{' '}
            <b dir="auto">{(after ?? before)?.word}</b> <span className="quiet id">{`${pack}: ${id}`}</span>
          </header>
          <table>
            <thead>
              <tr>
                <td />
                {before !== null && <th scope="col">{says.before}</th>}
                {after !== null && <th scope="col">{says.after}</th>}
              </tr>
            </thead>
            <tbody>
              {fields
                .filter((field) => field !== 'id')
                .map((field) => (
                  <tr key={field}>
                    <th scope="row">{says.fields[field] ?? field}</th>
                    {[before, after].map(
                      (side, at) =>
                        side !== null && (
                          // biome-ignore lint/suspicious/noArrayIndexKey: before and after never change places.
                          <td key={at}>
                            <Side side={side} field={field} />
                          </td>
                        ),
                    )}
                  </tr>
                ))}
            </tbody>
          </table>
        </li>
      ))}
    </ul>
  );
}

function Side({ side, field }: { readonly side: TermSide; readonly field: string }) {
  switch (field) {
    case 'term':
      return <span dir="auto">{side.word}</span>;
    case 'family':
      return families[side.family];
    case 'kind':
      return kinds[side.kind];
    case 'mode':
      return modes[side.mode];
    case 'bits':
      return side.bits ?? <span className="quiet">{says.policy}</span>;
    default:
      return <Lines side={side} field={field === 'ignores' ? 'ignores' : 'matches'} />;
  }
}

function Lines({ side, field }: { readonly side: TermSide; readonly field: 'matches' | 'ignores' }) {
  const lines = side.lines?.[field];
  if (lines === undefined) return amount(side.examples[field]);
  return (
    <ul>
      {lines.map((line, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two equal lines are two examples.
        <li key={at} dir="auto">
          {line}
        </li>
      ))}
    </ul>
  );
}
