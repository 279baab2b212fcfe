// Kappa with its interval on a line from -1 to 1; the figures stand beside it, so that nobody needs the plot.
import type { ClausesView } from '../../../vigil/src/server/quality-shapes.ts';

const WIDE = 132;
const TALL = 18;
const EDGE = 6;

type Kappa = NonNullable<ClausesView['policies'][number]['clauses'][number]['kappa']>;

function placeOf(value: number): number {
  return EDGE + ((value + 1) / 2) * (WIDE - 2 * EDGE);
}

/** The plot. The upright line is chance. */
export function KappaPlot({ kappa: { value, low, high } }: { readonly kappa: Kappa }) {
  const middle = TALL / 2;
  return (
    <svg className="kappa" width={WIDE} height={TALL} viewBox={`0 0 ${WIDE} ${TALL}`} aria-hidden="true">
      <line className="axis" x1={EDGE} x2={WIDE - EDGE} y1={middle} y2={middle} />
      <line className="chance" x1={placeOf(0)} x2={placeOf(0)} y1={1} y2={TALL - 1} />
      <line className="interval" x1={placeOf(low)} x2={placeOf(high)} y1={middle} y2={middle} />
      <circle cx={placeOf(value)} cy={middle} r={4} />
    </svg>
  );
}
