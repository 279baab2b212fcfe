// Some acts ask a person to show anew who they are: a session that somebody else sits down at does not do them.
import type { Who } from './access.ts';
import { Problem } from './problem.ts';

/** What a page looks for: it asks its person, and sends the same again. */
export const PROOF_WANTED = 'proof-wanted';

/** True where a person signed in and has not shown lately who they are. A key and the terminal's link have nobody to ask. */
export function wantsProof(who: Who | undefined): boolean {
  return who?.session !== undefined && !who.session.fresh;
}

/** The Problem (403) that says so. `why`: what it is for, as the beginning of a sentence. */
export function proofWanted(why: string): Problem {
  return new Problem(
    403,
    'Show again who you are',
    `${why} asks for a passkey, or your password and a code, from the last minutes. POST /v1/session/proof/passkey or /password, then send this again.`,
    { members: { code: PROOF_WANTED } },
  );
}
