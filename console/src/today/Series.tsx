// Offers and accounts per day: a plot, and the same numbers as a table.
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Today } from '../../../vigil/src/server/shapes.ts';
import { dayName } from '../times.ts';
import { amount } from '../words/counting.ts';
import { words } from '../words.ts';
import { SeriesPlot } from './SeriesPlot.tsx';

/** The panel. */
export function Series({ series }: { readonly series: Today['series'] }) {
  const [asTable, setAsTable] = useState(false);
  return (
    <section className="panel" aria-labelledby="series">
      <header>
        <h2 id="series">{words.today.series}</h2>
        <Button variant="subtle" size="compact-sm" onClick={() => setAsTable(!asTable)}>
          {asTable ? words.today.showPlot : words.today.showTable}
        </Button>
      </header>
      {asTable ? (
        <SeriesTable series={series} />
      ) : (
        <>
          <SeriesPlot series={series} />
          <p className="quiet">{words.today.plotSays}</p>
        </>
      )}
    </section>
  );
}

function SeriesTable({ series }: { readonly series: Today['series'] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable with the keyboard.
    <section className="scroll" tabIndex={0} aria-label={words.today.series}>
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">{words.today.day}</th>
            <th scope="col">{words.today.accounts}</th>
            <th scope="col">{words.today.posts}</th>
          </tr>
        </thead>
        <tbody>
          {series.toReversed().map((point) => (
            <tr key={point.date}>
              <th scope="row">{dayName(point.date)}</th>
              <td>{amount(point.accounts)}</td>
              <td>{amount(point.posts)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
