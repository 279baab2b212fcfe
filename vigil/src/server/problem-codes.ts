// The names of problems, so that a console can say them in its language: by the title, which says what kind of problem it is (RFC 9457), or by the refusal it tells.
import { type RefusalCode, refusalOf } from '../core/refusal.ts';

/** Problems whose title says all that need be known, by title. What else a console may be told stays in English. */
export const PROBLEM_TITLES = {
  'Who are you?': 'name-needed',
  'Not allowed': 'not-allowed',
  'The link decides nothing any more': 'link-ended-here',
  'Not among your tasks': 'not-your-task',
  'Not from here': 'not-from-here',
  'This reveal has ended': 'reveal-ended',
  'Your reveals of this hour are used up': 'reveals-spent',
  'No such word': 'no-such-word',
  'No such case': 'no-such-case',
  'Not open': 'not-open',
  'Somebody else is at it': 'held-by-other',
  'The case has changed': 'case-changed',
  Full: 'notes-full',
  'No such ring': 'no-such-ring',
  'No file': 'no-file',
  'No such item': 'no-such-item',
  'No such order': 'no-such-order',
  'Only for people': 'only-people',
  'Too many requests': 'too-many-requests',
  'Too many wrong keys': 'too-many-attempts',
  'Too many attempts': 'too-many-attempts',
  'Too many sign in at once': 'too-many-at-once',
  'Too many screens': 'too-many-screens',
  'The store is out of reach': 'store-away',
  'Something went wrong here': 'broken-here',
  'Too large': 'too-large',
  'The body does not fit': 'does-not-fit',
  'The query does not fit': 'does-not-fit',
  'The path does not fit': 'does-not-fit',
  'This link has ended': 'invitation-ended',
  'That did not fit': 'sign-in-wrong',
  'That is not the code': 'code-wrong',
  'Too late': 'too-late',
  'Not signed yet': 'not-signed-yet',
  'No passwords here': 'no-passwords',
  'No passkeys under a number': 'no-passkeys',
  'The last way in': 'last-way-in',
  'Not your own': 'not-your-own',
  'No such proposal': 'no-such-proposal',
  'The lists cannot be read now': 'lists-faulty',
  'No lists': 'no-lists',
  'A trial is running': 'trial-running',
  'No such piece': 'no-such-piece',
  'No such invitation': 'no-such-invitation',
  'Your name is known': 'name-known',
  'People are set up here': 'people-set-up',
  'Somebody is set up': 'people-set-up',
} as const satisfies Readonly<Record<string, string>>;

/** The name of a problem. */
export type ProblemCode = RefusalCode | (typeof PROBLEM_TITLES)[keyof typeof PROBLEM_TITLES];

/** The name of a problem; undefined for one that nobody has named. */
export function problemCodeOf(title: string, detail: string): ProblemCode | undefined {
  const refusal = refusalOf(detail);
  if (refusal !== undefined || !Object.hasOwn(PROBLEM_TITLES, title)) return refusal;
  return PROBLEM_TITLES[title as keyof typeof PROBLEM_TITLES];
}
