// Whether somebody is at this page: a key or a click within the last minute. A page that refreshes by itself must not keep a session open.
const WITHIN_MS = 60_000;

let last = Date.now();

if ('window' in globalThis)
  for (const sign of ['pointerdown', 'keydown'])
    window.addEventListener(
      sign,
      () => {
        last = Date.now();
      },
      { capture: true, passive: true },
    );

/** True while somebody is there. */
export function isHere(): boolean {
  return Date.now() - last < WITHIN_MS;
}
