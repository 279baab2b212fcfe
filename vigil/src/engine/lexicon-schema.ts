// The lexicon format as JSON Schema, made from the schema the loader uses, so that editors can complete and check a file as it is typed.
import { z } from 'zod';
import { Lexicon } from '../core/lexicon.ts';

/** The text of `lexicons/lexicon.schema.json`. */
export function lexiconJsonSchema(): string {
  const schema = z.toJSONSchema(Lexicon, { io: 'input', target: 'draft-2020-12' });
  return `${JSON.stringify({ title: 'Vigil lexicon, format 1', ...schema }, null, 2)}\n`;
}
