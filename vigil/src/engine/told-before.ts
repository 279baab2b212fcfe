// Reads the English sentences of assessments that were kept before codes were, so that cases of years ago too can be read in another language. What does not come out the same in English is left as it is.
import type { ReasonFamily } from '../core/assessment.ts';
import { INNOCENT_KINDS, type InnocentKind } from '../core/innocent.ts';
import { englishOf, type FactsOf, type Saying } from '../core/saying.ts';
import { FAMILIES } from '../core/signal.ts';
import { proofIn } from './sentences.ts';

const EXPLANATIONS: readonly (InnocentKind | 'ordinary')[] = [
  'ordinary',
  ...(Object.keys(INNOCENT_KINDS) as InnocentKind[]),
];
/** Characters of a sentence that are looked at. */
const MOST = 2_000;

/** The sentence of a reason as a code with its facts, or undefined where it is none of ours. */
export function sayingIn(family: ReasonFamily, text: string): Saying | undefined {
  if (text.length > MOST) return undefined;
  const read = readAs(family, text);
  return read !== undefined && englishOf(read) === text ? read : undefined;
}

function readAs(family: ReasonFamily, text: string): Saying | undefined {
  const posts = postsIn(text);
  switch (family) {
    case 'term':
    case 'age':
    case 'obfuscation':
      return {
        code: `reason.${family}`,
        facts: { posts, different: numberIn(text, / \((\d{1,9}) different ones\)\.$/) || 1 },
      };
    case 'offer':
    case 'contact':
    case 'payment':
    case 'context':
      return { code: `reason.${family}`, facts: { posts, ...namesIn(text) } };
    case 'joint':
    case 'victim':
    case 'classifier':
      return { code: `reason.${family}`, facts: { posts } };
    case 'hash':
      return { code: 'reason.hash', facts: { posts, ...proofsIn(text) } };
    case 'link':
      return {
        code: 'reason.link',
        facts: { shared: text.startsWith('Shares'), returned: /case (\S{1,64}), which/.exec(text)?.[1] ?? '' },
      };
    case 'notice':
      return { code: 'reason.notice', facts: { complaints: numberIn(text, /^(\d{1,9}) /) || 1 } };
    case 'absent':
      return { code: 'reason.absent', facts: { families: familiesIn(text) } };
    case 'rarity':
      return rarityIn(text);
  }
}

function numberIn(text: string, pattern: RegExp): number {
  return Number(pattern.exec(text)?.[1] ?? 0);
}

function postsIn(text: string): number {
  return text.startsWith('One ') ? 1 : numberIn(text, /^(\d{1,9}) posts /);
}

/** What stands in the last brackets, and how many more there were. */
function listIn(text: string, comma: string): { readonly all: readonly string[]; readonly more: number } {
  const inner = / \(([^()]*)\)\.$/.exec(text)?.[1] ?? '';
  const more = numberIn(inner, comma === '; ' ? /; and (\d{1,9}) more$/ : / and (\d{1,9}) more$/);
  const end = `${comma === '; ' ? ';' : ''} and ${more} more`;
  return { all: (more > 0 ? inner.slice(0, -end.length) : inner).split(comma), more };
}

function namesIn(text: string): Pick<FactsOf<'reason.offer'>, 'names' | 'more'> {
  const { all, more } = listIn(text, ', ');
  return {
    names: all.map((name) => (name.endsWith(' address') ? `${name.slice(0, -' address'.length)}:` : name)),
    more,
  };
}

function proofsIn(text: string): Pick<FactsOf<'reason.hash'>, 'proofs' | 'more'> {
  const { all, more } = listIn(text, '; ');
  return { proofs: all.map((what) => proofIn(what) ?? { list: what, entry: '', distance: 0 }), more };
}

function familiesIn(text: string): FactsOf<'reason.absent'>['families'] {
  const said = text.slice('Not seen: '.length, -1).split(', ');
  return said.flatMap((one) =>
    FAMILIES.filter(
      (family) => englishOf({ code: 'reason.absent', facts: { families: [family] } }) === `Not seen: ${one}.`,
    ),
  );
}

function rarityIn(text: string): Saying | undefined {
  const oneIn = numberIn(text, /about one in (\d{1,15}) are\.$/);
  return EXPLANATIONS.map((innocent): Saying => ({ code: 'reason.rarity', facts: { innocent, oneIn } })).find(
    (one) => englishOf(one) === text,
  );
}
