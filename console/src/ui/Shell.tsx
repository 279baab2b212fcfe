// The frame of every screen: where you are, whether what you see is live, whether the canary sings, and the way to the keys.
import { ActionIcon, VisuallyHidden } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { SessionView } from '../../../vigil/src/server/session-shapes.ts';
import { DoneNote } from '../case/DoneNote.tsx';
import type { LiveState } from '../live/useLive.ts';
import { clockTime } from '../times.ts';
import { addressOf, type Screen } from '../useRoute.ts';
import { amount } from '../words/counting.ts';
import { words } from '../words.ts';
import { CanaryMark } from './CanaryMark.tsx';
import type { Destination } from './navigation.ts';
import { useSession } from './usePermissions.ts';

interface ShellProps {
  readonly screen: Screen['name'];
  readonly live: LiveState;
  readonly destinations: readonly Destination[];
  readonly onSheet: () => void;
  readonly onPalette: () => void;
  readonly onPreferences: () => void;
  readonly children: ReactNode;
}

/** The frame. */
export function Shell({ screen, live, destinations, onSheet, onPalette, onPreferences, children }: ShellProps) {
  return (
    <>
      <button type="button" className="skip" onClick={() => document.getElementById('content')?.focus()}>
        {words.skip}
      </button>
      <header className="bar">
        <a className="wordmark" href={addressOf({ name: 'today' })}>
          <span className="eye" aria-hidden="true" />
          {words.name}
        </a>
        <Navigation screen={screen} live={live} destinations={destinations} />
        <span className="spring" />
        {live.pulse !== undefined && (
          <span className="bar-canary">
            <CanaryMark canary={live.pulse.canary} />
          </span>
        )}
        <LiveMark live={live} />
        <Me session={useSession()} />
        <span className="tools">
          <Tool says={words.palette.open} className="palette-button" sign="⌕" act={onPalette} />
          <Tool says={words.preferences.title} className="preferences-button" sign="◐" act={onPreferences} />
          <Tool says={words.keys.open} className="keys-button" sign="?" act={onSheet} />
        </span>
      </header>
      <VisuallyHidden aria-live="polite" role="status">
        {live.announcement}
      </VisuallyHidden>
      <main id="content" tabIndex={-1}>
        <DoneNote />
        {children}
      </main>
    </>
  );
}

function Tool({ says, className, sign, act }: { says: string; className: string; sign: string; act: () => void }) {
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size="lg"
      className={className}
      aria-label={says}
      title={says}
      onClick={act}
    >
      <span aria-hidden="true">{sign}</span>
    </ActionIcon>
  );
}

/** Links to the screens: those of the bar in it, the rest under "More"; on narrow screens all stand there. */
function Navigation({ screen, live, destinations }: Pick<ShellProps, 'screen' | 'live' | 'destinations'>) {
  const [open, setOpen] = useState(false);
  const link = (one: Destination): ReactNode => (
    <a
      key={one.screen}
      href={addressOf({ name: one.screen })}
      aria-current={screen === one.screen ? 'page' : one.holds?.includes(screen) === true ? 'true' : undefined}
      onClick={() => setOpen(false)}
    >
      {one.says}
      <Waiting count={one.waiting?.(live.pulse) ?? 0} urgent={one.screen === 'queue'} />
    </a>
  );
  const more = destinations.filter((one) => one.place === 'more');
  const current = more.find((one) => one.screen === screen);
  return (
    <nav aria-label={words.name}>
      {destinations.filter((one) => one.place === 'bar').map(link)}
      {more.length > 0 && (
        <details
          className="more"
          open={open}
          onToggle={(event) => setOpen(event.currentTarget.open)}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            event.stopPropagation();
            setOpen(false);
          }}
          onBlur={(event) => {
            if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false);
          }}
        >
          <summary>{current?.says ?? words.more}</summary>
          <div>{more.map(link)}</div>
        </details>
      )}
    </nav>
  );
}

function Waiting({ count, urgent }: { readonly count: number; readonly urgent: boolean }) {
  if (count === 0) return null;
  return (
    <span className="count">
      {amount(count)}
      {urgent && <VisuallyHidden> {words.today.urgent}</VisuallyHidden>}
    </span>
  );
}

/** Whose session this is, and the way to one's own things; on a machine where nobody is set up, the way to be. */
function Me({ session }: { readonly session: SessionView | undefined }) {
  const { setUp, mine } = words.people;
  if (session === undefined || session.opened === 'key') return null;
  if (session.person === null)
    return (
      <a className="me" href={addressOf({ name: 'people' })} title={setUp.aloneSays}>
        {setUp.alone}
      </a>
    );
  return (
    <a className="me" href={addressOf({ name: 'me' })} aria-label={mine.menu(session.name ?? '')}>
      {session.name}
    </a>
  );
}

function LiveMark({ live }: { readonly live: LiveState }) {
  const text =
    live.state === 'live'
      ? words.live.on
      : live.since === undefined
        ? words.live.connecting
        : words.live.paused(clockTime(live.since));
  return (
    <span
      className="live"
      data-state={live.state}
      role="status"
      title={live.state === 'paused' ? words.live.pausedSays : undefined}
    >
      <span className="dot" aria-hidden="true" />
      {text}
    </span>
  );
}
