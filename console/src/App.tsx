// The frame, the screen in it, and what lies over both: keys, palette, preferences, the cover of whoever steps away.
import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react';
import type { CasePage } from '../../vigil/src/server/shapes.ts';
import { Trouble } from './api.ts';
import { useLooking } from './live/present.ts';
import { useLive } from './live/useLive.ts';
import { ProofAsker } from './people/ProofAsker.tsx';
import { Away } from './person/Away.tsx';
import { preferences } from './person/preferences.ts';
import { Wellbeing } from './person/Wellbeing.tsx';
import { Shown } from './screens.tsx';
import { Caught } from './ui/Caught.tsx';
import { Door } from './ui/Door.tsx';
import { boundTo, type KeyActs } from './ui/keys.ts';
import { DESTINATIONS, type Destination } from './ui/navigation.ts';
import { Shell } from './ui/Shell.tsx';
import { LinkRefused, Loading, TroubleNote } from './ui/Troubles.tsx';
import { useKeys } from './ui/useKeys.ts';
import { useSession } from './ui/usePermissions.ts';
import { goTo, type Screen, useRoute } from './useRoute.ts';

// Dialogs come when they are asked for.
const KeySheet = lazy(async () => ({ default: (await import('./ui/KeySheet.tsx')).KeySheet }));
const Palette = lazy(async () => ({ default: (await import('./ui/Palette.tsx')).Palette }));
const Tour = lazy(async () => ({ default: (await import('./person/Tour.tsx')).Tour }));
const PreferencesDialog = lazy(async () => ({
  default: (await import('./person/PreferencesDialog.tsx')).PreferencesDialog,
}));

/** A screen that did not come. */
const NOT_COME = new Trouble('offline');

/** What lies over the screen. */
type Over = 'nothing' | 'sheet' | 'palette' | 'preferences' | 'away';

interface AppProps {
  /** True when the key of the link was not the right one. */
  readonly linkRefused: boolean;
  /** The secret of an invitation whose link was opened. */
  readonly invitation: string | undefined;
}

/** The console. */
export function App({ linkRefused, invitation }: AppProps) {
  return (
    <LinkRefused.Provider value={linkRefused}>
      <Door invitation={invitation}>
        <Inside />
      </Door>
    </LinkRefused.Provider>
  );
}

function Inside() {
  const screen = useRoute();
  const live = useLive();
  useLooking(screen.name === 'case' ? screen.id : undefined);
  const [over, setOver] = useState<Over>('nothing');
  const [tour, setTour] = useState(() => !preferences().tourSeen);
  const close = useReturnOfFocus(over, () => setOver('nothing'));
  const destinations = useDestinations();
  useKeys(useFrameKeys(screen.name, destinations, setOver));
  usePaletteKey(setOver);
  useAwayKey(setOver);
  // Leaving the tree gives a claim back and lets no text stand behind the cover.
  if (over === 'away') return <Away onBack={close} />;
  return (
    <>
      <Shell
        screen={screen.name}
        live={live}
        destinations={destinations}
        onSheet={() => setOver('sheet')}
        onPalette={() => setOver('palette')}
        onPreferences={() => setOver('preferences')}
      >
        <Wellbeing onAway={() => setOver('away')} />
        {tour && live.pulse !== undefined && (
          <Suspense fallback={null}>
            <TourOfFirstCase onDone={() => setTour(false)} />
          </Suspense>
        )}
        <Caught key={screen.name} instead={<TroubleNote error={NOT_COME} onAgain={() => window.location.reload()} />}>
          <Suspense fallback={<Loading lines={4} />}>
            <Shown screen={screen} />
          </Suspense>
        </Caught>
      </Shell>
      <ProofAsker />
      <Suspense fallback={null}>
        {over === 'sheet' && <KeySheet onClose={close} />}
        {over === 'palette' && <Palette destinations={destinations} onClose={close} />}
        {over === 'preferences' && (
          <PreferencesDialog
            onClose={close}
            onTour={() => {
              close();
              setTour(true);
            }}
          />
        )}
      </Suspense>
    </>
  );
}

function TourOfFirstCase({ onDone }: { readonly onDone: () => void }) {
  const queries = useQueryClient();
  const pages = queries.getQueriesData<CasePage>({ queryKey: ['queue'] });
  const first = pages.flatMap(([, shown]) => shown?.cases ?? [])[0];
  return <Tour firstCase={first?.id} onDone={onDone} />;
}

/** Keys that act on every screen. */
function useFrameKeys(
  screen: Screen['name'],
  destinations: readonly Destination[],
  setOver: (over: (before: Over) => Over) => void,
): KeyActs {
  // On a case, g r leads to the ring of that case.
  const onCase = screen === 'case';
  return useMemo(() => {
    const ways = destinations.flatMap(({ keys, screen }) =>
      keys === undefined || (onCase && keys === 'g r') ? [] : [[keys, () => goTo({ name: screen })] as const],
    );
    return {
      ...Object.fromEntries(ways),
      '?': () => setOver((before) => (before === 'sheet' ? 'nothing' : 'sheet')),
      ',': () => setOver(() => 'preferences'),
      z: () => setOver(() => 'away'),
    };
  }, [onCase, destinations, setOver]);
}

/** What was in focus when something came over the screen has the focus again when that goes. */
function useReturnOfFocus(over: Over, close: () => void): () => void {
  const before = useRef<Element>(null);
  if (over === 'nothing') before.current = null;
  else before.current ??= document.activeElement;
  return () => {
    const back = before.current;
    close();
    if (back instanceof HTMLElement) requestAnimationFrame(() => back.focus());
  };
}

/** The key that covers the screen, with Alt: also while somebody types, over every dialog, and where single letters are switched off. */
function useAwayKey(setOver: (over: Over) => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (!event.altKey || event.ctrlKey || event.metaKey) return;
      const key = boundTo('z');
      // Alt makes another sign of many keys, and other scripts have no z: then its place counts.
      if (event.key.toLowerCase() !== key && event.code !== `Key${key.toUpperCase()}`) return;
      event.preventDefault();
      event.stopPropagation();
      setOver('away');
    };
    window.addEventListener('keydown', press, true);
    return () => window.removeEventListener('keydown', press, true);
  }, [setOver]);
}

/** The screens that this person may see; all of them while it is not known who sits here. */
function useDestinations(): readonly Destination[] {
  const session = useSession();
  return useMemo(
    () => DESTINATIONS.filter(({ needs }) => session === undefined || session.permissions.includes(needs)),
    [session],
  );
}

/** Ctrl-K and ⌘K, also while somebody types. */
function usePaletteKey(setOver: (over: Over) => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey)
        return;
      event.preventDefault();
      if (document.querySelector('[role=dialog]') === null) setOver('palette');
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [setOver]);
}
