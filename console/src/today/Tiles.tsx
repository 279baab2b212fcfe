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

const DAY_MS = 86_400_000;

/** All tiles. */
export function Tiles({ today }: { readonly today: Today }) {
  const { offers, queue, canary } = today;
  const now = useNow();
  const mayRead = usePermissions().has('cases:read');
  const longest = duration(today.longestOnlineDays * DAY_MS);
  return (
    <dl className="tiles">
      <Tile label={words.today.offers} says={words.today.offersSays} wide>
        <Figure value={offers.posts} unit={words.today.posts} />{' '}
        <Figure value={offers.accounts} unit={words.today.accounts} />
      </Tile>
      <Tile label={words.today.queue} says={words.today.overdue(queue.overdue)} alarm={queue.overdue > 0} wide>
        <a href={mayRead ? addressOf({ name: 'queue' }) : undefined}>
          <Figure value={queue.urgent} unit={words.today.urgent} urgent={queue.urgent > 0} />{' '}
          <Figure value={queue.standard} unit={words.today.standard} />
        </a>
      </Tile>
      <Tile label={words.today.stillOnline} says={today.stillOnline === 0 ? '' : words.today.longest(longest)}>
        <Figure value={today.stillOnline} />
      </Tile>
      <Tile label={words.today.screened} says={words.today.onDay(today.items)}>
        <Figure value={today.screened} />
      </Tile>
      <Tile label={words.today.files} says={words.today.filesSays}>
        <Figure value={today.accounts} />
      </Tile>
      <Tile label={words.today.pending} says={words.today.pendingSays(today.pendingOrders)}>
        <Figure value={today.pendingOrders} />
      </Tile>
      <Tile label={words.today.shelf} says={words.today.shelfSays(today.shelf)}>
        <Figure value={today.shelf} />
      </Tile>
      <Tile label={words.canary.label} says={canarySays(canary, now)} alarm={canary.late}>
        <span className="number" title={words.canary.says}>
          {canary.late ? '✕' : '✓'}
        </span>
      </Tile>
    </dl>
  );
}

function Tile({
  label,
  says,
  alarm = false,
  wide = false,
  children,
}: {
  readonly label: string;
  readonly says: string;
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
