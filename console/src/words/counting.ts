// Numbers in the language of the page.
import { locale } from './locale.ts';

/** `1,234`. */
export function amount(n: number): string {
  return n.toLocaleString(locale);
}

/** `1 account`, `1,234 accounts`. */
export function count(n: number, one: string, many: string): string {
  return `${amount(n)} ${n === 1 ? one : many}`;
}
