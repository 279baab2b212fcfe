// The frame and the screen in it.
import { useMemo, useState } from 'react';
import { CaseScreen } from './case/CaseScreen.tsx';
import { useLive } from './live/useLive.ts';
import { OrdersScreen } from './orders/OrdersScreen.tsx';
import { QueueScreen } from './queue/QueueScreen.tsx';
import { TodayScreen } from './today/TodayScreen.tsx';
import { KeySheet } from './ui/KeySheet.tsx';
import { Shell } from './ui/Shell.tsx';
import { LinkRefused } from './ui/Troubles.tsx';
import { useKeys } from './ui/useKeys.ts';
import { goTo, type Screen, useRoute } from './useRoute.ts';

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
        <Shown screen={screen} />
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
