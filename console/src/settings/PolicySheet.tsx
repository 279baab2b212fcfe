// The policy in words: each number with what it does, whether it is the default, how many open cases it bears on, and what it opened and was decided on it in 30 days.
import { useQuery } from '@tanstack/react-query';
import type { PolicyEffectView } from '../../../vigil/src/server/policy-effect-shapes.ts';
import type { PolicyNumber, PolicyView } from '../../../vigil/src/server/settings-shapes.ts';
import { ask } from '../api.ts';
import { Heads } from '../ui/Heads.tsx';
import { Loading, TroubleNote } from '../ui/Troubles.tsx';
import { signs } from '../words/locale.ts';
import { words } from '../words.ts';
import { PolicyEffect } from './PolicyEffect.tsx';

const says = words.settings.policy;
type Signals = NonNullable<PolicyEffectView['effect']>['signals'];
const GROUPS: Readonly<Record<keyof typeof says.groups, RegExp>> = {
  opening: /^(standardBits|urgentBits|urgentProbability|everydayBits|floorBits|interim)$/,
  clock: /^firstLookMinutes\./,
  review: /^(twoPeople|signHours|secondLook|undoSeconds|lateOrderMinutes)$/,
  counting: /^(repeat|wholeOffer|correlated|halfLifeDays|leastFreshness|contextFloor|shadow|repeatDays)$/,
  notices: /^(notices\.|noticeCeiling$)/,
  media: /^pdq\./,
  weights: /^weights\./,
};

/** The sheet. */
export function PolicySheet() {
  const { data, error, refetch } = useQuery({
    queryKey: ['policy'],
    queryFn: ({ signal }) => ask<PolicyView>('/v1/policy', signal),
    staleTime: 15_000,
  });
  const effect = useQuery({
    queryKey: ['policy-effect'],
    queryFn: ({ signal }) => ask<PolicyEffectView>('/v1/policy/effect', signal),
    staleTime: 30_000,
  });
  if (error !== null && data === undefined) return <TroubleNote error={error} onAgain={() => void refetch()} />;
  if (data === undefined) return <Loading lines={8} />;
  return (
    <>
      <p>
        <b>{says.title(data.version)}</b>{' '}
        {data.open !== null && <span className="quiet">{says.open(data.open.urgent, data.open.standard)}</span>}
      </p>
      {effect.error !== null && <TroubleNote error={effect.error} onAgain={() => void effect.refetch()} />}
      {effect.data !== undefined && <PolicyEffect view={effect.data} />}
      {(Object.keys(GROUPS) as (keyof typeof GROUPS)[]).map((group) => (
        <Group
          key={group}
          group={group}
          numbers={data.numbers.filter(({ key }) => GROUPS[group].test(key))}
          opened={group === 'weights' ? effect.data?.effect?.signals : undefined}
        />
      ))}
    </>
  );
}

interface GroupProps {
  readonly group: keyof typeof GROUPS;
  readonly numbers: readonly PolicyNumber[];
  /** What each signal has opened of late; undefined where a number is none's, or that is not known. */
  readonly opened: Signals | undefined;
}

function Group({ group, numbers, opened }: GroupProps) {
  const { what, value: now, source, touches: touched, effect } = says.columns;
  return (
    <table className="sheet numbers">
      <caption>{says.groups[group]}</caption>
      <Heads of={[what, now, source, touched, ...(opened === undefined ? [] : [effect])]} />
      <tbody>
        {numbers.map(({ key, value, shipped, own, touches }) => (
          <tr key={key}>
            <th scope="row">
              {says.keys[key] ?? key}
              <span className="quiet id">{key}</span>
            </th>
            <td className={own ? 'own' : undefined} data-label={says.columns.value}>
              {shown(value)}
            </td>
            <td className="quiet">{own ? says.own(shown(shipped)) : says.shipped}</td>
            <td
              className="num"
              data-label={says.columns.touches}
              title={touches === null ? says.untold : says.touches(touches)}
            >
              {touches ?? <span className="quiet">–</span>}
            </td>
            {opened !== undefined && (
              <td data-label={effect}>{effectOf(opened.find(({ signal }) => key === `weights.${signal}`))}</td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function effectOf(one: Signals[number] | undefined): string {
  return one === undefined ? says.openedNone : says.openedBy(one.opened, one.violating, one.innocent);
}

/** A value as people write it: text without its quotes, an empty list as "none". */
function shown(json: string): string {
  if (json === '[]') return says.none;
  return json
    .replaceAll(/["[\]]/g, '')
    .replaceAll(',', signs.comma)
    .replace(/^-/, `${signs.beforeSign}-`);
}
