// Which component shows which screen. Those that are not the first to be looked at come when they are asked for.
import { lazy } from 'react';
import { CaseScreen } from './case/CaseScreen.tsx';
import { QueueScreen } from './queue/QueueScreen.tsx';
import { TodayScreen } from './today/TodayScreen.tsx';
import type { Screen } from './useRoute.ts';

const OrdersScreen = lazy(async () => ({ default: (await import('./orders/OrdersScreen.tsx')).OrdersScreen }));
const SignaturesScreen = lazy(async () => ({
  default: (await import('./signatures/SignaturesScreen.tsx')).SignaturesScreen,
}));
const RingsScreen = lazy(async () => ({ default: (await import('./rings/RingsScreen.tsx')).RingsScreen }));
const RingScreen = lazy(async () => ({ default: (await import('./rings/RingScreen.tsx')).RingScreen }));
const AccountsScreen = lazy(async () => ({ default: (await import('./accounts/AccountsScreen.tsx')).AccountsScreen }));
const AccountScreen = lazy(async () => ({ default: (await import('./accounts/AccountScreen.tsx')).AccountScreen }));
const PeopleScreen = lazy(async () => ({ default: (await import('./people/PeopleScreen.tsx')).PeopleScreen }));
const LexiconScreen = lazy(async () => ({ default: (await import('./lexicon/LexiconScreen.tsx')).LexiconScreen }));
const ShelfScreen = lazy(async () => ({ default: (await import('./shelf/ShelfScreen.tsx')).ShelfScreen }));
const QualityScreen = lazy(async () => ({ default: (await import('./quality/QualityScreen.tsx')).QualityScreen }));
const SettingsScreen = lazy(async () => ({ default: (await import('./settings/SettingsScreen.tsx')).SettingsScreen }));
const MyAccess = lazy(async () => ({ default: (await import('./people/MyAccess.tsx')).MyAccess }));

/** The screen of an address. */
export function Shown({ screen }: { readonly screen: Screen }) {
  switch (screen.name) {
    case 'case':
      return <CaseScreen key={screen.id} id={screen.id} />;
    case 'ring':
      return <RingScreen key={screen.id} id={screen.id} />;
    case 'account':
      return <AccountScreen key={screen.id} id={screen.id} />;
    case 'rings':
      return <RingsScreen filter={screen.filter} />;
    case 'accounts':
      return <AccountsScreen filter={screen.filter} />;
    case 'queue':
      return <QueueScreen filter={screen.filter ?? ''} />;
    case 'orders':
      return <OrdersScreen />;
    case 'signatures':
      return <SignaturesScreen />;
    case 'people':
      return <PeopleScreen />;
    case 'lexicon':
      return <LexiconScreen filter={screen.filter} />;
    case 'shelf':
      return <ShelfScreen />;
    case 'quality':
      return <QualityScreen filter={screen.filter} />;
    case 'settings':
      return <SettingsScreen filter={screen.filter} />;
    case 'me':
      return <MyAccess />;
    case 'today':
      return <TodayScreen filter={screen.filter ?? ''} />;
  }
}
