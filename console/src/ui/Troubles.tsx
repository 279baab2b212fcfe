// What stands where the numbers would: loading, empty, forbidden, offline. Nothing pretends, nothing is a blank.
import { Button, Skeleton } from '@mantine/core';
import { createContext, type ReactNode, useContext } from 'react';
import { Trouble, type TroubleKind } from '../api.ts';
import { words } from '../words.ts';
import { useLate } from './useLate.ts';

/** True when the link that was opened had a key of an earlier start. */
export const LinkRefused = createContext(false);

const SAID: Readonly<Record<TroubleKind, readonly [string, string]>> = {
  forbidden: [words.trouble.forbidden, words.trouble.forbiddenSays],
  barred: [words.trouble.barred, words.trouble.barredSays],
  offline: [words.trouble.offline, words.trouble.offlineSays],
  store: [words.trouble.store, words.trouble.storeSays],
  broken: [words.trouble.broken, words.trouble.brokenSays],
  gone: [words.case.gone, words.case.goneSays],
};

/** Explains why there is nothing to see and what to do. */
export function TroubleNote({ error, onAgain }: { readonly error: unknown; readonly onAgain: () => void }) {
  const refused = useContext(LinkRefused);
  const kind = error instanceof Trouble ? error.kind : 'broken';
  const [title, says] =
    kind === 'forbidden' && refused ? [words.trouble.refused, words.trouble.refusedSays] : SAID[kind];
  return (
    <Note title={title} says={error instanceof Trouble && error.says !== '' ? error.says : says} alert>
      {kind !== 'gone' && kind !== 'barred' && (
        <Button variant="default" onClick={onAgain}>
          {words.trouble.again}
        </Button>
      )}
    </Note>
  );
}

/** A title and a sentence in the middle of the place. */
export function Note({
  title,
  says,
  alert = false,
  children,
}: {
  readonly title: string;
  readonly says: string;
  readonly alert?: boolean;
  readonly children?: ReactNode;
}) {
  return (
    <section className="note" role={alert ? 'alert' : undefined}>
      <h2>{title}</h2>
      <p>{says}</p>
      {children}
    </section>
  );
}

/** A skeleton of some lines, but nothing at all for what comes quickly. */
export function Loading({ lines }: { readonly lines: number }) {
  const late = useLate();
  return (
    <div className="loading" role="status" aria-label={words.loading}>
      {late &&
        Array.from({ length: lines }, (_, line) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: grey lines are all alike.
          <Skeleton key={line} height={44} mb={8} animate={false} />
        ))}
    </div>
  );
}
