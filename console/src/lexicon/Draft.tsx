// The draft: what shall change and why. The server checks it again with the same code before it waits for a signature.
import { Button, Textarea } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { TermChange } from '../../../vigil/src/core/proposal.ts';
import type { ProposalFault } from '../../../vigil/src/server/lexicon-shapes.ts';
import { words } from '../words.ts';
import { clearDraft, dropChange, type Editing, keyOf, useDraft } from './changes.ts';
import { NotTaken, sendProposal, whyNotTaken } from './lexicon-api.ts';

const says = words.lexicon.draft;
const { fields } = words.lexicon.proposals;

interface DraftProps {
  readonly onAdd: () => void;
  readonly onEdit: (editing: Editing) => void;
}

/** The draft, and the way to propose it. */
export function Draft({ onAdd, onEdit }: DraftProps) {
  const changes = useDraft();
  const queries = useQueryClient();
  const [why, setWhy] = useState('');
  const [busy, setBusy] = useState(false);
  const [told, setTold] = useState('');
  const [trouble, setTrouble] = useState<{ readonly says: string; readonly faults: readonly ProposalFault[] }>();
  const propose = (): void => {
    setBusy(true);
    setTrouble(undefined);
    sendProposal({ why, changes })
      .then(({ proposal }) => {
        clearDraft();
        setWhy('');
        setTold(proposal === null ? '' : says.done(proposal.id));
        return queries.invalidateQueries({ queryKey: ['proposals'] });
      })
      .catch((error: unknown) =>
        setTrouble({ says: whyNotTaken(error), faults: error instanceof NotTaken ? error.problems : [] }),
      )
      .finally(() => setBusy(false));
  };
  return (
    <section className="panel draft" aria-labelledby="draft">
      <header className="title">
        <h2 id="draft">{says.title}</h2>
        <span className="spring" />
        <Button size="compact-sm" variant="default" onClick={onAdd}>
          {words.lexicon.add}
        </Button>
      </header>
      <p role="status" className="told">
        {told}
      </p>
      {changes.length === 0 ? (
        <p className="quiet">{says.empty}</p>
      ) : (
        <>
          <ul className="lines">
            {changes.map((change, at) => (
              <DraftLine
                key={keyOf(change)}
                change={change}
                faults={trouble?.faults.filter((one) => one.change === at) ?? []}
                onEdit={onEdit}
              />
            ))}
          </ul>
          <Textarea
            label={says.why}
            description={says.whySays}
            autosize
            minRows={2}
            value={why}
            maxLength={2_000}
            onChange={(event) => setWhy(event.currentTarget.value)}
          />
          {trouble !== undefined && (
            <p className="alarm" role="alert">
              {trouble.says}
            </p>
          )}
          <Button disabled={why.trim().length < 3} loading={busy} onClick={propose}>
            {says.propose}
          </Button>
        </>
      )}
    </section>
  );
}

interface LineProps {
  readonly change: TermChange;
  readonly faults: readonly ProposalFault[];
  readonly onEdit: (editing: Editing) => void;
}

function DraftLine({ change, faults, onEdit }: LineProps) {
  const id = change.kind === 'retire' ? change.id : change.term.id;
  const edit = (): void => {
    if (change.kind !== 'retire') onEdit({ pack: change.kind === 'add' ? undefined : change.pack, term: change.term });
  };
  return (
    <li>
      <span>
        <span className="chip strong">{says.kinds[change.kind]}</span>{' '}
        {change.kind !== 'retire' && <b dir="auto">{change.term.term}</b>} <span className="quiet id">{id}</span>
      </span>
      <span className="acts">
        {change.kind !== 'retire' && (
          <Button size="compact-xs" variant="default" aria-label={says.edit(id)} onClick={edit}>
            {says.editShort}
          </Button>
        )}
        <Button
          size="compact-xs"
          variant="default"
          aria-label={says.drop(id)}
          onClick={() => dropChange(keyOf(change))}
        >
          {says.dropShort}
        </Button>
      </span>
      {faults.map((one) => (
        <span key={`${one.field} ${one.line} ${one.why}`} className="alarm fault">
          {`${fields[one.field] ?? one.field}${one.line === null ? '' : `, ${says.line(one.line + 1)}`}: ${one.why}; ${one.mend}`}
        </span>
      ))}
    </li>
  );
}
