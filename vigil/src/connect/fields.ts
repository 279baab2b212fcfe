// Reads fields off JSON nobody has checked yet, and writes ids as exact strings.
import { Unfit } from './format.ts';

/** An object of unknown fields. */
export type Fields = Readonly<Record<string, unknown>>;

/** Whether a value is a JSON object (not a list, not null). */
export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An id as a string: text as it stands, a whole number in its digits. Undefined when there is none. Throws `Unfit` for anything else. */
export function idOf(value: unknown, name: string): string | undefined {
  if (typeof value === 'string') return value === '' ? undefined : value;
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value);
  throw new Unfit(`${name} is neither text nor a whole number`);
}

/** Text, or undefined when there is none. Throws `Unfit` when it is something else, so that no text is passed over in silence. */
export function textOf(value: unknown, name: string): string | undefined {
  if (typeof value === 'string') return value;
  if (value === undefined || value === null) return undefined;
  throw new Unfit(`${name} is not text`);
}

/** A list of texts; a single text is a list of one; nulls are passed over. Throws `Unfit` when it is something else. */
export function textsOf(value: unknown, name: string): readonly string[] {
  if (value === undefined || value === null) return [];
  if (typeof value === 'string') return [value];
  if (!Array.isArray(value)) throw new Unfit(`${name} is not a list of texts`);
  return value.map((entry: unknown) => textOf(entry, `an entry of ${name}`)).filter((entry) => entry !== undefined);
}

/** A list of objects; a single object is a list of one. Throws `Unfit` when it is something else. */
export function objectsOf(value: unknown, name: string): readonly Fields[] {
  if (value === undefined || value === null) return [];
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.map((entry) => {
    if (isFields(entry)) return entry;
    throw new Unfit(`${name} is not a list of objects`);
  });
}

/** The same JSON with every whole number that a double cannot hold as the text of its digits. Slow, so only for objects that need it. */
export function parseExactly(text: string): unknown {
  const keep = (_key: string, value: unknown, context: { readonly source?: string }): unknown => {
    const lossy = typeof value === 'number' && !Number.isSafeInteger(value) && /^-?\d+$/.test(context.source ?? '');
    return lossy ? context.source : value;
  };
  return JSON.parse(text, keep as (key: string, value: unknown) => unknown);
}
