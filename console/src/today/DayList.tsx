// The list behind a number of Today: accounts that offered, accounts still online, accounts with a file, things on the shelf.
import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { ask } from '../api.ts';
import { fetchOffering } from '../queue/queue-api.ts';
import { duration, moment } from '../times.ts';
import { Foreign } from '../ui/Foreign.tsx';
import { Heads } from '../ui/Heads.tsx';
import { Loading, TroubleNote } from '../ui/Troubles.tsx';
import { useNow } from '../ui/useNow.ts';
import { addressOf } from '../useRoute.ts';
import { amount, bitsOf } from '../words/counting.ts';
import { words } from '../words.ts';
import { type ListName, type Shown, writeShown } from './day-filter.ts';

const says = words.today.list;
const { columns } = says;

/** One row, whatever the list. */
interface Line {
  readonly key: string;
  readonly cells: readonly string[];
  readonly case?: string;
  readonly since?: number;
}

interface Page {
  readonly lines: readonly Line[];
  readonly next: string | null;
}

const HEADS: Readonly<Record<ListName, readonly string[]>> = {
  offered: [columns.case, columns.account, columns.posts, columns.since],
  online: [columns.case, columns.account, columns.posts, columns.since],
  files: [columns.account, columns.bits],
  shelf: [columns.source, columns.why],
};

/** The list. */
export function DayList({
  list,
  date,
  shown,
}: {
  readonly list: ListName;
  readonly date: string;
  readonly shown: Shown;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whoever asked for another list wants to be there.
  useEffect(() => heading.current?.focus(), [list]);
  const query = useInfiniteQuery({
    queryKey: ['list', list, date],
    queryFn: ({ pageParam, signal }) => fetchList(list, date, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const lines = query.data?.pages.flatMap((page) => page.lines);
  const { list: _, ...rest } = shown;
  return (
    <section className="panel day-list" aria-labelledby="day-list">
      <header>
        <h2 id="day-list" ref={heading} tabIndex={-1}>
          {says[list]}
        </h2>
        <a href={addressOf({ name: 'today', filter: writeShown(rest) })}>{says.close}</a>
      </header>
      {query.error !== null && <TroubleNote error={query.error} onAgain={() => void query.refetch()} />}
      {lines === undefined && query.error === null && <Loading lines={3} />}
      {lines?.length === 0 && <p className="quiet">{says.none}</p>}
      {lines !== undefined && lines.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable with the keyboard.
        <section className="scroll" tabIndex={0} aria-label={says[list]}>
          <table className="plain">
            <Heads of={HEADS[list]} />
            <tbody>
              {lines.map((line) => (
                <Row key={line.key} line={line} />
              ))}
            </tbody>
          </table>
          {query.hasNextPage && (
            <Button variant="default" size="compact-sm" mt="xs" onClick={() => void query.fetchNextPage()}>
              {says.more}
            </Button>
          )}
        </section>
      )}
      {list === 'shelf' && <p className="quiet">{says.shelfCommand}</p>}
    </section>
  );
}

function Row({ line }: { readonly line: Line }) {
  const now = useNow();
  const [first = '', ...rest] = line.cells;
  return (
    <tr>
      <th scope="row">
        {line.case === undefined ? (
          <Foreign text={first} />
        ) : (
          <a href={addressOf({ name: 'case', id: line.case })}>
            <Foreign text={first} />
          </a>
        )}
      </th>
      {rest.map((cell, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the cells of a row never change places.
        <td key={place}>
          <Foreign text={cell} most={160} />
        </td>
      ))}
      {line.since !== undefined && <td title={moment(line.since)}>{duration(now - line.since)}</td>}
    </tr>
  );
}

async function fetchList(list: ListName, date: string, cursor: string | undefined, signal: AbortSignal): Promise<Page> {
  if (list === 'files') return fetchFiles(cursor, signal);
  if (list === 'shelf') return fetchShelf(signal);
  const { accounts, next } = await fetchOffering({ date, which: list, cursor }, signal);
  const lines = accounts.map((one) => ({
    key: `${one.platform} ${one.account}`,
    cells: [
      one.case,
      `${one.account} · ${one.platform}${one.state === 'open' ? '' : ` · ${says.decided}`}`,
      amount(one.posts),
    ],
    case: one.case,
    since: one.since,
  }));
  return { lines, next };
}

async function fetchFiles(cursor: string | undefined, signal: AbortSignal): Promise<Page> {
  const { accounts, next } = await ask<{
    readonly accounts: readonly { readonly platform: string; readonly account: string; readonly bits: number }[];
    readonly next: number | null;
  }>(`/v1/accounts?limit=50&offset=${cursor ?? '0'}`, signal);
  const lines = accounts.map((one) => ({
    key: `${one.platform} ${one.account}`,
    cells: [`${one.account} · ${one.platform}`, bitsOf(one.bits)],
  }));
  return { lines, next: next === null ? null : String(next) };
}

async function fetchShelf(signal: AbortSignal): Promise<Page> {
  const { shelf } = await ask<{
    readonly shelf: readonly {
      readonly id: string;
      readonly source: string;
      readonly why: string;
      readonly receivedAt: number;
    }[];
  }>('/v1/shelf?limit=200', signal);
  return {
    lines: shelf.map((one) => ({ key: one.id, cells: [one.source, one.why] })),
    next: null,
  };
}
