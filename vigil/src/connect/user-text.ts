// Which JSON keys of a format hold what people wrote, so that raw bytes can be searched before anything is parsed. Drawn from the very schemas the connector reads by.
import type { z } from 'zod';

/** Keys whose strings (or lists of strings) become Items, at any depth. A key may stand in several lists. */
export interface UserText {
  /** The string is the text. */
  readonly text: readonly string[];
  /** The string is a hashtag and may lack its sign. */
  readonly tags: readonly string[];
  /** The string is HTML; the text is what a reader sees of it, and the links behind it. */
  readonly html: readonly string[];
}

/** All keys. */
export function everyKey({ text, tags, html }: UserText): readonly string[] {
  return [...new Set([...text, ...tags, ...html])];
}

/** What introspection of a zod schema needs of its definition. */
interface Definition {
  readonly type: string;
  readonly shape?: Readonly<Record<string, z.ZodType>>;
  readonly element?: z.ZodType;
  readonly innerType?: z.ZodType;
  readonly in?: z.ZodType;
  readonly options?: readonly z.ZodType[];
}

/**
 * The keys whose values may be text in objects of these schemas, without those named in `wordless` (ids, times, languages).
 * A field that is added to a schema is in by itself; only leaving one out takes an act.
 */
export function textKeys(schemas: readonly z.ZodType[], wordless: readonly string[]): readonly string[] {
  const keys = new Set<string>();
  for (const schema of schemas) gather(schema, undefined, keys);
  return [...keys].filter((key) => !wordless.includes(key));
}

function gather(schema: z.ZodType, key: string | undefined, keys: Set<string>): void {
  const definition = schema.def as unknown as Definition;
  const { type, shape, element, innerType, options } = definition;
  if (type === 'string' && key !== undefined) keys.add(key);
  for (const [name, field] of Object.entries(shape ?? {})) gather(field, name, keys);
  for (const inner of [element, innerType, definition.in, ...(options ?? [])])
    if (inner !== undefined) gather(inner, key, keys);
}
