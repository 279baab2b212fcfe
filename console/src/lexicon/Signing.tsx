// The word of the second person: sign what was looked at, or refuse it with a reason. The author can only take it back.
import { Button, Textarea } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ProposalView } from '../../../vigil/src/server/lexicon-shapes.ts';
import { usePermissions } from '../ui/usePermissions.ts';
import { words } from '../words.ts';
import { NotTaken, sendSignature, whyNotTaken } from './lexicon-api.ts';

const says = words.lexicon.proposals;

/** The buttons. */
export function Signing({ view }: { readonly view: ProposalView }) {
  const may = usePermissions();
  const queries = useQueryClient();
  const [refusing, setRefusing] = useState(false);
  const [why, setWhy] = useState('');
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState('');
  const settle = (sign: boolean): void => {
    setBusy(true);
    setTrouble('');
    sendSignature(view.id, { sign, saw: view.digest, ...(sign ? {} : { why: why.trim() }) })
      .catch((error: unknown) =>
        setTrouble(error instanceof NotTaken && error.status === 409 ? says.changed : whyNotTaken(error)),
      )
      .then(() =>
        queries.invalidateQueries({
          predicate: ({ queryKey }) => ['lexicon', 'proposals', 'proposal'].includes(String(queryKey[0])),
        }),
      )
      .finally(() => setBusy(false));
  };
  if (!may.has('lexicon:sign')) return <p className="quiet">{says.notYours}</p>;
  return (
    <section className="signing">
      {trouble !== '' && (
        <p className="alarm" role="alert">
          {trouble}
        </p>
      )}
      <p className="quiet">{view.mine ? says.own : says.signSays}</p>
      {refusing && (
        <Textarea
          label={says.refuseWhy}
          description={says.refuseWhySays}
          autosize
          minRows={2}
          maxLength={2_000}
          value={why}
          onChange={(event) => setWhy(event.currentTarget.value)}
        />
      )}
      <span className="acts">
        {!view.mine && !refusing && (
          <Button disabled={view.faults.length > 0 || busy} onClick={() => settle(true)}>
            {says.sign}
          </Button>
        )}
        {!refusing && (
          <Button variant="default" disabled={busy} onClick={() => setRefusing(true)}>
            {view.mine ? says.withdraw : says.refuse}
          </Button>
        )}
        {refusing && (
          <>
            <Button disabled={busy || why.trim().length < 3} onClick={() => settle(false)}>
              {view.mine ? says.withdraw : says.refuse}
            </Button>
            <Button variant="default" onClick={() => setRefusing(false)}>
              {words.lexicon.editor.cancel}
            </Button>
          </>
        )}
      </span>
    </section>
  );
}
