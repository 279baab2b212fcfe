// The frame of every screen: where you are, whether what you see is live, whether the canary sings, and the way to the keys.
import { ActionIcon, useComputedColorScheme, useMantineColorScheme, VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import { useDone } from '../case/done.ts';
import type { LiveState } from '../live/useLive.ts';
import { clockTime } from '../times.ts';
import { addressOf, type Screen } from '../useRoute.ts';
import { amount } from '../words/counting.ts';
import { words } from '../words.ts';
import { CanaryMark } from './CanaryMark.tsx';

interface ShellProps {
  readonly screen: Screen['name'];
  readonly live: LiveState;
  readonly onSheet: () => void;
  readonly children: ReactNode;
}

/** The frame. */
export function Shell({ screen, live, onSheet, children }: ShellProps) {
  const urgent = live.pulse?.queue.urgent;
  const pending = live.pulse?.pendingOrders;
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
        <nav aria-label={words.name}>
          <a href={addressOf({ name: 'today' })} aria-current={screen === 'today' ? 'page' : undefined}>
            {words.screens.today}
          </a>
          <a
            href={addressOf({ name: 'queue' })}
            aria-current={screen === 'queue' ? 'page' : screen === 'case' ? 'true' : undefined}
          >
            {words.screens.queue}
            {urgent !== undefined && urgent > 0 && (
              <span className="count">
                {amount(urgent)}
                <VisuallyHidden> {words.today.urgent}</VisuallyHidden>
              </span>
            )}
          </a>
          <a href={addressOf({ name: 'orders' })} aria-current={screen === 'orders' ? 'page' : undefined}>
            {words.screens.orders}
            {pending !== undefined && pending > 0 && <span className="count">{amount(pending)}</span>}
          </a>
        </nav>
        <span className="spring" />
        {live.pulse !== undefined && (
          <span className="bar-canary">
            <CanaryMark canary={live.pulse.canary} />
          </span>
        )}
        <LiveMark live={live} />
        <SchemeSwitch />
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          className="keys-button"
          aria-label={words.keys.open}
          onClick={onSheet}
        >
          ?
        </ActionIcon>
      </header>
      <VisuallyHidden aria-live="polite" role="status">
        {live.announcement}
      </VisuallyHidden>
      <main id="content" tabIndex={-1}>
        <Done />
        {children}
      </main>
    </>
  );
}

/** What was decided last: told where the eye is, once the next screen is there. */
function Done() {
  const says = useDone();
  return (
    <p className="done" role="status" hidden={says === ''}>
      {says}
    </p>
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

function SchemeSwitch() {
  const { setColorScheme } = useMantineColorScheme();
  const isDark = useComputedColorScheme('light') === 'dark';
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size="lg"
      aria-label={isDark ? words.theme.toLight : words.theme.toDark}
      onClick={() => setColorScheme(isDark ? 'light' : 'dark')}
    >
      <svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true">
        <circle cx="9" cy="9" r="6.500" fill="none" stroke="currentColor" strokeWidth="1.500" />
        <path d="M9 2.500a6.500 6.500 0 0 1 0 13z" fill="currentColor" />
      </svg>
    </ActionIcon>
  );
}
