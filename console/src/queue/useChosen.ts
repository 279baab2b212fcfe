// Which row of a list is chosen with the keyboard; the choice follows the row itself, not its place, when the list changes.
import { useCallback, useMemo, useState } from 'react';

/** The chosen row's id and the moves. */
export interface Chosen {
  readonly id: string | undefined;
  readonly next: () => void;
  readonly previous: () => void;
  readonly choose: (id: string) => void;
}

/** Keeps the choice among `ids`. */
export function useChosen(ids: readonly string[]): Chosen {
  const [id, setId] = useState<string | undefined>(undefined);
  const move = useCallback(
    (step: number): void => {
      const at = id === undefined ? -1 : ids.indexOf(id);
      const to = ids[Math.min(ids.length - 1, Math.max(0, at + step))];
      if (to === undefined) return;
      setId(to);
      document.getElementById(`row-${to}`)?.focus();
    },
    [ids, id],
  );
  return useMemo(() => ({ id, next: () => move(1), previous: () => move(-1), choose: setId }), [id, move]);
}
