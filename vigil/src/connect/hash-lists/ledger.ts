// A ledger of updates to entries, where the newest wins whatever the order of files and pages: exchanges send windows of time in no order.
import type { HashKind } from '../../../../match/src/hashes/index.ts';
import type { Place, Sheet } from './sheet.ts';
import { addGiven, addProblem } from './sheet.ts';

/** A fingerprint of an entry. */
export interface Print {
  /** Told by the length when undefined. */
  readonly kind: HashKind | undefined;
  readonly value: string;
  readonly place: Place;
  readonly disputed: boolean;
}

/** One state of one entry. */
export interface Update {
  readonly list: string;
  /** What identifies the entry in its list. */
  readonly key: string;
  /** What a reviewer reads. */
  readonly name: string;
  /** Milliseconds since 1970; -Infinity where the exchange does not say. */
  readonly at: number;
  readonly gone: boolean;
  readonly prints: readonly Print[];
}

/** Entries held at once; more would fill the memory. */
const MOST_ENTRIES = 4_000_000;

/** A page of an exchange. `next`: it says that another one follows. */
export interface Page {
  readonly list: string;
  readonly file: string;
  readonly next: boolean;
}

/** The newest update of every entry, and the pages they came on. */
export interface Ledger {
  readonly entries: Map<string, Update>;
  readonly pages: Page[];
}

/** An empty ledger. */
export function newLedger(): Ledger {
  return { entries: new Map(), pages: [] };
}

/** Takes an update unless a newer one is known. At one and the same time the entry that is gone wins, and two that are not are joined. */
export function enter({ entries }: Ledger, update: Update, place: Place, sheet: Sheet): void {
  const key = `${update.list}\u0000${update.key}`;
  const known = entries.get(key);
  if (known === undefined && entries.size >= MOST_ENTRIES) {
    addProblem(
      sheet,
      place,
      `there are more than ${MOST_ENTRIES} entries with a history`,
      'read this file in a run of its own, or write the hashes as CSV',
    );
    return;
  }
  if (known === undefined || update.at > known.at) entries.set(key, update);
  else if (update.at === known.at) entries.set(key, joined(known, update));
}

function joined(one: Update, other: Update): Update {
  if (one.gone || other.gone) return one.gone ? one : other;
  const [first, second] = one.name <= other.name ? [one, other] : [other, one];
  return { ...first, prints: [...first.prints, ...second.prints] };
}

/** Adds what stands in the ledger to the sheet; what is gone is only counted. Tells of lists whose last page is missing. */
export function settle(ledger: Ledger, sheet: Sheet): void {
  for (const list of new Set(ledger.pages.map((page) => page.list))) {
    const pages = ledger.pages.filter((page) => page.list === list);
    const place = { file: pages.at(-1)?.file ?? '', line: 0 };
    if (pages.every((page) => page.next))
      addProblem(
        sheet,
        place,
        'every page names a next one, so the last is missing',
        'fetch the rest of the window and give all pages together',
      );
  }
  // Of two entries with one hash the first gives its name, so their order must not be that of the files.
  const ordered = [...ledger.entries].sort(([one], [other]) => (one < other ? -1 : 1));
  for (const [, { gone, list, name, prints }] of ordered) {
    if (gone) {
      sheet.withdrawn++;
      continue;
    }
    for (const { kind, value, place, disputed } of prints) {
      if (disputed) sheet.disputed++;
      addGiven(sheet, place, { list, kind, value, entry: disputed ? `${name} disputed`.trim() : name });
    }
  }
}
