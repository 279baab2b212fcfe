// Sentences a reviewer reads first: what was seen, in how many posts. Listed terms are counted, not named: an id can be the word itself, and words stay masked until revealed.

import { INNOCENT_KINDS, type InnocentKind } from '../core/innocent.ts';
import type { Evidence } from '../core/observation.ts';
import type { Family } from '../core/signal.ts';

/** One sentence for a family's evidence. Names trade cues and services, never listed terms or post text. `complaints` is how many came in. */
export function sentenceFor(family: Family, evidence: readonly Evidence[], complaints = 0): string {
  const posts = count(new Set(evidence.map((one) => one.item)).size, 'post');
  const named = names(evidence);
  switch (family) {
    case 'term':
      return `${posts} with a listed term${different(evidence)}.`;
    case 'age':
      return `${posts} with a listed age cue${different(evidence)}.`;
    case 'offer':
      return `${posts} beside it with words that offer something (${named}).`;
    case 'contact':
      return `${posts} beside it with a way to make contact elsewhere (${named}).`;
    case 'payment':
      return `${posts} beside it with words or an address for payment (${named}).`;
    case 'obfuscation':
      return `${posts} where a listed term is disguised${different(evidence)}.`;
    case 'joint':
      return `${posts} with a listed term and an offer, contact or payment in the same text.`;
    case 'hash':
      return `${posts} with media on a list of known hashes (${proofs(evidence)}).`;
    case 'link':
      return linkSentence(evidence);
    case 'notice':
      return `${complaints === 1 ? 'One person complained' : `${complaints} complaints came in`} about this account.`;
    case 'victim':
      return `${posts} with words of somebody who may be a victim or a minor; a specialist must look.`;
    case 'classifier':
      return `${posts} that the learned classifier takes for an offer.`;
    case 'context':
      return `${posts} with words of warning, help or news, which speak for the account (${named}).`;
  }
}

function linkSentence(evidence: readonly Evidence[]): string {
  const returned = evidence.find((one) => one.signal === 'link.return');
  const shared = evidence.some((one) => one.signal === 'link.ring');
  if (returned === undefined) return 'Shares values with accounts that have a file.';
  const back = `rites like the account of case ${returned.what}, which was found violating`;
  return shared ? `Shares values with accounts that have a file, and w${back}.` : `W${back}.`;
}

const FAMILY_WORDS: Readonly<Record<Family, string>> = {
  term: 'listed terms',
  age: 'age cues',
  offer: 'offers',
  contact: 'ways to make contact',
  payment: 'payment',
  obfuscation: 'disguised terms',
  joint: 'a term and a trade in one text',
  hash: 'known media',
  link: 'links to other accounts with a file',
  notice: 'complaints',
  classifier: 'the classifier’s opinion',
  context: 'words of warning or help',
  victim: 'words of a possible victim',
};

/** What was looked for and not seen. */
export function absentSentence(missing: readonly Family[]): string {
  return `Not seen: ${missing.map((family) => FAMILY_WORDS[family]).join(', ')}.`;
}

/** Which innocent explanation fits best, and how rare it is. `share` of all accounts for which the explanation holds. */
export function raritySentence({
  against,
  share = 1,
}: {
  readonly against?: InnocentKind | 'ordinary';
  readonly share?: number;
}): string {
  const says = against === undefined || against === 'ordinary' ? 'is ordinary' : INNOCENT_KINDS[against].says;
  return `Compared with an account that ${says}: about one in ${Math.round(1 / share)} are.`;
}

function different(evidence: readonly Evidence[]): string {
  const n = new Set(evidence.map((one) => one.what)).size;
  return n > 1 ? ` (${n} different ones)` : '';
}

const NAMES_SHOWN = 3;

function names(evidence: readonly Evidence[]): string {
  const all = [
    ...new Set(
      evidence.map((one) =>
        one.what.includes(':') ? `${one.what.slice(0, one.what.indexOf(':'))} address` : one.what,
      ),
    ),
  ].sort();
  const rest = all.length - NAMES_SHOWN;
  return rest > 0 ? `${all.slice(0, NAMES_SHOWN).join(', ')} and ${rest} more` : all.join(', ');
}

/** The proof of known media whole: list, entry and distance. */
function proofs(evidence: readonly Evidence[]): string {
  const all = [...new Set(evidence.map((one) => one.what))].sort();
  const rest = all.length - NAMES_SHOWN;
  return rest > 0 ? `${all.slice(0, NAMES_SHOWN).join('; ')}; and ${rest} more` : all.join('; ');
}

function count(n: number, noun: string): string {
  return n === 1 ? `One ${noun}` : `${n} ${noun}s`;
}
