// What was decided last, told where the eye is once the next screen is there; for some seconds, counted down in sight, a key takes it back.
import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { Unfit } from '../api.ts';
import { sendUndo } from '../signatures/signing.ts';
import { serverNow } from '../times.ts';
import { Key } from '../ui/Key.tsx';
import { useKeys } from '../ui/useKeys.ts';
import { goTo } from '../useRoute.ts';
import { words } from '../words.ts';
import { leaveDone, tellDone, type Undoable, useDone } from './done.ts';
import { usePerson } from './usePerson.ts';

const { undo: undoWord, undoLeft, undoPassed, undoNothing, undone, notUndone } = words.signatures;

/** The note. */
export function DoneNote() {
  // A browser that knows the name says it on every screen: what a person may do hangs on it.
  usePerson();
  const { says, undoable } = useDone();
  const left = useSecondsLeft(undoable);
  useLeaving();
  const undo = useUndo(left > 0 ? undoable : undefined);
  const passed = undoable !== undefined;
  const u = useCallback(() => {
    if (undo === undefined) tellDone(passed ? undoPassed : undoNothing, undoable);
    else undo();
  }, [undo, passed, undoable]);
  useKeys(useMemo(() => ({ u }), [u]));
  return (
    <div className="done" hidden={says === ''}>
      <p role="status">{says}</p>
      {undo !== undefined && (
        <>
          <Button variant="default" size="compact-sm" onClick={undo}>
            {undoWord} <Key name="u" />
          </Button>
          {/* A timer is not read out every second; whoever reaches it hears how much is left. */}
          <span role="timer" className="quiet">
            {undoLeft(left)}
          </span>
        </>
      )}
    </div>
  );
}

/** Whole seconds until it can no longer be taken back; 0 from then on. */
function useSecondsLeft(undoable: Undoable | undefined): number {
  const [now, setNow] = useState(serverNow);
  const until = undoable?.until ?? 0;
  useEffect(() => {
    setNow(serverNow());
    if (until <= serverNow()) return undefined;
    const timer = window.setInterval(() => {
      setNow(serverNow());
      if (until <= serverNow()) clearInterval(timer);
    }, 250);
    return () => clearInterval(timer);
  }, [until]);
  return Math.max(0, Math.ceil((until - now) / 1000));
}

/** Whoever leaves the screen on which it was told has read it; what can still be taken back goes along. */
function useLeaving(): void {
  const { address, undoable } = useDone();
  useEffect(() => {
    const look = (): void => {
      if (window.location.hash !== address) leaveDone(serverNow());
    };
    const timer = undoable === undefined ? 0 : window.setTimeout(look, Math.max(0, undoable.until - serverNow()) + 50);
    window.addEventListener('hashchange', look);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('hashchange', look);
    };
  }, [address, undoable]);
}

/** Takes it back, once however often the key is pressed, and goes to the case. */
function useUndo(undoable: Undoable | undefined): (() => void) | undefined {
  const queries = useQueryClient();
  const busy = useRef('');
  return useMemo(() => {
    if (undoable === undefined) return undefined;
    const { decision, case: id } = undoable;
    return () => {
      if (busy.current === decision) return;
      busy.current = decision;
      sendUndo(decision)
        .then(async () => {
          await queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'revealed' });
          goTo({ name: 'case', id });
          tellDone(undone(id));
        })
        .catch((error: unknown) => {
          busy.current = '';
          // What did not reach the server can be tried again while there is time.
          if (error instanceof Unfit) tellDone(error.message);
          else tellDone(notUndone, undoable);
        });
    };
  }, [undoable, queries]);
}
