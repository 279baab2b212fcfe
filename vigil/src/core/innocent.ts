// An InnocentKind is a named innocent explanation: what an account is instead of an offender. Reviewers give one with every dismissal, and judging weighs evidence against them.

/** Every innocent explanation, with the words a reviewer reads. */
export const INNOCENT_KINDS = {
  seller: { says: 'sells something lawful' },
  'press-or-advocate': { says: 'writes about the crime: press, research, advocacy, police' },
  'survivor-or-help': { says: 'is a survivor, asks for help or offers it' },
  'adult-creator': { says: 'offers lawful content of adults' },
  joker: { says: 'jokes, plays or uses the words in another sense' },
  brigaded: { says: 'is the target of coordinated complaints' },
  other: { says: 'is innocent for another reason' },
} as const satisfies Record<string, { readonly says: string }>;

/** The name of an innocent explanation. */
export type InnocentKind = keyof typeof INNOCENT_KINDS;

/** What an account is weighed against, in words; `ordinary` is the account that does nothing special. */
export function explanationOf(against: InnocentKind | 'ordinary'): string {
  return against === 'ordinary' ? 'is an ordinary account' : INNOCENT_KINDS[against].says;
}
