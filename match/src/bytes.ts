// A compiled list as bytes and back: one buffer of typed arrays behind a small table of contents, so that loading is a view and not a rebuild.

/** The arrays a compiled list is made of, by name. */
export type Sections = Readonly<Record<string, Section>>;
export type Section = Uint8Array | Uint16Array | Int32Array;

const MAGIC = 0x4c474956,
  HEADER_WORDS = 4,
  WORDS_PER_SECTION = 12,
  NAME_UNITS = 18;
const WIDTHS = [1, 2, 4] as const;

/** Rotating, multiplied sum over 32-bit words: finds a damaged file, also one with pages of zeros; it is no signature. */
export function checksum(words: Int32Array, from: number): number {
  let sum = 0x9e3779b9 | 0;
  for (let i = from; i < words.length; i++) sum = Math.imul(((sum << 5) | (sum >>> 27)) ^ (words[i] ?? 0), 0x9e3779b1);
  return sum;
}

/** The same over four sums side by side, none of which waits for the others: a list of 100,000 terms has some twelve million words. */
function wideChecksum(words: Int32Array, from: number): number {
  let one = 0x9e3779b9 | 0,
    two = 0x85ebca6b | 0,
    three = 0xc2b2ae35 | 0,
    four = 0x27d4eb2f | 0,
    i = from;
  for (; i + 3 < words.length; i += 4) {
    one = Math.imul(((one << 5) | (one >>> 27)) ^ (words[i] ?? 0), 0x9e3779b1);
    two = Math.imul(((two << 5) | (two >>> 27)) ^ (words[i + 1] ?? 0), 0x9e3779b1);
    three = Math.imul(((three << 5) | (three >>> 27)) ^ (words[i + 2] ?? 0), 0x9e3779b1);
    four = Math.imul(((four << 5) | (four >>> 27)) ^ (words[i + 3] ?? 0), 0x9e3779b1);
  }
  return checksum(Int32Array.of(one, two, three, four, ...words.subarray(i)), 0);
}

const widthOf = (section: Section): number => section.BYTES_PER_ELEMENT;
const padded = (bytes: number): number => (bytes + 3) & ~3;

/** Packs sections into one buffer. Layout, in 32-bit little-endian words: magic, version, number of sections, checksum of all that follows; then per section its name (18 UTF-16 units), element width, offset and length in elements; then the elements. */
export function pack(sections: Sections, version: number): Uint8Array {
  const entries = Object.entries(sections);
  let offset = (HEADER_WORDS + entries.length * WORDS_PER_SECTION) * 4;
  const total = entries.reduce((sum, [, section]) => sum + padded(section.byteLength), offset);
  const bytes = new Uint8Array(total);
  const words = new Int32Array(bytes.buffer);
  words.set([MAGIC, version, entries.length], 0);
  for (const [index, [name, section]] of entries.entries()) {
    const at = HEADER_WORDS + index * WORDS_PER_SECTION;
    const units = new Uint16Array(bytes.buffer, at * 4, NAME_UNITS);
    for (let i = 0; i < name.length && i < NAME_UNITS; i++) units[i] = name.charCodeAt(i);
    words.set([widthOf(section), offset, section.length], at + 9);
    bytes.set(new Uint8Array(section.buffer, section.byteOffset, section.byteLength), offset);
    offset += padded(section.byteLength);
  }
  words[3] = wideChecksum(words, HEADER_WORDS);
  return bytes;
}

function viewOf(bytes: Uint8Array, width: number, offset: number, length: number): Section | undefined {
  const at = bytes.byteOffset + offset;
  if (length < 0 || offset < 0 || offset + length * width > bytes.byteLength) return undefined;
  if (width === 1) return new Uint8Array(bytes.buffer, at, length);
  if (width === 2) return new Uint16Array(bytes.buffer, at, length);
  return width === 4 ? new Int32Array(bytes.buffer, at, length) : undefined;
}

/** Why bytes cannot be read as a compiled list. */
export interface BytesError extends Error {
  readonly name: 'BytesError';
}
/** Builds the error; its message says what to do. */
export function bytesError(why: string, what: 'compiled list' | 'vocabulary' = 'compiled list'): BytesError {
  const mend = what === 'vocabulary' ? 'Learn it again and save it anew' : 'Compile the list again and save it anew';
  const error = new Error(`These bytes are no ${what}: ${why}. ${mend}.`);
  return Object.assign(error, { name: 'BytesError' as const });
}

/** Opens packed bytes without copying them, unless they lie at an odd place. Throws a `BytesError` when they are damaged, cut, or of another version. */
export function unpack(given: Uint8Array, version: number): Sections {
  // A Buffer's own slice would be a view of the same odd place.
  const bytes = given.byteOffset % 4 === 0 ? given : new Uint8Array(given);
  if (bytes.byteLength < HEADER_WORDS * 4 || bytes.byteLength % 4 !== 0) throw bytesError('they are cut off');
  const words = new Int32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4);
  if (words[0] !== MAGIC) throw bytesError('they do not begin as one');
  if (words[1] !== version) throw bytesError(`they were written by version ${words[1]}, this is version ${version}`);
  if (words[3] !== wideChecksum(words, HEADER_WORDS))
    throw bytesError('the checksum is wrong, they were cut or changed');
  const sections: Record<string, Section> = {};
  for (let s = 0; s < (words[2] ?? 0); s++) {
    const at = HEADER_WORDS + s * WORDS_PER_SECTION;
    const units = new Uint16Array(bytes.buffer, bytes.byteOffset + at * 4, NAME_UNITS);
    let name = '';
    for (const unit of units) if (unit !== 0) name += String.fromCharCode(unit);
    const view = viewOf(bytes, words[at + 9] ?? 0, words[at + 10] ?? 0, words[at + 11] ?? 0);
    if (view === undefined || !WIDTHS.some((w) => w === words[at + 9]))
      throw bytesError(`section ${s + 1} lies outside`);
    sections[name] = view;
  }
  return sections;
}

/** Many strings in one array of UTF-16 units: string i lies at starts[i] to starts[i + 1]. */
export interface Strings {
  readonly starts: Int32Array;
  readonly units: Uint16Array;
}

/** Lays strings flat. */
export function layStrings(texts: readonly string[]): Strings {
  const starts = new Int32Array(texts.length + 1);
  for (let i = 0; i < texts.length; i++) starts[i + 1] = (starts[i] ?? 0) + (texts[i]?.length ?? 0);
  const units = new Uint16Array(starts[texts.length] ?? 0);
  let n = 0;
  for (const text of texts) for (let i = 0; i < text.length; i++) units[n++] = text.charCodeAt(i);
  return { starts, units };
}

/** One of the strings. */
export function stringAt({ starts, units }: Strings, index: number): string {
  return String.fromCharCode(...units.subarray(starts[index] ?? 0, starts[index + 1] ?? 0));
}
