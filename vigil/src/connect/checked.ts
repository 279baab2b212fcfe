// Checks an object against a zod schema and says in one countable sentence what does not fit.
import type { ZodType } from 'zod';
import { Unfit } from './format.ts';

/** The object as the schema types it. Throws `Unfit` with the path of the first misfit, its numbers taken out; the value itself is never quoted. */
export function checked<T>(schema: ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const path = (issue?.path ?? [])
    .map((step) => (typeof step === 'number' ? '[]' : String(step)))
    .join('.')
    .replaceAll('.[]', '[]');
  throw new Unfit(`${path === '' ? 'the object' : path} is not what this format says (${issue?.code ?? 'unknown'})`);
}
