// A panel with a plot and the same numbers as a table: the one or the other, as the reader likes.
import { Button } from '@mantine/core';
import { type ReactNode, Suspense, useId, useState } from 'react';
import { Caught } from '../ui/Caught.tsx';
import { Heads } from '../ui/Heads.tsx';
import { words } from '../words.ts';

interface PanelProps {
  readonly title: string;
  readonly says: string;
  readonly plot: ReactNode;
  readonly head: readonly string[];
  /** The first cell of a row names it. */
  readonly rows: readonly (readonly string[])[];
}

/** The panel. */
export function PlotPanel({ title, says, plot, head, rows }: PanelProps) {
  const [asTable, setAsTable] = useState(false);
  const id = useId();
  const table = (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable with the keyboard.
    <section className="scroll" tabIndex={0} aria-label={title}>
      <PlainTable head={head} rows={rows} />
    </section>
  );
  return (
    <section className="panel" aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
        <Button variant="subtle" size="compact-sm" onClick={() => setAsTable(!asTable)}>
          {asTable ? words.today.showPlot : words.today.showTable}
        </Button>
      </header>
      {asTable ? (
        table
      ) : (
        <Caught instead={table}>
          <Suspense fallback={<div className="plot" />}>{plot}</Suspense>
        </Caught>
      )}
      <p className="quiet">{says}</p>
    </section>
  );
}

/** A plain table; the first cell of a row is its heading. */
export function PlainTable({ head, rows }: Pick<PanelProps, 'head' | 'rows'>) {
  return (
    <table className="plain">
      <Heads of={head} />
      <tbody>
        {rows.map(([first, ...rest], row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two rows may begin alike, and none has a state of its own.
          <tr key={row}>
            <th scope="row">{first}</th>
            {rest.map((cell, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the cells of a row never change places.
              <td key={place}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
