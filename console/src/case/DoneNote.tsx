// What was decided last, told where the eye is once the next screen is there; for some seconds a key takes it back.
import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import { Unfit } from '../api.ts';
import { sendUndo } from '../signatures/signing.ts';
import { serverNow } from '../times.ts';
import { Key } from '../ui/Key.tsx';
import type { KeyActs } from '../ui/keys.ts';
import { useKeys } from '../ui/useKeys.ts';
import { goTo } from '../useRoute.ts';
import { words } from '../words.ts';
import { tellDone, type Undoable, useDone } from './done.ts';
import { usePerson } from './usePerson.ts';

/** The note. */
export function DoneNote() {
  // A browser that knows the name says it on every screen: what a person may do hangs on it.
  usePerson();
  const { says, undoable } = useDone();
  const open = useTimeLeft(undoable);
  const undo = useUndo(open ? undoable : undefined);
  const acts = useMemo((): KeyActs => (undo === undefined ? {} : { u: undo }), [undo]);
  useKeys(acts);
  return (
    <p className="done" role="status" hidden={says === ''}>
      {says}{' '}
      {undo !== undefined && (
        <Button variant="default" size="compact-sm" onClick={undo}>
          {words.signatures.undo} <Key name="u" />
        </Button>
      )}
    </p>
  );
}

function useTimeLeft(undoable: Undoable | undefined): boolean {
  const [ended, setEnded] = useState<Undoable>();
  useEffect(() => {
    if (undoable === undefined) return;
    const timer = window.setTimeout(() => setEnded(undoable), Math.max(0, undoable.until - serverNow()));
    return () => clearTimeout(timer);
  }, [undoable]);
  return undoable !== undefined && ended !== undoable;
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
          tellDone(words.signatures.undone(id));
          await queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'revealed' });
          goTo({ name: 'case', id });
        })
        .catch((error: unknown) => {
          busy.current = '';
          tellDone(error instanceof Unfit ? error.message : words.signatures.notUndone);
        });
    };
  }, [undoable, queries]);
}
