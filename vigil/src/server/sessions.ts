// The console's sessions: opened with the key of the terminal's link, kept in memory only, gone when the process ends.
import { hash, randomBytes, timingSafeEqual } from 'node:crypto';

export const SESSION_MS = 12 * 3_600_000;
const MOST = 200;

/** An open session as others may know it. */
export interface Session {
  /** A short name for the audit log; no secret. */
  readonly id: string;
  /** Who sits there, once they have said so. */
  readonly person: string | undefined;
}

/** Open sessions. A session is known by its random id, of which only a digest is kept. */
export interface Sessions {
  /** The cookie's name: two Vigils on one machine share all cookies of 127.0.0.1, so each has its own. */
  readonly cookie: string;
  /** A new session's id when the key is right, or undefined. */
  open(key: string, now: number): string | undefined;
  /** The session with this secret, or undefined when there is none. */
  find(secret: string, now: number): Session | undefined;
  /** Notes who sits there. */
  name(secret: string, person: string): void;
  /** Ends the session with this secret. */
  end(secret: string): void;
}

/** Makes the book of sessions. Past 200, the oldest ends. */
export function openSessions(consoleKey: string): Sessions {
  const right = hash('sha256', consoleKey, 'buffer');
  const book = new Map<string, { readonly end: number; person: string | undefined }>();
  return {
    cookie: `vigil_${hash('sha256', `cookie\u0000${consoleKey}`, 'hex').slice(0, 8)}`,
    open: (key, now) => {
      if (!timingSafeEqual(hash('sha256', key, 'buffer'), right)) return undefined;
      for (const [digest, { end }] of book) if (end <= now || book.size >= MOST) book.delete(digest);
      const secret = randomBytes(32).toString('base64url');
      book.set(digestOf(secret), { end: now + SESSION_MS, person: undefined });
      return secret;
    },
    find: (secret, now) => {
      const digest = digestOf(secret);
      const entry = book.get(digest);
      if (entry === undefined || entry.end <= now) return undefined;
      return { id: `session:${digest.slice(0, 8)}`, person: entry.person };
    },
    name: (secret, person) => {
      const entry = book.get(digestOf(secret));
      if (entry !== undefined) entry.person = person;
    },
    end: (secret) => {
      book.delete(digestOf(secret));
    },
  };
}

function digestOf(secret: string): string {
  return hash('sha256', secret, 'hex');
}
