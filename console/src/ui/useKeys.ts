// Binds keys while a screen is shown. Never acts while somebody types, nor with a modifier, nor over a control that wants the key itself.
import { useEffect } from 'react';
import { type KeyActs, type KeyName, lettersOn } from './keys.ts';

const SEQUENCE_MS = 1_500;

/** Binds `acts`, which should keep its identity between renders. */
export function useKeys(acts: KeyActs): void {
  useEffect(() => {
    let first: { readonly key: string; readonly at: number } | undefined;
    const press = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isTaken(event)) return;
      if (/^[a-z]$/.test(event.key) && !lettersOn()) return;
      const pair =
        first !== undefined && event.timeStamp - first.at < SEQUENCE_MS
          ? acts[`${first.key} ${event.key}` as KeyName]
          : undefined;
      const act =
        pair ??
        (first?.key === 'g' && event.timeStamp - first.at < SEQUENCE_MS ? undefined : acts[event.key as KeyName]);
      first = { key: event.key, at: event.timeStamp };
      if (act === undefined) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [acts]);
}

/** Fields want all keys; links and buttons want Enter; an open sheet keeps all but its own. */
function isTaken(event: KeyboardEvent): boolean {
  const target = event.target instanceof Element ? event.target : document.body;
  if (target.closest('input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]') !== null)
    return true;
  if (event.key === 'Enter' && target.closest('a, button, [role=button]') !== null) return true;
  return document.querySelector('[role=dialog]') !== null && event.key !== '?';
}
