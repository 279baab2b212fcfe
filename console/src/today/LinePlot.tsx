// A plot drawn by uPlot in the colours of the page. Comes in a chunk of its own, because only Today shows plots.
import 'uplot/dist/uPlot.min.css';
import { useComputedColorScheme } from '@mantine/core';
import { useEffect, useRef } from 'react';
import uPlot from 'uplot';

const HEIGHT = 232;

/** Colours of the page by their names in look.css, and what every axis shares. */
export interface Paint {
  colour(name: string): string;
  readonly axis: uPlot.Axis;
}

interface PlotProps {
  readonly label: string;
  readonly points: uPlot.AlignedData;
  /** Makes the rest of the options; should keep its identity. */
  readonly optionsFor: (paint: Paint) => Omit<uPlot.Options, 'width' | 'height'>;
}

/** The plot. It is named for those who cannot see it; a table beside it holds the numbers. */
export function LinePlot({ label, points, optionsFor }: PlotProps) {
  const place = useRef<HTMLDivElement>(null);
  const scheme = useComputedColorScheme('light');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the scheme changes the page's colours, which are read inside.
  useEffect(() => {
    const element = place.current;
    if (element === null) return undefined;
    const options = { ...optionsFor(paintOf(element)), width: element.clientWidth, height: HEIGHT };
    const plot = new uPlot(options, points, element);
    const watch = new ResizeObserver(() => plot.setSize({ width: element.clientWidth, height: HEIGHT }));
    watch.observe(element);
    return () => {
      watch.disconnect();
      plot.destroy();
    };
  }, [points, optionsFor, scheme]);
  return <div ref={place} className="plot" role="img" aria-label={label} />;
}

function paintOf(element: HTMLElement): Paint {
  const style = getComputedStyle(element);
  const colour = (name: string): string => style.getPropertyValue(name).trim();
  const axis: uPlot.Axis = {
    stroke: colour('--ink-soft'),
    grid: { stroke: colour('--line'), width: 1 },
    ticks: { show: false },
    font: '12px system-ui, sans-serif',
  };
  return { colour, axis };
}

/** Without a pointer over the plot, the legend tells the last point. */
export function tellLast(plot: uPlot): void {
  if (plot.cursor.idx === null || plot.cursor.idx === undefined)
    plot.setLegend({ idx: (plot.data[0]?.length ?? 1) - 1 });
}
