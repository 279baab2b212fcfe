// Writes a place in the queue as a short opaque text, and reads it back with suspicion.
import { z } from 'zod';
import { type CaseCursor, type CaseRow, placeOf } from '../store/read-cases.ts';
import { Problem } from './problem.ts';

const Place = z.tuple([z.int().min(0).max(3), z.number(), z.int(), z.string().max(40)]);

/** The cursor behind a row. */
export function cursorAfter(row: CaseRow): string {
  const { rank, bits, dueAt, id } = placeOf(row);
  return Buffer.from(JSON.stringify([rank, bits, dueAt, id])).toString('base64url');
}

/** Reads a cursor; throws a Problem when it is not one of ours. */
export function readCursor(cursor: string): CaseCursor {
  try {
    const [rank, bits, dueAt, id] = Place.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
    return { rank, bits, dueAt, id };
  } catch {
    throw new Problem(
      400,
      'Not a cursor',
      'Pass the `next` of the page before as it stands, or leave the cursor out to begin anew.',
    );
  }
}
