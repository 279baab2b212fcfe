// What stands where the numbers would: loading, empty, forbidden, offline. Nothing pretends, nothing is a blank.
import { Button, Skeleton } from '@mantine/core';
import { createContext, type ReactNode, useContext } from 'react';
import { Trouble, type TroubleKind } from '../api.ts';
import { words } from '../words.ts';
import { NameForm } from './NameForm.tsx';
import { useLate } from './useLate.ts';
import { useIsUnnamed } from './usePermissions.ts';

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
  if (kind === 'barred') return <Barred says={error instanceof Trouble ? error.says : ''} onAgain={onAgain} />;
  const [title, says] =
    kind === 'forbidden' && refused ? [words.trouble.refused, words.trouble.refusedSays] : SAID[kind];
  return (
    <Note title={title} says={error instanceof Trouble && error.says !== '' ? error.says : says} alert>
      {kind !== 'gone' && (
        <Button variant="default" onClick={onAgain}>
          {words.trouble.again}
        </Button>
      )}
    </Note>
  );
}

/** Not among one's tasks; or nobody has said who sits here, which can be said at once. */
function Barred({ says, onAgain }: { readonly says: string; readonly onAgain: () => void }) {
  const isUnnamed = useIsUnnamed();
  const { unnamed, unnamedSays, barred, barredSays } = words.trouble;
  if (isUnnamed)
    return (
      <Note title={unnamed} says={unnamedSays}>
        <NameForm onSaid={onAgain} />
      </Note>
    );
  return <Note title={barred} says={says === '' ? barredSays : says} alert />;
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
