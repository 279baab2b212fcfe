// The audit log is a chain: each AuditEntry carries the hash of the one before, so a line that is changed, dropped or moved shows.

/** Who did what to which subject. `detail` holds ids and counts, never post text. */
export interface AuditEntry {
  /** 1, 2, 3 … without gaps. */
  readonly seq: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly actor: string;
  readonly act: string;
  readonly subject: string;
  readonly detail: Readonly<Record<string, string | number>>;
  /** SHA-256 of the entry before, hexadecimal; 64 zeros for the first. */
  readonly previous: string;
  /** SHA-256 over `previous` and the canonical bytes of this entry. */
  readonly hash: string;
}

/** An entry before it has its place in the chain. */
export type AuditLine = Omit<AuditEntry, 'seq' | 'previous' | 'hash'>;

export const GENESIS = '0'.repeat(64);

/** The exact text that is hashed: one JSON array, keys of `detail` sorted, so any program can recompute it. */
export function canonical(entry: Omit<AuditEntry, 'hash'>): string {
  const detail = Object.keys(entry.detail)
    .sort()
    .map((key) => [key, entry.detail[key]]);
  return JSON.stringify([entry.seq, entry.at, entry.actor, entry.act, entry.subject, detail, entry.previous]);
}

/** Places a line after the last entry. `sha256` maps a text to lower-case hexadecimal. */
export function chain(
  line: AuditLine,
  last: Pick<AuditEntry, 'seq' | 'hash'>,
  sha256: (text: string) => string,
): AuditEntry {
  const entry = { ...line, seq: last.seq + 1, previous: last.hash };
  return { ...entry, hash: sha256(canonical(entry)) };
}

/** What a check of a chain found: how many entries hold, and the first that does not. */
export type ChainCheck =
  | { readonly ok: true; readonly entries: number; readonly last: string }
  | { readonly ok: false; readonly seq: number; readonly why: string };

/** Checks the next entry against the one before; returns why it does not follow, or undefined. */
export function breakAt(
  entry: AuditEntry,
  last: Pick<AuditEntry, 'seq' | 'hash'>,
  sha256: (text: string) => string,
): string | undefined {
  if (entry.seq !== last.seq + 1) return `entry ${last.seq + 1} is missing`;
  if (entry.previous !== last.hash) return `entry ${entry.seq} does not follow the one before it`;
  if (entry.hash !== sha256(canonical(entry))) return `entry ${entry.seq} was changed after it was written`;
  return undefined;
}
