// What the API says of agreement by clause and of the cases behind each number, as schemas. No name of a person is in it.
import { z } from 'zod';
import { FINDINGS } from '../engine/clause-agreement.ts';
import { OutcomeName } from './signature-shapes.ts';

const count = z.int().min(0);
const moment = z.number().describe('Milliseconds since 1970.');
const interval = { low: z.number(), high: z.number() };

/** Agreement by clause, by version of the policy. */
export const ClausesView = z.strictObject({
  leastPairs: count.describe('Under so many pairs nothing is said.'),
  leastNamed: count.describe('A clause that fewer pairs name, or leave out, has no kappa.'),
  policies: z.array(
    z.strictObject({
      policy: z.string(),
      clauses: z
        .array(
          z.strictObject({
            outcome: OutcomeName.nullable().describe('The clause; null for all outcomes together.'),
            pairs: count,
            named: count.describe('Pairs in which at least one of the two found it.'),
            agreed: z.number().nullable(),
            differ: count,
            kappa: z.strictObject({ value: z.number(), ...interval }).nullable(),
            finding: z.enum(FINDINGS),
          }),
        )
        .describe('All outcomes together first, then each that anybody found.'),
      waiting: count.describe('Second looks that nobody has taken yet.'),
      unsettled: count.describe('Differences that no lead has settled.'),
      appeals: z.strictObject({
        heard: count,
        open: count,
        overturned: count,
        share: z
          .strictObject({ share: z.number(), ...interval })
          .nullable()
          .describe('Overturned, of those heard.'),
      }),
    }),
  ),
});
export type ClausesView = Readonly<z.infer<typeof ClausesView>>;

/** Cases on which two people differ. */
export const PairPage = z.strictObject({
  pairs: z.array(
    z.strictObject({
      at: moment,
      case: z.string().nullable().describe('Null with the outcomes while another person is still to look at it blind.'),
      first: OutcomeName.nullable(),
      second: OutcomeName.nullable(),
      came: z.enum(['unsettled', 'stands', 'fell']).nullable().describe('Whether the first decision stands.'),
    }),
  ),
  next: z.string().nullable(),
});
export type PairPage = Readonly<z.infer<typeof PairPage>>;
