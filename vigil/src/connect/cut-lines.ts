// Cuts a stream into lines: the layout of NDJSON, and the fastest one because the search for line feeds is native.
import type { Cutter } from './frame.ts';

/** A cutter for one object a line. LF and CRLF both end a line. */
export function lineCutter(): Cutter {
  return {
    filler: false,
    newlines: 0,
    cut(chunk, from) {
      const at = chunk.indexOf(10, from);
      if (at < 0) return -1;
      this.newlines += 1;
      return at + 1;
    },
  };
}
