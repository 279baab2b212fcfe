// The English words of deciding.
import { count } from '../counting.ts';

export const decide = {
  title: 'Decision',
  outcomes: {
    violating: 'Violating',
    'not-violating': 'Not violating',
    'possible-victim': 'Possible minor or victim',
    'needs-specialist': 'Needs a specialist',
    'need-more': 'Not enough yet',
  },
  instead: 'What is the account instead? This teaches the judgement.',
  innocent: {
    seller: 'Sells something lawful',
    'press-or-advocate': 'Writes about the crime: press, research, advocacy, police',
    'survivor-or-help': 'Is a survivor, asks for help or offers it',
    'adult-creator': 'Offers lawful content of adults',
    joker: 'Jokes, plays or means something else',
    brigaded: 'Is the target of coordinated complaints',
    other: 'Is innocent for another reason',
  },
  reason: 'Reason, in a sentence',
  reasonSays: 'For whoever reads the decision later.',
  specialist: 'I am a specialist for victims and minors',
  follows: 'What follows',
  preview: {
    violating:
      'The account’s evidence is kept and its suspension is ordered, where somebody must sign first once that is done. An order is pending until somebody has seen it done.',
    'not-violating': 'Nothing happens to the account. It is shielded until it posts something new that counts.',
    'possible-victim': 'Nothing happens to the account. A specialist looks next.',
    'needs-specialist': 'Nothing happens to the account. A specialist looks next.',
    'need-more': 'Nothing happens to the account. The case stays open.',
  },
  onlySpecialist:
    'A specialist must look, because a reviewer asked for one or this may be a victim or a minor: only a specialist may find it violating.',
  chooseOutcome: 'Choose what you found.',
  chooseInstead: 'Choose what the account is instead.',
  heldBy: (name: string, until: string): string =>
    `${name} has this case until ${until}; it can be decided once it is free.`,
  previewing: 'What would happen to the ring is being worked out.',
  submit: 'Submit and go on',
  sending: 'Sending…',
  name: 'Your name',
  nameSays: 'Decisions bear it. It is asked once in this browser.',
  nameFirst: 'Say your name first, then you can decide.',
  nameSet: 'That is me',
  as: (name: string): string => `Deciding as ${name}`,
  claim: 'Take this case',
  release: 'Give it back',
  claimedMine: (until: string): string => `You have this case until ${until}.`,
  claimedBy: (name: string, until: string): string => `${name} is looking at this case until ${until}.`,
  earlier: 'Decided so far',
  decidedLine: (by: string, outcome: string, at: string): string => `${by}: ${outcome}, ${at}`,
  interim: 'kept out of search until a person has looked',
  closed: 'This case is decided. Something new on the account opens the next one.',
  next: 'Next case',
  someLeft: (n: number): string => `${count(n, 'account was', 'accounts were')} left alone: somebody else was first.`,
  mustSign: (until: string): string => `A second person must sign until ${until}.`,
  done: (id: string, outcome: string, orders: number): string =>
    `Case ${id}: ${outcome.toLowerCase()}. ${orders === 0 ? 'Nothing changes for the account.' : `${count(orders, 'order is', 'orders are')} pending.`}`,
  doneRing: (ring: string, cases: number, outcome: string, orders: number): string =>
    `Ring ${ring}: ${count(cases, 'case', 'cases')}, all ${outcome.toLowerCase()}. ${orders === 0 ? 'Nothing changes for the accounts.' : `${count(orders, 'order is', 'orders are')} pending.`}`,
  kept: 'Your draft is kept in this browser.',
  changed: 'Somebody else decided something meanwhile; nothing of yours was recorded.',
  taken: 'Somebody else has taken this case; nothing was recorded.',
  notSent: 'Vigil did not answer. Sending again cannot count twice.',
  again: 'Send again',
};
