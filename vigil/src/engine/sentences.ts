// Sentences a reviewer reads first: what was seen, in how many posts. Listed terms are counted, not named: an id can be the word itself, and words stay masked until revealed.
import type { Evidence } from '../core/observation.ts';
import type { Family } from '../core/signal.ts';

/** One sentence for a family's evidence. Names trade cues and services, never listed terms or post text. */
export function sentenceFor(family: Family, evidence: readonly Evidence[]): string {
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
      return `${posts} with a value that other accounts with a file share (${named}).`;
    case 'notice':
      return `${posts} that people complained about.`;
    case 'victim':
      return `${posts} with words of somebody who may be a victim or a minor; a specialist must look.`;
    case 'context':
      return `${posts} with words of warning, help or news, which speak for the account (${named}).`;
  }
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
