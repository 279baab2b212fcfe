// Which screen is shown: kept after the # of the address, so that the server needs to know one page only and links can be copied.
import { useSyncExternalStore } from 'react';

/** A screen. */
export type Screen =
  | { readonly name: 'today' }
  | { readonly name: 'queue' }
  | { readonly name: 'orders' }
  | { readonly name: 'case'; readonly id: string };

/** The address of a screen. */
export function addressOf(screen: Screen): string {
  return screen.name === 'case' ? `#/case/${screen.id}` : `#/${screen.name}`;
}

/** Goes to a screen. */
export function goTo(screen: Screen): void {
  window.location.hash = addressOf(screen);
}

function screenOf(hash: string): Screen {
  const id = /^#\/case\/([\w-]+)$/.exec(hash)?.[1];
  if (id !== undefined) return { name: 'case', id };
  return { name: hash === '#/queue' ? 'queue' : hash === '#/orders' ? 'orders' : 'today' };
}

function listen(changed: () => void): () => void {
  window.addEventListener('hashchange', changed);
  return () => window.removeEventListener('hashchange', changed);
}

/** The screen of the address bar. */
export function useRoute(): Screen {
  return screenOf(useSyncExternalStore(listen, () => window.location.hash));
}
