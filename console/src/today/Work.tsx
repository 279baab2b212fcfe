// How the work keeps up: the clocks of people, what became of the week, the queue against its deadline, and which platforms were heard of.
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useId } from 'react';
import type { DayClocks, WorkClock } from '../../../vigil/src/server/day-shapes.ts';
import type { Pulse } from '../../../vigil/src/server/shapes.ts';
import { fetchCounts } from '../queue/queue-api.ts';
import { duration, moment } from '../times.ts';
import { Foreign } from '../ui/Foreign.tsx';
import { Heads } from '../ui/Heads.tsx';
import { useNow } from '../ui/useNow.ts';
import { addressOf } from '../useRoute.ts';
import { amount } from '../words/counting.ts';
import { words } from '../words.ts';
import { type Shown, writeShown } from './day-filter.ts';

const { clocks: clock, funnel: stage, backlog, sources: source } = words.today;

/** Half, nearly all, the slowest, and how many wait: of each step. Each leads to what waits there. */
export function Clocks({ clocks }: { readonly clocks: DayClocks }) {
  const queue = addressOf({ name: 'queue' });
  const steps = [
    ['looked', clocks.looked, queue],
    ['decided', clocks.decided, queue],
    ['applied', clocks.applied, addressOf({ name: 'orders' })],
  ] as const;
  return (
    <Panel title={clock.title} says={clock.says}>
      <table className="plain">
        <Heads of={[clock.step, clock.p50, clock.p95, clock.worst, clock.waiting]} />
        <tbody>
          {steps.map(([name, one, waiting]) => (
            <tr key={name}>
              <th scope="row">{clock.names[name]}</th>
              <td>{within(one, one.p50)}</td>
              <td>{within(one, one.p95)}</td>
              <td className={one.worstWaits ? 'alarm' : undefined}>
                {one.worst === null ? clock.none : duration(one.worst)}
                {one.worstWaits && <small> {clock.still}</small>}
              </td>
              <td>
                <a href={waiting}>{amount(one.waiting)}</a>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}

function within({ done, waiting }: WorkClock, ms: number | null): string {
  if (done + waiting === 0) return clock.none;
  return ms === null ? clock.open : duration(ms);
}

/** From everything that was read to what was seen from outside. */
export function Funnel({ funnel, shown }: { readonly funnel: DayClocks['funnel']; readonly shown: Shown }) {
  const files = addressOf({ name: 'today', filter: writeShown({ ...shown, list: 'files' }) });
  const orders = addressOf({ name: 'orders' });
  const stages = [
    ['seen', undefined],
    ['flagged', files],
    ['looked', addressOf({ name: 'queue' })],
    ['acted', orders],
    ['verified', orders],
  ] as const;
  return (
    <Panel title={stage.title} says={stage.says}>
      <table className="plain funnel">
        <tbody>
          {stages.map(([name, behind]) => (
            <tr key={name}>
              <th scope="row">{stage.stages[name]}</th>
              <td className="bar-cell">
                {name !== 'seen' && funnel[name] > 0 && (
                  <span
                    className="measure"
                    style={{ inlineSize: `${(100 * funnel[name]) / Math.max(1, funnel.flagged)}%` }}
                  />
                )}
              </td>
              <td>{behind === undefined ? amount(funnel[name]) : <a href={behind}>{amount(funnel[name])}</a>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}

/** Open cases by age, and those past their time; each number is a filter of the queue. */
export function Backlog({ queue }: { readonly queue: Pulse['queue'] }) {
  const { data: counts } = useQuery({ queryKey: ['queue', 'counts'], queryFn: ({ signal }) => fetchCounts(signal) });
  const open = Math.max(1, queue.urgent + queue.standard);
  const rows = [
    ...(['hour', 'day', 'week', 'older'] as const).map(
      (age) => [backlog.ages[age], counts?.age[age], `age=${age}`] as const,
    ),
    [backlog.overdue, queue.overdue, 'overdue=1'] as const,
  ];
  return (
    <Panel title={backlog.title} says={backlog.says}>
      <table className="plain funnel">
        <tbody>
          {rows.map(([name, n, filter]) => (
            <tr key={filter} data-alarm={filter === 'overdue=1' && queue.overdue > 0}>
              <th scope="row">{name}</th>
              <td className="bar-cell">
                {n !== undefined && n > 0 && (
                  <span className="measure" style={{ inlineSize: `${(100 * n) / open}%` }} />
                )}
              </td>
              <td>
                <a href={addressOf({ name: 'queue', filter })}>{n === undefined ? '…' : amount(n)}</a>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}

/** Which platforms were heard of, and when last. */
export function Sources({ sources }: { readonly sources: DayClocks['sources'] }) {
  const now = useNow();
  return (
    <Panel title={source.title} says={sources.length === 0 ? source.none : source.says} id="sources">
      {sources.length > 0 && (
        <table className="plain">
          <Heads of={[source.platform, source.items, source.last]} />
          <tbody>
            {sources.map((one) => (
              <tr key={one.platform}>
                <th scope="row">
                  <Foreign text={one.platform} />
                </th>
                <td>{amount(one.items)}</td>
                <td title={moment(one.last)}>{duration(now - one.last)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}

function Panel(props: {
  readonly title: string;
  readonly says: string;
  readonly id?: string;
  readonly children: ReactNode;
}) {
  const heading = useId();
  return (
    <section
      className="panel"
      aria-labelledby={heading}
      id={props.id}
      tabIndex={props.id === undefined ? undefined : -1}
    >
      <header>
        <h2 id={heading}>{props.title}</h2>
      </header>
      <div className="sideways">{props.children}</div>
      <p className="quiet">{props.says}</p>
    </section>
  );
}
