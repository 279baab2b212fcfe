// Cuts a stream into CSV records, so that each has an exact place in the stream; the record itself is read by the csv-parse library.
import type { Cutter } from './frame.ts';

const QUOTE = 34;
type Place = 'start' | 'plain' | 'quoted' | 'quote' | 'lost';

/** A cutter for CSV records. A line feed inside a quoted cell does not end the record, unless the record has passed `longest` bytes: then its quote was never closed. */
export function recordCutter(delimiter: number, longest: number): Cutter {
  let place: Place = 'start';
  let length = 0;
  return {
    filler: false,
    keepsBlanks: true,
    newlines: 0,
    cut(chunk, from) {
      for (let at = from; at < chunk.length; at += 1) {
        const byte = chunk[at] ?? 0;
        length += 1;
        if (length > longest) place = 'lost';
        if (byte === 10) {
          this.newlines += 1;
          if (place !== 'quoted') {
            place = 'start';
            length = 0;
            return at + 1;
          }
        } else place = next(place, byte, delimiter);
      }
      return -1;
    },
  };
}

function next(place: Place, byte: number, delimiter: number): Place {
  if (place === 'lost') return 'lost';
  if (place === 'quoted') return byte === QUOTE ? 'quote' : 'quoted';
  if (byte === QUOTE) return place === 'plain' ? 'plain' : 'quoted';
  if (byte === delimiter) return 'start';
  const mark = byte === 0xef || byte === 0xbb || byte === 0xbf;
  return place === 'start' && mark ? 'start' : 'plain';
}
