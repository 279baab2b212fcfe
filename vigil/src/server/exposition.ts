// Writes numbers in the text form that Prometheus reads (exposition format 0.0.4). Label values are our own words, so nothing needs escaping.

/** Values with their labels. */
export type Samples = readonly (readonly [Readonly<Record<string, string>>, number])[];

/** One metric. */
export function block(name: string, type: 'gauge' | 'counter', help: string, samples: Samples): string {
  const lines = samples.map(([labels, value]) => {
    const inner = Object.entries(labels)
      .map(([label, text]) => `${label}="${text}"`)
      .join(',');
    return `${name}${inner === '' ? '' : `{${inner}}`} ${value}\n`;
  });
  return `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${lines.join('')}`;
}

/** How many values were at most each bound, in the order of the bounds; how many there were, and their sum. */
export interface Spread {
  readonly upTo: readonly number[];
  readonly all: number;
  readonly sum: number;
}

/** A histogram. */
export function histogram(name: string, help: string, bounds: readonly number[], { upTo, all, sum }: Spread): string {
  const buckets = bounds.map((bound, place) => `${name}_bucket{le="${bound}"} ${upTo[place] ?? 0}\n`);
  return `# HELP ${name} ${help}\n# TYPE ${name} histogram\n${buckets.join('')}${name}_bucket{le="+Inf"} ${all}\n${name}_sum ${sum}\n${name}_count ${all}\n`;
}
