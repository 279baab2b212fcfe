// The plot of the last days: bars for accounts, a line for posts.
import { useMemo } from 'react';
import uPlot from 'uplot';
import type { Today } from '../../../vigil/src/server/shapes.ts';
import { dayName } from '../times.ts';
import { locale } from '../words/locale.ts';
import { words } from '../words.ts';
import { LinePlot, type Paint, tellLast } from './LinePlot.tsx';

/** Room for the first and last bar, in seconds. */
const HALF_DAY_S = 52_000;

/** The plot. */
export function SeriesPlot({ series }: { readonly series: Today['series'] }) {
  const points = useMemo((): uPlot.AlignedData => {
    return [
      series.map((point) => Date.parse(`${point.date}T00:00:00Z`) / 1000),
      series.map((point) => point.accounts),
      series.map((point) => point.posts),
    ];
  }, [series]);
  return <LinePlot label={words.today.series} points={points} optionsFor={optionsFor} />;
}

function optionsFor({ axis, colour }: Paint): ReturnType<Parameters<typeof LinePlot>[0]['optionsFor']> {
  return {
    tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), 'UTC'),
    cursor: { y: false },
    hooks: { ready: [tellLast], setCursor: [tellLast] },
    scales: {
      x: { range: (_, first, last) => [first - HALF_DAY_S, last + HALF_DAY_S] },
      y: { range: (_, __, most) => [0, Math.max(4, most * 1.1)] },
    },
    axes: [
      { ...axis, grid: { show: false }, values: (_, at) => at.map(dayOfPlot), space: 60, size: 32 },
      { ...axis, size: 48, incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 10_000, 100_000] },
    ],
    series: [
      {
        label: words.today.day,
        value: (_, at) => (at === null ? '–' : dayName(new Date(at * 1000).toISOString().slice(0, 10))),
      },
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

function dayOfPlot(seconds: number): string {
  return new Date(seconds * 1000).toLocaleDateString(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' });
}
