// The two plots of Today with their tables. What draws them comes in a chunk of its own.
import { lazy } from 'react';
import type { DayClocks, OnlineCurve } from '../../../vigil/src/server/day-shapes.ts';
import type { Today } from '../../../vigil/src/server/shapes.ts';
import { dayName, duration } from '../times.ts';
import { amount, percent } from '../words/counting.ts';
import { words } from '../words.ts';
import { PlotPanel } from './PlotPanel.tsx';

const SeriesPlot = lazy(async () => ({ default: (await import('./SeriesPlot.tsx')).SeriesPlot }));
const SurvivalPlot = lazy(async () => ({ default: (await import('./SurvivalPlot.tsx')).SurvivalPlot }));
const { survival } = words.today;

/** Offers and accounts per day. */
export function Series({ series }: { readonly series: Today['series'] }) {
  return (
    <PlotPanel
      title={words.today.series}
      says={words.today.plotSays}
      plot={<SeriesPlot series={series} />}
      head={[words.today.day, words.today.accounts, words.today.posts]}
      rows={series.toReversed().map((point) => [dayName(point.date), amount(point.accounts), amount(point.posts)])}
    />
  );
}

/** How long accounts stay online. */
export function Survival({ online }: { readonly online: DayClocks['online'] }) {
  const { week, before } = online;
  const isEmpty = week.accounts + before.accounts === 0;
  return (
    <PlotPanel
      title={survival.title}
      says={isEmpty ? survival.none : survival.says(week.online, week.accounts)}
      plot={<SurvivalPlot online={online} />}
      head={[survival.after, survival.share, survival.between, survival.atRisk]}
      rows={[...rowsOf(survival.week, week), ...rowsOf(survival.before, before)]}
    />
  );
}

function rowsOf(name: string, { points }: OnlineCurve): readonly (readonly string[])[] {
  return points.map((point) => [
    `${name}, ${duration(point.ms)}`,
    percent(point.share),
    `${percent(point.low)} – ${percent(point.high)}`,
    amount(point.atRisk),
  ]);
}
