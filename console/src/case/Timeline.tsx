// The timeline: when items were seen, which of them are shown, and the list itself, of which only what is in view exists.
import { Button, NativeSelect, Skeleton } from '@mantine/core';
import { type CSSProperties, type RefObject, useCallback, useEffect, useState } from 'react';
import type { CaseView } from '../../../vigil/src/server/shapes.ts';
import { duration } from '../times.ts';
import { Note, TroubleNote } from '../ui/Troubles.tsx';
import { useKeys } from '../ui/useKeys.ts';
import { named } from '../words/say.ts';
import { words } from '../words.ts';
import { CodePoints } from './CodePoints.tsx';
import { Density } from './Density.tsx';
import { Inspector } from './Inspector.tsx';
import { ItemRow } from './ItemRow.tsx';
import type { Reveal } from './useReveal.ts';
import { type Rows, useRows } from './useRows.ts';
import type { Goes } from './Why.tsx';

const says = words.case;

interface TimelineProps {
  readonly view: CaseView;
  /** Filled by the timeline: leads to one of its items. */
  readonly goes: RefObject<Goes | undefined>;
  readonly reveal: Reveal;
  readonly folded: boolean;
  readonly onFolded: () => void;
}

/** The panel. */
export function Timeline({ view, goes, reveal, folded, onFolded }: TimelineProps) {
  const { id } = view.case;
  const rows = useRows(id, reveal, folded);
  const [signs, setSigns] = useState(false);
  useEffect(() => {
    goes.current = rows.goToItem;
  });
  useKeys({
    j: () => rows.move(1),
    k: () => rows.move(-1),
    x: () => setSigns(rows.chosen !== undefined),
  });
  const { outline } = rows.timeline;
  const [pointed, setPointed] = useState<{ readonly index: number; readonly start: number }>();
  const shown = reveal.seq !== undefined;
  const onPoint = useCallback((index: number, start: number) => setPointed({ index, start }), []);
  // Looked up anew each time, so that the strip never holds a word that is masked again.
  const about = pointed !== undefined && (rows.at < 0 || pointed.index === rows.at) ? pointed : undefined;
  const piece = about && rows.timeline.itemAt(about.index)?.pieces.find(({ start }) => start === about.start);
  return (
    <section className="panel timeline" aria-labelledby="kept">
      <header>
        <h2 id="kept">{says.timeline}</h2>
        <span className="quiet">{outline !== undefined && says.kept(outline.total, view.case.items)}</span>
        <span className="spring" />
        <Button
          variant={folded ? 'filled' : 'default'}
          size="compact-sm"
          aria-pressed={folded}
          title={says.foldedSays}
          onClick={onFolded}
        >
          {says.folded} <kbd>f</kbd>
        </Button>
        <Button
          variant={shown ? 'filled' : 'default'}
          size="compact-sm"
          aria-pressed={shown}
          title={says.revealSays}
          onClick={reveal.toggle}
        >
          {shown ? says.mask : says.reveal} <kbd>r</kbd>
        </Button>
      </header>
      <p className="quiet reveals" role="status">
        {reveal.trouble !== '' ? (
          <span className="alarm">{reveal.trouble}</span>
        ) : shown ? (
          says.revealed(duration(view.reveals.idleMs))
        ) : (
          says.masked(reveal.used, reveal.limit)
        )}{' '}
        {says.revealedHere(view.reveals.here + reveal.made, Math.max(view.reveals.people, reveal.made > 0 ? 1 : 0))}
      </p>
      <Filters rows={rows} />
      <Density rows={rows} />
      <List rows={rows} reveal={reveal} folded={folded} onPoint={onPoint} />
      <Inspector piece={piece} item={rows.chosen} folded={folded} onSigns={() => setSigns(true)} />
      {signs && rows.chosen !== undefined && (
        <CodePoints id={id} item={rows.chosen} reveal={reveal.seq} onClose={() => setSigns(false)} />
      )}
    </section>
  );
}

function Filters({ rows }: { readonly rows: Rows }) {
  const { lay, setLay, outline } = rows.timeline;
  const options = (all: string, counts: Readonly<Record<string, number>> = {}, name = (one: string) => one) => [
    { value: '', label: all },
    ...Object.entries(counts).map(([value, n]) => ({ value, label: `${name(value)} · ${n}` })),
  ];
  return (
    <div className="filters">
      <NativeSelect
        size="xs"
        aria-label={says.filterFamily}
        value={lay.family}
        data={options(says.allFamilies, outline?.families, (family) => words.families[family] ?? family)}
        onChange={(event) => setLay({ ...lay, family: event.currentTarget.value })}
      />
      <NativeSelect
        size="xs"
        aria-label={says.filterSurface}
        value={lay.surface}
        data={options(says.allSurfaces, outline?.surfaces, (surface) => named(words.said.surfaces, surface))}
        onChange={(event) => setLay({ ...lay, surface: event.currentTarget.value })}
      />
      <Button
        variant="default"
        size="compact-sm"
        title={says.orderSays}
        onClick={() => setLay({ ...lay, order: lay.order === 'newest' ? 'oldest' : 'newest' })}
      >
        {says.order[lay.order]}
      </Button>
      {/* The browser's own date field speaks the browser's language and not the page's; this order of year, month and day is one everywhere. */}
      <input
        className="date"
        dir="ltr"
        inputMode="numeric"
        maxLength={10}
        size={10}
        placeholder={says.jumpForm}
        aria-label={says.jump}
        title={says.jump}
        onChange={(event) => {
          const typed = event.currentTarget.value.trim();
          const day = /^\d{4}-\d{2}-\d{2}$/.test(typed) ? Date.parse(`${typed}T00:00:00Z`) : Number.NaN;
          if (Number.isFinite(day)) rows.goToTime(lay.order === 'newest' ? day + 86_399_999 : day);
        }}
      />
      <span className="quiet position">
        {outline !== undefined && rows.at >= 0 && says.position(rows.at + 1, outline.total)}
      </span>
    </div>
  );
}

interface ListProps {
  readonly rows: Rows;
  readonly reveal: Reveal;
  readonly folded: boolean;
  readonly onPoint: (index: number, start: number) => void;
}

function List({ rows, reveal, folded, onPoint }: ListProps) {
  const { list, box, timeline, at } = rows;
  const { outline, error } = timeline;
  return (
    <div
      className="kept"
      ref={box}
      role="feed"
      aria-busy={outline === undefined}
      aria-label={says.timeline}
      tabIndex={-1}
    >
      {outline === undefined && error !== null && <TroubleNote error={error} onAgain={timeline.again} />}
      {outline?.total === 0 && <Empty rows={rows} />}
      <div className="rows" style={{ height: list.getTotalSize() }}>
        {list.getVirtualItems().map((row) => {
          const item = timeline.itemAt(row.index);
          return (
            <article
              key={row.key}
              ref={list.measureElement}
              data-index={row.index}
              className="row"
              data-chosen={row.index === at}
              style={{ transform: `translateY(${row.start}px)` } as CSSProperties}
              aria-posinset={row.index + 1}
              aria-setsize={outline?.total ?? -1}
              // biome-ignore lint/a11y/noNoninteractiveTabindex: j and k move between the items of a feed.
              tabIndex={0}
              onFocus={() => rows.choose(row.index)}
            >
              {item === undefined ? (
                <Waiting failed={timeline.pageError !== null} onAgain={timeline.again} />
              ) : (
                <ItemRow item={item} index={row.index} single={reveal.single} folded={folded} onPoint={onPoint} />
              )}
            </article>
          );
        })}
      </div>
    </div>
  );
}

function Empty({ rows }: { readonly rows: Rows }) {
  const { lay } = rows.timeline;
  const filtered = lay.family + lay.surface !== '';
  return <Note title={filtered ? says.noneMatch : says.noItems} says={filtered ? says.noneMatchSays : ''} />;
}

/** The place of an item that is under way. */
function Waiting({ failed, onAgain }: { readonly failed: boolean; readonly onAgain: () => void }) {
  if (failed)
    return (
      <p className="quiet">
        {words.trouble.offline}.{' '}
        <button type="button" className="textlike" onClick={onAgain}>
          {words.trouble.again}
        </button>
      </p>
    );
  return (
    <div className="waiting">
      <Skeleton height={12} width={160} mb={10} animate={false} />
      <Skeleton height={14} mb={8} animate={false} />
      <Skeleton height={14} width="60%" animate={false} />
    </div>
  );
}
