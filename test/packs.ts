// The lists in `lexicons/`, read as an operator's would be.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Lexicon } from '../vigil/src/core/lexicon.ts';
import { readLexicon } from '../vigil/src/engine/lexicon.ts';

/** A list by its name, such as `stand-in`. Throws for one that is broken. */
export function pack(name: string): Lexicon {
  const file = fileURLToPath(new URL(`../lexicons/${name}.yaml`, import.meta.url));
  const loaded = readLexicon({ name, text: readFileSync(file, 'utf8') }, { today: '2026-11-22' });
  if (!loaded.ok) throw new Error(`lexicons/${name}.yaml cannot be read`);
  return loaded.lexicon;
}
