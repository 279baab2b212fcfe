// Rings: who belongs together? The most urgent first, each with what ties it in a sentence.
import './rings.css';
import { Button, NativeSelect } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { RingLine } from '../../../vigil/src/server/ring-shapes.ts';
import { type Chosen, useChosen } from '../queue/useChosen.ts';
import { DueTime, SeverityMark, Since } from '../ui/CaseMarks.tsx';
import { Foreign } from '../ui/Foreign.tsx';
import { Loading, Note, TroubleNote } from '../ui/Troubles.tsx';
import { useKeys } from '../ui/useKeys.ts';
import { addressOf, goTo } from '../useRoute.ts';
import { amount, bitsOf } from '../words/counting.ts';
import { words } from '../words.ts';
import { fetchRings } from './ring-api.ts';

const { columns, ...says } = words.rings;
const SIZES = [0, 3, 5, 10, 25, 50] as const;

/** The screen. `filter` is a query string such as `least=5&open=1`. */
export function RingsScreen({ filter = '' }: { readonly filter?: string | undefined }) {
  const query = useInfiniteQuery({
    queryKey: ['rings', filter],
    queryFn: ({ pageParam, signal }) => fetchRings(filter, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const rings = query.data?.pages.flatMap((page) => page.rings);
  const chosen = useChosen(
    'rings',
    useMemo(() => rings?.map(({ id }) => id) ?? [], [rings]),
  );
  useKeys(
    useMemo(() => {
      const open = (): void => {
        if (chosen.id !== undefined) goTo({ name: 'ring', id: chosen.id });
      };
      return { j: chosen.next, k: chosen.previous, o: open, Enter: open };
    }, [chosen]),
  );
  return (
    <>
      <title>{`${says.title} · ${words.name}`}</title>
      <header className="title">
        <h1>{says.title}</h1>
        <p className="counts">{says.says}</p>
        <Filters filter={filter} />
      </header>
      {query.error !== null && <TroubleNote error={query.error} onAgain={() => void query.refetch()} />}
      {rings === undefined && query.error === null && <Loading lines={6} />}
      {rings?.length === 0 &&
        (filter === '' ? (
          <Note title={says.empty} says={says.emptySays} />
        ) : (
          <Note title={says.none} says={says.noneSays} />
        ))}
      {rings !== undefined && rings.length > 0 && <RingTable rings={rings} chosen={chosen} />}
      {query.hasNextPage && (
        <Button variant="default" mt="md" onClick={() => void query.fetchNextPage()}>
          {says.more}
        </Button>
      )}
    </>
  );
}

function Filters({ filter }: { readonly filter: string }) {
  const query = new URLSearchParams(filter);
  const change = (name: string, value: string): void => {
    if (value === '') query.delete(name);
    else query.set(name, value);
    goTo({ name: 'rings', filter: query.toString() });
  };
  return (
    <div className="filters">
      <NativeSelect
        size="xs"
        aria-label={says.least}
        value={query.get('least') ?? ''}
        onChange={(event) => change('least', event.currentTarget.value)}
        data={SIZES.map((n) => ({ value: n === 0 ? '' : String(n), label: says.leastOf(n) }))}
      />
      <NativeSelect
        size="xs"
        aria-label={says.cases}
        value={query.get('open') ?? ''}
        onChange={(event) => change('open', event.currentTarget.value)}
        data={[
          { value: '', label: says.casesOf.all },
          { value: '1', label: says.casesOf['1'] },
          { value: '0', label: says.casesOf['0'] },
        ]}
      />
    </div>
  );
}

function RingTable({ rings, chosen }: { readonly rings: readonly RingLine[]; readonly chosen: Chosen }) {
  const heads = [columns.severity, columns.ring, columns.why];
  const numbers = [columns.size, columns.open, columns.bits, columns.seen, columns.due];
  return (
    <table className="queue">
      <thead>
        <tr>
          {heads.map((one) => (
            <th key={one} scope="col">
              {one}
            </th>
          ))}
          {numbers.map((one) => (
            <th key={one} scope="col" className="num">
              {one}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rings.map((one) => (
          <Row key={one.id} one={one} chosen={chosen} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ one, chosen }: { readonly one: RingLine; readonly chosen: Chosen }) {
  return (
    // The row's own link is the keyboard's way; the click on the whole row is for mice.
    <tr
      data-severity={one.open > 0 ? one.severity : undefined}
      data-chosen={chosen.id === one.id}
      onClick={() => goTo({ name: 'ring', id: one.id })}
      onKeyDown={undefined}
    >
      <td>
        {one.open > 0 ? <SeverityMark severity={one.severity} /> : <span className="quiet">{says.noneOpen}</span>}
      </td>
      <td>
        <a
          id={`row-${one.id}`}
          href={addressOf({ name: 'ring', id: one.id })}
          onFocus={() => chosen.choose(one.id)}
          onClick={(event) => event.stopPropagation()}
        >
          {one.id}
        </a>
        <span className="quiet">
          <Foreign text={one.platform} most={24} />
        </span>
      </td>
      <td className="why">{says.shared(one.size, one.shared)}</td>
      <td className="num" data-label={columns.size}>
        {amount(one.size)}
      </td>
      <td className="num" data-label={columns.open}>
        {amount(one.open)}
      </td>
      <td className="num" data-label={columns.bits}>
        {bitsOf(one.bits)}
      </td>
      <td className="num" data-label={columns.seen}>
        <Since at={one.firstSeen} />
      </td>
      <td className="num">{one.state === 'open' && one.open > 0 && <DueTime dueAt={one.dueAt} />}</td>
    </tr>
  );
}
