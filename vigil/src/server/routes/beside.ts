// GET /v1/cases/:id/beside, /notes and /activity, and POST /notes: what is known of a case beside its items, and what people did and said on it.

import { z } from 'zod';
import { accountKey } from '../../core/account.ts';
import type { AccountId, Platform } from '../../core/item.ts';
import { weighComplaints } from '../../engine/notices.ts';
import { keepable } from '../../engine/unkeepable.ts';
import { addNote, readNotes } from '../../store/notes.ts';
import { readComplaints } from '../../store/notices.ts';
import { readActivity } from '../../store/read-activity.ts';
import { readEarlierCases, readNoticeTexts, readPieces, readReturn, readRingBox } from '../../store/read-beside.ts';
import type { CaseRow } from '../../store/read-cases.ts';
import { ActivityPage, BesideView, NoteList } from '../case-shapes.ts';
import { hidesFirst } from '../hand.ts';
import { showText } from '../mask.ts';
import { Problem } from '../problem.ts';
import { revealParam, wasRevealed } from '../revealed.ts';
import { bodyOf, type Call, type Route, route } from '../route.ts';
import { viewOf } from '../saying-shapes.ts';
import { says } from '../spans.ts';
import { CaseId, type CaseParts, caseOr404 } from './cases.ts';

const Masked = z.strictObject({ reveal: revealParam });
const Lines = z.strictObject({
  before: z.coerce.number().int().min(1).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
const Note = z.strictObject({
  text: z.string().trim().min(1).max(2_000).describe('For whoever looks at the case next; it cannot be changed later.'),
});
/** Pieces behind one reason that are told. */
const MOST_PARTS = 40;

/** What these routes need. */
export interface BesideParts extends CaseParts {
  /** Told when a note was added to a case. */
  readonly onNoted: (id: string) => void;
}

/** All routes. */
export function besideRoutes(parts: BesideParts): readonly Route[] {
  const about = { scope: 'cases:read', params: CaseId } as const;
  return [
    route({
      ...about,
      method: 'GET',
      path: '/v1/cases/:id/beside',
      query: Masked,
      problems: [403, 404, 503],
      says: 'The pieces behind each reason, complaints (without who complained), earlier cases of the account, the account it may be a return of, and its ring.',
      answer: { says: 'What stands beside the items.', schema: BesideView },
      act: (call) => readBeside(parts, call),
    }),
    route({
      ...about,
      method: 'GET',
      path: '/v1/cases/:id/notes',
      query: Masked,
      problems: [403, 404, 503],
      says: 'What people noted on a case, oldest first. Listed words in a note are masked like everywhere.',
      answer: { says: 'The notes.', schema: NoteList },
      act: (call) => listNotes(parts, call),
    }),
    route({
      method: 'POST',
      path: '/v1/cases/:id/notes',
      scope: 'cases:decide',
      params: CaseId,
      problems: [400, 404, 409, 413, 415, 503],
      says: 'Add a note to a case. Notes stay as they are; the audit log says who added one, not what it says.',
      body: { says: 'The note.', types: ['application/json'], schema: Note },
      answer: { says: 'All notes of the case.', schema: NoteList },
      act: (call) => takeNote(parts, call),
    }),
    route({
      ...about,
      method: 'GET',
      path: '/v1/cases/:id/activity',
      query: Lines,
      problems: [404, 503],
      says: 'What happened on a case, from the audit log, newest first.',
      answer: { says: 'A page of lines.', schema: ActivityPage },
      act: async ({ params, query: { before, limit }, who }) => {
        if (await hidesFirst(parts.pool, params.id, who)) return { lines: [], next: null };
        const lines = await readActivity(parts.pool, params.id, { before, limit: limit + 1 });
        const page = lines.slice(0, limit);
        return {
          lines: page.map(({ actor, detail: { by, ...detail }, ...line }) => ({
            ...line,
            by: String(by ?? actor),
            detail,
          })),
          next: lines.length > limit ? (page.at(-1)?.seq ?? null) : null,
        };
      },
    }),
  ];
}

type Shown = Call<z.output<typeof Masked>, z.output<typeof CaseId>>;

async function readBeside(parts: BesideParts, { params, query, who }: Shown): Promise<BesideView> {
  const { pool, rules } = parts;
  const row = await caseOr404(pool, params.id);
  const revealed = await wasRevealed(parts, { id: row.id, seq: query.reveal, who });
  const [reasons, notices, earlier, returned, ring] = await Promise.all([
    reasonsOf(parts, row),
    noticesOf(parts, row, revealed),
    readEarlierCases(pool, row, row.id),
    readReturn(pool, row),
    readRingBox(pool, row),
  ]);
  const blind = await hidesFirst(pool, row.id, who, true);
  const hidden = new Set<string>();
  for (const one of earlier) if (blind || (await hidesFirst(pool, one.id, who))) hidden.add(one.id);
  const { lexicon } = rules();
  const tied = ring?.ties.map(({ kind, service, value, bits, others }) => {
    const tells = kind !== 'text' && kind !== 'bio';
    return { kind, service, value: tells ? showValue(value) : [], bits, others };
  });
  function showValue(value: string) {
    return showText(revealed ? value : '•••', lexicon, revealed);
  }
  return {
    reasons,
    notices,
    earlier: earlier.map((one) =>
      hidden.has(one.id) ? { ...one, outcome: null, innocent: null, by: null, decidedAt: null } : one,
    ),
    returned: returned === undefined ? null : { ...returned },
    ring: ring === undefined ? null : { ...ring, ties: tied ?? [] },
  };
}

async function reasonsOf({ pool }: BesideParts, { assessment }: CaseRow): Promise<BesideView['reasons']> {
  const told = assessment.reasons.map(({ family, parts = [] }) => ({ family, parts: parts.slice(0, MOST_PARTS) }));
  const pieces = await readPieces(
    pool,
    told.flatMap(({ parts }) => parts.map((part) => part.id)),
  );
  return told.map(({ family, parts }) => ({
    family,
    parts: parts.map(({ id, item = null, bits, without }) => {
      const piece = pieces.get(id);
      const signal = piece?.signal ?? (item === null ? 'notice.person' : null);
      const what = signal === null ? family : says(signal);
      return { id, item, at: piece?.at ?? null, says: what, signal, bits, total: assessment.bits + without };
    }),
  }));
}

async function noticesOf(
  { pool, rules }: BesideParts,
  { platform, account, lastSeen }: CaseRow,
  revealed: boolean,
): Promise<BesideView['notices']> {
  const client = await pool.connect();
  try {
    const name = { platform: platform as Platform, id: account as AccountId };
    const complaints = (await readComplaints(client, [name])).get(accountKey(platform, account)) ?? [];
    const texts = await readNoticeTexts(
      pool,
      platform,
      complaints.map((one) => one.id),
    );
    const { policy, lexicon } = rules();
    const { sentence, said } = weighComplaints(complaints, policy, lastSeen);
    return {
      says: sentence,
      said: viewOf(said),
      people: complaints.length,
      trusted: complaints.filter((one) => one.trusted === true).length,
      list: complaints.map(({ id, at, trusted = false, record }) => ({
        at,
        trusted,
        record: record === undefined ? null : { upheld: record.upheld, dismissed: record.dismissed, open: record.open },
        category: showText((texts.get(id)?.category ?? '').slice(0, 200), lexicon, revealed),
        comment: showText(texts.get(id)?.comment ?? '', lexicon, revealed),
      })),
    };
  } finally {
    client.release();
  }
}

async function listNotes(parts: BesideParts, { params, query, who }: Shown): Promise<NoteList> {
  const row = await caseOr404(parts.pool, params.id);
  if (await hidesFirst(parts.pool, row.id, who)) return { notes: [] };
  return shownNotes(parts, row.id, await wasRevealed(parts, { id: row.id, seq: query.reveal, who }));
}

async function shownNotes({ pool, rules }: BesideParts, id: string, revealed: boolean): Promise<NoteList> {
  const notes = await readNotes(pool, id);
  const { lexicon } = rules();
  return { notes: notes.map((one) => ({ ...one, text: showText(one.text, lexicon, revealed) })) };
}

async function takeNote(
  parts: BesideParts,
  { params, request, who }: Call<Record<string, never>, z.output<typeof CaseId>>,
): Promise<NoteList> {
  const { text } = bodyOf(request, Note);
  if (who?.person === undefined) throw new Problem(403, 'Who are you?', 'A note bears a name. Say yours first.');
  const note = { case: params.id, actor: who.actor, by: who.person, text: keepable(text), now: parts.now() };
  const added = await addNote(parts.pool, note);
  if (added === 'gone') throw new Problem(404, 'No such case', 'There is no case with this id.');
  if (added === 'full')
    throw new Problem(409, 'Full', 'This case has all the notes it takes. Say it with the decision’s reason.');
  parts.onNoted(params.id);
  return shownNotes(parts, params.id, false);
}
