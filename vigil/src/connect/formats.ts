// The formats Vigil reads, by name: in the order in which they are told apart, and in the order in which they are explained.
import { format as bluesky } from './bluesky/index.ts';
import { format as csv } from './csv/index.ts';
import type { Format } from './format.ts';
import { format as mastodon } from './mastodon/index.ts';
import { SourceError } from './source-error.ts';
import { format as vigil } from './vigil/index.ts';
import { format as xArchive } from './x/archive.ts';
import { format as x } from './x/index.ts';

/** Particular formats before general ones: the first that fits an object is its format. */
export const ALL_FORMATS: readonly Format[] = [bluesky, x, mastodon, xArchive, vigil, csv];

/** What a source without a single object is taken for. */
export const EMPTY_FORMAT: Format = vigil;

/** The formats for `--format`, in the order they are explained. */
export const FORMATS: readonly { readonly name: string; readonly title: string }[] = [
  vigil,
  x,
  xArchive,
  bluesky,
  mastodon,
  csv,
].map(({ name, title }) => ({ name, title }));

/** A format by its name. Throws `SourceError` for a name nobody knows. */
export function formatNamed(name: string): Format {
  const found = ALL_FORMATS.find((format) => format.name === name);
  if (found !== undefined) return found;
  throw new SourceError('There is no such format.', `Use one of: ${FORMATS.map((format) => format.name).join(', ')}.`);
}
