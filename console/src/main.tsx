// The console's beginning: takes the key out of the address bar before anything can remember it, opens the session, shows the first screen.
import '@mantine/core/styles.css';
import './ui/look.css';
import './today/today.css';
import './queue/queue.css';
import './case/case.css';
import './ui/narrow.css';
import { DirectionProvider, MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { openSession, Trouble } from './api.ts';
import { watchAttention } from './person/attention.ts';
import { showContrast } from './person/preferences.ts';
import { theme } from './ui/theme.ts';
import { direction, locale } from './words/locale.ts';

/** Returns how the key of the link was received; undefined when the address held none. */
async function takeKey(): Promise<'open' | 'refused' | 'offline' | undefined> {
  const key = /^#key=(.+)$/.exec(window.location.hash)?.[1];
  if (key === undefined) return undefined;
  window.history.replaceState(null, '', '/#/today');
  return openSession(decodeURIComponent(key));
}

/** Takes the secret of an invitation out of the address, as `takeKey` does. */
function takeInvitation(): string | undefined {
  const secret = /^#invite=([\w-]+)$/.exec(window.location.hash)?.[1];
  if (secret !== undefined) window.history.replaceState(null, '', '/#/today');
  return secret;
}

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      networkMode: 'always',
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
      retry: false,
      refetchInterval: (query) =>
        query.state.error instanceof Trouble && ['offline', 'store'].includes(query.state.error.kind) ? 3_000 : false,
    },
  },
});

document.documentElement.lang = locale;
document.documentElement.dir = direction;
showContrast();
watchAttention();
const invitation = takeInvitation();
const session = await takeKey();
window.addEventListener('hashchange', () => {
  if (/^#(?:key|invite)=/.test(window.location.hash)) window.location.reload();
});
const root = document.getElementById('root');
if (root === null) throw new Error('index.html lacks the element #root.');
createRoot(root).render(
  <StrictMode>
    <DirectionProvider initialDirection={direction}>
      <MantineProvider theme={theme} defaultColorScheme="auto">
        <QueryClientProvider client={queries}>
          <App linkRefused={session === 'refused'} invitation={invitation} />
        </QueryClientProvider>
      </MantineProvider>
    </DirectionProvider>
  </StrictMode>,
);
