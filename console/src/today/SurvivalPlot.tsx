// The plot of how long accounts stay online: two curves of steps, this week's and the one before.
import { useMemo } from 'react';
import uPlot from 'uplot';
import type { DayClocks, OnlineCurve } from '../../../vigil/src/server/day-shapes.ts';
import { duration } from '../times.ts';
import { words } from '../words.ts';
import { LinePlot, type Paint, tellLast } from './LinePlot.tsx';

const says = words.today.survival;
const HOUR_MS = 3_600_000;

/** The plot. Time in hours, the share in hundredths. */
export function SurvivalPlot({ online }: { readonly online: DayClocks['online'] }) {
  const points = useMemo(() => joined(online.week, online.before), [online]);
  return <LinePlot label={says.title} points={points} optionsFor={optionsFor} />;
}

/** Both curves over one axis; each keeps its share until its next step, and ends where nobody was followed any longer. */
function joined(week: OnlineCurve, before: OnlineCurve): uPlot.AlignedData {
  const curves = [week, before];
  const ends = curves.flatMap((curve) => [curve.followed, ...curve.points.map((point) => point.ms)]);
  const times = [...new Set([0, ...ends])].sort((a, b) => a - b);
  const lines = curves.map((curve) => {
    const steps = new Map(curve.points.map((point) => [point.ms, point.share]));
    let share = 1;
    return times.map((ms) => {
      share = steps.get(ms) ?? share;
      return curve.accounts === 0 || ms > curve.followed ? null : share * 100;
    });
  });
  return [times.map((ms) => ms / HOUR_MS), ...lines] as uPlot.AlignedData;
}

function optionsFor({ axis, colour }: Paint): ReturnType<Parameters<typeof LinePlot>[0]['optionsFor']> {
  const stepped = uPlot.paths.stepped?.({ align: 1 }) ?? (() => null);
  const percent = (_: uPlot, value: number | null): string => (value === null ? '–' : `${Math.round(value)} %`);
  return {
    cursor: { y: false },
    hooks: { ready: [tellLast], setCursor: [tellLast] },
    scales: { x: { time: false }, y: { range: [0, 100] } },
    axes: [
      { ...axis, grid: { show: false }, size: 32, space: 70, values: (_, at) => at.map((h) => duration(h * HOUR_MS)) },
      { ...axis, size: 48, values: (_, at) => at.map((value) => `${value} %`) },
    ],
    series: [
      { label: says.axis, value: (_, hours) => (hours === null ? '–' : duration(hours * HOUR_MS)) },
      {
        label: says.week,
        stroke: colour('--accent'),
        width: 2,
        paths: stepped,
        points: { show: false },
        value: percent,
      },
      {
        label: says.before,
        stroke: colour('--ink-soft'),
        width: 1.5,
        dash: [5, 4],
        paths: stepped,
        points: { show: false },
        value: percent,
      },
    ],
  };
}
