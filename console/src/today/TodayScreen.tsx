// Today: are we keeping our promise? The newsroom's count first, as a sentence; then the numbers; then what needs a person.
import { useQueue } from '../queue/useQueue.ts';
import { dayName, duration } from '../times.ts';
import { Loading, TroubleNote } from '../ui/Troubles.tsx';
import { usePermissions } from '../ui/usePermissions.ts';
import { words } from '../words.ts';
import { NeedsPerson } from './NeedsPerson.tsx';
import { Series } from './Series.tsx';
import { Tiles } from './Tiles.tsx';
import { useToday } from './useToday.ts';

const DAY_MS = 86_400_000;

/** The screen. */
export function TodayScreen() {
  const today = useToday();
  const mayRead = usePermissions().has('cases:read');
  const queue = useQueue(undefined, mayRead);
  if (today.data === undefined)
    return today.isError ? (
      <TroubleNote error={today.error} onAgain={() => void today.refetch()} />
    ) : (
      <Loading lines={6} />
    );
  const { data } = today;
  return (
    <>
      <title>{`${words.screens.today} · ${words.name}`}</title>
      {today.isError && <TroubleNote error={today.error} onAgain={() => void today.refetch()} />}
      <section className="headline">
        <p className="day">
          <time dateTime={data.date}>{dayName(data.date)}</time> <span>UTC</span>
        </p>
        <h1 aria-live="polite">{words.today.headline(data.offers.accounts, data.offers.posts)}</h1>
        <p>{words.today.online(data.stillOnline, duration(data.longestOnlineDays * DAY_MS))}</p>
      </section>
      <Tiles today={data} />
      <div className="halves">
        {mayRead && <NeedsPerson cases={queue.cases?.slice(0, 6)} canary={data.canary} />}
        <Series series={data.series} />
      </div>
    </>
  );
}
