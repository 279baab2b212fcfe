// Keeps one live connection for the whole console: new numbers go into the screens, a drop is told with the time since when.
import { type QueryClient, skipToken, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Present } from '../../../vigil/src/server/queue-shapes.ts';
import type { Opened, Pulse } from '../../../vigil/src/server/shapes.ts';
import { serverNow, setServerClock } from '../times.ts';
import { words } from '../words.ts';
import { addClosed, setPresent } from './present.ts';

/** The state of the connection. `since` is when it paused, milliseconds since 1970. */
export interface LiveState {
  readonly state: 'connecting' | 'live' | 'paused';
  readonly since: number | undefined;
  readonly pulse: Pulse | undefined;
  /** What a screen reader is told. */
  readonly announcement: string;
}

const RETRY_MS = 3_000;
/** The server beats every ten seconds; after this long without a sound the connection is dead, whatever the browser says. */
const SILENCE_MS = 30_000;

/** The newest pulse; undefined until the feed has told one. */
export function usePulse(): Pulse | undefined {
  return useQuery<Pulse>({ queryKey: ['pulse'], queryFn: skipToken }).data;
}

/** Connects, reconnects and spreads what comes. */
export function useLive(): LiveState {
  const queries = useQueryClient();
  const [live, setLive] = useState<LiveState>({
    state: 'connecting',
    since: undefined,
    pulse: undefined,
    announcement: '',
  });
  useEffect(() => connect(queries, (change) => setLive((before) => change(before))), [queries]);
  return live;
}

/** What a person is reading stays as it is until they ask for what is new; and revealed words are never asked for again by themselves. */
const STILL: ReadonlySet<string> = new Set(['revealed', 'timeline', 'beside', 'queue-pages']);

type Change = (before: LiveState) => LiveState;

function paused(before: LiveState): LiveState {
  return before.state === 'paused' ? before : { ...before, state: 'paused', since: serverNow() };
}

/** Opens the stream and keeps it open until the returned function is called. */
function connect(queries: QueryClient, set: (change: Change) => void): () => void {
  let source: EventSource | undefined;
  let timer = 0;
  const refresh = (): void =>
    void queries.invalidateQueries({ predicate: (query) => !STILL.has(String(query.queryKey[0])) });
  const retry = (): void => {
    source?.close();
    set(paused);
    clearTimeout(timer);
    timer = window.setTimeout(open, RETRY_MS);
  };
  const alive = (): void => {
    clearTimeout(timer);
    timer = window.setTimeout(retry, SILENCE_MS);
  };
  function open(): void {
    source = new EventSource('/v1/events');
    let first = true;
    source.onerror = retry;
    source.addEventListener('beat', alive);
    source.addEventListener('trouble', () => {
      alive();
      set(paused);
    });
    source.addEventListener('pulse', (event: MessageEvent<string>) => {
      alive();
      const pulse = JSON.parse(event.data) as Pulse;
      setServerClock(pulse.at);
      set((before) => ({ ...before, state: 'live', since: undefined, pulse }));
      queries.setQueryData(['pulse'], pulse);
      if (first) refresh();
      else
        for (const shown of ['today', 'queue', 'orders', 'signatures', 'effects'])
          void queries.invalidateQueries({ queryKey: [shown] });
      first = false;
    });
    source.addEventListener('changed', (event: MessageEvent<string>) => {
      const { cases } = JSON.parse(event.data) as { readonly cases: readonly string[] };
      for (const id of cases) void queries.invalidateQueries({ queryKey: ['case', id] });
    });
    source.addEventListener('present', (event: MessageEvent<string>) => setPresent(JSON.parse(event.data) as Present));
    source.addEventListener('closed', (event: MessageEvent<string>) => {
      addClosed((JSON.parse(event.data) as { readonly cases: readonly string[] }).cases);
    });
    source.addEventListener('opened', (event: MessageEvent<string>) => {
      const { cases } = JSON.parse(event.data) as Opened;
      const urgent = cases.filter((one) => one.severity === 'urgent').length;
      set((before) => ({ ...before, announcement: words.live.opened(urgent, cases.length - urgent) }));
      refresh();
    });
  }
  open();
  return () => {
    clearTimeout(timer);
    source?.close();
  };
}
