// Quality: do two people come to the same outcome when the second does not see the first? By clause of the policy, with what is too few to say; nobody is named and nobody ranked.
import './quality.css';
import { useQuery } from '@tanstack/react-query';
import type { ClausesView } from '../../../vigil/src/server/quality-shapes.ts';
import { Foreign } from '../ui/Foreign.tsx';
import { Heads } from '../ui/Heads.tsx';
import { Loading, Note, TroubleNote } from '../ui/Troubles.tsx';
import { addressOf } from '../useRoute.ts';
import { amount } from '../words/counting.ts';
import { words } from '../words.ts';
import { Differing } from './Differing.tsx';
import { KappaPlot } from './KappaPlot.tsx';
import { fetchClauses } from './quality-api.ts';

const { columns, ...says } = words.quality;
type Policy = ClausesView['policies'][number];
type Clause = Policy['clauses'][number];

/** The screen. `filter` names a list of cases; without one the numbers are shown. */
export function QualityScreen({ filter = '' }: { readonly filter?: string | undefined }) {
  const list = new URLSearchParams(filter).has('policy');
  return (
    <div className="quality">
      <title>{`${says.title} · ${words.name}`}</title>
      <header className="title">
        <h1>{says.title}</h1>
      </header>
      <p className="quiet">{says.says}</p>
      {list ? <Differing key={filter} filter={filter} /> : <Numbers />}
    </div>
  );
}

function Numbers() {
  const { data, error, refetch } = useQuery({
    queryKey: ['quality'],
    queryFn: ({ signal }) => fetchClauses(signal),
    staleTime: 15_000,
  });
  if (data === undefined)
    return error === null ? <Loading lines={5} /> : <TroubleNote error={error} onAgain={() => void refetch()} />;
  if (data.policies.length === 0) return <Note title={says.empty} says={says.emptySays} />;
  return (
    <>
      {error !== null && <TroubleNote error={error} onAgain={() => void refetch()} />}
      {data.policies.map((one) => (
        <OnePolicy key={one.policy} one={one} />
      ))}
      <p className="quiet">{says.kappaSays(data.leastPairs, data.leastNamed)}</p>
    </>
  );
}

function OnePolicy({ one }: { readonly one: Policy }) {
  const { policy, clauses, waiting, unsettled } = one;
  const id = `quality-${policy}`;
  return (
    <section className="panel" aria-labelledby={id}>
      <h2 id={id}>
        {says.policy} <Foreign text={policy === '' ? says.unnamed : policy} most={40} />
      </h2>
      <p className="quiet">
        {says.waiting(waiting)} {says.unsettled(unsettled)}
      </p>
      <table className="sheet agreement">
        <caption>{says.looks}</caption>
        <Heads of={[columns.clause, columns.pairs, columns.agreed, columns.differ, columns.kappa, columns.finding]} />
        <tbody>
          {clauses.map((clause) => (
            <ClauseRow key={clause.outcome ?? ''} policy={policy} clause={clause} />
          ))}
        </tbody>
      </table>
      <Appeals one={one} />
    </section>
  );
}

function ClauseRow({ policy, clause }: { readonly policy: string; readonly clause: Clause }) {
  const { outcome, pairs, named, agreed, differ, kappa, finding } = clause;
  const name = outcome === null ? says.all : words.decide.outcomes[outcome];
  return (
    <tr>
      <th scope="row">{outcome === null ? <b>{name}</b> : name}</th>
      <td data-label={columns.pairs}>{outcome === null ? amount(pairs) : says.named(named, pairs)}</td>
      <td data-label={columns.agreed}>{agreed === null ? '–' : says.share(agreed)}</td>
      <td data-label={columns.differ}>
        {differ === 0 ? (
          amount(0)
        ) : (
          <a
            href={listOf({ policy, from: 'second-look', ...(outcome !== null && { outcome }) })}
            aria-label={says.open(differ, name)}
          >
            {amount(differ)}
          </a>
        )}
      </td>
      <td className="wide" data-label={columns.kappa}>
        {kappa === null ? (
          '–'
        ) : (
          <>
            <KappaPlot kappa={kappa} />
            <span className="figures">{says.interval(kappa.value, kappa.low, kappa.high)}</span>
          </>
        )}
      </td>
      <td className="wide">{says.findings[finding]}</td>
    </tr>
  );
}

/** Appeals come from those who were suspended, not by chance: a share, and never a kappa. */
function Appeals({ one }: { readonly one: Policy }) {
  const { heard, open, overturned, share } = one.appeals;
  return (
    <>
      <h3>{says.appeals}</h3>
      <p>
        {share === null ? says.appealsNone : says.appealsHeard(heard, share.share, share.low, share.high)}{' '}
        {open > 0 && says.appealsOpen(open)}{' '}
        {overturned > 0 && <a href={listOf({ policy: one.policy, from: 'appeal' })}>{says.overturned(overturned)}</a>}
      </p>
      <p className="quiet">{says.appealsSay}</p>
    </>
  );
}

function listOf(wish: Readonly<Record<string, string>>): string {
  return addressOf({ name: 'quality', filter: new URLSearchParams(wish).toString() });
}
