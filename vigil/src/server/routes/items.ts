// POST /v1/items and /v1/notices: streams of objects in, acknowledged only after commit.
import { z } from 'zod';
import type { Intake } from '../intake.ts';
import { type Route, route } from '../route.ts';
import { ItemLine, NoticeLine, Taken, TakenNotices } from '../shapes.ts';

/** Content types of bodies that are streams of objects. */
export const STREAM_TYPES = ['application/x-ndjson', 'application/jsonl', 'application/json', 'text/plain'] as const;
const PROBLEMS = [400, 408, 413, 415, 503] as const;

const Wish = z.strictObject({
  format: z
    .string()
    .max(50)
    .optional()
    .describe('The wire format by name, such as vigil or mastodon; told from the content when left out.'),
  platform: z
    .string()
    .min(1)
    .max(100)
    .optional()
    .describe('The platform these objects come from, instead of what they say themselves.'),
});

/** Both routes that take something in. */
export function itemRoutes(intake: Intake): readonly Route[] {
  const items = route({
    method: 'POST',
    path: '/v1/items',
    scope: 'items:write',
    query: Wish,
    problems: PROBLEMS,
    says: 'Send posts, profiles, comments and other objects. Sending them again changes nothing.',
    body: {
      says: 'NDJSON of any length up to the bound, a JSON array, or one object; gzip and zstd by content-encoding. Notices among them count only with the scope notices:write.',
      types: STREAM_TYPES,
      schema: z.union([ItemLine, z.array(ItemLine)]),
    },
    answer: { says: 'Everything is recorded.', schema: Taken },
    act: async ({ request, query, who }) => {
      const keep = { items: true, notices: who?.scopes.includes('notices:write') ?? false };
      const { items: count, clean, shelved, skipped, observations } = await intake.take(request, { ...query, keep });
      return { items: count, clean, shelved, skipped, observations };
    },
  });
  const notices = route({
    method: 'POST',
    path: '/v1/notices',
    scope: 'notices:write',
    query: Wish,
    problems: PROBLEMS,
    says: 'Send people’s complaints. Sending them again changes nothing; anything else in the stream is skipped.',
    body: {
      says: 'One complaint, an array or NDJSON. Either {"notice": {…}} or the fields themselves with "kind": "notice".',
      types: STREAM_TYPES,
      schema: z.union([NoticeLine, z.array(NoticeLine)]),
    },
    answer: { says: 'Everything is recorded.', schema: TakenNotices },
    act: async ({ request, query }) => {
      const taken = await intake.take(request, {
        platform: query.platform,
        format: query.format ?? 'vigil',
        keep: { items: false, notices: true },
      });
      return { notices: taken.notices, shelved: taken.shelved, skipped: taken.skipped };
    },
  });
  return [items, notices];
}
