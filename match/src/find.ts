// Finds the listed terms in a text: a first look that clears almost every text, then the full reading, then the readings that turn the text round.
import { hits } from './candidates.ts';
import { EMBEDDED, OBFUSCATED } from './grade.ts';
import { type Hit, strongest, toMatch, wanted } from './hits.ts';
import { fillBudget } from './lattice.ts';
import type { Matcher } from './matcher.ts';
import { isInCore } from './nearby.ts';
import { readFully } from './read.ts';
import { screen } from './screen.ts';
import { type Turned, turnedReadings } from './turned.ts';
import { type Match, TIERS } from './types.ts';
import { loadUnits, type Units, unitBuffer } from './units.ts';
import type { Vocabulary } from './vocabulary.ts';

const EMPTY: readonly Match[] = Object.freeze([]);
const buffer: Units = unitBuffer();

/** A finding in a turned reading, at its place in the source. */
function turnBack(turned: Turned, hit: Hit): Hit {
  let start = Number.POSITIVE_INFINITY,
    end = 0;
  for (let i = hit.start; i < hit.end; i++) {
    start = Math.min(start, turned.starts[i] ?? 0);
    end = Math.max(end, turned.ends[i] ?? 0);
  }
  const notes = [{ evasion: turned.evasion, sentence: turned.sentence }, ...hit.notes];
  return { ...hit, start, end, tier: Math.max(hit.tier, OBFUSCATED), notes };
}

/** All findings in loaded units, before the weaker of two overlapping ones is dropped. */
export function readAll(matcher: Matcher, text: Units, vocabulary: Vocabulary | undefined): readonly Hit[] {
  hits.length = 0;
  fillBudget(text.length);
  readFully(matcher, text, vocabulary);
  const found = hits.slice();
  for (const parts of turnedReadings(text, found)) {
    fillBudget(text.length);
    for (const turned of parts) {
      hits.length = 0;
      readFully(matcher, turned.text, vocabulary);
      for (const hit of hits) {
        const back = turnBack(turned, hit);
        if (isInCore(turned.part, back.start, back.end)) found.push(back);
      }
    }
  }
  hits.length = 0;
  return found;
}

/** What a caller knows besides the terms. */
export interface FindOptions {
  /** Words of the operator's own honest stream; they are never taken for typing errors. */
  readonly vocabulary?: Vocabulary;
}

/**
 * Finds all terms in a text. Looks at no more than `matcher.maxUnits` UTF-16 units, in time linear in them. The result is ordered by
 * start, then term; of one term's overlapping findings the strongest stays. Clean text returns one shared frozen empty list.
 */
export function find(matcher: Matcher, text: string, options: FindOptions = {}): readonly Match[] {
  const units = screen(matcher, text, options.vocabulary);
  if (units === undefined) return EMPTY;
  const found = strongest(readAll(matcher, units, options.vocabulary));
  return found.length === 0 ? EMPTY : found.map((hit) => toMatch(matcher.ids, hit));
}

const BY_TIER: Readonly<Record<Match['tier'], string>> = {
  exact: 'the listed spelling',
  obfuscated: 'the listed letters, disguised',
  embedded: 'inside a longer word',
  split: 'cut in pieces',
  fuzzy: 'one typing error away from the listed word',
};
/** Says why a match was found, as short sentences for a person. The match must come from `find` on the same text; otherwise the list is empty. */
export function explain(matcher: Matcher, text: string, match: Match): string[] {
  loadUnits(buffer, text, matcher.maxUnits);
  wanted.sentences = true;
  const all = readAll(matcher, buffer, undefined);
  wanted.sentences = false;
  const hit = strongest(all).find(
    (h) => h.term === match.term && h.start === match.start && h.end === match.end && TIERS[h.tier] === match.tier,
  );
  if (hit === undefined) return [];
  const sentences = [...new Set(hit.notes.map((note) => note.sentence))];
  return hit.tier >= EMBEDDED || sentences.length === 0 ? [BY_TIER[match.tier], ...sentences] : sentences;
}
