// Ctrl-C: the first asks to stop at the next safe point, a later one ends at once.

/** A terminal and npm both pass one key press on: what comes this soon after the first is the same wish. */
const SAME_WISH_MS = 1_000;

/** Aborts at the first SIGINT or SIGTERM. `release` gives the signals back. */
export function stopSignal(): { readonly signal: AbortSignal; release(): void } {
  const controller = new AbortController();
  let first = 0;
  const stop = (): void => {
    if (controller.signal.aborted && performance.now() - first > SAME_WISH_MS) process.exit(130);
    if (!controller.signal.aborted) first = performance.now();
    controller.abort();
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  return {
    signal: controller.signal,
    release: () => {
      process.off('SIGINT', stop);
      process.off('SIGTERM', stop);
    },
  };
}
