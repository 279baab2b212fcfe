// Times as a person says them. All inputs are milliseconds; "now" is the server's clock, because a due time is the server's.
import { amount } from './words/counting.ts';
import { locale } from './words/locale.ts';

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
  if (span < MINUTE) return `${Math.floor(span / 1000)} s`;
  if (span < HOUR) return `${Math.floor(span / MINUTE)} min`;
  if (span < 2 * DAY) {
    const minutes = Math.floor((span % HOUR) / MINUTE);
    return minutes === 0 ? `${Math.floor(span / HOUR)} h` : `${Math.floor(span / HOUR)} h ${minutes} min`;
  }
  return `${amount(Math.floor(span / DAY))} days`;
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
