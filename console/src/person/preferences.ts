// What a person prefers, kept in this browser: nothing here is needed to do the work, and nobody else sees it.
import { useSyncExternalStore } from 'react';

/** The preferences. Zero minutes or hours mean never. */
export interface Preferences {
  readonly contrast: boolean;
  readonly breakMinutes: number;
  readonly severeHours: number;
  readonly tourSeen: boolean;
}

const KEPT = 'vigil-preferences';
/** Whoever has asked the system for more contrast has it here, until they say otherwise. */
const wantsContrast = (): boolean => window.matchMedia('(prefers-contrast: more)').matches;
const DEFAULTS = { breakMinutes: 25, severeHours: 4, tourSeen: false };
const listeners = new Set<() => void>();
let current: Preferences | undefined;

/** The preferences now. What cannot be read counts as never said. */
export function preferences(): Preferences {
  if (current !== undefined) return current;
  const defaults: Preferences = { ...DEFAULTS, contrast: wantsContrast() };
  try {
    const read: unknown = JSON.parse(window.localStorage.getItem(KEPT) ?? '{}');
    const kept = typeof read === 'object' && read !== null ? (read as Readonly<Record<string, unknown>>) : {};
    const fits = Object.entries(defaults).filter(([name, value]) => typeof kept[name] === typeof value);
    current = { ...defaults, ...Object.fromEntries(fits.map(([name]) => [name, kept[name]])) };
  } catch {
    current = defaults;
  }
  return current;
}

/** Changes some of them. */
export function prefer(some: Partial<Preferences>): void {
  current = { ...preferences(), ...some };
  window.localStorage.setItem(KEPT, JSON.stringify(current));
  showContrast();
  for (const listener of listeners) listener();
}

/** The preferences, as they change. */
export function usePreferences(): Preferences {
  return useSyncExternalStore(listen, preferences);
}

/** Tells the style sheet. */
export function showContrast(): void {
  document.documentElement.dataset['contrast'] = preferences().contrast ? 'more' : 'normal';
}

function listen(changed: () => void): () => void {
  listeners.add(changed);
  return () => listeners.delete(changed);
}
