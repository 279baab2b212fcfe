// How the API sends a sentence as a code with its facts, beside its English: whoever reads in another language says it in their own words.
import { z } from 'zod';
import { INNOCENT_KINDS, type InnocentKind } from '../core/innocent.ts';
import { SAYINGS, type Saying, type SayingCode } from '../core/saying.ts';

const Plain = z.union([z.string(), z.number(), z.boolean()]);

/** A sentence as a code with its facts (`core/saying.ts`). */
export const SayingShape = z
  .strictObject({
    code: z.enum(Object.keys(SAYINGS) as [SayingCode, ...SayingCode[]]),
    facts: z.record(z.string(), z.union([Plain, z.array(z.union([Plain, z.record(z.string(), Plain)]))])),
  })
  .describe('The same sentence for readers of other languages.');
export type SayingView = Readonly<z.infer<typeof SayingShape>>;

/** An innocent explanation, or the account that does nothing special. */
export const InnocentName = z.enum(['ordinary', ...(Object.keys(INNOCENT_KINDS) as InnocentKind[])]);

/** A Saying as it is answered. */
export function viewOf({ code, facts }: Saying): SayingView {
  return { code, facts: facts as unknown as SayingView['facts'] };
}
