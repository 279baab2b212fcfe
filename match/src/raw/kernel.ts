// Runs the raw scanner's WebAssembly form where the runtime has one, and the plain form where it has not: same answers, other speed.
import { LAYOUT, SCAN } from '../kernel/layout.ts';
import { freshMemory, type Memory, wasm } from '../kernel/wasm.ts';
import type { Units } from '../units.ts';
import { assemble } from './assemble.ts';
import { HEX, MAX_STRING_BYTES, SHORT, unitsRoom } from './decode.ts';
import { ESCAPED_LINE, KERNEL } from './kernel-listing.ts';
import type { KeySet } from './keys.ts';
import { scanStrings } from './scan.ts';

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
    intake: new Uint8Array(SCAN.intakeBytes),
    fast: false,
    scan: (bytes, from, to, visit) => scanStrings(keys, { bytes, from, to }, room, visit),
  };
}

function writeTables(memory: Uint8Array, keys: KeySet): void {
  memory.set(SHORT, SCAN.short);
  memory.set(HEX, SCAN.hex);
  memory.set(keys.slots, SCAN.slots);
  memory.set(keys.next, SCAN.next);
  memory.set(keys.escapedLengths, SCAN.escapedLengths);
  for (let k = 0; k + 1 < keys.starts.length; k++) {
    const key = keys.bytes.subarray(keys.starts[k], keys.starts[k + 1]);
    memory[SCAN.lengths + k] = key.length;
    memory.set(key, SCAN.cells + k * 64);
  }
}

/** Who is told of a string: the key's index and the units it has; they lie at `LAYOUT.text`. Anything but 0 stops the scan. */
export interface Listener {
  readonly memory: Memory;
  readonly visit: (key: number, length: number) => number;
}
/** The WebAssembly form of a scan for a listener that is told of all strings. */
export interface LinkedScanner {
  readonly intake: Uint8Array;
  /** As `RawScanner.scan` does, or `ESCAPED_LINE` for a line that only the plain form reads; some of its strings may have been told of. */
  readonly scan: (bytes: Uint8Array, from: number, to: number) => number;
}

/** Assembled at the first need; later scanners of the same thread share it. */
let code: Uint8Array | undefined;

/** A scanner in the listener's memory. When the listener's `visit` is WebAssembly too, strings never leave it. Throws where the runtime cannot run it. */
export function linkScanner(keys: KeySet, { memory, visit }: Listener): LinkedScanner {
  const parts = wasm();
  if (parts === undefined) throw new Error('This runtime has no WebAssembly.');
  code ??= assemble(KERNEL);
  const { scan } = new parts.Instance(new parts.Module(code), { host: { memory, visit } }).exports as {
    readonly scan: (from: number, to: number) => number;
  };
  const bytesOf = new Uint8Array(memory.buffer);
  writeTables(bytesOf, keys);
  const intake = bytesOf.subarray(SCAN.intake, SCAN.intake + SCAN.intakeBytes);
  return {
    intake,
    scan: (bytes, from, to) => {
      const start = Math.max(0, from);
      const length = Math.max(0, Math.min(to, bytes.length) - start);
      const inPlace = bytes === intake;
      if (!inPlace && length > SCAN.lineBytes) return ESCAPED_LINE;
      // A plain view: making one is faster than `subarray` of a Buffer.
      if (!inPlace && length > 0)
        bytesOf.set(new Uint8Array(bytes.buffer, bytes.byteOffset + start, length), SCAN.line);
      const line = inPlace ? SCAN.intake + start : SCAN.line;
      return scan(line, line + length);
    },
  };
}

/** The scanner's WebAssembly form for any visitor, or `undefined` where the runtime has none, forbids it or lacks its 128-bit instructions. */
export function kernelScanner(keys: KeySet): RawScanner | undefined {
  let current: Visit = () => false;
  let visits = 0;
  const room: Units = { units: new Uint16Array(), length: 0 };
  const visit = (key: number, length: number): number => {
    visits++;
    room.length = length;
    return current(key) ? 1 : 0;
  };
  const parts = wasm();
  if (parts === undefined) return undefined;
  let linked: LinkedScanner;
  let decoded: Uint16Array;
  try {
    const memory = freshMemory(parts, SCAN.intake + SCAN.intakeBytes + 0x80);
    decoded = new Uint16Array(memory.buffer, LAYOUT.text, MAX_STRING_BYTES);
    linked = linkScanner(keys, { memory, visit });
  } catch {
    // A page's rules may forbid it, and old engines lack its 128-bit instructions: the plain form serves there.
    return undefined;
  }
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
  const scan = (bytes: Uint8Array, from: number, to: number, visitor: Visit): number => {
    current = visitor;
    visits = 0;
    room.units = decoded;
    const verdict = linked.scan(bytes, from, to);
    return verdict === ESCAPED_LINE ? scanPlain(bytes, from, to) : verdict;
  };
  return { room, intake: linked.intake, fast: true, scan };
}

/** The fastest scanner this runtime has. */
export const rawScanner = (keys: KeySet): RawScanner => kernelScanner(keys) ?? plainScanner(keys);
