// Why: the reasons as sentences, each with its bits as a number and a bar, each to be unfolded to its pieces. They sum to the total, and what speaks for the account points the other way.
import type { CSSProperties } from 'react';
import type { BesideView } from '../../../vigil/src/server/case-shapes.ts';
import type { CaseLine } from '../../../vigil/src/server/shapes.ts';
import { shortMoment } from '../times.ts';
import { Said } from '../ui/Said.tsx';
import { bitsOf, signed } from '../words/counting.ts';
import { signs } from '../words/locale.ts';
import { named } from '../words/say.ts';
import { words } from '../words.ts';

/** Leads to an item of the timeline; `at` is its time, milliseconds since 1970. */
export type Goes = (item: string, at: number) => void;

interface WhyProps extends Pick<CaseLine, 'bits' | 'reasons' | 'innocent' | 'probability'> {
  readonly policy: string;
  readonly beside: BesideView | undefined;
  readonly onItem: Goes;
}

/** The panel. */
export function Why({ bits, reasons, innocent, probability, policy, beside, onItem }: WhyProps) {
  const most = Math.max(1, ...reasons.map((one) => Math.abs(one.bits)));
  return (
    <section className="panel" aria-labelledby="why">
      <header>
        <h2 id="why">{words.case.why}</h2>
        <strong>{words.case.bitsTotal(bitsOf(bits))}</strong>
      </header>
      <ul className="reasons">
        {reasons.map((one) => (
          <li key={one.family} data-for={one.bits < 0}>
            <span className="sentence">
              <Said said={one.said} text={one.text} />
            </span>
            <span className="family">{words.families[one.family] ?? one.family}</span>
            <b>{signed(one.bits)}</b>
            <span
              className="strip"
              aria-hidden="true"
              style={{ '--share': Math.abs(one.bits) / most } as CSSProperties}
            />
            <Parts detail={beside?.reasons.find(({ family }) => family === one.family)} onItem={onItem} />
          </li>
        ))}
      </ul>
      <p>
        {words.case.against(words.said.innocent[innocent])}{' '}
        {probability === null ? words.case.uncalibrated : words.case.probable(probability)}
      </p>
      <p className="quiet">
        {words.case.bitsSays} {words.case.policy}: {policy}.
      </p>
    </section>
  );
}

function Parts({
  detail,
  onItem,
}: {
  readonly detail: BesideView['reasons'][number] | undefined;
  readonly onItem: Goes;
}) {
  const parts = detail?.parts ?? [];
  return (
    <details className="parts">
      <summary>{words.case.unfold(parts.length)}</summary>
      {parts.length === 0 && <p className="quiet">{words.case.noParts}</p>}
      <ul>
        {parts.map((part) => (
          <li key={part.id}>
            <PartName part={part} family={detail?.family ?? ''} onItem={onItem} /> <b>{signed(part.bits)}</b>
            <span className="quiet">{words.case.without(bitsOf(part.total))}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

function PartName({
  part,
  family,
  onItem,
}: {
  readonly family: string;
  readonly part: BesideView['reasons'][number]['parts'][number];
  readonly onItem: Goes;
}) {
  const { item, at, signal } = part;
  const says = signal === null ? named(words.families, family) : named(words.said.signals, signal);
  if (item === null || at === null) return says;
  return (
    <button type="button" className="textlike" title={words.case.toItems} onClick={() => onItem(item, at)}>
      {says}
      {signs.comma}
      {shortMoment(at)}
    </button>
  );
}
