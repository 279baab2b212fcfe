// Today: are we keeping our promise? The newsroom's count first, as a sentence; then the numbers, each with what is behind it; then how long things take.
import { useQuery } from '@tanstack/react-query';
import type { Today } from '../../../vigil/src/server/shapes.ts';
import { fetchQueue } from '../queue/queue-api.ts';
import { dayName, duration, serverNow } from '../times.ts';
import { Loading, TroubleNote } from '../ui/Troubles.tsx';
import { usePermissions } from '../ui/usePermissions.ts';
import { addressOf } from '../useRoute.ts';
import { words } from '../words.ts';
import { DayList } from './DayList.tsx';
import { dayAfter, readShown, type Shown, writeShown } from './day-filter.ts';
import { NeedsPerson } from './NeedsPerson.tsx';
import { Series, Survival } from './Plots.tsx';
import { Tiles } from './Tiles.tsx';
import { useClocks, useToday } from './useToday.ts';
import { Backlog, Clocks, Funnel, Sources } from './Work.tsx';

const DAY_MS = 86_400_000;

/** The screen. `filter` is what stands in the address: which day, and which list is open. */
export function TodayScreen({ filter }: { readonly filter: string }) {
  const shown = readShown(filter);
  const today = useToday(shown.date);
  const mayRead = usePermissions().has('cases:read');
  const { data: clocks } = useClocks(shown.date, mayRead);
  const { data: first } = useQuery({
    enabled: mayRead,
    queryKey: ['queue', 'first'],
    queryFn: ({ signal }) => fetchQueue('', { limit: 6 }, signal),
  });
  if (today.data === undefined)
    return today.isError ? (
      <TroubleNote error={today.error} onAgain={() => void today.refetch()} />
    ) : (
      <Loading lines={6} />
    );
  const { data } = today;
  // Of a day that has ended it is told how it stood then; the curves beside it go on to now.
  const online = isOver(data.date) ? words.today.onlineThen : words.today.online;
  return (
    <>
      <title>{`${words.screens.today} · ${words.name}`}</title>
      {today.isError && <TroubleNote error={today.error} onAgain={() => void today.refetch()} />}
      <section className="headline">
        <Day date={data.date} shown={shown} />
        <h1 aria-live="polite">{words.today.headline(data.offers.accounts, data.offers.posts)}</h1>
        <p>
          {online(data.stillOnline, duration(data.longestOnlineDays * DAY_MS))}{' '}
          {clocks !== undefined && clocks.online.week.accounts > 0 && halfSays(clocks.online.week.half)}
        </p>
      </section>
      <Tiles today={data} shown={shown} isOver={isOver(data.date)} />
      {shown.list !== undefined && <DayList list={shown.list} date={data.date} shown={shown} />}
      <div className="halves">
        <div className="stack">
          {mayRead && <NeedsPerson cases={first?.cases} canary={data.canary} />}
          {clocks !== undefined && <Survival online={clocks.online} />}
          <Backlog queue={data.queue} />
        </div>
        <div className="stack">
          <Series series={data.series} />
          {clocks !== undefined && (
            <>
              <Clocks clocks={clocks} />
              <Funnel funnel={clocks.funnel} shown={shown} />
              <Sources sources={clocks.sources} />
            </>
          )}
        </div>
      </div>
    </>
  );
}

/** Whether a day, YYYY-MM-DD in UTC, has ended. */
function isOver(date: string): boolean {
  return date < new Date(serverNow()).toISOString().slice(0, 10);
}

function halfSays(half: number | null): string {
  return half === null ? words.today.notHalf : words.today.half(duration(half));
}

/** The day, with a way to the one before and after. */
function Day({ date, shown }: { readonly date: Today['date']; readonly shown: Shown }) {
  const to = (day: string): string => addressOf({ name: 'today', filter: writeShown({ ...shown, date: day }) });
  const after = dayAfter(date, 1);
  const isLast = after > new Date(serverNow()).toISOString().slice(0, 10);
  const { date: _, ...rest } = shown;
  return (
    <p className="day">
      <a href={to(dayAfter(date, -1))} aria-label={words.today.previousDay}>
        ‹
      </a>{' '}
      <time dateTime={date}>{dayName(date)}</time> <span>UTC</span>{' '}
      {!isLast && (
        <a href={to(after)} aria-label={words.today.nextDay}>
          ›
        </a>
      )}
      {shown.date !== undefined && (
        <a className="last" href={addressOf({ name: 'today', filter: writeShown(rest) })}>
          {words.today.lastDay}
        </a>
      )}
    </p>
  );
}
