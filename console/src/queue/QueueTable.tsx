// The queue as a table: a real one, so that it can be read row by row and column by column without eyes. Only rows in sight are drawn, and the chosen one. On narrow screens each row becomes a card.
import { defaultRangeExtractor, type Range, useWindowVirtualizer } from '@tanstack/react-virtual';
import { Fragment, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { CaseLine } from '../../../vigil/src/server/shapes.ts';
import { words } from '../words.ts';
import { QueueRow } from './QueueRow.tsx';
import type { Chosen } from './useChosen.ts';
import type { Claims } from './useClaims.ts';
import type { Layout } from './useLayout.ts';

const { columns } = words.queue;
const ROW_PX = 60;
const DENSE_PX = 36;
/** Rows drawn beyond the edges of the screen. */
const BEYOND = 12;
/** Room for the bar and the head of the table above, in pixels. */
const ABOVE_PX = 112;

interface TableProps {
  readonly cases: readonly CaseLine[];
  readonly chosen: Chosen;
  readonly claims: Claims;
  readonly layout: Layout;
  /** Asked for when the last rows come into sight. */
  readonly more: (() => void) | undefined;
}

/** The table. */
export function QueueTable({ cases, chosen, claims, layout, more }: TableProps) {
  const body = useRef<HTMLTableSectionElement>(null);
  const [offset, setOffset] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the head moves when filters and columns do.
  useLayoutEffect(() => {
    if (body.current !== null) setOffset(body.current.getBoundingClientRect().top + window.scrollY);
  }, [cases.length === 0, layout]);
  const at = cases.findIndex((one) => one.id === chosen.id);
  const rows = useRows({ count: cases.length, dense: layout.dense, offset, at });
  useFocus(chosen, at, rows.scrollToIndex);
  const items = rows.getVirtualItems();
  const lastSeen = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (more !== undefined && lastSeen >= cases.length - BEYOND) more();
  }, [more, lastSeen, cases.length]);
  const span = 4 + layout.columns.length;
  let drawn = offset;
  return (
    <table className="queue" data-dense={layout.dense} aria-rowcount={more === undefined ? cases.length + 1 : -1}>
      <Head layout={layout} />
      <tbody ref={body}>
        {items.map((item) => {
          const one = cases[item.index];
          const gap = item.start - drawn;
          drawn = item.end;
          return (
            one !== undefined && (
              <Fragment key={one.id}>
                <Gap px={gap} span={span} />
                <QueueRow
                  one={one}
                  place={item.index}
                  measure={rows.measureElement}
                  claim={claims.of(one)}
                  isChosen={chosen.id === one.id}
                  choose={chosen.choose}
                  toggle={claims.toggle}
                  layout={layout}
                />
              </Fragment>
            )
          );
        })}
        <Gap px={offset + rows.getTotalSize() - drawn} span={span} />
      </tbody>
    </table>
  );
}

function Head({ layout }: { readonly layout: Layout }) {
  return (
    <thead>
      <tr aria-rowindex={1}>
        <th scope="col">{columns.severity}</th>
        <th scope="col">{columns.case}</th>
        <th scope="col">{columns.why}</th>
        {layout.columns.map((one) => (
          <th key={one} scope="col" className="num" title={words.queue.columnsSays[one]}>
            {columns[one]}
          </th>
        ))}
        <th scope="col" className="num">
          {columns.due}
        </th>
      </tr>
    </thead>
  );
}

/** Stands for the rows that are not drawn. */
function Gap({ px, span }: { readonly px: number; readonly span: number }) {
  if (px < 1) return null;
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a row that holds nothing takes no focus, and there is nothing in it to read.
    <tr className="gap" aria-hidden="true">
      <td colSpan={span} style={{ height: px }} />
    </tr>
  );
}

function useRows(wish: {
  readonly count: number;
  readonly dense: boolean;
  readonly offset: number;
  readonly at: number;
}) {
  const { count, dense, offset, at } = wish;
  const rangeExtractor = useCallback(
    (range: Range): number[] => {
      const seen = defaultRangeExtractor(range);
      return at < 0 || seen.includes(at) ? seen : [...seen, at].sort((a, b) => a - b);
    },
    [at],
  );
  const rows = useWindowVirtualizer({
    count,
    estimateSize: () => (dense ? DENSE_PX : ROW_PX),
    overscan: BEYOND,
    scrollMargin: offset,
    scrollPaddingStart: ABOVE_PX,
    scrollPaddingEnd: 16,
    rangeExtractor,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another density is another height for every row.
  useEffect(() => rows.measure(), [dense]);
  return rows;
}

/** Brings the chosen row into sight and puts the focus on its link, when a key chose it. */
function useFocus(chosen: Chosen, at: number, scrollTo: (index: number, how: { align: 'auto' }) => void): void {
  const { id, turn } = chosen;
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a key press moves the focus, not a row that moved.
  useLayoutEffect(() => {
    if (turn === 0 || id === undefined || at < 0) return;
    scrollTo(at, { align: 'auto' });
    document.getElementById(`row-${id}`)?.focus({ preventScroll: true });
  }, [id, turn]);
}
