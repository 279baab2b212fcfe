// Shelf: what could not be read, and why? Grouped by reason, with where it came from and since when, a bounded look at the bytes, and another try.
import '../lexicon/lexicon.css';
import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ShelfPiece, ShelfPieces, ShelfReasons } from '../../../vigil/src/server/shelf-shapes.ts';
import { ask } from '../api.ts';
import { post, whyNotTaken } from '../lexicon/lexicon-api.ts';
import { moment, shortMoment } from '../times.ts';
import { Since } from '../ui/CaseMarks.tsx';
import { Heads } from '../ui/Heads.tsx';
import { Loading, Note, TroubleNote } from '../ui/Troubles.tsx';
import { usePermissions } from '../ui/usePermissions.ts';
import { signs } from '../words/locale.ts';
import { words } from '../words.ts';
import { RawLook } from './RawLook.tsx';

const { columns, ...says } = words.shelf;
type Reason = ShelfReasons['reasons'][number];
type Again = (wish: { readonly id: string } | { readonly why: string }) => void;

/** The screen. */
export function ShelfScreen() {
  const may = usePermissions();
  const queries = useQueryClient();
  const [told, setTold] = useState('');
  const [busy, setBusy] = useState(false);
  const { data, error, refetch } = useQuery({
    queryKey: ['shelf'],
    queryFn: ({ signal }) => ask<ShelfReasons>('/v1/shelf/reasons', signal),
  });
  const again: Again = (wish) => {
    setBusy(true);
    post<{ read: number; left: number; more: number }>('/v1/shelf/again', wish)
      .then(({ read, left, more }) => setTold(says.done(read, left, more)))
      .catch((failed: unknown) => setTold(whyNotTaken(failed)))
      .then(() => queries.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[0]).startsWith('shelf') }))
      .finally(() => setBusy(false));
  };
  return (
    <div className="sheet-screen">
      <title>{`${says.title} · ${words.name}`}</title>
      <header className="title">
        <h1>{says.title}</h1>
      </header>
      <p className="quiet">{says.says}</p>
      <p role="status" className="told">
        {told}
      </p>
      {error !== null && data === undefined && <TroubleNote error={error} onAgain={() => void refetch()} />}
      {data === undefined && error === null && <Loading lines={4} />}
      {data?.reasons.length === 0 && <Note title={says.empty} says={says.emptySays} />}
      {data !== undefined && data.reasons.length > 0 && (
        <>
          <table className="sheet">
            <Heads of={[columns.why, columns.pieces, columns.from, columns.since, columns.acts]} />
            {data.reasons.map((one) => (
              <ReasonRows key={one.why} one={one} again={may.has('shelf:write') && !busy ? again : undefined} />
            ))}
          </table>
          <p className="quiet">{may.has('shelf:write') ? says.mend : `${says.mend} ${says.readOnly}`}</p>
        </>
      )}
    </div>
  );
}

function ReasonRows({ one, again }: { readonly one: Reason; readonly again: Again | undefined }) {
  const [open, setOpen] = useState(false);
  return (
    <tbody>
      <tr>
        <td>
          <bdi lang="en">{one.why}</bdi>
        </td>
        <td className="num">
          {says.pieces(one.pieces)}
          <span className="quiet">{says.bytes(one.bytes)}</span>
        </td>
        <td>
          {one.sources
            .map(({ source, pieces }) => says.source(source === 'http' ? says.http : source, pieces))
            .join(signs.comma)}
        </td>
        <td>
          <Since at={one.since} />
          <span className="quiet" title={moment(one.last)}>
            {says.last(shortMoment(one.last))}
          </span>
        </td>
        <td className="wide">
          <span className="acts">
            <Button size="compact-xs" variant="default" aria-expanded={open} onClick={() => setOpen(!open)}>
              {open ? says.hide : says.show}
            </Button>
            {again !== undefined && (
              <Button
                size="compact-xs"
                variant="default"
                aria-label={says.againOf(one.why)}
                onClick={() => again({ why: one.why })}
              >
                {says.again}
              </Button>
            )}
          </span>
        </td>
      </tr>
      {open && (
        <tr>
          <td colSpan={5}>
            <Pieces why={one.why} again={again} />
          </td>
        </tr>
      )}
    </tbody>
  );
}

function Pieces({ why, again }: { readonly why: string; readonly again: Again | undefined }) {
  const query = useInfiniteQuery({
    queryKey: ['shelf-pieces', why],
    queryFn: ({ pageParam, signal }) =>
      ask<ShelfPieces>(
        `/v1/shelf/pieces?${new URLSearchParams({ why, limit: '50', ...(pageParam && { after: pageParam }) })}`,
        signal,
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
  });
  if (query.error !== null) return <TroubleNote error={query.error} onAgain={() => void query.refetch()} />;
  if (query.data === undefined) return <Loading lines={2} />;
  return (
    <>
      <ul className="lines">
        {query.data.pages
          .flatMap(({ pieces }) => pieces)
          .map((one) => (
            <Piece key={one.id} one={one} again={again} />
          ))}
      </ul>
      {query.hasNextPage && (
        <Button size="compact-xs" variant="default" onClick={() => void query.fetchNextPage()}>
          {says.more}
        </Button>
      )}
    </>
  );
}

function Piece({ one, again }: { readonly one: ShelfPiece; readonly again: Again | undefined }) {
  const [looking, setLooking] = useState(false);
  const place = one.line === null ? says.offset(one.offset) : says.line(one.line);
  return (
    <li>
      <span>
        <span className="id">{one.id}</span>{' '}
        <span className="quiet">
          {[
            one.source === 'http' ? says.http : one.source,
            place,
            says.bytes(one.bytes),
            shortMoment(one.receivedAt),
            ...(one.complete ? [] : [says.incomplete]),
          ].join(' · ')}
        </span>
      </span>
      {again !== undefined && (
        <span className="acts">
          <Button
            size="compact-xs"
            variant="default"
            title={says.lookSays}
            aria-label={looking ? says.closeOf(one.id) : says.lookOf(one.id)}
            aria-expanded={looking}
            onClick={() => setLooking(!looking)}
          >
            {looking ? says.close : says.look}
          </Button>
          <Button
            size="compact-xs"
            variant="default"
            aria-label={says.againOne(one.id)}
            onClick={() => again({ id: one.id })}
          >
            {says.again}
          </Button>
        </span>
      )}
      {looking && <RawLook id={one.id} />}
    </li>
  );
}
