// The cases behind a number: what the first and the second person found, and what came of it. Which persons is not told.
import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { PairPage } from '../../../vigil/src/server/quality-shapes.ts';
import { moment, shortMoment } from '../times.ts';
import { Foreign } from '../ui/Foreign.tsx';
import { Heads } from '../ui/Heads.tsx';
import { Loading, Note, TroubleNote } from '../ui/Troubles.tsx';
import { addressOf } from '../useRoute.ts';
import { signs } from '../words/locale.ts';
import { words } from '../words.ts';
import { fetchPairs } from './quality-api.ts';

const says = words.quality.list;
const outcomes: Readonly<Record<string, string>> = words.decide.outcomes;

/** The list. `filter` says which: policy, from, outcome. */
export function Differing({ filter }: { readonly filter: string }) {
  const wish = new URLSearchParams(filter);
  const outcome = wish.get('outcome');
  const query = useInfiniteQuery({
    queryKey: ['quality', filter],
    queryFn: ({ pageParam, signal }) => fetchPairs(filter, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const pairs = query.data?.pages.flatMap((page) => page.pairs);
  return (
    <section className="panel" aria-labelledby="differing">
      <p className="crumb">
        <a href={addressOf({ name: 'quality' })}>
          {signs.back} {says.back}
        </a>
      </p>
      <h2 id="differing">{wish.get('from') === 'appeal' ? says.appeals : says.looks}</h2>
      <p className="quiet">
        {words.quality.policy} <Foreign text={wish.get('policy') || words.quality.unnamed} most={40} />
        {outcome !== null && `${signs.comma}${outcomes[outcome] ?? outcome}`}
      </p>
      {query.error !== null && <TroubleNote error={query.error} onAgain={() => void query.refetch()} />}
      {pairs === undefined && query.error === null && <Loading lines={4} />}
      {pairs?.length === 0 && <Note title={says.empty} says={says.emptySays} />}
      {pairs !== undefined && pairs.length > 0 && (
        <table className="sheet">
          <Heads
            of={[says.columns.case, says.columns.first, says.columns.second, says.columns.came, says.columns.at]}
          />
          <tbody>
            {pairs.map((one, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a case that is not told has no name; rows never change places.
              <Row key={place} one={one} />
            ))}
          </tbody>
        </table>
      )}
      {query.hasNextPage && (
        <Button variant="default" mt="md" onClick={() => void query.fetchNextPage()}>
          {says.more}
        </Button>
      )}
    </section>
  );
}

function Row({ one }: { readonly one: PairPage['pairs'][number] }) {
  const { case: id, first, second, came, at } = one;
  return (
    <tr>
      <th scope="row">{id === null ? says.hidden : <a href={addressOf({ name: 'case', id })}>{id}</a>}</th>
      <td data-label={says.columns.first}>{first === null ? '–' : words.decide.outcomes[first]}</td>
      <td data-label={says.columns.second}>{second === null ? '–' : words.decide.outcomes[second]}</td>
      <td data-label={says.columns.came}>{came === null ? '–' : says.came[came]}</td>
      <td data-label={says.columns.at}>
        <time title={moment(at)}>{shortMoment(at)}</time>
      </td>
    </tr>
  );
}
