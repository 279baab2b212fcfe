// The policy in words: each number with what it does, whether it is the default, and how many open cases it bears on.
import { useQuery } from '@tanstack/react-query';
import type { PolicyNumber, PolicyView } from '../../../vigil/src/server/settings-shapes.ts';
import { ask } from '../api.ts';
import { Heads } from '../ui/Heads.tsx';
import { Loading, TroubleNote } from '../ui/Troubles.tsx';
import { signs } from '../words/locale.ts';
import { words } from '../words.ts';

const says = words.settings.policy;
const GROUPS: Readonly<Record<keyof typeof says.groups, RegExp>> = {
  opening: /^(standardBits|urgentBits|urgentProbability|everydayBits|floorBits|interim)$/,
  clock: /^firstLookMinutes\./,
  counting: /^(repeat|wholeOffer|correlated|halfLifeDays|contextFloor|shadow|repeatDays)$/,
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
  if (error !== null && data === undefined) return <TroubleNote error={error} onAgain={() => void refetch()} />;
  if (data === undefined) return <Loading lines={8} />;
  return (
    <>
      <p>
        <b>{says.title(data.version)}</b>{' '}
        {data.open !== null && <span className="quiet">{says.open(data.open.urgent, data.open.standard)}</span>}
      </p>
      {(Object.keys(GROUPS) as (keyof typeof GROUPS)[]).map((group) => (
        <Group key={group} group={group} numbers={data.numbers.filter(({ key }) => GROUPS[group].test(key))} />
      ))}
    </>
  );
}

function Group({ group, numbers }: { readonly group: keyof typeof GROUPS; readonly numbers: readonly PolicyNumber[] }) {
  return (
    <table className="sheet numbers">
      <caption>{says.groups[group]}</caption>
      <Heads of={[says.columns.what, says.columns.value, says.columns.source, says.columns.touches]} />
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
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A value as people write it: text without its quotes, an empty list as "none". */
function shown(json: string): string {
  if (json === '[]') return says.none;
  return json
    .replaceAll(/["[\]]/g, '')
    .replaceAll(',', signs.comma)
    .replace(/^-/, `${signs.beforeSign}-`);
}
