// Cuts a stream into JSON values wherever they stand: elements of one endless array, pretty-printed documents, values glued together, X archives.
import type { Cutter } from './frame.ts';
import { isBlank } from './frame.ts';

const QUOTE = 34;
const COMMA = 44;
const EQUALS = 61;
const OPEN_LIST = 91;
const BACKSLASH = 92;
const CLOSE_LIST = 93;
const OPEN_OBJECT = 123;
const CLOSE_OBJECT = 125;

type Place = 'between' | 'value' | 'string' | 'escape' | 'loose' | 'name';

/** A cutter for JSON values. The brackets of the outermost array, commas and blanks are filler; so is `window.YTD.x.part0 =` where `named` is true. */
export function valueCutter(named = false): Cutter {
  return new ValueCutter(named);
}

class ValueCutter implements Cutter {
  filler = false;
  newlines = 0;
  #place: Place = 'between';
  #depth = 0;
  #inList = false;
  readonly #named: boolean;

  constructor(named: boolean) {
    this.#named = named;
  }

  cut(chunk: Buffer, from: number): number {
    if (from >= chunk.length) return -1;
    if (this.#place === 'between') {
      const end = this.#skip(chunk, from);
      if (end > from) {
        this.filler = true;
        return end;
      }
      this.#begin(chunk[from] ?? 0);
    }
    this.filler = false;
    if (this.#place === 'loose' || this.#place === 'name') return this.#loose(chunk, from);
    return this.#value(chunk, from);
  }

  /** Passes over what stands between values; stops at the first byte of one. */
  #skip(chunk: Buffer, from: number): number {
    let at = from;
    for (; at < chunk.length; at += 1) {
      const byte = chunk[at] ?? 0;
      if (byte === 10) this.newlines += 1;
      else if (byte === OPEN_LIST && !this.#inList) this.#inList = true;
      else if (byte === CLOSE_LIST && this.#inList) this.#inList = false;
      else if (!isBlank(byte) && byte !== COMMA) break;
    }
    return at;
  }

  #begin(byte: number): void {
    this.#depth = 0;
    if (byte === OPEN_OBJECT || byte === OPEN_LIST) this.#place = 'value';
    else this.#place = this.#named && isLetter(byte) ? 'name' : 'loose';
  }

  /** A name before `=` is filler. Anything else that is no object or list is a piece of its own, up to the next mark or line. */
  #loose(chunk: Buffer, from: number): number {
    for (let at = from; at < chunk.length; at += 1) {
      const byte = chunk[at] ?? 0;
      if (byte === EQUALS && this.#place === 'name') {
        this.filler = true;
        this.#place = 'between';
        return at + 1;
      }
      const mark = byte === 10 || byte === OPEN_OBJECT || (this.#inList && (byte === COMMA || byte === CLOSE_LIST));
      if (mark) {
        this.#place = 'between';
        // A piece that began in an earlier chunk may end before the first byte of this one: nothing of it is here.
        return at;
      }
    }
    return -1;
  }

  /** Finds the bracket that closes a value. A raw line feed cannot stand in a string, so there the value is broken and ends. */
  #value(chunk: Buffer, from: number): number {
    let place = this.#place;
    let depth = this.#depth;
    for (let at = from; at < chunk.length; at += 1) {
      const byte = chunk[at] ?? 0;
      if (byte === 10) {
        this.newlines += 1;
        if (place !== 'value') return this.#end(at + 1);
      }
      if (place === 'escape') place = 'string';
      else if (place === 'string') {
        if (byte === QUOTE) place = 'value';
        else if (byte === BACKSLASH) place = 'escape';
      } else if (byte === QUOTE) place = 'string';
      else if (byte === OPEN_OBJECT || byte === OPEN_LIST) depth += 1;
      else if (byte === CLOSE_OBJECT || byte === CLOSE_LIST) {
        depth -= 1;
        if (depth === 0) return this.#end(at + 1);
      }
    }
    this.#place = place;
    this.#depth = depth;
    return -1;
  }

  #end(at: number): number {
    this.#place = 'between';
    return at;
  }
}

function isLetter(byte: number): boolean {
  return (byte >= 97 && byte <= 122) || (byte >= 65 && byte <= 90) || byte === 95 || byte === 36;
}
