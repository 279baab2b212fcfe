// Group S: what people do to abbreviations of three or four letters, which no matcher may look for inside other words.
import { fromPool, INVISIBLE, SCRIPT_POOLS } from './characters.ts';
import { familiesOf, mixedCase } from './family.ts';

const between = (sign: string) => (term: string) => [...term].join(sign);

/** The families of group S. `short-plain` is the baseline, so it changes nothing on purpose. */
export const SHORT = familiesOf('S', [
  { id: 'short-plain', change: (term) => term, unfit: () => 'the baseline: as listed' },
  { id: 'short-case', change: (term, random) => (random.chance(0.5) ? term.toUpperCase() : mixedCase(term, random)) },
  {
    id: 'short-script',
    change: (term, random) => fromPool(term, 1, random.pick(SCRIPT_POOLS), random),
  },
  { id: 'short-zero-width', change: (term, random) => [...term].join(random.pick(INVISIBLE)) },
  { id: 'short-dotted', change: between('.') },
  { id: 'short-spaced', change: between(' ') },
  { id: 'short-hyphenated', change: between('-') },
  { id: 'short-slashed', change: between('/') },
]);
