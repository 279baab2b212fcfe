// Why: the reasons as sentences, each with its bits as a number and a bar. They sum to the total, and what speaks for the account points the other way.
import type { CSSProperties } from 'react';
import type { CaseLine } from '../../../vigil/src/server/shapes.ts';
import { words } from '../words.ts';

/** The panel. */
export function Why({
  bits,
  reasons,
  against,
  probability,
  policy,
}: Pick<CaseLine, 'bits' | 'reasons' | 'against' | 'probability'> & { readonly policy: string }) {
  const most = Math.max(1, ...reasons.map((one) => Math.abs(one.bits)));
  return (
    <section className="panel" aria-labelledby="why">
      <header>
        <h2 id="why">{words.case.why}</h2>
        <strong>{words.case.bitsTotal(bits.toFixed(1))}</strong>
      </header>
      <ul className="reasons">
        {reasons.map((one) => (
          <li key={one.family} data-for={one.bits < 0}>
            <span className="family">{words.families[one.family] ?? one.family}</span>
            <b>
              {one.bits < 0 ? '−' : '+'}
              {Math.abs(one.bits).toFixed(1)}
            </b>
            <span
              className="strip"
              aria-hidden="true"
              style={{ '--share': Math.abs(one.bits) / most } as CSSProperties}
            />
            <span className="sentence">{one.text}</span>
          </li>
        ))}
      </ul>
      <p>
        {words.case.against(against)}{' '}
        {probability === null ? words.case.uncalibrated : words.case.probable(probability)}
      </p>
      <p className="quiet">
        {words.case.bitsSays} {words.case.policy}: {policy}.
      </p>
    </section>
  );
}
