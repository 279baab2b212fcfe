// Who is at which case now: claims out of the store, and screens that show a case. Kept in memory, because it is old after five seconds.
import type pg from 'pg';
import { listClaims } from '../store/claims.ts';
import type { Present } from './queue-shapes.ts';

/** A screen that has not said again what it shows for this long shows it no more. */
export const VIEW_MS = 5_000;
const MOST_VIEWERS = 1_000;

/** Somebody's screen. */
export interface Viewer {
  /** The session or key. */
  readonly actor: string;
  /** What others read. */
  readonly by: string;
}

/** The book of who looks at what. */
export interface Presence {
  /** A screen shows a case, or with undefined none. True when that is news to others. */
  look(viewer: Viewer, caseId: string | undefined): boolean;
  /** What holds now, as others see it; `forActor` marks what is one's own. */
  read(): Promise<(forActor: string) => Present>;
}

/** Opens an empty book. `now` in milliseconds since 1970. */
export function openPresence(pool: pg.Pool, now: () => number): Presence {
  const book = new Map<string, { readonly by: string; readonly case: string; readonly at: number }>();
  const forget = (): void => {
    for (const [actor, { at }] of book) if (at < now() - VIEW_MS || book.size > MOST_VIEWERS) book.delete(actor);
  };
  return {
    look: ({ actor, by }, caseId) => {
      const before = book.get(actor)?.case;
      book.delete(actor);
      if (caseId !== undefined) book.set(actor, { by, case: caseId, at: now() });
      forget();
      return before !== caseId;
    },
    read: async () => {
      forget();
      const claims = await listClaims(pool, now());
      const viewers = [...book].map(([actor, one]) => ({ actor, case: one.case, by: one.by }));
      return (forActor) => ({
        claims: claims.map(({ holder, ...one }) => ({ ...one, mine: holder === forActor })),
        viewers: viewers.map(({ actor, ...one }) => ({ ...one, mine: actor === forActor })),
      });
    },
  };
}
