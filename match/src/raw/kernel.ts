// Runs the raw scanner's WebAssembly form where the runtime has one, and the plain form where it has not: same answers, other speed.

import type { Units } from '../units.ts';
import { assemble } from './assemble.ts';
import { HEX, MAX_STRING_BYTES, SHORT, unitsRoom } from './decode.ts';
import { ESCAPED_LINE, KERNEL, LAYOUT } from './kernel-listing.ts';
import type { KeySet } from './keys.ts';
import { scanStrings } from './scan.ts';

/** What this file uses of WebAssembly; the language's own types do not name it. */
interface KernelExports {
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly scan: (from: number, to: number) => number;
}
declare const WebAssembly:
  | {
      readonly Module: new (bytes: Uint8Array) => object;
      readonly Instance: new (module: object, imports: object) => { readonly exports: object };
    }
  | undefined;

/** Called for each user string with its key's index; the string lies in the scanner's `room` until it returns. True stops the scan. */
export type Visit = (key: number) => boolean;

/** A scanner of one set of keys with room of its own. Not for two scans at a time: `visit` must not scan with it. */
export interface RawScanner {
  /** Where the string being visited lies. */
  readonly room: Units;
  /** Room for a mebibyte of lines. Reading them straight into it and scanning `intake` itself spares a copy of each line. */
  readonly intake: Uint8Array;
  /** Whether the WebAssembly form runs. */
  readonly fast: boolean;
  /** Scans one line, `bytes[from, to)`, as `scanStrings` does. */
  readonly scan: (bytes: Uint8Array, from: number, to: number, visit: Visit) => number;
}

/** A scanner that needs nothing but the language. */
export function plainScanner(keys: KeySet): RawScanner {
  const room = unitsRoom();
  return {
    room,
    intake: new Uint8Array(LAYOUT.intakeBytes),
    fast: false,
    scan: (bytes, from, to, visit) => scanStrings(keys, { bytes, from, to }, room, visit),
  };
}

function writeTables(memory: Uint8Array, keys: KeySet): void {
  memory.set(SHORT, LAYOUT.short);
  memory.set(HEX, LAYOUT.hex);
  memory.set(keys.slots, LAYOUT.slots);
  memory.set(keys.next, LAYOUT.next);
  memory.set(keys.escapedLengths, LAYOUT.escapedLengths);
  for (let k = 0; k + 1 < keys.starts.length; k++) {
    const key = keys.bytes.subarray(keys.starts[k], keys.starts[k + 1]);
    memory[LAYOUT.lengths + k] = key.length;
    memory.set(key, LAYOUT.cells + k * 64);
  }
}

/** Assembled at the first need; later scanners of the same thread share it. */
let code: Uint8Array | undefined;

/** The kernel's entry and memory with the set's tables written, or `undefined` where the runtime cannot run it. */
function openKernel(keys: KeySet, visit: (key: number, length: number) => number): KernelExports | undefined {
  if (typeof WebAssembly === 'undefined') return undefined;
  code ??= assemble(KERNEL);
  try {
    const module = new WebAssembly.Module(code);
    const kernel = new WebAssembly.Instance(module, { host: { visit } }).exports as KernelExports;
    writeTables(new Uint8Array(kernel.memory.buffer), keys);
    return kernel;
  } catch {
    // A page's rules may forbid it, and old engines lack its 128-bit instructions: the plain form serves there.
    return undefined;
  }
}

/** The scanner's WebAssembly form, or `undefined` where the runtime has none, forbids it or lacks its 128-bit instructions. */
export function kernelScanner(keys: KeySet): RawScanner | undefined {
  let current: Visit = () => false;
  let visits = 0;
  const kernel = openKernel(keys, (key, length) => {
    visits++;
    room.length = length;
    return current(key) ? 1 : 0;
  });
  if (kernel === undefined) return undefined;
  const memory = new Uint8Array(kernel.memory.buffer);
  const decoded = new Uint16Array(kernel.memory.buffer, LAYOUT.units, MAX_STRING_BYTES);
  const room: Units = { units: decoded, length: 0 };
  const intake = memory.subarray(LAYOUT.intake, LAYOUT.intake + LAYOUT.intakeBytes);
  const plainRoom = unitsRoom();
  /** Takes the plain form's way, past the strings that the kernel has shown already. */
  const scanPlain = (bytes: Uint8Array, from: number, to: number): number => {
    let left = visits;
    return scanStrings(keys, { bytes, from, to }, plainRoom, (key) => {
      if (left-- > 0) return false;
      room.units = plainRoom.units;
      room.length = plainRoom.length;
      return current(key);
    });
  };
  const scan = (bytes: Uint8Array, from: number, to: number, visit: Visit): number => {
    current = visit;
    visits = 0;
    room.units = decoded;
    const start = Math.max(0, from);
    const length = Math.max(0, Math.min(to, bytes.length) - start);
    const inPlace = bytes === intake;
    if (!inPlace && length > LAYOUT.lineBytes) return scanPlain(bytes, from, to);
    // A plain view: making one is faster than `subarray` of a Buffer.
    if (!inPlace && length > 0) memory.set(new Uint8Array(bytes.buffer, bytes.byteOffset + start, length), LAYOUT.line);
    const line = inPlace ? LAYOUT.intake + start : LAYOUT.line;
    const verdict = kernel.scan(line, line + length);
    return verdict === ESCAPED_LINE ? scanPlain(bytes, from, to) : verdict;
  };
  return { room, intake, fast: true, scan };
}

/** The fastest scanner this runtime has. */
export const rawScanner = (keys: KeySet): RawScanner => kernelScanner(keys) ?? plainScanner(keys);
