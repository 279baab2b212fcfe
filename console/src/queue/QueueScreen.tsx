// Queue: what must be looked at next? Urgent first, each row with its reason as a sentence and its clock; nothing moves under the cursor by itself.
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef } from 'react';
import { draftOnRing } from '../case/useDraft.ts';
import { usePulse } from '../live/useLive.ts';
import { NameForm } from '../ui/NameForm.tsx';
import { Loading, TroubleNote } from '../ui/Troubles.tsx';
import { useKeys } from '../ui/useKeys.ts';
import { usePermissions } from '../ui/usePermissions.ts';
import { goTo } from '../useRoute.ts';
import { words } from '../words.ts';
import { EmptyNote } from './EmptyNote.tsx';
import { FilterBar, Views } from './FilterBar.tsx';
import { readFilters, writeFilters } from './filters.ts';
import { QueueTable } from './QueueTable.tsx';
import { QueueTools } from './QueueTools.tsx';
import { fetchCounts } from './queue-api.ts';
import { useChosen } from './useChosen.ts';
import { useClaims } from './useClaims.ts';
import { useLayout } from './useLayout.ts';
import { type Queue, useQueue } from './useQueue.ts';

/** The screen. `filter` is what stands in the address. */
export function QueueScreen({ filter: typed }: { readonly filter: string }) {
  const filter = writeFilters(readFilters(typed));
  return <OneQueue key={filter} filter={filter} />;
}

function OneQueue({ filter }: { readonly filter: string }) {
  const queue = useQueue(filter);
  const { data: counts } = useQuery({
    queryKey: ['queue', 'counts'],
    queryFn: ({ signal }) => fetchCounts(signal),
    enabled: queue.cases !== undefined,
  });
  const { cases } = queue;
  const ids = useMemo(() => cases?.map((one) => one.id) ?? [], [cases]);
  const chosen = useChosen('queue', ids);
  const claims = useClaims();
  const [layout, change] = useLayout();
  const may = usePermissions();
  const mayJointly = may.has('cases:decide') && may.has('rings:write');
  useQueueKeys({ queue, chosen, claims, mayJointly });
  return (
    <>
      <title>{`${words.queue.title} · ${words.name}`}</title>
      <header className="title">
        <h1>{words.queue.title}</h1>
        <Counts shown={filter === '' ? undefined : cases?.length} more={queue.more !== undefined} />
        <Views filter={filter} />
      </header>
      <div className="queue-head">
        <FilterBar filter={filter} counts={counts} />
        <QueueTools cases={cases ?? []} filter={filter} layout={layout} change={change} />
      </div>
      {claims.trouble !== '' && (
        <>
          <p className="alarm" role="alert">
            {claims.trouble}
          </p>
          <NameForm wanted={1} />
        </>
      )}
      <Arrived queue={queue} />
      {queue.error !== null && cases === undefined && <TroubleNote error={queue.error} onAgain={queue.again} />}
      {cases === undefined && queue.error === null && <Loading lines={8} />}
      {cases?.length === 0 && <EmptyNote filter={filter} all={counts?.all} />}
      {cases !== undefined && cases.length > 0 && (
        <QueueTable cases={cases} chosen={chosen} claims={claims} layout={layout} more={queue.more} />
      )}
      {queue.more !== undefined && (
        <Button variant="default" mt="md" onClick={queue.more}>
          {words.queue.more}
        </Button>
      )}
    </>
  );
}

function useQueueKeys(on: {
  readonly queue: Queue;
  readonly chosen: ReturnType<typeof useChosen>;
  readonly claims: ReturnType<typeof useClaims>;
  /** Whether this person may decide on a whole ring at once. */
  readonly mayJointly: boolean;
}): void {
  const { cases, load, arrived } = on.queue;
  // Where there is no row, there is none to move.
  useEffect(() => {
    if (cases?.length === 0 && arrived > 0) load();
  }, [cases, arrived, load]);
  const latest = useRef(on);
  useEffect(() => {
    latest.current = on;
  });
  // The acts keep their identity, so that a pair of keys is not torn apart by news in between.
  const acts = useMemo(() => {
    const open = (): void => {
      const { id } = latest.current.chosen;
      if (id !== undefined) goTo({ name: 'case', id });
    };
    const claim = (): void => {
      const {
        chosen: { id },
        queue: { cases: all },
        claims,
      } = latest.current;
      const one = all?.find((each) => each.id === id);
      if (one !== undefined) claims.toggle(one);
    };
    // The joint decision is drafted on the case, with its preview; whoever may not make one looks at the ring.
    const whole = (): void => {
      const {
        chosen: { id },
        queue: { cases: all },
        mayJointly,
      } = latest.current;
      const one = all?.find((each) => each.id === id);
      if (one?.ring == null) return;
      if (mayJointly) draftOnRing(one.id);
      goTo(mayJointly ? { name: 'case', id: one.id } : { name: 'ring', id: one.ring.id });
    };
    return {
      j: () => latest.current.chosen.next(),
      k: () => latest.current.chosen.previous(),
      o: open,
      Enter: open,
      c: claim,
      b: whole,
      '.': () => latest.current.queue.load(),
    };
  }, []);
  useKeys(acts);
}

/** The quiet line that says what waits to be put in its place. */
function Arrived({ queue }: { readonly queue: Queue }) {
  const { arrived, load } = queue;
  return (
    <p className="arrived" role="status" data-any={arrived > 0}>
      {arrived > 0 && (
        <button type="button" className="link" onClick={load}>
          {words.queue.arrived(arrived, arrived >= 50)}, {words.queue.arrivedPress} <kbd>.</kbd>{' '}
          {words.queue.arrivedLoad}
        </button>
      )}
    </p>
  );
}

/** How many are open; where a filter is on, how many of them it leaves, as far as they are loaded. */
function Counts({ shown, more }: { readonly shown: number | undefined; readonly more: boolean }) {
  const pulse = usePulse();
  if (pulse === undefined) return <p className="counts" />;
  const { urgent, standard, overdue } = pulse.queue;
  if (shown !== undefined)
    return (
      <p className="counts" aria-live="polite">
        {words.queue.countsOf(shown, more, urgent + standard)}
      </p>
    );
  return (
    <p className="counts" aria-live="polite">
      {words.queue.counts(urgent, standard)}
      {overdue > 0 && (
        <>
          {' '}
          · <strong className="alarm">{words.queue.overdue(overdue)}</strong>
        </>
      )}
    </p>
  );
}
