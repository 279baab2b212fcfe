// How the table of the queue looks in this browser: which columns, how dense.
import { useState } from 'react';

/** Columns that may be left out; severity, case, reason and deadline always stand there. */
export const CHOOSABLE = ['bits', 'evidence', 'kept', 'seen', 'opened'] as const;
export type Column = (typeof CHOOSABLE)[number];

/** The look. */
export interface Layout {
  readonly columns: readonly Column[];
  readonly dense: boolean;
}

const KEPT = 'vigil-queue-layout';
const FIRST: Layout = { columns: ['bits', 'evidence', 'seen', 'opened'], dense: false };

function read(): Layout {
  try {
    const kept = JSON.parse(window.localStorage.getItem(KEPT) ?? 'null') as Partial<Layout> | null;
    if (kept === null || !Array.isArray(kept.columns)) return FIRST;
    return { columns: CHOOSABLE.filter((one) => kept.columns?.includes(one)), dense: kept.dense === true };
  } catch {
    return FIRST;
  }
}

/** The look, and how to change it; it is remembered. */
export function useLayout(): readonly [Layout, (change: Partial<Layout>) => void] {
  const [layout, setLayout] = useState(read);
  const change = (some: Partial<Layout>): void => {
    const next = { ...layout, ...some };
    window.localStorage.setItem(KEPT, JSON.stringify(next));
    setLayout(next);
  };
  return [layout, change];
}
