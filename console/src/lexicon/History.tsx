// What was signed, version by version, and the way back: going back is a proposal like any other, and wants two people too.
import { Button, Textarea } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ActivationLine, LexiconPage } from '../../../vigil/src/server/lexicon-shapes.ts';
import { shortMoment } from '../times.ts';
import { Note } from '../ui/Troubles.tsx';
import { usePermissions } from '../ui/usePermissions.ts';
import { addressOf } from '../useRoute.ts';
import { words } from '../words.ts';
import { sendProposal, whyNotTaken } from './lexicon-api.ts';

const { columns, ...says } = words.lexicon.history;
const { proposals, draft, editor } = words.lexicon;

/** The view. */
export function History({ page: { activations, version } }: { readonly page: LexiconPage }) {
  const may = usePermissions();
  const [target, setTarget] = useState<number>();
  const [told, setTold] = useState('');
  if (activations.length === 0) return <Note title={words.lexicon.views.history} says={says.empty} />;
  return (
    <>
      <p role="status" className="told">
        {told}
      </p>
      {target !== undefined && (
        <GoBack
          target={target}
          onDone={(id) => {
            setTarget(undefined);
            setTold(id === undefined ? '' : draft.done(id));
          }}
        />
      )}
      <table className="sheet history">
        <thead>
          <tr>
            {[columns.version, columns.what, columns.who, columns.when, columns.taken].map((one) => (
              <th key={one} scope="col">
                {one}
              </th>
            ))}
            {may.has('lexicon:write') && <th scope="col">{columns.acts}</th>}
          </tr>
        </thead>
        <tbody>
          {activations.map((one) => (
            <Row key={one.version} one={one} current={version} onBack={setTarget} />
          ))}
        </tbody>
      </table>
      {may.has('lexicon:write') && version > 0 && (
        <Button variant="default" size="compact-sm" onClick={() => setTarget(0)}>
          {says.backToFiles}
        </Button>
      )}
    </>
  );
}

interface RowProps {
  readonly one: ActivationLine;
  readonly current: number;
  readonly onBack: (version: number) => void;
}

function Row({ one, current, onBack }: RowProps) {
  const may = usePermissions();
  const { add, alter, retire } = one.counts;
  return (
    <tr>
      <td>
        <b>{one.version}</b> {one.version === current && <span className="chip">{says.current}</span>}
      </td>
      <td>
        <a href={addressOf({ name: 'lexicon', filter: `view=proposals&id=${one.proposal}` })}>
          {one.rollback === null ? proposals.counts(add, alter, retire) : proposals.rollback(one.rollback)}
        </a>
        <span className="quiet id">{one.digest.slice(0, 12)}</span>
      </td>
      <td>{says.proposedBy(one.by, one.signedBy)}</td>
      <td>{shortMoment(one.at)}</td>
      <td>
        {one.takenAt === null ? <span className="alarm">{says.notTaken}</span> : shortMoment(one.takenAt)}
        {one.to !== null && <span className="quiet id">{one.to.slice(0, 12)}</span>}
      </td>
      {may.has('lexicon:write') && (
        <td>
          {one.version !== current && (
            <Button
              size="compact-xs"
              variant="default"
              aria-label={says.backTo(one.version)}
              onClick={() => onBack(one.version)}
            >
              {says.back}
            </Button>
          )}
        </td>
      )}
    </tr>
  );
}

function GoBack({ target, onDone }: { readonly target: number; readonly onDone: (id?: string) => void }) {
  const queries = useQueryClient();
  const [why, setWhy] = useState('');
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState('');
  const propose = (): void => {
    setBusy(true);
    sendProposal({ why, rollback: target })
      .then(({ proposal }) => {
        onDone(proposal?.id);
        return queries.invalidateQueries({ queryKey: ['proposals'] });
      })
      .catch((error: unknown) => {
        setTrouble(whyNotTaken(error));
        setBusy(false);
      });
  };
  return (
    <section className="panel">
      <h2>{target === 0 ? says.backToFiles : says.backTo(target)}</h2>
      <Textarea
        label={says.backWhy}
        description={draft.whySays}
        autosize
        minRows={2}
        value={why}
        maxLength={2_000}
        onChange={(event) => setWhy(event.currentTarget.value)}
        error={trouble === '' ? undefined : trouble}
      />
      <span className="acts">
        <Button size="compact-sm" disabled={busy || why.trim().length < 3} onClick={propose}>
          {draft.propose}
        </Button>
        <Button size="compact-sm" variant="default" onClick={() => onDone()}>
          {editor.cancel}
        </Button>
      </span>
    </section>
  );
}
