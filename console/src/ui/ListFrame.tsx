// The frame of a screen that lists what waits: its title, what it is for, what went wrong, and what stands there while there is nothing, not yet or not any more.
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { words } from '../words.ts';
import { NameForm } from './NameForm.tsx';
import { Loading, Note, TroubleNote } from './Troubles.tsx';
import { useIsUnnamed } from './usePermissions.ts';

/** What such a screen says. */
export interface ListWords {
  readonly title: string;
  readonly says: string;
  readonly empty: string;
  readonly emptySays: string;
  readonly more: string;
}

interface FrameProps {
  readonly says: ListWords;
  /** Why the last act came to nothing; empty when it did not. */
  readonly trouble: string;
  readonly query: {
    readonly error: unknown;
    readonly hasNextPage: boolean;
    refetch(): unknown;
    fetchNextPage(): unknown;
  };
  /** Rows that are there; undefined until it is known. */
  readonly count: number | undefined;
  /** The table, drawn when there are rows. */
  readonly children: ReactNode;
}

/** The frame. Where nobody has said who sits here, they can. */
export function ListFrame({ says, trouble, query, count, children }: FrameProps) {
  // The form stays in its place while the list is asked for again, so that nobody loses what they type.
  const isUnnamed = useIsUnnamed();
  return (
    <>
      <title>{`${says.title} · ${words.name}`}</title>
      <header className="title">
        <h1>{says.title}</h1>
      </header>
      <p className="quiet">{says.says}</p>
      {trouble !== '' && (
        <p className="alarm" role="alert">
          {trouble}
        </p>
      )}
      {isUnnamed && (
        <section className="unnamed" aria-labelledby="unnamed">
          <h2 id="unnamed">{words.trouble.unnamed}</h2>
          <p className="quiet">{words.trouble.unnamedSays}</p>
          <NameForm onSaid={() => void query.refetch()} />
        </section>
      )}
      {query.error !== null && !isUnnamed && <TroubleNote error={query.error} onAgain={() => void query.refetch()} />}
      {count === undefined && query.error === null && !isUnnamed && <Loading lines={6} />}
      {count === 0 && <Note title={says.empty} says={says.emptySays} />}
      {count !== undefined && count > 0 && children}
      {query.hasNextPage && (
        <Button variant="default" mt="md" onClick={() => void query.fetchNextPage()}>
          {says.more}
        </Button>
      )}
    </>
  );
}
