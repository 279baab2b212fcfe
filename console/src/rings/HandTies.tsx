// What people said about this ring by hand, who and why, and the way to take it back.
import { Button } from '@mantine/core';
import type { HandTieView } from '../../../vigil/src/server/ring-shapes.ts';
import { shortMoment } from '../times.ts';
import { words } from '../words.ts';

const says = words.rings;

/** The panel. */
export function HandTies({
  ties,
  onUndo,
}: {
  readonly ties: readonly HandTieView[];
  readonly onUndo: (id: string) => void;
}) {
  return (
    <section className="panel" aria-labelledby="hand">
      <header>
        <h2 id="hand">{says.hand}</h2>
      </header>
      <p className="quiet">{ties.length === 0 ? says.handNone : says.handSays}</p>
      <ul className="earlier">
        {ties.map((tie) => (
          <li key={tie.id} data-undone={tie.undone !== null}>
            <span>{says.handTie[tie.kind](says.some(tie.one), says.some(tie.other))}.</span>
            <q>{tie.why}</q>
            <span className="quiet">{says.said(tie.by, shortMoment(tie.at))}</span>
            {tie.undone === null ? (
              <Button variant="default" size="compact-xs" onClick={() => onUndo(tie.id)}>
                {says.undo}
              </Button>
            ) : (
              <span className="quiet">
                {says.undone(tie.undone.by, shortMoment(tie.undone.at))}: <q>{tie.undone.why}</q>
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
