// The public face of known media: read hashes into rows, build a snapshot, ask it, keep it as bytes, change it while it is asked.
export { PDQ_RADIUS } from './bands.ts';
export { buildSnapshot, buildSteps, finish } from './build.ts';
export type { HashAnswer, HashMatch, HashPolicy, HashQuery, HashRefusal } from './find.ts';
export { findHash } from './find.ts';
export type { HashKind } from './kinds.ts';
export { digitsOf, HASH_KINDS } from './kinds.ts';
export type { HashSnapshot } from './layout.ts';
export type { LiveHashes } from './live.ts';
export {
  CHANGES_BEFORE_REBUILD,
  findLive,
  listHash,
  openHashes,
  pendingChanges,
  rebuildSteps,
  unlistHash,
} from './live.ts';
export type { HashRows, ListedHash, Listing } from './rows.ts';
export { addHash, LEAST_QUALITY, rowCount, startRows } from './rows.ts';
export { readSnapshot, snapshotBytes } from './stored.ts';
