// Which day and which list the Today screen shows, as they stand in the address: so that a number can be linked with what is behind it.

export const LISTS = ['offered', 'online', 'files', 'shelf'] as const;
export type ListName = (typeof LISTS)[number];

/** What is shown. Without a date: the last day with posts. */
export interface Shown {
  readonly date?: string;
  readonly list?: ListName;
}

const DAY_MS = 86_400_000;

/** Reads an address; what does not fit is left out. */
export function readShown(filter: string): Shown {
  const query = new URLSearchParams(filter);
  const date = query.get('date') ?? '';
  const list = LISTS.find((one) => one === query.get('list'));
  return { ...(isDay(date) && { date }), ...(list !== undefined && { list }) };
}

/** Writes one. */
export function writeShown({ date, list }: Shown): string {
  return new URLSearchParams({ ...(date !== undefined && { date }), ...(list !== undefined && { list }) }).toString();
}

/** The day so many days later, YYYY-MM-DD. */
export function dayAfter(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

function isDay(date: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return false;
  const at = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(date);
}
