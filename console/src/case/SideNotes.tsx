// Below the decision: what people noted, what happened on the case, and, closed until a decision is drafted, who the account is and what a model made of it.
import { Button, Tabs, Textarea } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { CaseView } from '../../../vigil/src/server/shapes.ts';
import { Unfit } from '../api.ts';
import { moment, shortMoment } from '../times.ts';
import { Foreign } from '../ui/Foreign.tsx';
import { PieceText } from '../ui/PieceText.tsx';
import { words } from '../words.ts';
import { fetchActivity, fetchNotes, sendNote } from './case-api.ts';
import { SecondOpinion } from './SecondOpinion.tsx';
import { Standing } from './Standing.tsx';
import type { Draft } from './useDraft.ts';

const says = words.case;

interface SideNotesProps {
  readonly view: CaseView;
  readonly reveal: number | undefined;
  readonly draft: Draft;
  readonly onNoted: () => Promise<void>;
}

/** The panel. */
export function SideNotes({ view, reveal, draft, onNoted }: SideNotesProps) {
  const { id } = view.case;
  return (
    <section className="panel side-notes" aria-label={says.beside}>
      <Tabs defaultValue="notes" keepMounted={false}>
        <Tabs.List>
          <Tabs.Tab value="notes">{says.notes}</Tabs.Tab>
          <Tabs.Tab value="activity">{says.activity}</Tabs.Tab>
          <Tabs.Tab value="standing">{says.standing}</Tabs.Tab>
          <Tabs.Tab value="opinion">{says.opinion}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="notes">
          <Notes id={id} reveal={reveal} onNoted={onNoted} />
        </Tabs.Panel>
        <Tabs.Panel value="activity">
          <Activity id={id} />
        </Tabs.Panel>
        <Tabs.Panel value="standing">
          <Standing id={id} draft={draft} />
        </Tabs.Panel>
        <Tabs.Panel value="opinion">
          <SecondOpinion view={view} reveal={reveal} draft={draft} />
        </Tabs.Panel>
      </Tabs>
    </section>
  );
}

function Notes({ id, reveal, onNoted }: Omit<SideNotesProps, 'view' | 'draft'> & { readonly id: string }) {
  const queries = useQueryClient();
  const [text, setText] = useState('');
  const [trouble, setTrouble] = useState('');
  const { data } = useQuery({
    queryKey: reveal === undefined ? ['notes', id] : ['revealed', id, 'notes', reveal],
    queryFn: ({ signal }) => fetchNotes(id, reveal, signal),
  });
  const add = async (): Promise<void> => {
    if (text.trim() === '') return;
    try {
      queries.setQueryData(['notes', id], await sendNote(id, text));
      setText('');
      setTrouble('');
      void queries.invalidateQueries({ queryKey: ['activity', id] });
      await onNoted();
    } catch (error) {
      setTrouble(`${says.noteKept} ${error instanceof Unfit ? error.message : ''}`);
    }
  };
  return (
    <>
      {data?.notes.length === 0 && <p className="quiet">{says.notesNone}</p>}
      <ul className="notices">
        {data?.notes.map((note) => (
          <li key={note.id}>
            <p className="quiet when">
              <b>
                <Foreign text={note.by} most={40} />
              </b>
              <time title={moment(note.at)}>{shortMoment(note.at)}</time>
            </p>
            <PieceText pieces={note.text} />
          </li>
        ))}
      </ul>
      <Textarea
        label={says.noteLabel}
        description={says.noteSays}
        autosize
        minRows={1}
        maxRows={6}
        maxLength={2_000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void add();
        }}
      />
      {trouble !== '' && (
        <p className="alarm" role="alert">
          {trouble}
        </p>
      )}
      <Button mt={6} size="compact-sm" variant="default" disabled={text.trim() === ''} onClick={() => void add()}>
        {says.noteSend}
      </Button>
    </>
  );
}

function Activity({ id }: { readonly id: string }) {
  const { data } = useQuery({ queryKey: ['activity', id], queryFn: ({ signal }) => fetchActivity(id, signal) });
  const outcomes: Readonly<Record<string, string>> = words.decide.outcomes;
  return (
    <ul className="activity">
      {data?.lines.map((line) => {
        const { outcome } = line.detail;
        return (
          <li key={line.seq}>
            <time className="quiet" title={moment(line.at)}>
              {shortMoment(line.at)}
            </time>
            <span>
              <b>
                <Foreign text={line.by} most={40} />
              </b>{' '}
              {says.act(line.act)}
              {/* Of people's decisions only: what a model said stays closed until a decision is drafted. */}
              {typeof outcome === 'string' && outcomes[outcome] !== undefined && `: ${outcomes[outcome]}`}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
