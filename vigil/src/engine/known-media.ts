// Known media: is the hash of an item on a list, or near one? Pure: the lists come in as a snapshot, as the words come in as a compiled lexicon.
import type { HashSnapshot } from '../../../match/src/hashes/index.ts';
import { findHash } from '../../../match/src/hashes/index.ts';
import type { MediaHash } from '../core/item.ts';
import type { Policy } from '../core/policy.ts';

/** Where a hash is listed, with the number of bits that differ (0 for MD5, SHA-1 and SHA-256). */
export interface KnownHash {
  readonly list: string;
  readonly entry: string;
  readonly distance: number;
}

/** Lists of known media, made ready for screening. */
export interface KnownMedia {
  /** Fingerprint of what the lists hold, the same whatever the order of the files. */
  readonly digest: string;
  /** The nearest entry of every list that knows the hash; empty for a hash that says too little to be compared. */
  find(media: MediaHash): readonly KnownHash[];
}

/** Makes lists ready. `digest` is told by whoever read them. */
export function knownMedia(snapshot: HashSnapshot, digest: string, policy: Policy): KnownMedia {
  return {
    digest,
    find({ algorithm, value, quality }) {
      const { matches } = findHash(snapshot, { kind: algorithm, value, quality }, policy.pdq);
      if (matches.length === 0) return [];
      const nearest = new Map<string, KnownHash>();
      for (const { list, entry, distance } of matches)
        if (!nearest.has(list)) nearest.set(list, { list, entry, distance });
      return [...nearest.values()];
    },
  };
}

/** What a reviewer reads as the proof of a known hash. */
export function proofOf({ list, entry, distance }: KnownHash): string {
  return `list ${list}, entry ${entry}, distance ${distance}`;
}
