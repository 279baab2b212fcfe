// What several parts of the listing write alike.
import { LAYOUT } from './layout.ts';

/** The unit at a place of the text, or so many bytes from it. */
export const unitAt = (at: string, offset = 0): string => `(i32.load16_u offset=${LAYOUT.text + offset} ${at})`;
/** Its code. */
export const codeAt = (at: string, offset = 0): string =>
  `(i32.load16_u offset=${LAYOUT.codes} (i32.shl ${unitAt(at, offset)} (i32.const 1)))`;
/** The code point of two surrogates. */
export const pointOf = (high: string, low: string): string => `(i32.add (i32.const 0x10000) (i32.or
      (i32.shl (i32.and ${high} (i32.const 0x3ff)) (i32.const 10))
      (i32.and ${low} (i32.const 0x3ff))))`;
/** The arm that answers yes. */
export const YES = '(then (return (i32.const 1)))';
