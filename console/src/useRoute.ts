// Which screen is shown: kept after the # of the address, so that the server needs to know one page only and links can be copied.
import { useSyncExternalStore } from 'react';

/** Screens of one thing, with its id, and screens of many, with an optional filter. */
const OF_ONE = ['case', 'ring', 'account'] as const;
const OF_MANY = [
  'today',
  'queue',
  'orders',
  'signatures',
  'quality',
  'rings',
  'accounts',
  'lexicon',
  'shelf',
  'settings',
  'people',
  'me',
] as const;

/** A screen. `filter` is a query string, as `severity=urgent`. */
export type Screen =
  | { readonly name: (typeof OF_ONE)[number]; readonly id: string }
  | { readonly name: (typeof OF_MANY)[number]; readonly filter?: string };

/** The address of a screen. */
export function addressOf(screen: Screen): string {
  if ('id' in screen) return `#/${screen.name}/${encodeURIComponent(screen.id)}`;
  return `#/${screen.name}${screen.filter === undefined || screen.filter === '' ? '' : `?${screen.filter}`}`;
}

/** Goes to a screen. */
export function goTo(screen: Screen): void {
  window.location.hash = addressOf(screen);
}

function screenOf(hash: string): Screen {
  const [, word = '', id = '', filter = ''] = /^#\/([a-z]+)(?:\/([^/?]+))?(?:\?(.*))?$/.exec(hash) ?? [];
  const one = OF_ONE.find((name) => name === word);
  if (one !== undefined && id !== '') return { name: one, id: readable(id) };
  const many = OF_MANY.find((name) => name === word) ?? 'today';
  return filter === '' ? { name: many } : { name: many, filter };
}

function readable(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}

function listen(changed: () => void): () => void {
  window.addEventListener('hashchange', changed);
  return () => window.removeEventListener('hashchange', changed);
}

/** The screen of the address bar. */
export function useRoute(): Screen {
  const hash = useSyncExternalStore(listen, () => window.location.hash);
  return screenOf(hash);
}
