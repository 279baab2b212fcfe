// Which row of a list is chosen with the keyboard; the choice follows the row itself, not its place, when the list changes, and is there again for whoever comes back.
import { useCallback, useEffect, useMemo, useState } from 'react';
import { nextOf } from './next-row.ts';

/** The chosen row's id and the moves. */
export interface Chosen {
  readonly id: string | undefined;
  /** How often a key has moved the choice. */
  readonly turn: number;
  readonly next: () => void;
  readonly previous: () => void;
  readonly choose: (id: string) => void;
}

export type ListName = 'queue' | 'orders' | 'signatures' | 'rings' | 'accounts';

/** Where the person was in each list, with the rows that it had then. As long as the page lives. */
const left = new Map<ListName, { readonly id: string; readonly ids: readonly string[] }>();

/** Notes that the person is at this row of a list, by whatever way they came to what it stands for. */
export function noteChosen(list: ListName, id: string): void {
  left.set(list, { id, ids: left.get(list)?.ids ?? [] });
}

/** Keeps the choice among `ids`. A chosen row that goes is followed by the one after it. */
export function useChosen(list: ListName, ids: readonly string[]): Chosen {
  const [{ id, turn }, set] = useState<{ readonly id: string | undefined; readonly turn: number }>({
    id: undefined,
    turn: 0,
  });
  useEffect(() => {
    if (ids.length === 0) return;
    if (id !== undefined && ids.includes(id)) {
      left.set(list, { id, ids });
      return;
    }
    const was = left.get(list);
    const to = was && nextOf(was.id, was.ids, ids);
    if (to === undefined || to === id) return;
    // Only whoever does nothing else has the focus put there.
    const isIdle = document.activeElement === document.body || document.activeElement === null;
    set((before) => ({ id: to, turn: before.turn + (isIdle ? 1 : 0) }));
    if (isIdle) document.getElementById(`row-${to}`)?.focus();
  }, [list, ids, id]);
  const move = useCallback(
    (step: number): void => {
      const at = id === undefined ? -1 : ids.indexOf(id);
      const to = ids[Math.min(ids.length - 1, Math.max(0, at + step))];
      if (to === undefined) return;
      set((before) => ({ id: to, turn: before.turn + 1 }));
      document.getElementById(`row-${to}`)?.focus();
    },
    [ids, id],
  );
  const choose = useCallback(
    (to: string): void => set((before) => (before.id === to ? before : { ...before, id: to })),
    [],
  );
  return useMemo(() => ({ id, turn, next: () => move(1), previous: () => move(-1), choose }), [id, turn, move, choose]);
}
