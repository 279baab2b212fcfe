// Reads something from the shelf once more: first dry, and for good only when every byte is understood, so that a half-mended piece stays whole where it lies.

import type { Source } from './ports.ts';
import { type PumpInput, pump } from './pump.ts';

/** A piece, and the way to it. `open` throws what `isUnfit` knows when the bytes are of no format at all. */
export interface Again {
  open(): Promise<Source>;
  isUnfit(error: unknown): boolean;
  readonly input: PumpInput;
  /** Told when all of it is recorded. */
  settle(): Promise<void>;
}

/** True when it was read and has left the shelf. */
export async function readAgain({ open, isUnfit, input, settle }: Again): Promise<boolean> {
  try {
    const source = await open();
    for await (const portion of source.portions()) if (portion.shelf.length > 0) return false;
  } catch (error) {
    if (isUnfit(error)) return false; // the piece is of no format we know
    throw error;
  }
  await pump(await open(), input);
  await settle();
  return true;
}
