// Where a text says by which name, address or number somebody is reached: what is hidden from readers and never told to a model.
import { findIndicators } from './indicators.ts';

/** What may be a name, an address or a number by which somebody is reached, wherever it stands. */
const REACH =
  /@[\p{L}\p{N}_][\p{L}\p{N}_.-]+|\b[\p{L}\p{N}_.+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+|\b(?:https?:\/\/|www\.)\S+|\b(?:[a-z0-9-]+\.)+[a-z]{2,}\/\S+|\+?\d(?:[\s().-]{0,2}\d){7,}/giu;

/** One such stretch. UTF-16 offsets, end exclusive; `service` is '' when it is not known. */
export interface Reach {
  readonly start: number;
  readonly end: number;
  readonly kind: 'handle' | 'address' | 'link' | 'payment' | 'number';
  readonly service: string;
}

/** All of them, in no order; they may overlap. The caller bounds the text. */
export function findReach(text: string): readonly Reach[] {
  const known = findIndicators(text).map(
    ({ start, end, kind, service }): Reach => ({
      start,
      end,
      kind: kind === 'handle' || kind === 'payment' ? kind : 'link',
      service,
    }),
  );
  const others = Array.from(
    text.matchAll(REACH),
    (one): Reach => ({ start: one.index, end: one.index + one[0].length, kind: kindOf(one[0]), service: '' }),
  );
  return [...known, ...others];
}

function kindOf(found: string): Reach['kind'] {
  if (found.startsWith('@')) return 'handle';
  if (/^\+?\d[\d\s().-]*$/.test(found)) return 'number';
  return found.includes('@') && !/^(?:https?:|www\.)/i.test(found) ? 'address' : 'link';
}
