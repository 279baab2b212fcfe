// Where a person splits a ring, joins it or takes such a word back: a reason first, then what changes, then the act. Nothing is done that was not shown.
import { Button, Modal, Textarea, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { HandSaid } from '../../../vigil/src/server/ring-shapes.ts';
import { Conflict, Trouble, Unfit } from '../api.ts';
import { usePerson } from '../case/usePerson.ts';
import { words } from '../words.ts';
import { type HandWish, sendHand } from './ring-api.ts';

const says = words.rings;

interface HandFormProps {
  readonly ring: string;
  readonly wish: HandWish;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** The form, as a dialog. */
export function HandForm({ ring, wish, onClose, onDone }: HandFormProps) {
  const { name } = usePerson();
  const [why, setWhy] = useState('');
  const [other, setOther] = useState('');
  const { tried, trouble, busy, preview, act, forget } = useHand(ring, wish, onDone);
  const words_ = { why, other };
  const ready = name != null && why.trim().length >= 3 && (wish.kind !== 'join' || other.trim() !== '');
  const title = wish.kind === 'split' ? says.form.split(wish.accounts.length) : says.form[wish.kind];
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      closeButtonProps={{ 'aria-label': words.keys.close }}
      transitionProps={{ duration: 0 }}
    >
      <form
        className="hand-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) void (tried === undefined ? preview(words_) : act(words_));
        }}
      >
        <p>{says.formSays[wish.kind]}</p>
        {wish.kind === 'split' && <p className="quiet">{says.some(wish.accounts)}</p>}
        {wish.kind === 'join' && (
          <TextInput
            label={says.with}
            description={says.withSays}
            value={other}
            onChange={(event) => {
              setOther(event.currentTarget.value);
              forget();
            }}
          />
        )}
        <Textarea
          label={says.why}
          description={says.whySays}
          maxLength={2_000}
          value={why}
          onChange={(event) => setWhy(event.currentTarget.value)}
        />
        {name === null && <p className="alarm">{says.needName}</p>}
        <div aria-live="polite">
          {busy && tried === undefined && <p className="quiet">{says.previewing}</p>}
          {tried !== undefined && <Changes changes={tried.changes} />}
          {trouble !== '' && <p className="alarm">{trouble}</p>}
        </div>
        <Button type="submit" disabled={!ready || busy}>
          {tried === undefined ? says.preview : says.doIt[wish.kind]}
        </Button>
      </form>
    </Modal>
  );
}

function Changes({ changes }: { readonly changes: HandSaid['changes'] }) {
  if (changes.length === 0) return <p>{says.changesNone}</p>;
  return (
    <ul className="changes">
      {changes.map((one) => (
        <li key={one.ring}>
          {says.change(one.ring, one.before, one.after)}
          {one.left.length > 0 && one.after > 0 && (
            <span className="quiet"> {says.changeLeft(says.some(one.left))}</span>
          )}
          {one.joined.length > 0 && one.before > 0 && (
            <span className="quiet"> {says.changeJoined(says.some(one.joined))}</span>
          )}
        </li>
      ))}
    </ul>
  );
}

/** Tries, then does what was tried; something else by then is shown anew. */
function useHand(ring: string, wish: HandWish, onDone: () => void) {
  const queries = useQueryClient();
  const [tried, setTried] = useState<HandSaid | undefined>(undefined);
  const [trouble, setTrouble] = useState('');
  const [busy, setBusy] = useState(false);
  const run = async (work: () => Promise<void>): Promise<void> => {
    setBusy(true);
    setTrouble('');
    try {
      await work();
    } catch (error) {
      if (error instanceof Conflict) setTried(undefined);
      setTrouble(troubleOf(error));
    }
    setBusy(false);
  };
  return {
    tried,
    trouble,
    busy,
    forget: () => setTried(undefined),
    preview: (said: { readonly why: string; readonly other: string }) =>
      run(async () => setTried(await sendHand(ring, wish, { ...said, try: true }))),
    act: (said: { readonly why: string; readonly other: string }) =>
      run(async () => {
        await sendHand(ring, wish, { ...said, ...(tried && { saw: tried.saw }) });
        for (const key of ['ring', 'rings', 'account', 'accounts']) void queries.invalidateQueries({ queryKey: [key] });
        onDone();
      }),
  };
}

function troubleOf(error: unknown): string {
  if (error instanceof Conflict) return says.changedSince;
  if (error instanceof Unfit) return error.message;
  if (error instanceof Trouble && error.kind === 'forbidden') return says.notAllowed;
  if (error instanceof Trouble && error.kind === 'gone') return says.gone;
  return words.trouble.offline;
}
