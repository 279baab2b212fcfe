// What would this have done? Starts a trial in the background, shows how far it is, and what would open, close or change. Also used for a policy.
import { Button, NativeSelect, Progress } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Permission } from '../../../vigil/src/core/role.ts';
import type { TrialOutcome, TrialView } from '../../../vigil/src/server/lexicon-shapes.ts';
import { Heads } from '../ui/Heads.tsx';
import { usePermissions } from '../ui/usePermissions.ts';
import { addressOf } from '../useRoute.ts';
import { bitsOf } from '../words/counting.ts';
import { signs } from '../words/locale.ts';
import { words } from '../words.ts';
import { fetchTrial, startTrial, whyNotTaken } from './lexicon-api.ts';

const says = words.lexicon.trial;
const LOOK_MS = 500;
const DAYS = ['7', '30', '90'];
const TURNS = ['opens', 'closes', 'becomes urgent', 'becomes standard'] as const;

interface PanelProps {
  readonly path: string;
  readonly needs: Permission;
  /** Sent along with the days. */
  readonly wish?: object;
  readonly disabled?: boolean;
  /** What it does, in a sentence. */
  readonly about?: string;
}

/** The panel. */
export function TrialPanel({ path, needs, wish, disabled = false, about = says.says }: PanelProps) {
  const may = usePermissions();
  const queries = useQueryClient();
  const [days, setDays] = useState('30');
  const [trouble, setTrouble] = useState('');
  const { data } = useQuery({
    queryKey: ['trial', path],
    queryFn: ({ signal }) => fetchTrial(path, signal),
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? LOOK_MS : false),
  });
  const start = (): void => {
    setTrouble('');
    startTrial(path, { ...wish, days: Number(days) })
      .then((view) => queries.setQueryData<TrialView>(['trial', path], view))
      .catch((error: unknown) => setTrouble(whyNotTaken(error)));
  };
  const running = data?.state === 'running';
  return (
    <section className="trial" aria-labelledby="trial">
      <h3 id="trial">{says.title}</h3>
      <p className="quiet">{about}</p>
      {may.has(needs) && (
        <span className="acts">
          <NativeSelect
            size="xs"
            w={120}
            aria-label={says.days}
            data={DAYS.map((value) => ({ value, label: says.span(Number(value)) }))}
            value={days}
            onChange={(event) => setDays(event.currentTarget.value)}
          />
          <Button size="compact-sm" variant="default" disabled={running || disabled} onClick={start}>
            {data?.state === 'done' ? says.again : says.start}
          </Button>
        </span>
      )}
      {trouble !== '' && (
        <p className="alarm" role="alert">
          {trouble}
        </p>
      )}
      <div role="status">
        {running && <Running view={data} />}
        {data?.state === 'failed' && <p className="alarm">{`${says.failed} ${data.why ?? ''}`}</p>}
        {data?.state === 'done' && data.outcome !== null && <Outcome outcome={data.outcome} days={data.days ?? 0} />}
      </div>
    </section>
  );
}

function Running({ view: { done, of } }: { readonly view: TrialView }) {
  return (
    <>
      <Progress value={of === 0 ? 0 : (100 * done) / of} aria-label={says.title} size="sm" mb={4} />
      <p className="quiet">{of === 0 ? says.preparing : says.running(done, of)}</p>
    </>
  );
}

function Outcome({ outcome, days }: { readonly outcome: TrialOutcome; readonly days: number }) {
  const { accounts, before, after, turns, decided, changes, untold, terms, cut } = outcome;
  return (
    <>
      <p className="quiet">{says.looked(accounts, days)}</p>
      <dl className="tiles">
        {TURNS.map((turn) => (
          <div key={turn} className="tile">
            <dt>{says.turns[turn]}</dt>
            <dd className="number">{turns[turn]}</dd>
          </div>
        ))}
      </dl>
      <p>
        <span className="quiet">{says.before}</span> {says.cases(before.urgent, before.standard)}{' '}
        <span className="quiet">{says.after}</span> {says.cases(after.urgent, after.standard)}
      </p>
      {decided > 0 && <p className="quiet">{says.decided(decided)}</p>}
      {changes.length === 0 ? <p>{says.none}</p> : <Changes changes={changes} />}
      {untold > 0 && <p className="quiet">{says.untold(untold)}</p>}
      {terms.length > 0 && (
        <>
          <h3>{says.touches}</h3>
          <ul className="lines">
            {terms.map(({ term, posts, accounts: many }) => (
              <li key={term}>
                <span className="id">{term}</span>
                <span className="quiet">{says.touch(posts, many)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {cut > 0 && <p className="quiet">{says.cut(cut)}</p>}
    </>
  );
}

function Changes({ changes }: Pick<TrialOutcome, 'changes'>) {
  const may = usePermissions();
  return (
    <table className="changes">
      <Heads of={[says.columns.turn, says.columns.case, says.columns.bits, says.columns.families]} />
      <tbody>
        {changes.map((one, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: accounts without a case have no name here.
          <tr key={at}>
            <td>{says.turn[one.turn]}</td>
            <td>
              {one.case === null ? (
                <span className="quiet">{one.account ?? says.noCase}</span>
              ) : may.has('cases:read') ? (
                <a href={addressOf({ name: 'case', id: one.case })}>{one.case}</a>
              ) : (
                one.case
              )}
            </td>
            <td className="num">{fromTo(one.before.bits, one.after.bits)}</td>
            <td className="quiet">
              {one.families
                .slice(0, 3)
                .map(({ family, before, after }) => `${words.families[family] ?? family} ${fromTo(before, after)}`)
                .join(signs.comma)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function fromTo(before: number, after: number): string {
  return `${bitsOf(before)} ${signs.onward} ${bitsOf(after)}`;
}
