// The console's sessions: opened with the key of the terminal's link, kept in memory only, gone when the process ends.
import { hash, randomBytes, timingSafeEqual } from 'node:crypto';

export const SESSION_MS = 12 * 3_600_000;
const MOST = 200;

/** Open sessions. A session is known by its random id, of which only a digest is kept. */
export interface Sessions {
  /** The cookie's name: two Vigils on one machine share all cookies of 127.0.0.1, so each has its own. */
  readonly cookie: string;
  /** A new session's id when the key is right, or undefined. */
  open(key: string, now: number): string | undefined;
  /** A short name of the session for the audit log, or undefined when there is no such session. */
  nameOf(id: string, now: number): string | undefined;
}

/** Makes the book of sessions. Past 200, the oldest ends. */
export function openSessions(consoleKey: string): Sessions {
  const right = hash('sha256', consoleKey, 'buffer');
  const until = new Map<string, number>();
  return {
    cookie: `vigil_${hash('sha256', `cookie\u0000${consoleKey}`, 'hex').slice(0, 8)}`,
    open: (key, now) => {
      if (!timingSafeEqual(hash('sha256', key, 'buffer'), right)) return undefined;
      for (const [digest, end] of until) if (end <= now || until.size >= MOST) until.delete(digest);
      const id = randomBytes(32).toString('base64url');
      until.set(digestOf(id), now + SESSION_MS);
      return id;
    },
    nameOf: (id, now) => {
      const digest = digestOf(id);
      const end = until.get(digest);
      return end === undefined || end <= now ? undefined : `session:${digest.slice(0, 8)}`;
    },
  };
}

function digestOf(id: string): string {
  return hash('sha256', id, 'hex');
}
