// A progress line with rate and time left on a terminal, a line now and then elsewhere; always on stderr, so that results stay clean.

const TERMINAL_EVERY_MS = 100;
const PIPE_EVERY_MS = 5_000;
const BAR = 24;

/** A running progress display. Counts are in `unit`s. */
export interface ProgressLine {
  /** `done` of `total` bytes (0 when unknown) and how many units that was. */
  update(done: number, total: number, units: number): void;
  finish(): void;
}

/** Starts one; `quiet` gives one that says nothing. */
export function startProgress(label: string, unit: string, quiet: boolean): ProgressLine {
  if (quiet) return { update: () => undefined, finish: () => undefined };
  const started = performance.now();
  const terminal = process.stderr.isTTY === true;
  let last = started;
  let drawn = false;
  const draw = (line: string): void => {
    drawn = true;
    process.stderr.write(terminal ? `\r\u001b[2K${line}` : `${line}\n`);
  };
  return {
    update(done, total, units) {
      const now = performance.now();
      if (now - last < (terminal ? TERMINAL_EVERY_MS : PIPE_EVERY_MS)) return;
      last = now;
      draw(progressLine(label, { done, total, units, unit, seconds: (now - started) / 1000 }));
    },
    finish() {
      if (terminal && drawn) process.stderr.write('\r\u001b[2K');
    },
  };
}

/** One line such as `Reading  ████░░░░  48 %  96,000 items  61,200/s  2 s left`. */
export function progressLine(
  label: string,
  at: {
    readonly done: number;
    readonly total: number;
    readonly units: number;
    readonly unit: string;
    readonly seconds: number;
  },
): string {
  const rate = at.seconds > 0 ? at.units / at.seconds : 0;
  const counts = `${at.units.toLocaleString('en')} ${at.unit}  ${Math.round(rate).toLocaleString('en')}/s`;
  if (at.total <= 0) return `${label}  ${counts}`;
  const share = Math.min(1, at.done / at.total);
  const full = Math.round(share * BAR);
  const left = share > 0 && at.seconds > 0 ? `  ${duration((at.seconds / share) * (1 - share))} left` : '';
  return `${label}  ${'█'.repeat(full)}${'░'.repeat(BAR - full)}  ${Math.floor(share * 100)} %  ${counts}${left}`;
}

/** Seconds as `42 s`, `3 min 20 s` or `2 h 5 min`. */
export function duration(seconds: number): string {
  const s = Math.round(seconds);
  if (s < 60) return `${s} s`;
  if (s < 3_600) return `${Math.floor(s / 60)} min ${s % 60} s`;
  return `${Math.floor(s / 3_600)} h ${Math.floor((s % 3_600) / 60)} min`;
}
