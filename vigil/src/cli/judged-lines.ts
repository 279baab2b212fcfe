// The lines that "vigil learn" and "vigil score" take, and how bad ones are told: by number and reason, never by what they hold.
import { z } from 'zod';
import { type JsonLine, readJsonLines } from '../connect/json-lines.ts';
import { openFile } from '../connect/open.ts';
import { counted, remark, safe } from './console-line.ts';

const name = z.union([z.string().min(1).max(1_000), z.number().int().safe()]).transform((value) => String(value));

/** A text to score. */
export const TextLine = z.object({
  id: name,
  text: z.string().max(1024 * 1024),
  /** A name, or an object with an id, as in Vigil's own lines of posts. */
  account: z
    .union([name, z.object({ id: name }).transform(({ id }) => id)])
    .nullish()
    .transform((account) => account ?? undefined),
});

/** A text with its label: 1 is an offer, 0 is not. */
export const JudgedLine = TextLine.extend({ label: z.union([z.literal(0), z.literal(1)]) });

/** Bad lines named one by one. */
const NAMED = 5;

/** Counts bad lines, names the first few, and sums up the rest. */
export interface BadLines {
  readonly count: () => number;
  /** Says how many there were, when there were any. */
  readonly sumUp: () => void;
  readonly note: (file: string, line: number, why: string) => void;
}

/** Starts counting. */
export function badLines(): BadLines {
  let count = 0;
  return {
    count: () => count,
    note: (file, line, why) => {
      count++;
      if (count <= NAMED) remark(`${file === '-' ? 'standard input' : safe(file)}, line ${line}: ${why}; passed over.`);
    },
    sumUp: () => {
      if (count > 0)
        remark(`${counted(count, 'line')} could not be read and ${count === 1 ? 'was' : 'were'} passed over.`);
    },
  };
}

/** The good lines of a file, or of standard input for `-`, in order. */
export async function* goodLines<T>(file: string, schema: z.ZodType<T>, bad: BadLines): AsyncGenerator<T> {
  const lines: AsyncIterable<JsonLine<T>> = readJsonLines(openFile(file), schema);
  for await (const line of lines) {
    if (line.ok) yield line.value;
    else bad.note(file, line.line, line.why);
  }
}
