// What would another list find in what is kept? Puts the kept texts of an account together as they came, screens them anew, and counts what the new terms would touch.
import type { Item } from '../core/item.ts';
import type { Term } from '../core/lexicon.ts';
import type { Observation } from '../core/observation.ts';
import type { Rules } from './flow.ts';
import { observe, QUOTED_SHARE } from './observe.ts';
import { ofAuthors, search } from './screen.ts';
import { standing } from './shadow.ts';

/** One text on file: an item as it stood at one time, with what was seen in it then. */
export interface KeptText {
  readonly item: Item;
  readonly observations: readonly Observation[];
}

/**
 * Screens the kept texts of one account with other words. Texts of one time belong to one object: a post and the profile beside it.
 * Known media is not a matter of words: what was seen of it stays, and keeps the object beside it. A learned opinion of a text stays with the text.
 */
export function screenAgain(texts: readonly KeptText[], rules: Rules): readonly Observation[] {
  const objects = new Map<number, KeptText[]>();
  for (const text of texts) {
    const beside = objects.get(text.item.createdAt);
    if (beside === undefined) objects.set(text.item.createdAt, [text]);
    else beside.push(text);
  }
  return [...objects.values()].flatMap((object) => {
    object.sort((a, b) => orderOf(a.item) - orderOf(b.item) || (a.item.id < b.item.id ? -1 : 1));
    const media = object.flatMap(({ observations }) =>
      observations.filter((one) => one.signal === 'media.known-hash').map((one) => reweighed(one, rules)),
    );
    const items = object.map(({ item }) => item);
    const { all, core } = search(items, rules.lexicon);
    if (core === undefined && media.length === 0) return [];
    const authors = media.length > 0 ? new Set(items.map(({ author }) => author)) : core;
    const seen = observe(ofAuthors(items, all, authors ?? new Set()), rules.policy, rules.sha256);
    const kept = media.length === 0 ? standing(seen, rules.policy) : seen;
    const stay = new Set(kept.map(({ item }) => item));
    const opinions = object
      .filter(({ item }) => stay.has(item))
      .flatMap(({ observations }) => observations.filter((one) => one.signal === 'classifier.text'));
    return [...media, ...opinions, ...kept.flatMap((one) => one.observations)];
  });
}

/** A profile is read from its name on, as connectors hand it over. */
function orderOf({ id }: Item): number {
  return id.endsWith('/displayName') ? 0 : 1;
}

function reweighed(one: Observation, { policy }: Rules): Observation {
  return { ...one, bits: policy.weights[one.signal] * (one.selfAuthored ? 1 : QUOTED_SHARE) };
}

/** The ids of terms that are not in the list in force, or stand there otherwise. */
export function newTerms(tried: readonly Term[], inForce: readonly Term[]): ReadonlySet<string> {
  const known = new Map(inForce.map((term) => [term.id, essence(term)]));
  return new Set(tried.filter((term) => known.get(term.id) !== essence(term)).map((term) => term.id));
}

/** The ids of terms that are in force and no longer in the list that is tried. */
export function removedTerms(tried: readonly Term[], inForce: readonly Term[]): ReadonlySet<string> {
  const kept = new Set(tried.map((term) => term.id));
  return new Set(inForce.map((term) => term.id).filter((id) => !kept.has(id)));
}

/** What of a term changes what it finds or what that is worth; its examples do not. */
function essence({ matches: _matches, ignores: _ignores, ...term }: Term): string {
  return JSON.stringify(Object.entries(term).sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** What a term would touch: items in which it would be seen and kept, and their accounts. */
export interface Touch {
  posts: number;
  accounts: number;
}

/** Adds what the new terms would touch of one account. */
export function addTouches(
  touches: Map<string, Touch>,
  observations: readonly Observation[],
  terms: ReadonlySet<string>,
): void {
  const items = new Map<string, Set<string>>();
  for (const { what, item, signal } of observations) {
    if (!terms.has(what) || signal === 'joint.offer') continue;
    const seen = items.get(what);
    if (seen === undefined) items.set(what, new Set([item]));
    else seen.add(item);
  }
  for (const [term, { size }] of items) {
    const touch = touches.get(term) ?? { posts: 0, accounts: 0 };
    touches.set(term, { posts: touch.posts + size, accounts: touch.accounts + 1 });
  }
}
