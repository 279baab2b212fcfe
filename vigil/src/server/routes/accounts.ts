// GET /v1/accounts and /v1/account: the accounts with a file, strongest first, and the file of one.
import type pg from 'pg';
import { z } from 'zod';
import type { CurrentRules } from '../../engine/flow.ts';
import type { CompiledLexicon } from '../../engine/lexicon.ts';
import {
  type AccountCursor,
  type AccountListRow,
  listAccountLines,
  listPlatforms,
  readAccountFile,
} from '../../store/read-accounts.ts';
import { listShared } from '../../store/read-cases.ts';
import { type AccountLine, AccountPage, AccountView, PlatformId } from '../account-shapes.ts';
import { readPlace, writePlace } from '../cursor.ts';
import { hidesFirst } from '../hand.ts';
import { maskReason, maskWord } from '../mask.ts';
import { Problem } from '../problem.ts';
import { type Route, route } from '../route.ts';

const Ring = z.string().regex(/^R-[0-9A-Z]{4,32}$/, 'a ring id looks like R-0123ABCDEF');
const Query = z.strictObject({
  platform: PlatformId.optional(),
  account: PlatformId.optional().describe('An exact id. Names and handles are not kept to be searched.'),
  ring: Ring.optional(),
  bits: z.coerce.number().min(-1_000).max(1_000).optional().describe('At least so many bits.'),
  limit: z.coerce.number().int().min(1).max(1_000).default(100),
  cursor: z.string().max(6_000).optional(),
});
const One = z.strictObject({ platform: PlatformId, id: PlatformId });
const Place = z.tuple([z.number(), PlatformId, PlatformId]);

/** What these routes need. */
export interface AccountParts {
  readonly pool: pg.Pool;
  readonly rules: CurrentRules;
}

/** Both routes. */
export function accountRoutes({ pool, rules }: AccountParts): readonly Route[] {
  const list = route({
    method: 'GET',
    path: '/v1/accounts',
    scope: 'cases:read',
    query: Query,
    problems: [503],
    says: 'Accounts with a file, with their bits by family, strongest first.',
    answer: { says: 'A page of accounts.', schema: AccountPage },
    act: async ({ query }) => {
      const { limit, cursor, platform, account, ring, bits } = query;
      const wish = { platform, account, ring, bits, after: cursor === undefined ? undefined : placeIn(cursor) };
      const [rows, platforms] = await Promise.all([
        listAccountLines(pool, { limit: limit + 1, ...given(wish) }),
        listPlatforms(pool),
      ]);
      const page = rows.slice(0, limit);
      const last = page.at(-1);
      const next =
        rows.length > limit && last !== undefined ? writePlace([last.bits, last.platform, last.account]) : null;
      return { accounts: page.map(lineOf), platforms: [...platforms], next };
    },
  });
  const one = route({
    method: 'GET',
    path: '/v1/account',
    scope: 'cases:read',
    query: One,
    problems: [404, 503],
    says: 'The file of one account: evidence by family, cases with their decisions, and values it shares with others.',
    answer: { says: 'The file.', schema: AccountView },
    act: async ({ query: { platform, id }, who }) => {
      const row = await readAccountFile(pool, platform, id);
      if (row === undefined)
        throw new Problem(
          404,
          'No file',
          'Nothing is kept on that account: it has no file. GET /v1/accounts lists them.',
        );
      const { kept, cases, ...line } = row;
      const shared = await listShared(pool, platform, id);
      const { lexicon } = rules();
      return {
        account: lineOf(line),
        kept,
        cases: await Promise.all(
          cases.map(async (each) => ({
            ...each,
            decisions: (await hidesFirst(pool, each.id, who)) ? [] : maskReasons(each.decisions, lexicon),
          })),
        ),
        shared: shared.map((each) => ({ ...each, value: maskWord(each.value, false) })),
      };
    },
  });
  return [list, one];
}

function maskReasons<T extends { readonly reason: string }>(decisions: readonly T[], lexicon: CompiledLexicon): T[] {
  return decisions.map((one) => ({ ...one, reason: maskReason(one.reason, lexicon) }));
}

function lineOf(row: AccountListRow): AccountLine {
  return { ...row, families: { ...row.families } };
}

function placeIn(cursor: string): AccountCursor {
  const [bits, platform, account] = readPlace(cursor, Place);
  return { bits, platform, account };
}

/** Without what nobody asked for. */
function given<T extends object>(wish: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(wish).filter(([, value]) => value !== undefined)) as never;
}
