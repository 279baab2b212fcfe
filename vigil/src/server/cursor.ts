// Writes a place in a list as a short opaque text, and reads it back with suspicion.
import { z } from 'zod';
import type { CaseRow } from '../store/read-cases.ts';
import { type CaseCursor, placeOf } from '../store/read-queue.ts';
import { Problem } from './problem.ts';

const Place = z.tuple([z.int().min(0).max(3), z.number(), z.int(), z.string().max(40)]);

/** A place, as the parts that the list is ordered by. */
export function writePlace(parts: readonly unknown[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

/** The parts of a place; throws a Problem when it is not one of ours. */
export function readPlace<T extends z.ZodType>(cursor: string, shape: T): z.output<T> {
  try {
    return shape.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch {
    throw new Problem(
      400,
      'Not a cursor',
      'Pass the `next` of the page before as it stands, or leave the cursor out to begin anew.',
    );
  }
}

/** The cursor behind a row of the queue. */
export function cursorAfter(row: CaseRow): string {
  const { rank, bits, dueAt, id } = placeOf(row);
  return writePlace([rank, bits, dueAt, id]);
}

/** Reads a cursor of the queue. */
export function readCursor(cursor: string): CaseCursor {
  const [rank, bits, dueAt, id] = readPlace(cursor, Place);
  return { rank, bits, dueAt, id };
}
