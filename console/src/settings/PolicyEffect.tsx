// What the policy has done in the last 30 days: cases it opened and whether they were looked at in time, and what people decided under each of its clauses.
import type { PolicyEffectView } from '../../../vigil/src/server/policy-effect-shapes.ts';
import { Heads } from '../ui/Heads.tsx';
import { amount } from '../words/counting.ts';
import { words } from '../words.ts';

const says = words.settings.effect;
type Effect = NonNullable<PolicyEffectView['effect']>;

/** Two tables; a sentence where nothing was opened yet or counting took too long. */
export function PolicyEffect({ view }: { readonly view: PolicyEffectView }) {
  const { effect, days } = view;
  if (effect === null) return <p className="quiet">{says.untold}</p>;
  if (effect.severities.length === 0 && effect.outcomes.length === 0) return <p className="quiet">{says.none(days)}</p>;
  return (
    <>
      <Opened days={days} severities={effect.severities} />
      <Decided days={days} outcomes={effect.outcomes} />
    </>
  );
}

function Opened({ days, severities }: { readonly days: number; readonly severities: Effect['severities'] }) {
  const { severity, ...columns } = says.opened;
  return (
    <table className="sheet">
      <caption>{says.openedTitle(days)}</caption>
      <Heads
        of={[severity, columns.opened, columns.violating, columns.innocent, columns.open, columns.inTime, columns.late]}
      />
      <tbody>
        {severities.map((one) => (
          <tr key={one.severity}>
            <th scope="row">{words.queue.severity[one.severity]}</th>
            {(['opened', 'violating', 'innocent', 'open', 'inTime', 'late'] as const).map((name) => (
              <td key={name} data-label={columns[name]}>
                {amount(one[name])}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Decided({ days, outcomes }: { readonly days: number; readonly outcomes: Effect['outcomes'] }) {
  const { clause, ...columns } = says.decided;
  if (outcomes.length === 0) return <p className="quiet">{says.noDecision(days)}</p>;
  return (
    <table className="sheet">
      <caption>{says.decidedTitle(days)}</caption>
      <Heads of={[clause, columns.decided, columns.waiting, columns.fell]} />
      <tbody>
        {outcomes.map((one) => (
          <tr key={one.outcome}>
            <th scope="row">
              {words.decide.outcomes[one.outcome]}
              <span className="quiet">{words.decide.preview[one.outcome]}</span>
            </th>
            {(['decided', 'waiting', 'fell'] as const).map((name) => (
              <td key={name} data-label={columns[name]}>
                {amount(one[name])}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
