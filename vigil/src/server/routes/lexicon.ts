// GET /v1/lexicon: which lists and terms are looked for, what each finds here and what that is worth. Masked; a reveal is written to the audit log before it is shown.
import { z } from 'zod';
import { type Lexicon, TERM_FAMILIES, TERM_MODES } from '../../core/lexicon.ts';
import { digestOf } from '../../engine/flow.ts';
import { sha256 } from '../../store/chain.ts';
import { listActivations } from '../../store/overlays.ts';
import { logReveal } from '../../store/reveal.ts';
import type { LexiconDesk } from '../lexicon-desk.ts';
import { LexiconPage, type PackLine, type TermLine } from '../lexicon-shapes.ts';
import { fits, termLine } from '../lexicon-view.ts';
import { type Route, route } from '../route.ts';

/** Characters of one page's examples; a page of long ones is shorter. */
const PAGE_UNITS = 2_000_000;

const Query = z.strictObject({
  limit: z.coerce.number().int().min(1).max(1_000).default(200),
  cursor: z.coerce.number().int().min(0).max(1_000_000).default(0),
  reveal: z.literal('1').optional(),
  pack: z.string().max(100).optional(),
  family: z.enum(TERM_FAMILIES).optional(),
  mode: z.enum(TERM_MODES).optional(),
  changed: z.literal('1').optional(),
  q: z
    .string()
    .max(100)
    .optional()
    .describe('In the id as it is shown: masked where it would tell the word, until revealed.'),
});

/** The route. */
export function lexiconRoute(desk: LexiconDesk, now: () => number): Route {
  return route({
    method: 'GET',
    path: '/v1/lexicon',
    scope: 'lexicon:read',
    query: Query,
    problems: [400, 409, 503],
    says: 'The lists in use and a page of their terms. With reveal=1 the words themselves, which is written to the audit log.',
    answer: { says: 'Terms in the order of their lists.', schema: LexiconPage },
    act: async ({ query, who }) => {
      const revealed = query.reveal === '1';
      const { laid, overlay, terms } = await desk.lists();
      const rules = desk.rules();
      if (revealed && who !== undefined)
        await logReveal(desk.pool, { actor: who.actor, subject: digestOf(rules), now: now(), act: 'lexicon.revealed' });
      const wanted = terms.filter(fits({ ...query, revealed, changed: query.changed === '1' }, overlay));
      const beside = { rules, overlay, uses: await desk.uses(), revealed };
      const entries: TermLine[] = [];
      let units = 0;
      for (const one of wanted.slice(query.cursor, query.cursor + query.limit)) {
        const line = termLine(one, beside);
        units += [...(line.lines?.matches ?? []), ...(line.lines?.ignores ?? [])].join('').length;
        if (entries.length > 0 && units > PAGE_UNITS) break;
        entries.push(line);
      }
      const end = query.cursor + entries.length;
      return {
        digest: digestOf(rules),
        version: overlay.version,
        terms: terms.length,
        accounts: rules.ordinary === undefined ? null : Math.round(rules.ordinary.accounts),
        packs: laid.map(packLine),
        entries,
        found: wanted.length,
        next: end < wanted.length ? end : null,
        revealed,
        activations: (await listActivations(desk.pool)).map((one) => ({ ...one, counts: { ...one.counts } })),
      };
    },
  });
}

const digests = new WeakMap<object, string>();

/** A list with its fingerprint, which for a large list is counted once. */
function packLine(pack: Lexicon): PackLine {
  const { id, title, version, licence, standIn, validUntil, terms } = pack;
  let digest = digests.get(terms);
  if (digest === undefined) {
    digest = sha256(JSON.stringify(pack)).slice(0, 16);
    digests.set(terms, digest);
  }
  return { id, title, version, licence, standIn, validUntil: validUntil ?? null, terms: terms.length, digest };
}
