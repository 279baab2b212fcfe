// Whether ties are shown as a graph or as a table. The graph needs WebGL 2; the choice is remembered by the browser.
import { useState } from 'react';

const SETTING = 'vigil-ring-view';

/** What is shown and how to change it. */
export interface ViewChoice {
  readonly kind: 'graph' | 'table';
  readonly canDraw: boolean;
  readonly choose: (kind: 'graph' | 'table') => void;
  readonly toggle: () => void;
}

let able: boolean | undefined;

/** Whether this browser can draw; asked once, because each answer costs a drawing context. */
function canDraw(): boolean {
  if (able === undefined) {
    const context = document.createElement('canvas').getContext('webgl2');
    able = context !== null;
    context?.getExtension('WEBGL_lose_context')?.loseContext();
  }
  return able;
}

/** Keeps the choice. */
export function useView(): ViewChoice {
  const drawable = canDraw();
  const [wish, setWish] = useState(() => window.localStorage.getItem(SETTING));
  const kind = drawable && wish !== 'table' ? 'graph' : 'table';
  const choose = (next: 'graph' | 'table'): void => {
    window.localStorage.setItem(SETTING, next);
    setWish(next);
  };
  return { kind, canDraw: drawable, choose, toggle: () => choose(kind === 'graph' ? 'table' : 'graph') };
}
