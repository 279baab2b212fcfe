// What the case screen asks the server beyond the case itself.
import type {
  ActivityPage,
  BesideView,
  CodePointPage,
  NoteList,
  RevealMade,
  StandingView,
  TimelineOutline,
  TimelinePage,
} from '../../../vigil/src/server/case-shapes.ts';
import type { CaseView } from '../../../vigil/src/server/shapes.ts';
import { ask, send, Trouble } from '../api.ts';

const path = (id: string, rest = ''): string => `/v1/cases/${encodeURIComponent(id)}${rest}`;
const tags = new WeakMap<CaseView, string>();

/** Which items, in which order. */
export interface Lay {
  readonly order: 'newest' | 'oldest';
  readonly family: string;
  readonly surface: string;
}

function layQuery({ order, family, surface }: Lay): Record<string, string> {
  return { order, ...(family !== '' && { family }), ...(surface !== '' && { surface }) };
}

function revealQuery(reveal: number | undefined): Record<string, string> {
  return reveal === undefined ? {} : { reveal: String(reveal) };
}

/** The case without its items. Given what is known, the same comes back when nothing has changed. */
export async function fetchView(id: string, known: CaseView | undefined, signal: AbortSignal): Promise<CaseView> {
  const tag = known === undefined ? undefined : tags.get(known);
  const answer = await fetch(path(id, '?limit=0'), {
    credentials: 'same-origin',
    signal: AbortSignal.any([signal, AbortSignal.timeout(15_000)]),
    ...(tag === undefined ? {} : { headers: { 'if-none-match': tag } }),
  }).catch((error: unknown) => {
    throw error instanceof DOMException && error.name === 'AbortError' ? error : new Trouble('offline');
  });
  if (answer.status === 304 && known !== undefined) return known;
  if (answer.status === 401 || answer.status === 403) throw new Trouble('forbidden');
  if (answer.status === 404 || answer.status === 400) throw new Trouble('gone');
  if (!answer.ok) throw new Trouble('store');
  const view = (await answer.json().catch(() => {
    throw new Trouble('broken');
  })) as CaseView;
  tags.set(view, answer.headers.get('etag') ?? '');
  return view;
}

/** The case as a reveal shows it, without items. */
export function fetchRevealed(id: string, reveal: number, signal: AbortSignal): Promise<CaseView> {
  const query = new URLSearchParams({ limit: '0', ...revealQuery(reveal) });
  return ask(path(id, `?${query}`), signal);
}

/** How the items lie in time. */
export function fetchOutline(id: string, lay: Lay, signal: AbortSignal): Promise<TimelineOutline> {
  return ask(path(id, `/timeline?${new URLSearchParams(layQuery(lay))}`), signal);
}

/** How a page of items is asked for. */
export interface PageWish {
  readonly lay: Lay;
  readonly cursor: string;
  readonly reveal: number | undefined;
  readonly folded: boolean;
}

/** One page of items. */
export function fetchItems(id: string, wish: PageWish, signal: AbortSignal): Promise<TimelinePage> {
  const query = new URLSearchParams({
    ...layQuery(wish.lay),
    cursor: wish.cursor,
    ...revealQuery(wish.reveal),
    ...(wish.folded && { folded: '1' }),
  });
  return ask(path(id, `/items?${query}`), signal);
}

/** What stands beside the items. */
export function fetchBeside(id: string, reveal: number | undefined, signal: AbortSignal): Promise<BesideView> {
  return ask(path(id, `/beside?${new URLSearchParams(revealQuery(reveal))}`), signal);
}

/** A text sign by sign, from a UTF-16 offset. */
export function fetchCodePoints(
  id: string,
  wish: {
    readonly item: string;
    readonly revision: string;
    readonly from: number;
    readonly reveal: number | undefined;
  },
  signal: AbortSignal,
): Promise<CodePointPage> {
  const { item, revision, from, reveal } = wish;
  const query = new URLSearchParams({ item, revision, from: String(from), ...revealQuery(reveal) });
  return ask(path(id, `/code-points?${query}`), signal);
}

/** What people noted. */
export function fetchNotes(id: string, reveal: number | undefined, signal: AbortSignal): Promise<NoteList> {
  return ask(path(id, `/notes?${new URLSearchParams(revealQuery(reveal))}`), signal);
}

/** What happened. */
export function fetchActivity(id: string, signal: AbortSignal): Promise<ActivityPage> {
  return ask(path(id, '/activity?limit=100'), signal);
}

/** One word of one item. */
export interface WordPlace {
  readonly item: string;
  readonly revision: string;
  readonly start: number;
}

/** Reveals a case, or one word. Throws Unfit with what to do when the hour's reveals are used up. */
export function sendReveal(id: string, word?: WordPlace): Promise<RevealMade> {
  return send('POST', path(id, '/reveals'), word === undefined ? {} : { word });
}

/** Adds a note. */
export function sendNote(id: string, text: string): Promise<NoteList> {
  return send('POST', path(id, '/notes'), { text });
}

/** Asks who the account is, with a draft in hand. */
export function askStanding(
  id: string,
  draft: { readonly draft: string; readonly outcome: string },
): Promise<StandingView> {
  return send('POST', path(id, '/standing'), draft);
}
