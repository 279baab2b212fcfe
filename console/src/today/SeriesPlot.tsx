// The plot of the last days, drawn by uPlot in the colours of the page.
import { useComputedColorScheme } from '@mantine/core';
import { useEffect, useRef } from 'react';
import uPlot from 'uplot';
import type { Today } from '../../../vigil/src/server/shapes.ts';
import { words } from '../words.ts';

const HEIGHT = 232;
/** Room for the first and last bar, in seconds. */
const HALF_DAY_S = 52_000;

/** Bars for accounts, a line for posts. The picture is named for those who cannot see it; the table holds the numbers. */
export function SeriesPlot({ series }: { readonly series: Today['series'] }) {
  const place = useRef<HTMLDivElement>(null);
  const scheme = useComputedColorScheme('light');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the scheme changes the page's colours, which are read inside.
  useEffect(() => {
    const element = place.current;
    if (element === null) return undefined;
    const plot = new uPlot(optionsFor(element), pointsOf(series), element);
    const watch = new ResizeObserver(() => plot.setSize({ width: element.clientWidth, height: HEIGHT }));
    watch.observe(element);
    return () => {
      watch.disconnect();
      plot.destroy();
    };
  }, [series, scheme]);
  return <div ref={place} className="plot" role="img" aria-label={words.today.series} />;
}

function pointsOf(series: Today['series']): uPlot.AlignedData {
  return [
    series.map((point) => Date.parse(`${point.date}T00:00:00Z`) / 1000),
    series.map((point) => point.accounts),
    series.map((point) => point.posts),
  ];
}

/** Without a pointer over the plot, the legend tells the last day. */
function tellLastDay(plot: uPlot): void {
  if (plot.cursor.idx === null || plot.cursor.idx === undefined)
    plot.setLegend({ idx: (plot.data[0]?.length ?? 1) - 1 });
}

function optionsFor(element: HTMLElement): uPlot.Options {
  const style = getComputedStyle(element);
  const colour = (name: string): string => style.getPropertyValue(name).trim();
  const axis: uPlot.Axis = {
    stroke: colour('--ink-soft'),
    grid: { stroke: colour('--line'), width: 1 },
    ticks: { show: false },
    font: '12px system-ui, sans-serif',
  };
  return {
    width: element.clientWidth,
    height: HEIGHT,
    tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), 'UTC'),
    cursor: { y: false },
    hooks: { ready: [tellLastDay], setCursor: [tellLastDay] },
    scales: {
      x: { range: (_, first, last) => [first - HALF_DAY_S, last + HALF_DAY_S] },
      y: { range: (_, __, most) => [0, Math.max(4, most * 1.1)] },
    },
    axes: [
      { ...axis, grid: { show: false }, values: '{DD} {MMM}', space: 60, size: 32 },
      { ...axis, size: 44, incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 10_000, 100_000] },
    ],
    series: [
      { label: words.today.day, value: '{DD} {MMM} {YYYY}' },
      {
        label: words.today.accounts,
        stroke: colour('--accent'),
        fill: colour('--accent-soft'),
        width: 1,
        paths: uPlot.paths.bars?.({ size: [0.6, 24] }) ?? (() => null),
        points: { show: false },
      },
      { label: words.today.posts, stroke: colour('--ink'), width: 1.5, points: { size: 5, fill: colour('--ink') } },
    ],
  };
}
