// What readers of hash lists fill: the hashes, what was refused and why, and every line that could not be read, with what to do about it.
import type { HashKind, HashRows } from '../../../../match/src/hashes/index.ts';
import { addHash, digitsOf, startRows } from '../../../../match/src/hashes/index.ts';

/** A line that could not be read. Never quotes the line. */
export interface ListProblem {
  readonly file: string;
  /** From 1; 0 when the whole file is meant. */
  readonly line: number;
  readonly why: string;
  readonly mend: string;
}

/** Problems kept a file; those beyond are counted. */
export const PROBLEM_LIMIT = 1_000;
/** UTF-16 units of an entry's name that reach a reviewer. */
const ENTRY_UNITS = 200;

/** How many hashes of one kind were read and refused. */
export interface KindCount {
  taken: number;
  lowInformation: number;
  lowQuality: number;
}

/** Everything read so far, over all files. */
export interface Sheet {
  readonly rows: HashRows;
  readonly problems: ListProblem[];
  /** Problems beyond the limit. */
  further: number;
  readonly counts: Readonly<Record<HashKind, KindCount>>;
  /** Fingerprints of kinds that Vigil does not compare, by the list's own word. */
  readonly otherKinds: Map<string, number>;
  /** Entries that the list says are withdrawn or deleted. */
  withdrawn: number;
  /** Hashes that some member disputes. They are compared, and their entry says so. */
  disputed: number;
  /** 64 digits without a kind, taken as SHA-256 and as PDQ. */
  ambiguous: number;
}

/** Where a hash stands. */
export interface Place {
  readonly file: string;
  readonly line: number;
}

/** A hash as a list gives it. Without a kind, its length decides. */
export interface GivenHash {
  readonly list: string;
  readonly kind: HashKind | undefined;
  readonly value: string;
  readonly entry?: string | undefined;
  readonly quality?: number | undefined;
}

/** An empty sheet. */
export function newSheet(): Sheet {
  const none = (): KindCount => ({ taken: 0, lowInformation: 0, lowQuality: 0 });
  return {
    rows: startRows(),
    problems: [],
    further: 0,
    counts: { md5: none(), sha1: none(), sha256: none(), pdq: none() },
    otherKinds: new Map(),
    withdrawn: 0,
    disputed: 0,
    ambiguous: 0,
  };
}

/** Writes a problem down. */
export function addProblem(sheet: Sheet, { file, line }: Place, why: string, mend: string): void {
  if (sheet.problems.length < PROBLEM_LIMIT) sheet.problems.push({ file, line, why, mend });
  else sheet.further++;
}

/** Counts a fingerprint of a kind that is not compared. */
export function addOtherKind(sheet: Sheet, name: string): void {
  const word = plain(name).slice(0, 40).toLowerCase();
  const known = sheet.otherKinds.has(word) || sheet.otherKinds.size < 100;
  sheet.otherKinds.set(known ? word : 'other', (sheet.otherKinds.get(known ? word : 'other') ?? 0) + 1);
}

/** Takes a hash, counts it as refused, or writes down why it is none. 64 digits without a kind are taken both as SHA-256 and as PDQ: neither is ever near the other by chance. */
export function addGiven(sheet: Sheet, place: Place, given: GivenHash): void {
  const value = given.value.trim();
  const kinds = given.kind === undefined ? kindsOfLength(value.length) : [given.kind];
  const entry = given.entry === undefined || given.entry === '' ? undefined : plain(given.entry).slice(0, ENTRY_UNITS);
  const hash = { list: plain(given.list), value, entry, quality: given.quality };
  for (const kind of kinds) {
    const listing = addHash(sheet.rows, { ...hash, kind });
    if (listing.taken) sheet.counts[kind].taken++;
    else if (listing.because === 'low-information') sheet.counts[kind].lowInformation++;
    else if (listing.because === 'low-quality') sheet.counts[kind].lowQuality++;
    else {
      addUnread(sheet, place, value, given.kind);
      return;
    }
  }
  if (kinds.length === 0) addUnread(sheet, place, value, undefined);
  if (kinds.length > 1) sheet.ambiguous++;
}

function addUnread(sheet: Sheet, place: Place, value: string, kind: HashKind | undefined): void {
  if (kind !== undefined && /^[0-9a-f]+$/i.test(value))
    addProblem(sheet, place, `this is no ${kind}`, `give ${digitsOf(kind)} hexadecimal digits, or correct the kind`);
  else addProblem(sheet, place, 'this is no hash', 'give hexadecimal digits: MD5 has 32, SHA-1 40, SHA-256 and PDQ 64');
}

function kindsOfLength(digits: number): readonly HashKind[] {
  if (digits === 32) return ['md5'];
  if (digits === 40) return ['sha1'];
  return digits === 64 ? ['sha256', 'pdq'] : [];
}

/** The kind that a list calls by any of its usual names, such as `HASH_PDQ`, `ImagePDQ`, `video_md5`, `vmd5`, `SHA-256`. */
export function kindNamed(name: string): HashKind | undefined {
  const known = named.get(name);
  if (known !== undefined || named.has(name)) return known;
  const kind = kindOfWord(name);
  if (named.size < NAMES_REMEMBERED) named.set(name, kind);
  return kind;
}

/** A table says the same kind a million times; few different names are remembered, so that no input fills the memory. */
const named = new Map<string, HashKind | undefined>();
const NAMES_REMEMBERED = 100;

function kindOfWord(name: string): HashKind | undefined {
  const word = name
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .replace(/^(?:raw|media|file)?(?:hash)?(?:image|photo|video|v(?=md5))?/, '')
    .replace(/(?:hash|sum)$/, '');
  return word === 'md5' || word === 'sha1' || word === 'sha256' || word === 'pdq' ? word : undefined;
}

/** The kind a file's name tells, such as `known-pdq.txt`. */
export function kindOfFileName(file: string): HashKind | undefined {
  const words = (file.split(/[\\/]/).at(-1) ?? '').split(/[^a-z0-9]+/i);
  const kinds = new Set(words.map(kindNamed).filter((kind) => kind !== undefined));
  return kinds.size === 1 ? [...kinds][0] : undefined;
}

/** A name that no terminal, database or reader trips over. */
export function plain(text: string): string {
  if (/^[!-~]+$/.test(text)) return text;
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}]/gu, '\uFFFD')
    .trim();
}
