// The first cases of the queue on the Today screen, so that one key press leads from the count to the work.
import type { CaseLine, Pulse } from '../../../vigil/src/server/shapes.ts';
import { canarySays } from '../ui/CanaryMark.tsx';
import { DueTime, SeverityMark, ShortId } from '../ui/CaseMarks.tsx';
import { Said } from '../ui/Said.tsx';
import { useNow } from '../ui/useNow.ts';
import { addressOf } from '../useRoute.ts';
import { signs } from '../words/locale.ts';
import { words } from '../words.ts';

/** The list. `cases` is undefined while it loads. */
export function NeedsPerson({
  cases,
  canary,
}: {
  readonly cases: readonly CaseLine[] | undefined;
  readonly canary: Pulse['canary'];
}) {
  const now = useNow();
  return (
    <section className="panel" aria-labelledby="needs">
      <header>
        <h2 id="needs">{words.today.needs}</h2>
        <a href={addressOf({ name: 'queue' })}>
          {words.today.toQueue} {signs.onward}
        </a>
      </header>
      {cases?.length === 0 && (
        <p className="quiet">
          {canary.late ? words.queue.emptySilent : words.queue.emptySays(canarySays(canary, now))}
        </p>
      )}
      <ul className="needs">
        {cases?.map((one) => (
          <li key={one.id}>
            <a href={addressOf({ name: 'case', id: one.id })}>
              <span className="line">
                <SeverityMark severity={one.severity} /> <ShortId id={one.account} /> <DueTime dueAt={one.dueAt} />
              </span>
              <span className="quiet">
                <Said said={one.reasons[0]?.said} text={one.reasons[0]?.text ?? ''} />
              </span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
