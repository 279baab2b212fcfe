// Times as a person says them. All inputs are milliseconds; "now" is the server's clock, because a due time is the server's.
import { locale } from './words/locale.ts';
import { words } from './words.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

let ahead = 0;

/** Notes what the server's clock shows. Differences under five seconds are travel time. */
export function setServerClock(at: number): void {
  const difference = at - Date.now();
  ahead = Math.abs(difference) < 5_000 ? 0 : difference;
}

/** The server's time, as well as it is known. */
export function serverNow(): number {
  return Date.now() + ahead;
}

/** `40 s`, `42 min`, `3 h 10 min`, `12 days`. Never negative. */
export function duration(ms: number): string {
  const span = Math.max(0, ms);
  if (span < MINUTE) return words.span.seconds(Math.floor(span / 1000));
  if (span < HOUR) return words.span.minutes(Math.floor(span / MINUTE));
  if (span < 2 * DAY) {
    const minutes = Math.floor((span % HOUR) / MINUTE);
    const hours = words.span.hours(Math.floor(span / HOUR));
    return minutes === 0 ? hours : `${hours} ${words.span.minutes(minutes)}`;
  }
  return words.span.days(Math.floor(span / DAY));
}

/** The full moment in the reader's zone and in UTC, for titles. */
export function moment(at: number): string {
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) return '—';
  const local = date.toLocaleString(locale, { dateStyle: 'medium', timeStyle: 'short' });
  return `${local} (${date.toISOString().slice(0, 16).replace('T', ' ')} UTC)`;
}

/** `23 Nov, 09:14` in the reader's zone. */
export function shortMoment(at: number): string {
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) return '—';
  const year = date.getFullYear() === new Date().getFullYear() ? {} : ({ year: 'numeric' } as const);
  return date.toLocaleString(locale, { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', ...year });
}

/** `Mon 23 Nov 2026` from YYYY-MM-DD. */
export function dayName(date: string): string {
  return new Date(`${date}T00:00:00Z`).toLocaleDateString(locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });
}

/** `09:14` in the reader's zone. */
export function clockTime(at: number): string {
  return new Date(at).toLocaleTimeString(locale, { hour: '2-digit', minute: '2-digit' });
}
