// Reads a lexicon that is a bare list: one term a line. `# ` starts a comment; `#tag` is a tag.
import type { Drafted, RawTerm } from './lexicon-draft.ts';
import { draftOfList } from './lexicon-draft.ts';
import { guessKind, idGiver } from './lexicon-guess.ts';

/** Every line that is not blank and not a comment is a term of family `term`. */
export function draftFromLines(name: string, text: string): Drafted {
  const giveId = idGiver();
  const terms: RawTerm[] = [];
  let line = 0;
  for (const raw of text.split(/\r\n|[\n\r\u2028\u2029]/u)) {
    line += 1;
    const term = raw.trim();
    if (term === '' || term === '#' || /^#\s/u.test(term)) continue;
    const column = raw.length - raw.trimStart().length + 1;
    terms.push({
      place: { line, column },
      value: { id: giveId(term, line), term, family: 'term', kind: guessKind(term) },
    });
  }
  return { ok: true, draft: draftOfList(name, terms) };
}
