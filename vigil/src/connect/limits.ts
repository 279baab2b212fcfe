// The bounds every source keeps, so that no input of any size or shape can fill the memory or stall the reader.

/** Bounds of reading. All sizes are bytes of the unpacked stream unless said otherwise. */
export interface Limits {
  /** One object (a line, an array element, a CSV record). A longer one goes to the shelf in parts, never held whole. */
  readonly objectBytes: number;
  /** Nesting of one JSON object. Looked at before parsing in objects of `depthCheckedFrom` bytes or more. */
  readonly depth: number;
  /** Objects shorter than this cannot nest deep enough to hurt anything, so they are not scanned twice. */
  readonly depthCheckedFrom: number;
  /** One text, in UTF-16 units. An object with a longer one goes to the shelf. */
  readonly textUnits: number;
  /** Texts in one object. An object with more goes to the shelf. */
  readonly texts: number;
  /** A portion is closed as soon as it holds this many bytes. */
  readonly portionBytes: number;
  /** Objects and shelf parts in one portion. */
  readonly portionObjects: number;
  /** One part of a shelved object. */
  readonly shelfPartBytes: number;
  /** How far into a source is looked to tell its format, or twenty lines, whichever ends first. */
  readonly sampleBytes: number;
}

/** The bounds used unless the caller says otherwise. */
export const LIMITS: Limits = {
  objectBytes: 8 * 1024 * 1024,
  depth: 64,
  depthCheckedFrom: 4096,
  textUnits: 1024 * 1024,
  texts: 10_000,
  portionBytes: 256 * 1024,
  portionObjects: 2000,
  shelfPartBytes: 1024 * 1024,
  sampleBytes: 64 * 1024,
};
