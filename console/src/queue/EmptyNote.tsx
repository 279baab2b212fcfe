// What stands in an empty queue: whether Vigil listens, what was decided last, when it looks again. Never a blank.
import { useToday } from '../today/useToday.ts';
import { canarySays } from '../ui/CanaryMark.tsx';
import { Note } from '../ui/Troubles.tsx';
import { useNow } from '../ui/useNow.ts';
import { addressOf } from '../useRoute.ts';
import { words } from '../words.ts';

const says = words.queue;

/** The note. `all` is how many cases are open whatever the filter. */
export function EmptyNote({ filter, all }: { readonly filter: string; readonly all: number | undefined }) {
  const { data } = useToday(undefined);
  const now = useNow();
  if (filter !== '')
    return (
      <Note title={says.emptyFilter} says={says.emptyFilterSays(all ?? 0)}>
        <a href={addressOf({ name: 'queue' })}>{says.clear}</a>
      </Note>
    );
  if (data === undefined) return null;
  const { canary, lastDecided } = data;
  return (
    <Note title={says.empty} says={canary.late ? says.emptySilent : says.emptySays(canarySays(canary, now))}>
      <p>
        {lastDecided === null ? (
          says.emptyNone
        ) : (
          <a href={addressOf({ name: 'case', id: lastDecided })}>{says.emptyLast(lastDecided)}</a>
        )}
      </p>
    </Note>
  );
}
