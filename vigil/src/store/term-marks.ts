// What is on file of who wrote which listed term, as marks of the sketch: fills the wide registers of a store whose counts began before there were any.

import type pg from 'pg';
import { accountKey } from '../core/account.ts';
import { termValue } from '../engine/rates/count-object.ts';
import { keyedHash, type Lanes } from '../engine/rates/keyed-hash.ts';
import { type Marks, markTerm } from '../engine/rates/sketch.ts';

/** Marks of all accounts with a listed term in a text without trade. Whoever wrote it in a loose reading only left no file, and is not among them. */
export async function termMarksOnFile(client: pg.ClientBase | pg.Pool, key: Lanes): Promise<readonly number[]> {
  const { rows } = await client.query<{ what: string; platform: string; account: string }>(
    `select distinct what, platform, account
     from (select platform, account, what, family, self_authored,
             bool_or(signal = 'joint.offer') over (partition by platform, item) as joint
           from observation where not shadow) o
     where family = 'term' and self_authored and not joint`,
  );
  const marks: Marks = [];
  for (const { what, platform, account } of rows)
    markTerm(marks, termValue(what), keyedHash(accountKey(platform, account), key), key);
  return marks;
}
