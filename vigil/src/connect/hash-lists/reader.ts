// What every reader of a list format gets and gives back.
import type { Ledger } from './ledger.ts';
import type { Sheet } from './sheet.ts';

/** A file to be read. `list` is the name that its hashes get unless the file gives another. */
export interface ListInput {
  readonly file: string;
  readonly list: string;
  /** The beginning of the text, for telling how it is written. */
  readonly head: string;
  readonly bytes: AsyncIterable<Uint8Array>;
  readonly sheet: Sheet;
  readonly ledger: Ledger;
}

/** Reads one file into the sheet, or into the ledger where entries have a history. Trouble becomes a problem on the sheet; only the failing of the disk is thrown. */
export type ListReader = (input: ListInput) => Promise<void>;
