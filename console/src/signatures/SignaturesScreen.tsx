// Signatures: which acts wait for a second person? The one due first on top; each can be given by a key, and refused with a reason. Nobody signs an act of their own.
import './signatures.css';
import { Button, Textarea } from '@mantine/core';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { WaitingSignature } from '../../../vigil/src/server/signature-shapes.ts';
import { Conflict, Trouble, Unfit } from '../api.ts';
import { tellDone } from '../case/done.ts';
import { usePerson } from '../case/usePerson.ts';
import { type Chosen, useChosen } from '../queue/useChosen.ts';
import { DueTime, ShortId } from '../ui/CaseMarks.tsx';
import { Heads } from '../ui/Heads.tsx';
import { Key } from '../ui/Key.tsx';
import { ListFrame } from '../ui/ListFrame.tsx';
import { useKeys } from '../ui/useKeys.ts';
import { addressOf } from '../useRoute.ts';
import { words } from '../words.ts';
import { fetchSignatures, sendSignature } from './signing.ts';

const { columns, ...says } = words.signatures;

/** What a row can do. */
interface Acting {
  readonly refusing: string | undefined;
  sign(id: string | undefined): void;
  refuse(id: string | undefined): void;
  send(id: string, reason: string): void;
  keep(): void;
}

/** The screen. */
export function SignaturesScreen() {
  const query = useInfiniteQuery({
    queryKey: ['signatures'],
    queryFn: ({ pageParam, signal }) => fetchSignatures(pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const rows = query.data?.pages.flatMap((page) => page.signatures);
  const chosen = useChosen(
    'signatures',
    useMemo(() => rows?.map(({ decision }) => decision) ?? [], [rows]),
  );
  const { acting, trouble } = useActing(rows ?? []);
  useKeys({
    j: chosen.next,
    k: chosen.previous,
    y: () => acting.sign(chosen.id),
    d: () => acting.refuse(chosen.id),
  });
  return (
    <ListFrame says={says} trouble={trouble} query={query} count={rows?.length}>
      <table className="queue signatures">
        <Heads of={[columns.due, columns.what, columns.why, columns.who, columns.sign]} />
        <tbody>
          {rows?.map((one) => (
            <Row key={one.decision} one={one} chosen={chosen} acting={acting} />
          ))}
        </tbody>
      </table>
    </ListFrame>
  );
}

/** Signs and refuses; nothing is said to be done before the server has said so. */
function useActing(rows: readonly WaitingSignature[]): { readonly acting: Acting; readonly trouble: string } {
  const queries = useQueryClient();
  const [trouble, setTrouble] = useState('');
  const [refusing, setRefusing] = useState<string>();
  const act = (id: string, verdict: 'give' | 'refuse', reason: string): void => {
    const row = rows.find((one) => one.decision === id);
    if (row === undefined || row.own) return;
    setTrouble('');
    sendSignature(id, verdict, reason)
      .then(() => {
        setRefusing(undefined);
        tellDone(verdict === 'give' ? says.signed(row.case) : says.refused(row.case));
      })
      .catch((error: unknown) => setTrouble(troubleOf(error)))
      .then(() => queries.invalidateQueries({ queryKey: ['signatures'] }));
  };
  return {
    trouble,
    acting: {
      refusing,
      sign: (id) => id !== undefined && act(id, 'give', ''),
      refuse: (id) => setRefusing(rows.find((one) => one.decision === id)?.own === false ? id : undefined),
      send: (id, reason) => act(id, 'refuse', reason),
      keep: () => setRefusing(undefined),
    },
  };
}

interface RowProps {
  readonly one: WaitingSignature;
  readonly chosen: Chosen;
  readonly acting: Acting;
}

function Row({ one, chosen, acting }: RowProps) {
  const outcomes: Readonly<Record<string, string>> = words.decide.outcomes;
  const outcome = (name: string): string => outcomes[name] ?? name;
  const innocent: Readonly<Record<string, string>> = words.decide.innocent;
  return (
    <tr data-chosen={chosen.id === one.decision}>
      <td>
        <DueTime dueAt={one.dueAt} />
      </td>
      <td>
        <b>{outcome(one.outcome)}</b> {one.innocent !== null && innocent[one.innocent]}
        <span className="quiet">
          <a
            id={`row-${one.decision}`}
            href={addressOf({ name: 'case', id: one.case })}
            onFocus={() => chosen.choose(one.decision)}
          >
            {one.case}
          </a>{' '}
          {one.ring === null ? <ShortId id={one.account} /> : `${says.ring(one.ring)}, ${says.many(one.decisions)}`}
        </span>
      </td>
      <td>
        <ul>
          {one.causes.map((cause) => (
            <li key={cause}>{says.causes[cause] ?? cause}</li>
          ))}
        </ul>
      </td>
      <td>
        {one.by}
        <span className="quiet">
          <Reason says={one.reason} />
        </span>
        {one.second !== null && (
          <span>
            {says.second(one.second.by, outcome(one.second.outcome))} <Reason says={one.second.reason} />
          </span>
        )}
      </td>
      <td>
        <Word one={one} acting={acting} />
      </td>
    </tr>
  );
}

/** What somebody wrote, in quotes; nothing is quoted that nobody wrote. */
function Reason({ says: written }: { readonly says: string }) {
  return written === '' ? says.noReason : <bdi>{says.reasonGiven(written)}</bdi>;
}

function Word({ one, acting }: Omit<RowProps, 'chosen'>) {
  const { name } = usePerson();
  const [reason, setReason] = useState('');
  if (one.own) return <span className="quiet">{says.own}</span>;
  if (name == null) return <span className="quiet">{says.needName}</span>;
  if (acting.refusing === one.decision)
    return (
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (reason.trim() !== '') acting.send(one.decision, reason);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') acting.keep();
        }}
      >
        <Textarea
          label={says.refuseReason}
          data-autofocus
          autoFocus
          autosize
          maxRows={4}
          maxLength={2_000}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.form?.requestSubmit();
          }}
        />
        <Button type="submit" size="compact-sm" mt="xs" disabled={reason.trim() === ''}>
          {says.refuseNow}
        </Button>{' '}
        <Button variant="default" size="compact-sm" mt="xs" onClick={acting.keep}>
          {says.keep}
        </Button>
      </form>
    );
  return (
    <>
      <Button variant="default" size="compact-sm" onClick={() => acting.sign(one.decision)}>
        {says.sign} <Key name="y" />
      </Button>{' '}
      <Button variant="default" size="compact-sm" onClick={() => acting.refuse(one.decision)}>
        {says.refuse} <Key name="d" />
      </Button>
    </>
  );
}

function troubleOf(error: unknown): string {
  if (error instanceof Conflict) return says.settled;
  if (error instanceof Unfit) return error.message;
  return error instanceof Trouble && error.kind === 'forbidden' ? says.needName : words.trouble.offline;
}
