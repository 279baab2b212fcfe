// Opens the fast form of the first look for a compiled list where the runtime has WebAssembly; elsewhere the plain form serves, with the same answers.
import { type MetWord, singlesMatter, stateMatters, stretchMatters, wordMatters } from '../doubts.ts';
import { findFuzzy } from '../fuzzy.ts';
import { fillBudget } from '../lattice.ts';
import { entityAt } from '../markup.ts';
import type { Matcher } from '../matcher.ts';
import { oddCode } from '../odd.ts';
import { turnedMatters } from '../otherwise.ts';
import { assemble } from '../raw/assemble.ts';
import { MAX_KEYS } from '../raw/keys.ts';
import { copyUnits, loadUnits, type Units, unitBuffer } from '../units.ts';
import type { Vocabulary } from '../vocabulary.ts';
import { KERNEL_UNITS, LAYOUT, MOST_SINGLES, TOO_LONG } from './layout.ts';
import { kernelListing } from './listing.ts';
import { placesFor, writeTables } from './tables.ts';
import { freshMemory, type Memory, type WebAssemblyParts, wasm } from './wasm.ts';

interface Exports {
  readonly look: (length: number, signs: number) => number;
  readonly judge: (length: number) => number;
  readonly visit: (key: number, length: number) => number;
  readonly read?: (text: string, length: number) => number;
}

/** The fast first look for one compiled list. One text at a time. */
export interface Kernel {
  readonly memory: Memory;
  /** The text lies here. */
  readonly text: Units;
  /**
   * Puts the first `limit` units of a text there and judges them: `MAY` when they may hold a listed term, else `TYPO` when `findFuzzy` must tell and `TURNED`
   * when `turned` must; `TOO_LONG` when there is no room for so many.
   */
  readonly read: (text: string, limit: number) => number;
  /** Puts units there that lie elsewhere, at most `KERNEL_UNITS`, and judges them. */
  readonly take: (from: Units) => number;
  /** Looks at the text once, as `look` of the plain form does: `MAY`, `TOUCHED`, `TURNED` and `CODED`, joined. */
  readonly look: (signs: boolean) => number;
  /** Whether the text of so many units, which lies there as the string of a key, may hold a listed term. For a raw scanner in the same memory. */
  readonly visit: (key: number, length: number) => number;
  /** Whether the text there may hold a listed term when it is decoded or turned round. */
  readonly turned: (vocabulary: Vocabulary | undefined) => boolean;
  /** 1 for each key, by its index, whose strings are HTML. */
  readonly html: Uint8Array;
  /** Words that are no typing errors to `visit`. */
  vocabulary: Vocabulary | undefined;
  /** What `visit` asks last about a text that may hold a listed term and is no HTML: whether it does. */
  confirms: (text: Units) => boolean;
}

/** With so many times as many states as rows, walks often leave the rows. */
const DEEP = 4;
const isDeep = ({ automaton }: Matcher): boolean => automaton.fail.length >= automaton.denseStates * DEEP;

/** Modules assembled so far: for lists whose walks seldom leave the rows, and for the others. */
const opened: { plain: object | undefined; deep: object | undefined } = { plain: undefined, deep: undefined };
/** Whether this runtime's strings can be read from WebAssembly; engines without that would ask for it as an import. */
let copies = true;
/** The assembled module. */
const moduleFor = (parts: WebAssemblyParts, deep: boolean): object =>
  new parts.Module(assemble(kernelListing({ copies, deep })), { builtins: ['js-string'] });

const asNumber = (answer: boolean): number => (answer ? 1 : 0);

/** What the host is asked with. */
type Asked = Pick<Kernel, 'text' | 'vocabulary' | 'turned' | 'confirms'>;
/** What the kernel asks about a matcher and the text in its memory. */
function hostFor(matcher: Matcher, { buffer }: Memory, kernel: Asked): object {
  const { text } = kernel;
  const { units } = text;
  const lengths = new Int32Array(buffer, LAYOUT.length, 1);
  const { codes } = matcher;
  const asSeparators = { codes, units, length: 0, signs: false },
    asLetters = { codes, units, length: 0, signs: true };
  const word: MetWord = { from: 0, to: 0, hash: 0, letters: 0, one: 0, oneLetters: 0, two: 0 };
  const met = new Int32Array(buffer, LAYOUT.word, 7),
    unseen = new Int32Array(buffer, LAYOUT.unseen, 1),
    singles = new Uint8Array(buffer, LAYOUT.singles, MOST_SINGLES);
  return {
    state: (state: number, at: number, signs: number) => {
      const glance = signs === 0 ? asSeparators : asLetters;
      glance.length = lengths[0] ?? 0;
      return asNumber(stateMatters(matcher, glance, state, at));
    },
    odd: (at: number, signs: number) => oddCode(matcher, units, at, signs !== 0),
    word: () => {
      [word.from = 0, word.to = 0, word.hash = 0, word.letters = 0, word.one = 0, word.oneLetters = 0, word.two = 0] =
        met;
      word.from >>= 1;
      word.to >>= 1;
      return asNumber(wordMatters(matcher, units, word));
    },
    single: (count: number) => asNumber(singlesMatter(matcher, singles, count)),
    stretch: (from: number, end: number) => {
      const [length = -1] = unseen;
      if (length >= 0) {
        text.length = length;
        fillBudget(length);
        unseen[0] = -1;
      }
      return asNumber(stretchMatters(matcher, text, from, end));
    },
    entity: (at: number, length: number) => {
      text.length = length;
      return entityAt(text, at);
    },
    typo: (length: number) => {
      text.length = length;
      return asNumber(findFuzzy({ matcher, units: text, vocabulary: kernel.vocabulary, hits: undefined }));
    },
    turned: (length: number) => {
      text.length = length;
      return asNumber(kernel.turned(kernel.vocabulary));
    },
    confirm: (length: number) => {
      text.length = length;
      return asNumber(kernel.confirms(text));
    },
  };
}

function instantiate(parts: WebAssemblyParts, host: object, deep: boolean): Exports {
  const form = deep ? 'deep' : 'plain';
  const ran = opened[form] !== undefined;
  const open = (): Exports => {
    opened[form] ??= moduleFor(parts, deep);
    return new parts.Instance(opened[form], { host }).exports as Exports;
  };
  try {
    return open();
  } catch (cause) {
    if (ran || !copies) throw cause;
    // This runtime's strings cannot be read from WebAssembly; they are copied in by the plain loop.
    copies = false;
    opened[form] = undefined;
    return open();
  }
}
/** How the kernel looks at the other readings of the text that lies there, which lies there again when one of them matters. */
function turnedBy(matcher: Matcher, text: Units, look: Exports['look']): Kernel['turned'] {
  const kept = unitBuffer();
  const lookAt = (other: Units, signs: boolean): number => {
    copyUnits(text, other);
    return look(other.length, asNumber(signs));
  };
  return (vocabulary) => {
    copyUnits(kept, text);
    const found = turnedMatters({ matcher, vocabulary, lookAt }, kept);
    if (found) copyUnits(text, kept);
    return found;
  };
}

function kernelIn(parts: WebAssemblyParts, matcher: Matcher): Kernel {
  const places = placesFor(matcher);
  const memory = freshMemory(parts, places.end);
  writeTables(memory.buffer, matcher, places);
  const text: Units = { units: new Uint16Array(memory.buffer, LAYOUT.text, KERNEL_UNITS + 32), length: 0 };
  const asked = { text, vocabulary: undefined, turned: (): boolean => true, confirms: (): boolean => true };
  const host = hostFor(matcher, memory, asked);
  const { look, judge, visit, read } = instantiate(parts, { ...host, memory }, isDeep(matcher));
  const judged = (): number => judge(text.length);
  const lengths = new Int32Array(memory.buffer, LAYOUT.length, 1);
  const readHere = (from: string, limit: number): number => {
    if (read === undefined) {
      if (Math.min(from.length, limit) > KERNEL_UNITS) return TOO_LONG;
      loadUnits(text, from, limit);
      return judged();
    }
    const found = read(from, limit);
    if (found !== 0) text.length = lengths[0] ?? 0;
    return found;
  };
  return Object.assign(asked, {
    memory,
    read: readHere,
    take: (from: Units): number => {
      copyUnits(text, from);
      return judged();
    },
    turned: turnedBy(matcher, text, look),
    look: (signs: boolean): number => look(text.length, asNumber(signs)),
    visit,
    html: new Uint8Array(memory.buffer, LAYOUT.html, MAX_KEYS),
  });
}

/** The kernel for a list, or `undefined` where the runtime has no WebAssembly, forbids it or has no memory left for it. */
export function openKernel(matcher: Matcher): Kernel | undefined {
  const parts = wasm();
  if (parts === undefined) return undefined;
  try {
    return kernelIn(parts, matcher);
  } catch {
    // Rules of a page may forbid it, or no room is left for another memory: the plain form serves.
    return undefined;
  }
}
