// Opens the fast form of the first look for a compiled list where the runtime has WebAssembly; elsewhere the plain form serves, with the same answers.
import { type MetWord, MOST_SINGLES, singlesMatter, stateMatters, stretchMatters, wordMatters } from '../doubts.ts';
import type { Matcher } from '../matcher.ts';
import { oddCode } from '../odd.ts';
import { assemble } from '../raw/assemble.ts';
import { loadUnits, type Units } from '../units.ts';
import { FIRST_BYTES, KERNEL_UNITS, kernelListing, LAYOUT } from './listing.ts';
import { placesFor, writeTables } from './tables.ts';

/** What this file uses of WebAssembly; the language's own types do not name it. */
interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer; readonly grow: (pages: number) => number };
  readonly open: (dense: number, nodes: number, bits: number, shift: number) => void;
  readonly look: (length: number, signs: number) => number;
  readonly copy?: (text: string, length: number) => void;
}
declare const WebAssembly:
  | {
      readonly Module: new (bytes: Uint8Array, options?: { readonly builtins: readonly string[] }) => object;
      readonly Instance: new (module: object, imports: object) => { readonly exports: object };
    }
  | undefined;

/** The fast first look for one compiled list. One text at a time. */
export interface Kernel {
  /** The text lies here. */
  readonly text: Units;
  /** Puts the first `limit` units of a text there; at most `KERNEL_UNITS`. */
  readonly load: (text: string, limit: number) => void;
  /** Puts units there that lie elsewhere; at most `KERNEL_UNITS`. */
  readonly take: (from: Units) => void;
  /** Looks at the text as `look` of the plain form does: `MAY`, `TOUCHED`, both or neither. */
  readonly look: (signs: boolean) => number;
}

interface Opened {
  readonly module: object;
  readonly copies: boolean;
}
let opened: Opened | undefined;
const PAGE = 65_536;

/** The assembled module: with the runtime's own way to read strings where it has it. Engines without it would ask for it as an import. */
function moduleFor(wasm: NonNullable<typeof WebAssembly>, copies: boolean): Opened {
  const module = new wasm.Module(assemble(kernelListing(copies)), { builtins: ['js-string'] });
  return { module, copies };
}

const asNumber = (answer: boolean): number => (answer ? 1 : 0);

/** The kernel's memory and the text in it; both are known only after the host that reads them. */
interface Place {
  buffer: ArrayBuffer;
  text: Units;
}

/** What the kernel asks about a matcher and the text in its memory. */
function hostFor(matcher: Matcher, place: Place): object {
  const word: MetWord = { from: 0, to: 0, hash: 0, letters: 0, one: 0, oneLetters: 0, two: 0 };
  const met = (): Int32Array => new Int32Array(place.buffer, LAYOUT.word, 7);
  return {
    state: (state: number, at: number) => asNumber(stateMatters(matcher, place.text.units, state, at)),
    odd: (at: number, signs: number) => oddCode(matcher, place.text.units, at, signs !== 0),
    word: () => {
      [word.from = 0, word.to = 0, word.hash = 0, word.letters = 0, word.one = 0, word.oneLetters = 0, word.two = 0] =
        met();
      return asNumber(wordMatters(matcher, place.text.units, word));
    },
    single: (count: number) =>
      asNumber(singlesMatter(matcher, new Uint8Array(place.buffer, LAYOUT.singles, MOST_SINGLES), count)),
    stretch: (from: number, end: number) => asNumber(stretchMatters(matcher, place.text, from, end)),
  };
}

function instantiate(wasm: NonNullable<typeof WebAssembly>, host: object): Exports {
  if (opened === undefined) {
    try {
      opened = moduleFor(wasm, true);
      return new wasm.Instance(opened.module, { host }).exports as Exports;
    } catch {
      // This runtime's strings cannot be read from WebAssembly; they are copied in by the plain loop.
      opened = moduleFor(wasm, false);
    }
  }
  return new wasm.Instance(opened.module, { host }).exports as Exports;
}

/** Shorter texts are copied faster by a loop than by the runtime's own copy. */
const SHORT_COPY = 96;
function copyUnits(into: Uint16Array, { units, length }: Units): void {
  if (length > SHORT_COPY) into.set(units.subarray(0, length));
  else for (let i = 0; i < length; i++) into[i] = units[i] ?? 0;
  into[length] = 0x20;
}

/** The kernel for a list, or `undefined` where the runtime has no WebAssembly, forbids it or has no memory left for it. */
export function openKernel(matcher: Matcher): Kernel | undefined {
  if (typeof WebAssembly === 'undefined') return undefined;
  const place: Place = { buffer: new ArrayBuffer(0), text: { units: new Uint16Array(), length: 0 } };
  try {
    const { memory, open, look, copy } = instantiate(WebAssembly, hostFor(matcher, place));
    const places = placesFor(matcher);
    if (places.end > FIRST_BYTES) memory.grow(Math.ceil((places.end - FIRST_BYTES) / PAGE));
    const { buffer } = memory;
    writeTables(buffer, matcher, places);
    open(
      matcher.automaton.denseStates,
      places.nodes,
      places.bits,
      Math.clz32(matcher.tokens.strong.bits.length * 32 - 1),
    );
    place.buffer = buffer;
    const text: Units = { units: new Uint16Array(buffer, LAYOUT.text, KERNEL_UNITS + 32), length: 0 };
    place.text = text;
    const copyIn = (from: string, limit: number): void => {
      text.length = Math.min(from.length, limit);
      copy?.(from, text.length);
    };
    const load = copy === undefined ? loadUnits.bind(undefined, text) : copyIn;
    const take = (from: Units): void => {
      copyUnits(text.units, from);
      text.length = from.length;
    };
    return { text, load, take, look: (signs) => look(text.length, asNumber(signs)) };
  } catch {
    // Rules of a page may forbid it, or no room is left for another memory: the plain form serves.
    return undefined;
  }
}
