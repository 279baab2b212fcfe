// The evidence of a tie in words: each shared value with its bits, how rare it is, and how much likelier among accounts with a file.
import type { RingTie, RingValue, RingView } from '../../../vigil/src/server/ring-shapes.ts';
import { signed } from '../words/counting.ts';
import { signs } from '../words/locale.ts';
import { words } from '../words.ts';

const says = words.rings;

/** Two digits are as exact as such a number is. */
function rounded(log2: number): number {
  const n = 2 ** log2;
  const step = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, n))) - 1);
  return Math.round(n / step) * step;
}

/** What a value is, without its bits: "handle z••m on telegram". Texts have no value that a person reads. */
export function valueName({ kind, service, value }: RingValue): string {
  const isNamed = kind !== 'text' && kind !== 'bio';
  return isNamed ? `${says.kind(kind)} ${value} (${service})` : says.kind(kind);
}

/** The values of a tie as a list; `brief` leaves out how rare they are. */
export function Evidence({
  tie,
  values,
  brief = false,
}: {
  readonly tie: RingTie;
  readonly values: RingView['values'];
  readonly brief?: boolean;
}) {
  return (
    <ul className="evidence">
      {tie.values.map(({ at, bits }) => {
        const value = values[at];
        if (value === undefined) return null;
        return (
          <li key={at}>
            <b>{signed(bits)}</b> <span className="name">{valueName(value)}</span>{' '}
            {!brief && <span className="quiet">{rarityOf(value, bits)}</span>}
          </li>
        );
      })}
    </ul>
  );
}

function rarityOf({ rarity, lift }: RingValue, bits: number): string {
  const parts = [
    rarity === null ? '' : says.rarity(rounded(rarity)),
    lift === null ? '' : says.lift(rounded(lift)),
    rarity !== null && bits < rarity - 0.05 ? says.half : '',
  ];
  return parts.filter((part) => part !== '').join(signs.semicolon);
}
