// The day's numbers, each with the words that say what it means.
import type { ReactNode } from 'react';
import type { Today } from '../../../vigil/src/server/shapes.ts';
import { duration } from '../times.ts';
import { canarySays } from '../ui/CanaryMark.tsx';
import { useNow } from '../ui/useNow.ts';
import { usePermissions } from '../ui/usePermissions.ts';
import { addressOf } from '../useRoute.ts';
import { amount } from '../words/counting.ts';
import { words } from '../words.ts';
import { type ListName, type Shown, writeShown } from './day-filter.ts';

const DAY_MS = 86_400_000;

/** All tiles. Each number leads to what is behind it. */
export function Tiles({
  today,
  shown,
  isOver,
}: {
  readonly today: Today;
  readonly shown: Shown;
  /** True for a day that has ended. */
  readonly isOver: boolean;
}) {
  const { offers, queue, canary } = today;
  const now = useNow();
  const mayRead = usePermissions().has('cases:read');
  const longest = duration(today.longestOnlineDays * DAY_MS);
  const listed = (list: ListName): string => addressOf({ name: 'today', filter: writeShown({ ...shown, list }) });
  const cases = (filter: string): string | undefined => (mayRead ? addressOf({ name: 'queue', filter }) : undefined);
  return (
    <dl className="tiles">
      <Tile label={words.today.offers} says={words.today.offersSays} wide>
        <a href={listed('offered')}>
          <Figure value={offers.posts} unit={words.today.posts} />{' '}
          <Figure value={offers.accounts} unit={words.today.accounts} />
        </a>
      </Tile>
      <Tile
        label={words.today.queue}
        says={<a href={cases('overdue=1')}>{words.today.overdue(queue.overdue)}</a>}
        alarm={queue.overdue > 0}
        wide
      >
        <a href={cases('severity=urgent')}>
          <Figure value={queue.urgent} unit={words.today.urgent} urgent={queue.urgent > 0} />
        </a>{' '}
        <a href={cases('severity=standard')}>
          <Figure value={queue.standard} unit={words.today.standard} />
        </a>
      </Tile>
      <Tile
        label={words.today.stillOnline}
        says={today.stillOnline === 0 ? '' : isOver ? words.today.longestThen(longest) : words.today.longest(longest)}
      >
        <a href={listed('online')}>
          <Figure value={today.stillOnline} />
        </a>
      </Tile>
      <Tile label={words.today.screened} says={words.today.onDay(today.items)}>
        <button type="button" className="plain-button" onClick={toSources}>
          <Figure value={today.screened} />
        </button>
      </Tile>
      <Tile label={words.today.files} says={words.today.filesSays}>
        <a href={listed('files')}>
          <Figure value={today.accounts} />
        </a>
      </Tile>
      <Tile label={words.today.pending} says={words.today.pendingSays(today.pendingOrders)}>
        <a href={addressOf({ name: 'orders' })}>
          <Figure value={today.pendingOrders} />
        </a>
      </Tile>
      <Tile label={words.today.shelf} says={words.today.shelfSays(today.shelf)}>
        <a href={listed('shelf')}>
          <Figure value={today.shelf} />
        </a>
      </Tile>
      <Tile label={words.canary.label} says={canarySays(canary, now)} alarm={canary.late}>
        <span className="number" title={words.canary.says}>
          {canary.late ? '✕' : '✓'}
        </span>
      </Tile>
    </dl>
  );
}

/** The part behind the # is the screen's, so a place on the screen is gone to by hand. */
function toSources(): void {
  document.getElementById('sources')?.focus();
}

function Tile({
  label,
  says,
  alarm = false,
  wide = false,
  children,
}: {
  readonly label: string;
  readonly says: ReactNode;
  readonly alarm?: boolean;
  readonly wide?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <div className="tile" data-alarm={alarm} data-wide={wide}>
      <dt>{label}</dt>
      <dd>{children}</dd>
      <dd className="says">{says}</dd>
    </div>
  );
}

function Figure({
  value,
  unit,
  urgent = false,
}: {
  readonly value: number;
  readonly unit?: string;
  readonly urgent?: boolean;
}) {
  return (
    <span className="number" data-urgent={urgent}>
      {amount(value)}
      {unit !== undefined && <small> {unit}</small>}
    </span>
  );
}
