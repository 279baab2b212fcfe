// The colours of the graph, read from the page, so that light, dark and high contrast look alike in graph and table.

/** Names of colours in rings.css, each with a contrast of at least 3 to the panel behind it. */
const NAMES = {
  open: '--graph-open',
  urgent: '--graph-urgent',
  done: '--graph-done',
  line: '--graph-line',
  hand: '--graph-hand',
  focus: '--graph-focus',
  ink: '--ink',
  panel: '--panel',
} as const;
export type Colours = Readonly<Record<keyof typeof NAMES, string>>;

/** The colours as they are now. */
export function readColours(): Colours {
  const style = getComputedStyle(document.documentElement);
  // A variable may stand for another one; a colour of an element is always told in full.
  const probe = document.createElement('span');
  document.body.append(probe);
  const entries = Object.entries(NAMES).map(([name, variable]) => {
    probe.style.color = `var(${variable}, ${style.color})`;
    return [name, getComputedStyle(probe).color];
  });
  probe.remove();
  return Object.fromEntries(entries) as Colours;
}

/** Calls `changed` when the theme changes, until the returned function is called. */
export function watchColours(changed: () => void): () => void {
  const theme = new MutationObserver(changed);
  theme.observe(document.documentElement, { attributes: true });
  const contrast = window.matchMedia('(prefers-contrast: more)');
  contrast.addEventListener('change', changed);
  return () => {
    theme.disconnect();
    contrast.removeEventListener('change', changed);
  };
}
