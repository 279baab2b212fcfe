// A text sign by sign, as a plain numbered list, however long and however hostile it is. Masked words have no code points until they are revealed.
import { Button, Modal } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { TimelineItem } from '../../../vigil/src/server/item-shapes.ts';
import { codeName, drawn } from '../ui/drawn.ts';
import { Loading, TroubleNote } from '../ui/Troubles.tsx';
import { words } from '../words.ts';
import { fetchCodePoints } from './case-api.ts';

const says = words.case;

interface CodePointsProps {
  readonly id: string;
  readonly item: TimelineItem;
  readonly reveal: number | undefined;
  readonly onClose: () => void;
}

/** The list. */
export function CodePoints({ id, item, reveal, onClose }: CodePointsProps) {
  const query = useInfiniteQuery({
    queryKey: [reveal === undefined ? 'signs' : 'revealed', id, 'signs', item.id, item.revision, reveal ?? 0],
    queryFn: ({ pageParam, signal }) =>
      fetchCodePoints(id, { item: item.id, revision: item.revision, from: pageParam, reveal }, signal),
    initialPageParam: 0,
    getNextPageParam: (page) => page.next ?? undefined,
    gcTime: 0,
  });
  const points = query.data?.pages.flatMap((page) => page.points) ?? [];
  return (
    <Modal
      opened
      onClose={onClose}
      title={says.codePointsOf}
      closeButtonProps={{ 'aria-label': words.keys.close }}
      transitionProps={{ duration: 0 }}
    >
      <p className="quiet">{says.codePointsSays(query.data?.pages[0]?.units ?? item.units)}</p>
      {query.error !== null && <TroubleNote error={query.error} onAgain={() => void query.refetch()} />}
      {query.data === undefined && query.error === null && <Loading lines={4} />}
      <ol className="points">
        {points.map(({ at, code }, place) => (
          <li key={at}>
            <span className="quiet">{place + 1}</span>
            {code === null ? <span className="quiet">{says.hiddenPoint}</span> : <Point code={code} />}
          </li>
        ))}
      </ol>
      {query.hasNextPage && (
        <Button
          variant="default"
          size="xs"
          disabled={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {says.more}
        </Button>
      )}
    </Modal>
  );
}

function Point({ code }: { readonly code: number }) {
  const sign = String.fromCodePoint(code);
  const seen = drawn(sign);
  const isPlain = seen.length === 1 && seen[0]?.kind === 'text' && !/[\p{M}\s]/u.test(sign);
  return (
    <>
      <span className="id">{codeName(code)}</span>
      <bdi>{isPlain ? sign : ''}</bdi>
    </>
  );
}
