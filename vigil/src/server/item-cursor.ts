// Writes an item's place in time as a cursor, and reads it back with suspicion.
import { z } from 'zod';
import type { ItemPlace, TimelineRow } from '../store/timeline.ts';
import { readPlace, writePlace } from './cursor.ts';

const Place = z.tuple([z.int(), z.string().max(1_100), z.string().max(40)]);

/** The cursor at which a page begins with this place. */
export function cursorOf({ at, id, revision }: ItemPlace): string {
  return writePlace([at, id, revision]);
}

/** The cursor at which a page begins with this item. */
export function cursorAt({ createdAt, id, revision }: TimelineRow): string {
  return cursorOf({ at: createdAt, id, revision });
}

/** Reads one; throws a Problem when it is not one of ours. */
export function placeIn(cursor: string): ItemPlace {
  const [at, id, revision] = readPlace(cursor, Place);
  return { at, id, revision };
}
