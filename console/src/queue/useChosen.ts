// Which row of a list is chosen with the keyboard; the choice follows the row itself, not its place, when the list changes.
import { useCallback, useMemo, useState } from 'react';

/** The chosen row's id and the moves. */
export interface Chosen {
  readonly id: string | undefined;
  /** How often a key has moved the choice. */
  readonly turn: number;
  readonly next: () => void;
  readonly previous: () => void;
  readonly choose: (id: string) => void;
}

/** Keeps the choice among `ids`. */
export function useChosen(ids: readonly string[]): Chosen {
  const [{ id, turn }, set] = useState<{ readonly id: string | undefined; readonly turn: number }>({
    id: undefined,
    turn: 0,
  });
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
