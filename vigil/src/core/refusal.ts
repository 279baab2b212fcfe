// A Refusal is a sentence that says why an act cannot be, with what to do; each has a code, so that a reader of another language has it too. Its English stands here.

/** Why an act of a person cannot be, by code, in English. */
export const REFUSALS = {
  'decided-already': 'This case is decided already. A new finding on the account opens the next one.',
  'nobody-named': 'Nobody is named. A decision needs the name of the person who makes it.',
  'say-what-instead': 'Say what the account is instead: the innocent explanation teaches the judgement.',
  'innocent-only-with-dismissal': 'An innocent explanation goes only with not-violating.',
  'only-specialist':
    'This case is for a specialist: a reviewer asked for one, or it may be a victim or a minor. Only a specialist may decide that it is violating.',
  'own-appeal': 'You decided or signed what this appeal is against. Leave it: it is for another person.',
  'own-second-look': 'You decided or signed this case before. Leave it: a second look is for another person.',
  'in-no-ring': 'This account is in no ring any more. Decide it alone.',
  'no-member': 'It is no member of this ring any more.',
  'name-cases': 'Name the cases to decide.',
  'has-no-case': 'It has no case.',
  'its-case-decided': 'Its case is decided already.',
  'signature-unnamed': 'Nobody is named. A signature needs the name of the person who gives it.',
  'own-decision': 'You made this decision yourself. Nobody signs an act of their own: another person must.',
  'took-part': 'You took part in what this is about. A person who did not must sign or refuse.',
  'refusal-unreasoned': 'Say why: the case goes back to review with your reason.',
  'signed-too-late': 'It was not signed in time, so the case has returned to review. Decide it there.',
  'undo-not-yours': 'Only whoever decided may take it back, and only at once. A second person can refuse to sign it.',
  'undo-too-late':
    'The seconds in which it could be taken back are over. A second person can refuse to sign it, or the account can appeal.',
  'stands-no-more': 'This decision does not stand any more; there is nothing to take back.',
  'undo-signed': 'A second person has signed already. The account can appeal.',
  'undo-carried-out':
    'A part of it was carried out already. A second person can refuse to sign it, or the account can appeal.',
  'order-waits': 'This order waits for the second signature; nothing may be done yet. "vigil sign" lists what waits.',
  'order-cancelled': 'This order was cancelled and must not be carried out. Look at the case.',
  'order-seen': 'This order was seen from outside already; there is nothing left to confirm.',
  'order-applied': 'This order is confirmed as applied already. Say what is seen from outside.',
  'nothing-to-sign': 'No second signature is wanted on this decision. "vigil sign" lists those that wait.',
  'no-other-ring': 'There is no ring with the other id, or it no longer holds.',
  'account-without-file': 'That account has no file on this platform: nothing is kept on it, so it can be in no ring.',
  'taken-back-already': 'This is taken back already.',
  'name-account': 'Name at least one account.',
  'not-all-in-ring': 'Not all of these accounts are in the ring. Look at it again.',
  'leave-one': 'Leave at least one account in the ring.',
  'other-platform': 'These are of another platform; a ring holds accounts of one.',
  'in-ring-already': 'These are in the ring already. Look at it again.',
  'may-not-sign-in': 'This person may not sign in.',
  'set-up-meanwhile': 'Somebody was set up meanwhile. Sign in, or ask them for an invitation.',
  'name-taken-meanwhile': 'Somebody has this name by now. Ask an admin for another invitation.',
  'no-such-person': 'There is no person with this id. GET /v1/people lists them.',
  'not-own-roles': 'Nobody changes their own roles or disables themself. Ask another admin.',
  'admin-no-more': 'You are no longer an admin.',
  'person-disabled': 'This person is disabled. Invite them again to let them back in.',
  'disabled-by-now': 'This person is disabled by now.',
  'no-such-grant': 'Nothing with this id waits for a signature.',
  'own-grant': 'Nobody signs what they asked for themself. Another admin must.',
  'own-roles-signed': 'Nobody signs roles for themself.',
  'own-invitation': 'Nobody invites themself. Ask another admin.',
  'no-role': 'An invitation holds at least one role.',
  'no-earlier-version': 'This is no earlier version. GET /v1/lexicon lists what was activated.',
  'proposal-gone': 'There is no proposal with this id.',
  'proposal-changed': 'This is not what you looked at. Load the proposal again.',
  'own-proposal': 'Nobody signs what they proposed themself. Another person must.',
  'version-gone': 'That version is not kept any more.',
  'password-guessable': 'This password is among the first that anybody would try. Take another.',
} as const satisfies Readonly<Record<string, string>>;

/** The name of a refusal. */
export type RefusalCode = keyof typeof REFUSALS;

const CODES: ReadonlyMap<string, string> = new Map(Object.entries(REFUSALS).map(([code, says]) => [says, code]));

/** The code of a sentence that was taken from `REFUSALS`; undefined for any other. */
export function refusalOf(sentence: string): RefusalCode | undefined {
  return CODES.get(sentence) as RefusalCode | undefined;
}
