// Binds keys while a screen is shown. Never acts while somebody types, nor with a modifier, nor over a control that wants the key itself.
import { useEffect, useRef } from 'react';
import { boundTo, type KeyActs, type KeyName, lettersOn } from './keys.ts';

const SEQUENCE_MS = 1_500;

const active = new Set<KeyActs>();

// Noted before anything hears the key: a dialog that closes itself by Escape is gone when the screens hear it, and must not take them along.
let dialogAtPress = false;
if ('window' in globalThis)
  window.addEventListener(
    'keydown',
    () => {
      dialogAtPress = document.querySelector('[role=dialog], [role=alertdialog]') !== null;
    },
    true,
  );

/** Everything that keys would do now, for the palette: the newest binding of a key wins. */
export function actsNow(): KeyActs {
  return Object.assign({}, ...active) as KeyActs;
}

/** Binds `acts`. */
export function useKeys(acts: KeyActs): void {
  // Kept over renders: a screen that is drawn anew between two keys must not forget the first.
  const first = useRef<{ readonly key: string; readonly at: number }>(undefined);
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isTaken(event)) return;
      if (event.key.length === 1 && event.key !== boundTo('?') && !lettersOn()) return;
      const last = first.current;
      const before = last !== undefined && event.timeStamp - last.at < SEQUENCE_MS ? last.key : undefined;
      first.current = { key: event.key, at: event.timeStamp };
      const pair = before === undefined ? undefined : `${before} ${event.key}`;
      const name = nameOf(acts, pair) ?? (pair !== undefined && begins(before) ? undefined : nameOf(acts, event.key));
      if (name === undefined) return;
      event.preventDefault();
      acts[name]?.();
    };
    active.add(acts);
    window.addEventListener('keydown', press);
    return () => {
      active.delete(acts);
      window.removeEventListener('keydown', press);
    };
  }, [acts]);
}

function nameOf(acts: KeyActs, pressed: string | undefined): KeyName | undefined {
  return (Object.keys(acts) as KeyName[]).find((name) => acts[name] !== undefined && boundTo(name) === pressed);
}

/** True when a sequence of some screen begins with this key: what follows belongs to it, even where it leads nowhere. */
function begins(key: string | undefined): boolean {
  return [...active].some((acts) =>
    (Object.keys(acts) as KeyName[]).some((name) => boundTo(name).startsWith(`${key} `)),
  );
}

/** Fields want all keys; links and buttons want Enter; an open sheet keeps all but its own and the one that covers the screen. */
function isTaken(event: KeyboardEvent): boolean {
  const target = event.target instanceof Element ? event.target : document.body;
  if (target.closest('input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]') !== null)
    return true;
  if (event.key === 'Enter' && target.closest('a, button, summary, [role=button]') !== null) return true;
  return dialogAtPress && event.key !== boundTo('?') && event.key !== boundTo('z');
}
