// Whether example lines hold, by the rule of the loader: a firm finding of the term counts, a loose one does not.
import { isFirm, type TermKind } from '../../../match/src/index.ts';
import type { Term } from '../../../vigil/src/core/lexicon.ts';
import { sayStep } from '../words/say.ts';
import { words } from '../words.ts';
import type { Found, Sought } from './matching.ts';

/** One example line and what came of it. */
export interface ExampleVerdict {
  readonly field: 'matches' | 'ignores';
  readonly line: string;
  readonly holds: boolean;
  /** Why it does not hold, or how the term was read. */
  readonly why: string;
}

const { editor, tiers } = words.lexicon;

/** The verdict on one line, from what was found of its term. */
export function judgeLine(field: ExampleVerdict['field'], line: string, found: readonly Found[]): ExampleVerdict {
  const firm = found.find(({ tier }) => isFirm(tier));
  const loose = found[0];
  if (field === 'ignores') {
    const why = firm === undefined ? '' : [editor.wrong, ...firm.explained.map(sayStep)].join(' · ');
    return { field, line, holds: firm === undefined, why };
  }
  if (firm !== undefined)
    return { field, line, holds: true, why: [tiers[firm.tier] ?? '', ...firm.explained.map(sayStep)].join(' · ') };
  return { field, line, holds: false, why: loose === undefined ? editor.missed : editor.loose };
}

/** A term as the matcher takes it; undefined for expressions, which run on the server. */
export function soughtOf({ id, term, kind }: Pick<Term, 'id' | 'term' | 'kind'>): Sought | undefined {
  return kind === 'regex' || term.trim() === '' ? undefined : { id, text: term, kind: kind as TermKind };
}

const DIGITS: Readonly<Record<string, string>> = { a: '4', e: '3', i: '1', o: '0', s: '5', t: '7' };

/** The term as somebody might write it, to show how far it is read. */
export function disguisesOf(term: string): Readonly<Record<keyof typeof editor.reachLines, string>> {
  const letters = [...term];
  const middle = Math.floor(letters.length / 2);
  return {
    listed: term,
    capitals: term.toUpperCase(),
    digits: letters.map((letter) => DIGITS[letter.toLowerCase()] ?? letter).join(''),
    dots: letters.join('.'),
    inside: `xu${term}xu`,
    cut: `${letters.slice(0, middle).join('')} ${letters.slice(middle).join('')}`,
    letter: [...letters.slice(0, middle), ...letters.slice(middle + 1)].join(''),
  };
}
