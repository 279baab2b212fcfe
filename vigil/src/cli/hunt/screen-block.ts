// Hunts in one block of lines or one stretch of a file: the sieve clears nearly all of them, the rest is parsed, read by its connector, screened and observed. Runs in a worker thread or, when that failed, in the main one.
import { LIMITS } from '../../connect/limits.ts';
import { type LineFormat, lineReader } from '../../connect/lines.ts';
import type { UserText } from '../../connect/user-text.ts';
import type { Item } from '../../core/item.ts';
import type { Observation } from '../../core/observation.ts';
import type { Policy } from '../../core/policy.ts';
import type { Reading, Unreadable } from '../../core/reading.ts';
import type { CompiledLexicon, PackedLexicon } from '../../engine/lexicon.ts';
import { unpackLexicon } from '../../engine/lexicon.ts';
import { observe } from '../../engine/observe.ts';
import { countObject } from '../../engine/rates/count-object.ts';
import type { Lanes } from '../../engine/rates/keyed-hash.ts';
import { REGISTERS, raise, raising } from '../../engine/rates/sketch.ts';
import { isStrong, ofAuthors, search } from '../../engine/screen.ts';
import { standing } from '../../engine/shadow.ts';
import { sha256 } from '../../store/chain.ts';
import { openSieve, type Sieve } from './sieve.ts';
import { readStretch, type Stretch } from './stretches.ts';

/** What is hunted for, as plain values and bytes. */
export interface Quarry {
  /** The new terms alone: these decide which lines are looked at, and are counted. */
  readonly wanted: PackedLexicon;
  /** The new terms with the words of trade beside them: these judge. */
  readonly judging: PackedLexicon;
  readonly policy: Policy;
  /** Items older than this are passed over; milliseconds since 1970. */
  readonly since: number;
  /** Set to read every line and count what the platform's posts show, as a replay does; nothing is then cleared in its raw bytes. */
  readonly count?: Lanes | undefined;
}

/** A post in which a wanted term stands. No text. */
export interface Hit {
  readonly platform: Item['platform'];
  readonly item: Item['id'];
  readonly account: Item['author'];
  readonly at: number;
  /** Ids of the terms; `strong` ones stand there as listed or disguised, the others only loosely read. */
  readonly strong: readonly string[];
  readonly loose: readonly string[];
}

/** What the engine made of one object. */
export interface Shown {
  readonly observations: readonly Observation[];
  /** Items with observations, by account. */
  readonly items: number;
}

/** What came out of a block or a stretch. */
export interface BlockFindings {
  /** Lines that are not blank. */
  readonly lines: number;
  /** Line ends, for the line numbers of the next one. */
  readonly newlines: number;
  /** Lines that had to be parsed. */
  readonly parsed: number;
  readonly hits: readonly Hit[];
  readonly shown: readonly Shown[];
  /** What the block adds to the counts of the platform, when they are counted. */
  readonly marks: readonly number[];
  /** Lines that could not be read: how many, and the first of them by their place in the block, from 0. */
  readonly bad: number;
  readonly firstBad: readonly { readonly line: number; readonly why: string }[];
}

const BAD_SHOWN = 10;
/** What becomes of a line longer than an object may be. */
export const OVERLONG: Unreadable = { kind: 'unreadable', why: `longer than ${LIMITS.objectBytes} bytes` };
const LINE_FEED = 10;

/** Looks through lines. Not for two things at a time. */
export interface BlockScreen {
  /** A block of whole lines. */
  block(block: Uint8Array): BlockFindings;
  /** The lines of a stretch, which it reads itself. Throws what reading throws. */
  stretch(stretch: Stretch): BlockFindings;
}

/** Looks through one object that was read; undefined when nothing was found. */
export type ReadingScreen = (reading: Reading, marks?: number[]) => Seen | undefined;

/** What was found in one object. */
export interface Seen {
  readonly hits: readonly Hit[];
  readonly shown?: Shown;
}

/** Findings in the making. */
interface Gathering {
  readonly found: {
    lines: number;
    newlines: number;
    parsed: number;
    bad: number;
    readonly hits: Hit[];
    readonly shown: Shown[];
    readonly firstBad: { readonly line: number; readonly why: string }[];
  };
  readonly marks: number[];
}

const startGathering = (): Gathering => ({
  found: { lines: 0, newlines: 0, parsed: 0, bad: 0, hits: [], shown: [], firstBad: [] },
  marks: [],
});

function addBad({ found }: Gathering, line: number, why: string): void {
  found.bad++;
  if (found.firstBad.length < BAD_SHOWN) found.firstBad.push({ line, why });
}

/** Adds what whole lines in bytes[0, length) hold. */
type LineLook = (bytes: Uint8Array, length: number, into: Gathering) => void;

/** Prepares for the lines of a source. */
export function blockScreen(quarry: Quarry, format: LineFormat, userText: UserText): BlockScreen {
  const wanted = unpackLexicon(quarry.wanted);
  const sieve = openSieve(wanted, userText);
  const look = lineLook(quarry, {
    sieve,
    read: lineReader(format),
    screen: readingScreen(quarry, wanted, unpackLexicon(quarry.judging)),
  });
  const registers = new Uint8Array(quarry.count === undefined ? 0 : REGISTERS);
  const finish = ({ found, marks }: Gathering): BlockFindings => {
    const raised = raising(registers, marks);
    raise(registers, raised);
    return { ...found, marks: raised };
  };
  const { intake } = sieve;
  return {
    block(block) {
      const into = startGathering();
      if (block.length <= intake.length) {
        intake.set(block);
        look(intake, block.length, into);
      } else look(block, block.length, into);
      return finish(into);
    },
    stretch(stretch) {
      const into = startGathering();
      const { found } = into;
      readStretch(stretch, {
        room: intake,
        take: (bytes, length) => look(bytes, length, into),
        overlong() {
          found.lines++;
          addBad(into, found.newlines++, OVERLONG.why);
        },
      });
      return finish(into);
    },
  };
}

/** What looks at a line: first in its bytes, then parsed. */
interface LineEyes {
  readonly sieve: Sieve;
  readonly read: ReturnType<typeof lineReader>;
  readonly screen: ReadingScreen;
}

function lineLook(quarry: Quarry, { sieve, read, screen }: LineEyes): LineLook {
  return (given, length, into) => {
    const bytes = Buffer.from(given.buffer, given.byteOffset, length);
    const { found } = into;
    for (let from = 0; from < length; ) {
      const feed = bytes.indexOf(LINE_FEED, from);
      const to = feed < 0 ? length : feed;
      const line = found.newlines;
      if (feed >= 0) found.newlines++;
      const start = from;
      from = to + 1;
      if (isBlank(bytes, start, to)) continue;
      found.lines++;
      if (quarry.count === undefined && !sieve.perhaps(given, start, to)) continue;
      found.parsed++;
      const reading = to - start > LIMITS.objectBytes ? OVERLONG : read(bytes.subarray(start, to));
      if (reading.kind === 'unreadable') {
        addBad(into, line, reading.why);
        continue;
      }
      const seen = screen(reading, into.marks);
      if (seen === undefined) continue;
      found.hits.push(...seen.hits);
      if (seen.shown !== undefined) found.shown.push(seen.shown);
    }
  };
}

/** Prepares for objects that were read already, as those of sources that are not lines. */
export function readingScreen(quarry: Quarry, wanted: CompiledLexicon, judging: CompiledLexicon): ReadingScreen {
  return (reading, marks = []) => {
    if (reading.kind !== 'understood') return undefined;
    const items = reading.items.filter((item) => item.createdAt >= quarry.since);
    const hits = items.flatMap((item) => hitOf(item, wanted) ?? []);
    if (hits.length === 0 && quarry.count === undefined) return undefined;
    const screening = search(items, judging);
    const { all, core } = screening;
    if (quarry.count !== undefined) countObject(marks, items, screening, quarry.count);
    if (core === undefined) return { hits };
    const kept = standing(observe(ofAuthors(items, all, core), quarry.policy, sha256), quarry.policy);
    if (kept.length === 0) return { hits };
    return { hits, shown: { observations: kept.flatMap((one) => one.observations), items: kept.length } };
  };
}

function hitOf(item: Item, wanted: CompiledLexicon): Hit | undefined {
  if (item.text === '') return undefined;
  const found = wanted.find(item.text);
  if (found.length === 0) return undefined;
  const strong = new Set(found.filter(isStrong).map((one) => one.term.id));
  const loose = new Set(found.map((one) => one.term.id).filter((id) => !strong.has(id)));
  const { platform, id, author, createdAt } = item;
  return { platform, item: id, account: author, at: createdAt, strong: [...strong], loose: [...loose] };
}

function isBlank(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if ((bytes[at] ?? 0) > 32) return false;
  return true;
}
