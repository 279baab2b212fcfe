// Account ids as an attacker would choose them: ground against the public hash until each raises another register of a term's narrow count by a great deal.
import { accountKey } from '../../core/account.ts';
import { termValue } from './count-object.ts';
import { joined, keyedHash, type Lanes } from './keyed-hash.ts';

const REGISTERS = 16;
/** Leading zeros that each id must give: sixteen such ids look like some ten thousand accounts. */
const ZEROS = 10;
const TRIES = 1_000_000;

/** Sixteen ids of a platform that make a term look common. The same arguments give the same ids. */
export function chosenIds(platform: string, term: string, key: Lanes): readonly string[] {
  const cell = keyedHash(termValue(term), key);
  const ids = new Map<number, string>();
  for (let n = 0; ids.size < REGISTERS && n < TRIES; n++) {
    const id = `z${n}`;
    const pair = joined(cell, keyedHash(accountKey(platform, id), key));
    const register = pair.a >>> 28;
    if (!ids.has(register) && Math.clz32(pair.b) >= ZEROS) ids.set(register, id);
  }
  return [...ids.values()];
}
