// Where one can go: one list from which the bar, the keys and the palette are made.
import type { Permission } from '../../../vigil/src/core/role.ts';
import type { Pulse } from '../../../vigil/src/server/shapes.ts';
import type { Screen } from '../useRoute.ts';
import { words } from '../words.ts';
import type { KeyName } from './keys.ts';

/** A screen in the navigation. Those of the bar stand there where there is room; the rest under "More". */
export interface Destination {
  readonly screen: Exclude<Screen, { readonly id: string }>['name'];
  readonly says: string;
  readonly keys?: KeyName;
  readonly needs: Permission;
  readonly place: 'bar' | 'more';
  /** Screens of one thing that belong to it. */
  readonly holds?: readonly Screen['name'][];
  /** How many wait there. */
  readonly waiting?: (pulse: Pulse | undefined) => number;
}

/** All of them, in order. */
export const DESTINATIONS: readonly Destination[] = [
  { screen: 'today', says: words.screens.today, keys: 'g t', needs: 'today:read', place: 'bar' },
  {
    screen: 'queue',
    says: words.screens.queue,
    keys: 'g q',
    needs: 'cases:read',
    place: 'bar',
    holds: ['case'],
    waiting: (pulse) => pulse?.queue.urgent ?? 0,
  },
  { screen: 'rings', says: words.screens.rings, keys: 'g r', needs: 'cases:read', place: 'bar', holds: ['ring'] },
  {
    screen: 'orders',
    says: words.screens.orders,
    keys: 'g o',
    needs: 'cases:read',
    place: 'bar',
    waiting: (pulse) => pulse?.pendingOrders ?? 0,
  },
  {
    screen: 'signatures',
    says: words.screens.signatures,
    keys: 'g s',
    needs: 'cases:sign',
    place: 'bar',
    waiting: (pulse) => pulse?.wantedSignatures ?? 0,
  },
  {
    screen: 'accounts',
    says: words.screens.accounts,
    keys: 'g a',
    needs: 'cases:read',
    place: 'more',
    holds: ['account'],
  },
  { screen: 'lexicon', says: words.screens.lexicon, keys: 'g l', needs: 'lexicon:read', place: 'more' },
  {
    screen: 'shelf',
    says: words.screens.shelf,
    keys: 'g h',
    needs: 'shelf:read',
    place: 'more',
    waiting: (pulse) => pulse?.shelf ?? 0,
  },
  { screen: 'quality', says: words.screens.quality, keys: 'g k', needs: 'quality:read', place: 'more' },
  { screen: 'settings', says: words.screens.settings, keys: 'g e', needs: 'policy:read', place: 'more' },
  { screen: 'people', says: words.screens.people, keys: 'g p', needs: 'people:read', place: 'more' },
];
