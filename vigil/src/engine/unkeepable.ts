// Tells a source why an understood object cannot be kept as it is: ids with NUL or lone surrogates would poison the store, and times must be real numbers.
import type { Item } from '../core/item.ts';
import type { Notice } from '../core/notice.ts';
import type { Understood } from '../core/reading.ts';

const ID_UNITS = 1_024;
/** Largest time that JavaScript dates can hold, milliseconds from 1970 in either direction (ECMA-262, time values). */
const TIME_LIMIT = 8.64e15;

/** What a person wrote, as the store takes it: without NUL, and half characters as the replacement character. */
export function keepable(text: string): string {
  return text.toWellFormed().replaceAll('\u0000', '');
}

/** The reason as a sentence, or undefined when everything can be kept. */
export function unkeepable(reading: Understood): string | undefined {
  for (const item of reading.items) {
    const why = itemTrouble(item);
    if (why !== undefined) return why;
  }
  for (const notice of reading.notices) {
    const why = noticeTrouble(notice);
    if (why !== undefined) return why;
  }
  for (const removal of reading.removals) {
    const bad = isBadId(removal.item ?? 'none') || isBadId(removal.account ?? 'none') || isBadTime(removal.at);
    if (bad) return 'a removal has an id or time that cannot be kept; send plain text ids and ISO times';
  }
  return undefined;
}

function itemTrouble(item: Item): string | undefined {
  if (isBadId(item.id) || isBadId(item.author) || isBadId(item.platform)) {
    return `an id is empty, longer than ${ID_UNITS} characters or holds NUL or half a character; send plain text ids`;
  }
  if (item.language !== 'und' && isBadId(item.language)) return 'the language of an item holds NUL or half a character';
  if (isBadTime(item.createdAt)) return 'the time of an item is not a time; send ISO 8601 or milliseconds since 1970';
  return undefined;
}

function noticeTrouble(notice: Notice): string | undefined {
  const ids = [notice.id, notice.about, notice.platform, notice.by ?? 'none', ...notice.items];
  if (ids.some(isBadId))
    return `a notice has an id that is empty, longer than ${ID_UNITS} characters or holds NUL or half a character`;
  if (isBadTime(notice.createdAt))
    return 'the time of a notice is not a time; send ISO 8601 or milliseconds since 1970';
  return undefined;
}

function isBadId(id: string): boolean {
  return id.length === 0 || id.length > ID_UNITS || id.includes('\u0000') || !id.isWellFormed();
}

function isBadTime(at: number): boolean {
  return !Number.isInteger(at) || Math.abs(at) > TIME_LIMIT;
}
