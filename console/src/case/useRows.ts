// The rows of the timeline: which one is chosen, how keys and reasons lead to another, and the virtual list that draws only what is in view.
import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { type RefObject, useEffect, useRef, useState } from 'react';
import type { TimelineItem } from '../../../vigil/src/server/item-shapes.ts';
import { Trouble } from '../api.ts';
import type { Reveal } from './useReveal.ts';
import { type TimelineReading, useTimeline } from './useTimeline.ts';

/** Pixels of a row before it was ever drawn. */
const USUAL_PX = 92;

/** The rows. */
export interface Rows {
  readonly timeline: TimelineReading;
  readonly list: Virtualizer<HTMLDivElement, Element>;
  readonly box: RefObject<HTMLDivElement | null>;
  /** -1 while none is chosen. */
  readonly at: number;
  readonly chosen: TimelineItem | undefined;
  choose(index: number): void;
  move(step: number): void;
  goToItem(item: string, at: number): void;
  goToTime(at: number): void;
}

interface Target {
  readonly at: number;
  readonly item?: string;
}

/** Makes them. */
export function useRows(id: string, reveal: Reveal, folded: boolean): Rows {
  const timeline = useTimeline(id, reveal.seq, folded);
  const { outline, lay, settled, find } = timeline;
  const box = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(-1);
  const [target, setTarget] = useState<Target>();
  const focusing = useRef(false);
  const total = outline?.total ?? 0;
  const list = useVirtualizer<HTMLDivElement, Element>({
    count: total,
    getScrollElement: () => box.current,
    estimateSize: () => USUAL_PX,
    overscan: 6,
    onChange: ({ range }) => {
      if (range !== null) timeline.view(Math.max(0, range.startIndex - 10), range.endIndex + 10);
    },
  });
  const goTo = (index: number): void => {
    if (index < 0 || index >= total) return;
    focusing.current = true;
    setAt(index);
    list.scrollToIndex(index, { align: 'auto' });
  };
  useFocus(box, at, focusing);
  useEffect(() => {
    if (target === undefined || !settled || (target.item !== undefined && lay.family + lay.surface !== '')) return;
    setTarget(undefined);
    void find(target.at, target.item).then(
      (index) => {
        if (index < 0) return;
        focusing.current = true;
        setAt(index);
        list.scrollToIndex(index, { align: 'start' });
      },
      () => undefined,
    );
  }, [target, settled, lay, find, list]);
  useEnding(reveal, timeline.pageError);
  return {
    timeline,
    list,
    box,
    at: at < total ? at : -1,
    chosen: at < 0 ? undefined : timeline.itemAt(at),
    choose: setAt,
    move: (step) => goTo(Math.min(total - 1, Math.max(0, at + step))),
    goToItem: (item, when) => {
      if (lay.family + lay.surface !== '') timeline.setLay({ ...lay, family: '', surface: '' });
      setTarget({ item, at: when });
    },
    goToTime: (when) => setTarget({ at: when }),
  };
}

/** Puts the focus on the chosen row as soon as it is drawn, when a key or a reason led there. */
function useFocus(box: RefObject<HTMLDivElement | null>, at: number, focusing: RefObject<boolean>): void {
  useEffect(() => {
    if (!focusing.current) return;
    const row = box.current?.querySelector<HTMLElement>(`[data-index="${at}"]`);
    if (row === null || row === undefined) return;
    row.focus({ preventScroll: true });
    focusing.current = false;
  });
}

/** A revealed page that the server refuses means that the reveal has ended: everything is masked again. */
function useEnding({ seq, end }: Reveal, error: unknown): void {
  useEffect(() => {
    if (seq !== undefined && error instanceof Trouble && error.kind === 'forbidden') end();
  }, [error, seq, end]);
}
