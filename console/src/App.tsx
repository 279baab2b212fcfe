// The frame and the screen in it.
import { lazy, Suspense, useMemo, useState } from 'react';
import { CaseScreen } from './case/CaseScreen.tsx';
import { useLive } from './live/useLive.ts';
import { QueueScreen } from './queue/QueueScreen.tsx';
import { TodayScreen } from './today/TodayScreen.tsx';
import { KeySheet } from './ui/KeySheet.tsx';
import { Shell } from './ui/Shell.tsx';
import { LinkRefused, Loading } from './ui/Troubles.tsx';
import { useKeys } from './ui/useKeys.ts';
import { goTo, type Screen, useRoute } from './useRoute.ts';

// Screens that are not the first to be looked at come when they are asked for.
const OrdersScreen = lazy(async () => ({ default: (await import('./orders/OrdersScreen.tsx')).OrdersScreen }));

/** The console. `linkRefused` is true when the key of the link was not the right one. */
export function App({ linkRefused }: { readonly linkRefused: boolean }) {
  const screen = useRoute();
  const live = useLive();
  const [sheet, setSheet] = useState(false);
  const keys = useMemo(
    () => ({
      'g t': () => goTo({ name: 'today' }),
      'g q': () => goTo({ name: 'queue' }),
      'g o': () => goTo({ name: 'orders' }),
      '?': () => setSheet((open) => !open),
    }),
    [],
  );
  useKeys(keys);
  return (
    <LinkRefused.Provider value={linkRefused}>
      <Shell screen={screen.name} live={live} onSheet={() => setSheet(true)}>
        <Suspense fallback={<Loading lines={4} />}>
          <Shown screen={screen} />
        </Suspense>
      </Shell>
      <KeySheet opened={sheet} onClose={() => setSheet(false)} />
    </LinkRefused.Provider>
  );
}

function Shown({ screen }: { readonly screen: Screen }) {
  if (screen.name === 'case') return <CaseScreen key={screen.id} id={screen.id} />;
  if (screen.name === 'orders') return <OrdersScreen />;
  return screen.name === 'queue' ? <QueueScreen /> : <TodayScreen />;
}
