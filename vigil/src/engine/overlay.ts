// Lays what people proposed and signed over the lists of the files: terms altered in their place, retired ones left out, added ones in a pack of their own.
import type { Lexicon, Term } from '../core/lexicon.ts';
import { OVERLAY_PACK, type Overlay, type TermChange } from '../core/proposal.ts';

/** The name of a term across lists. */
export function placeOf(pack: string, id: string): string {
  return `${pack}\u0000${id}`;
}

/** The list and the id that a change is about. */
export function aboutOf(change: TermChange): { readonly pack: string; readonly id: string } {
  if (change.kind === 'retire') return { pack: change.pack, id: change.id };
  return { pack: change.kind === 'add' ? OVERLAY_PACK : change.pack, id: change.term.id };
}

/**
 * The lists as they are looked for. A term keeps its place and so its id, and with it what was found before. An altered term
 * that its file no longer holds stays looked for, at the end of its list: a file that shrinks must not silently end it.
 */
export function layOver(packs: readonly Lexicon[], overlay: Overlay): readonly Lexicon[] {
  if (overlay.terms.length + overlay.retired.length === 0) return packs;
  const retired = new Set(overlay.retired.map((one) => placeOf(one.pack, one.id)));
  const altered = new Map(overlay.terms.map(({ pack, term }) => [placeOf(pack, term.id), term]));
  const placed = new Set<string>();
  const laid = packs.map((pack): Lexicon => {
    const terms = pack.terms.flatMap((term): Term[] => {
      const place = placeOf(pack.id, term.id);
      const now = altered.get(place);
      if (retired.has(place) || (now !== undefined && placed.has(place))) return [];
      if (now !== undefined) placed.add(place);
      return [now ?? term];
    });
    return { ...pack, terms };
  });
  const loose = Map.groupBy(
    overlay.terms.filter(({ pack, term }) => !placed.has(placeOf(pack, term.id))),
    ({ pack }) => pack,
  );
  for (const [id, own] of loose) {
    const terms = own.map(({ term }) => term);
    const at = laid.findIndex((pack) => pack.id === id);
    const there = laid[at];
    if (there === undefined) laid.push(packOf(id, terms, overlay.version));
    else laid[at] = { ...there, terms: [...there.terms, ...terms] };
  }
  return laid.filter(({ terms }) => terms.length > 0);
}

function packOf(id: string, terms: readonly Term[], version: number): Lexicon {
  const title = id === OVERLAY_PACK ? 'Added in the console' : id;
  const about = { format: 1, id, title, version: String(version), licence: 'private list', standIn: false } as const;
  return { ...about, terms: [...terms] };
}

/** The overlay after some changes, under the next version. Later changes of a term take the place of earlier ones. */
export function changed(overlay: Overlay, changes: readonly TermChange[]): Overlay {
  const terms = new Map(overlay.terms.map((one) => [placeOf(one.pack, one.term.id), one]));
  const retired = new Map(overlay.retired.map((one) => [placeOf(one.pack, one.id), one]));
  for (const change of changes) {
    const { pack, id } = aboutOf(change);
    const place = placeOf(pack, id);
    if (change.kind === 'retire') {
      terms.delete(place);
      // A term that no file holds is gone when the overlay no longer adds it.
      if (pack !== OVERLAY_PACK) retired.set(place, { pack, id });
    } else {
      retired.delete(place);
      terms.set(place, { pack, term: change.term });
    }
  }
  return { version: overlay.version + 1, terms: [...terms.values()], retired: [...retired.values()] };
}

/** One term before and after. `fields` are those that differ. */
export interface TermDifference {
  readonly pack: string;
  readonly id: string;
  readonly before: Term | undefined;
  readonly after: Term | undefined;
  readonly fields: readonly string[];
}

/** What differs between two overlays over the same lists, by list and id. */
export function differences(packs: readonly Lexicon[], from: Overlay, to: Overlay): readonly TermDifference[] {
  const before = termsByPlace(layOver(packs, from));
  const after = termsByPlace(layOver(packs, to));
  const places = new Set([...touched(from), ...touched(to)]);
  return [...places].sort().flatMap((place): TermDifference[] => {
    const [pack = '', id = ''] = place.split('\u0000');
    const [was, is] = [before.get(place), after.get(place)];
    const fields = fieldsThatDiffer(was, is);
    return fields.length === 0 ? [] : [{ pack, id, before: was, after: is, fields }];
  });
}

/** The terms of lists by list and id; the first of twins. */
export function termsByPlace(packs: readonly Lexicon[]): ReadonlyMap<string, Term> {
  const found = new Map<string, Term>();
  for (const pack of packs)
    for (const term of pack.terms) {
      const place = placeOf(pack.id, term.id);
      if (!found.has(place)) found.set(place, term);
    }
  return found;
}

function touched(overlay: Overlay): readonly string[] {
  return [
    ...overlay.terms.map(({ pack, term }) => placeOf(pack, term.id)),
    ...overlay.retired.map(({ pack, id }) => placeOf(pack, id)),
  ];
}

/** The fields in which two terms differ; all of the one that is there when the other is not. */
export function fieldsThatDiffer(was: Term | undefined, is: Term | undefined): readonly string[] {
  const keys = new Set([...Object.keys(was ?? {}), ...Object.keys(is ?? {})]) as Set<keyof Term>;
  return [...keys].filter((key) => JSON.stringify(was?.[key]) !== JSON.stringify(is?.[key]));
}
