// Queue: what must be looked at next? Urgent first, each row with its reason as a sentence and its clock.
import { Button, SegmentedControl } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useToday } from '../today/useToday.ts';
import { canarySays } from '../ui/CanaryMark.tsx';
import { Loading, Note, TroubleNote } from '../ui/Troubles.tsx';
import { useKeys } from '../ui/useKeys.ts';
import { useNow } from '../ui/useNow.ts';
import { goTo } from '../useRoute.ts';
import { words } from '../words.ts';
import { QueueTable } from './QueueTable.tsx';
import { useChosen } from './useChosen.ts';
import { useQueue } from './useQueue.ts';

type Filter = 'all' | 'urgent' | 'standard';

/** The screen. */
export function QueueScreen() {
  const [filter, setFilter] = useState<Filter>('all');
  const queue = useQueue(filter === 'all' ? undefined : filter);
  const ids = useMemo(() => queue.cases?.map((one) => one.id) ?? [], [queue.cases]);
  const chosen = useChosen(ids);
  const keys = useMemo(() => {
    const open = (): void => {
      if (chosen.id !== undefined) goTo({ name: 'case', id: chosen.id });
    };
    return { j: chosen.next, k: chosen.previous, o: open, Enter: open };
  }, [chosen]);
  useKeys(keys);
  return (
    <>
      <title>{`${words.queue.title} · ${words.name}`}</title>
      <header className="title">
        <h1>{words.queue.title}</h1>
        <Counts />
        <SegmentedControl
          size="xs"
          aria-label={words.queue.filterLabel}
          value={filter}
          onChange={(value) => setFilter(value as Filter)}
          data={(['all', 'urgent', 'standard'] as const).map((value) => ({ value, label: words.queue.filter[value] }))}
        />
      </header>
      {queue.error !== null && <TroubleNote error={queue.error} onAgain={queue.again} />}
      {queue.cases === undefined && queue.error === null && <Loading lines={8} />}
      {queue.cases?.length === 0 && <EmptyNote />}
      {queue.cases !== undefined && queue.cases.length > 0 && <QueueTable cases={queue.cases} chosen={chosen} />}
      {queue.more !== undefined && (
        <Button variant="default" mt="md" onClick={queue.more}>
          {words.queue.more}
        </Button>
      )}
    </>
  );
}

function Counts() {
  const { data } = useToday();
  if (data === undefined) return null;
  const { urgent, standard, overdue } = data.queue;
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

function EmptyNote() {
  const { data } = useToday();
  const now = useNow();
  if (data === undefined) return null;
  return (
    <Note
      title={words.queue.empty}
      says={data.canary.late ? words.queue.emptySilent : words.queue.emptySays(canarySays(data.canary, now))}
    />
  );
}
