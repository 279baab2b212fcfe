// Where things lie in the one memory that the raw scanner and the first look share, in bytes. The listings are written with these numbers.
import { CLASSES, POINTS } from '../tables.ts';

/** The most units of a text that the kernel reads; longer ones take the plain form. */
export const KERNEL_UNITS = 65_536;
/** The most one-letter words in a row that are kept; so many in a row are left to the full reading. */
export const MOST_SINGLES = 32;
/** Letters for which the power of the word hash is kept. */
export const MOST_POWERS = 192;
const TEXT = 0x2080,
  LINE = TEXT + KERNEL_UNITS * 2 + 0x80,
  LINE_BYTES = 0x40000,
  INTAKE = LINE + LINE_BYTES + 0x80,
  INTAKE_BYTES = 0x100000,
  /** Behind the intake there is room for what is read past its end, as behind a text. */
  KEPT = INTAKE + INTAKE_BYTES + 0x80,
  LETTERS = KEPT + KERNEL_UNITS * 2 + 0x80,
  SPOKEN = LETTERS + KERNEL_UNITS + 0x80,
  SPEECH_AT = SPOKEN + KERNEL_UNITS * 2 + 0x80,
  SOUNDS = SPEECH_AT + 0x20000,
  HEADS = SOUNDS + 0x1000,
  /** The parts of the first look begin on a page of their own. */
  LOOK = (HEADS + 0x100 + 0xffff) & ~0xffff,
  SEEN_BYTES = 0x2000,
  FLAGS = LOOK + SEEN_BYTES + 0x2000 + POINTS * 2,
  CLASSES_AT = FLAGS + POINTS * 2,
  PAIRS = CLASSES_AT + POINTS * 4;

/** Places of the raw scanner. */
export const SCAN = {
  /** What the character after a backslash stands for, and the values of hexadecimal digits: 256 bytes each. */
  short: 0x000,
  hex: 0x100,
  /** The key set's own tables, and its keys in cells of 64 bytes. */
  slots: 0x200,
  next: 0x300,
  escapedLengths: 0x400,
  lengths: 0x600,
  /** Open lists, pairs of depth and key. */
  lists: 0x700,
  cells: 0x1000,
  /** A line copied in, and the intake; after each there is room for the 64 bytes that may be read past the end. */
  line: LINE,
  lineBytes: LINE_BYTES,
  intake: INTAKE,
  intakeBytes: INTAKE_BYTES,
} as const;

/** Places of the first look. What depends on the size of the list follows behind `rows`. */
export const LAYOUT = {
  /** The units of the text, with room for the last sixteen to be written past the end; a space stands before it. */
  text: TEXT,
  /** The text as it was, while another reading of it lies there. */
  kept: KEPT,
  /** For the typo tier: classes of the text's letters and what they are spoken as, what each unit is spoken as, and the sounds of that. */
  letters: LETTERS,
  spoken: SPOKEN,
  speech: SPEECH_AT,
  sounds: SOUNDS,
  /** Hashes of the beginnings of a word, and the two words before the newest. */
  heads: HEADS,
  trail: HEADS + 0x80,
  /** The word being read, seven 32-bit numbers in the order of `MetWord`; its places are in bytes of text. */
  word: LOOK,
  /** The length of the text, or -1 once the host has seen it. */
  unseen: LOOK + 0x20,
  /** The length of the text. */
  length: LOOK + 0x24,
  /** One-letter words in a row, a byte each. */
  singles: LOOK + 0x40,
  /** 1 for each key, by its index, whose strings are HTML. */
  html: LOOK + 0x100,
  /** By class, 32 bits each: the classes that may follow it behind an at sign read as a, so that a listed term could begin. */
  begins: LOOK + 0x180,
  /** Powers of the base of the word hash. */
  powers: LOOK + 0x200,
  /** A byte for each sum of codes that a stretch can have, without and with touching signs: whether it may be odd. */
  oddness: LOOK + 0x1000,
  oddnessBytes: 0x1000,
  /** Places and states that the walk of a stretch has been at: three 32-bit numbers each. */
  seen: LOOK + 0x2000,
  /** By code point: the code, what it is as a cell and beside a sign, and the classes of the letters it may be read as. */
  codes: LOOK + SEEN_BYTES + 0x2000,
  flags: FLAGS,
  classes: CLASSES_AT,
  /** Two units of ASCII: a byte by the first for its row, a byte in that row by the second for its number, and by that number the classes of the letters drawn by shapes that begin so, with the highest bit where some go on. */
  pairRows: PAIRS,
  pairMasks: PAIRS + 0x80,
  pairs: PAIRS + 0x480,
  rows: PAIRS + 0x480 + 128 * 128,
} as const;

/** Where the look stands between two runs of its inner loop, 32-bit numbers. Those of the word lie where the host reads them. */
export const FRAME = {
  from: LOOK,
  to: LOOK + 4,
  hash: LOOK + 8,
  /** Letters of the word so far, repeats left out. */
  letters: LOOK + 12,
  one: LOOK + 16,
  oneLetters: LOOK + 20,
  two: LOOK + 24,
  /** The place of the unit to be read next. */
  at: LOOK + 0x80,
  /** The class of the letter before in the word; 0 at its beginning. */
  prev: LOOK + 0x84,
  row: LOOK + 0x88,
  /** All codes of the stretch, joined, though not the classes of each letter; where it began; what its signs did, as `run-listing.ts` marks it. */
  chunk: LOOK + 0x8c,
  chunkStart: LOOK + 0x90,
  marks: LOOK + 0x94,
  /** The state, when it has no row. */
  deep: LOOK + 0x98,
  singles: LOOK + 0xa0,
  touched: LOOK + 0xa4,
  /** Of the list, and the same for all texts: states with a row, where states are described, and the filters of words and of words of phrases. */
  dense: LOOK + 0xa8,
  nodes: LOOK + 0xac,
  bits: LOOK + 0xb0,
  shift: LOOK + 0xb4,
  phraseBits: LOOK + 0xb8,
  phraseShift: LOOK + 0xbc,
  /** The table of the typo tier; 0 when only the host has it. */
  fuzzyBits: LOOK + 0xc0,
  fuzzyShift: LOOK + 0xc4,
  fuzzyKeys: LOOK + 0xc8,
  fuzzyMask: LOOK + 0xcc,
  /** The table of words, the most units that are read, and whether there is a typo tier. */
  keys: LOOK + 0xd0,
  mask: LOOK + 0xd4,
  most: LOOK + 0xd8,
  fuzzy: LOOK + 0xdc,
} as const;

/** Added to a cell's flags in the kernel: it counts as a letter beside a sign; it is a sign itself; only the host can read it; several such may draw a letter; the host judges it. */
export const BESIDE_LETTER = 1 << 10,
  BESIDE_SIGN = 1 << 11,
  HOST_READS = 1 << 12,
  DRAWS = 1 << 13,
  ASKS = 1 << 14;
/** How many places and states are remembered. */
export const SEEN: number = 2 ** Math.floor(Math.log2(SEEN_BYTES / 12));
/** A pair of units with which longer shapes begin too. */
export const GOES_ON = -0x80000000;
/** A row holds by class the number of the next state's row in 16 bits; this and more where the step is no plain one: to a state without a row, or that reports. The row behind the last is that of all states without one. */
export const ROW_SHIFT = Math.log2(CLASSES * 2),
  SLOW = 0x8000;
/** A state: where its children begin, with the highest bit for one that reports and the next for one with which a pattern ends; the next shorter state, with the class of its own letter above; its children's classes as bits. */
export const NODE_BYTES = 12;
export const ENDS_ANY = -0x80000000,
  ENDS = 0x40000000,
  FIRST_CHILD = 0x3fffffff,
  OWN_CLASS_SHIFT = 26;
/** The lowest bit of a code that the table of oddness tells apart. */
export const ODDNESS_SHIFT = 5;
/** Answers of `look`: something may be listed; a sign touched letters; the text may read otherwise when it is turned round, or decoded. */
export const MAY = 1,
  TOUCHED = 2,
  TURNED = 4,
  CODED = 8,
  /** Answers of `judge` and `read`: the typo tier may find something; the text is longer than the kernel reads. */
  TYPO = 16,
  TOO_LONG = 32;
