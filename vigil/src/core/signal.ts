// A Signal is a named kind of finding; its family says which evidence it counts with. One registry: types, weights and screen words derive from it.

/** Groups of findings that are strongly correlated with each other; evidence has diminishing returns inside one. */
export type Family =
  | 'term'
  | 'age'
  | 'offer'
  | 'contact'
  | 'payment'
  | 'obfuscation'
  | 'joint'
  | 'hash'
  | 'link'
  | 'notice'
  | 'classifier'
  | 'context'
  | 'victim';
export const FAMILIES: readonly Family[] = [
  'term',
  'age',
  'offer',
  'contact',
  'payment',
  'obfuscation',
  'joint',
  'hash',
  'link',
  'notice',
  'classifier',
  'context',
  'victim',
];

/** Every kind of finding, with its family and the words a reviewer reads. */
export const SIGNALS = {
  'term.listed': { family: 'term', says: 'a listed term' },
  'term.weak': { family: 'term', says: 'a listed term, read loosely, next to a trade cue' },
  'age.coded': { family: 'age', says: 'a listed age cue' },
  'offer.cue': { family: 'offer', says: 'words that offer something' },
  'contact.cue': { family: 'contact', says: 'words that ask for contact elsewhere' },
  'contact.handle': { family: 'contact', says: 'a handle for another service' },
  'contact.invite': { family: 'contact', says: 'an invite link' },
  'payment.cue': { family: 'payment', says: 'words about payment' },
  'payment.tag': { family: 'payment', says: 'a payment address' },
  'term.disguised': { family: 'obfuscation', says: 'a listed term in disguise' },
  'joint.offer': { family: 'joint', says: 'a listed term and an offer or contact in one post' },
  'media.known-hash': { family: 'hash', says: 'media on a list of known hashes' },
  'link.ring': { family: 'link', says: 'a value shared with accounts that have a file' },
  'link.return': { family: 'link', says: 'resembles an account that was acted on' },
  'classifier.text': { family: 'classifier', says: 'a text that the learned classifier takes for an offer' },
  'notice.person': { family: 'notice', says: 'a person complained' },
  'victim.cue': { family: 'victim', says: 'words of somebody who may be a victim or a minor' },
  'context.speaks-for': { family: 'context', says: 'words of warning, help or reporting news' },
} as const satisfies Record<string, { readonly family: Family; readonly says: string }>;

/** The name of a kind of finding. */
export type Signal = keyof typeof SIGNALS;

/** Signals that name an address of one's own: a handle, an invite, a payment address. Beside one, words of warning warn nobody; on a screen all of it is hidden. */
export const ADDRESS_SIGNALS: ReadonlySet<Signal> = new Set(['contact.handle', 'contact.invite', 'payment.tag']);

/** The evidence family a signal counts with. */
export function familyOf(signal: Signal): Family {
  return SIGNALS[signal].family;
}
